"""What differs from county to county and year to year: ages, amounts, limits, each with its first day."""

from roster_desktop.policies.book import PolicyBook, Ruling, default_book
from roster_desktop.policies.own import OwnEntry
from roster_desktop.policies.packs import Entry, Pack, PolicyValue, TableLine, packs
from roster_desktop.policies.parameter import PARAMETERS, Parameter, Shape

__all__ = [
    "PARAMETERS",
    "Entry",
    "OwnEntry",
    "Pack",
    "Parameter",
    "PolicyBook",
    "PolicyValue",
    "Ruling",
    "Shape",
    "TableLine",
    "default_book",
    "packs",
]
