"""The list of China's places that comes with the program: look up, find while typing, complete.

The whole country down to the county; townships and villages for 汉中市. Where the list comes from and what was
changed in it is told in `resources/divisions/SOURCES.md`.
"""

from roster_desktop.divisions.completing import complete_place, province_name
from roster_desktop.divisions.division import Division, Level, everyday_name
from roster_desktop.divisions.finding import search, unit
from roster_desktop.divisions.listed import (
    children,
    counties,
    division,
    full_name,
    known_county_codes,
    province_prefixes,
    provinces,
)

__all__ = [
    "Division",
    "Level",
    "children",
    "complete_place",
    "counties",
    "division",
    "everyday_name",
    "full_name",
    "known_county_codes",
    "province_name",
    "province_prefixes",
    "provinces",
    "search",
    "unit",
]
