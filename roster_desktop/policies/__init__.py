"""What differs from county to county and year to year: ages, amounts, limits, each with the day from which it holds."""

from roster_desktop.policies.book import PolicyBook, Ruling, default_book
from roster_desktop.policies.packs import Entry, Pack, packs
from roster_desktop.policies.parameter import PARAMETERS, Parameter, Shape

__all__ = [
    "PARAMETERS",
    "Entry",
    "Pack",
    "Parameter",
    "PolicyBook",
    "Ruling",
    "Shape",
    "default_book",
    "packs",
]
