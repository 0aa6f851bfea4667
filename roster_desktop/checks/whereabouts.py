"""Where a place of work lies, as far as the words for it tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import astuple

from roster_desktop.checks.roster_keys import (
    ABROAD,
    BEYOND_PROVINCE,
    WITHIN_CITY,
    WITHIN_COUNTY,
    WITHIN_PROVINCE,
    WITHIN_TOWNSHIP,
)
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.divisions import (
    children,
    complete_place,
    counties,
    division,
    full_name,
    province_name,
    provinces,
    search,
)
from roster_desktop.records import Level, Unit

NO_COUNTIES = frozenset({"香港特别行政区", "澳门特别行政区", "台湾省"})
_ENDINGS = frozenset("县区市旗")
_LONGEST = 30


class Place(Struct, frozen=True):
    """In full from the top, as far as it is known; "" below that."""

    province: str = ""
    city: str = ""
    county: str = ""

    def __str__(self) -> str:
        return "".join(dict.fromkeys(part for part in (self.province, self.city, self.county) if part))


class HomeCounty(Struct, frozen=True):
    """The county whose people the file is about."""

    place: Place
    townships: frozenset[str]


def place_of(row: RowInQuestion) -> Place:
    """Where the row's work is: by its three columns, else by the way its address begins."""
    return _place(*(row.text(key) for key in ("province", "city", "county", "address")))


@lru_cache(maxsize=64)
def home_county(unit: Unit) -> HomeCounty | None:
    """None where the list of places does not know the unit's county."""
    code = unit.code[:6] if unit.code and division(unit.code[:6]) else ""
    if not code:
        name = unit.county or (unit.name if unit.level is Level.COUNTY else "")
        found = complete_place("", "", name) if name else None
        code = next((county.code for county in search(name) if full_name(county.code) == found), "")
    if not code:
        return None
    place = Place(*full_name(code))
    return HomeCounty(place, frozenset(below.name for below in children(code))) if place.county else None


@lru_cache(maxsize=1 << 12)
def possible_areas(home: Place, place: Place) -> frozenset[str]:
    """What the area of work may be called; empty where the place tells nothing of it."""
    inside = {WITHIN_TOWNSHIP, WITHIN_COUNTY}
    if not place.province:
        return frozenset()
    if place.province != home.province:
        return frozenset({BEYOND_PROVINCE, ABROAD} if place.province in NO_COUNTIES else {BEYOND_PROVINCE})
    if not place.city:
        return frozenset({*inside, WITHIN_CITY, WITHIN_PROVINCE})
    if place.city != home.city:
        return frozenset({WITHIN_PROVINCE})
    if not place.county or not complete_place(*astuple(place)):
        return frozenset({*inside, WITHIN_CITY})
    return frozenset(inside if place.county == home.county else {WITHIN_CITY})


@lru_cache(maxsize=1 << 14)
def _place(province: str, city: str, county: str, address: str) -> Place:
    if county or city or not province_name(province):
        # The cell of the province may hold the whole way, that of the county a township behind it.
        if found := complete_place(province, city, county) or _county_at_start(province, city, county):
            return Place(*found)
        if county and not _is_above_counties(county):
            # A development zone, or a name that the list does not know: as told.
            return Place(_province(province, city), city, county)
    if found := _county_at_start(province, city, address):
        return Place(*found)
    in_full = next((name for name in (city, county) if name in _province_by_city()), "")
    in_full = in_full or next((name for name in _province_by_city() if address.startswith(name)), "")
    known = _province(province, in_full) or _province_at_start(address) or province_name(county) or ""
    return Place(known, in_full)


def _is_above_counties(text: str) -> bool:
    """Whether it is the name of a province or a city, and of no county."""
    is_county = complete_place("", "", text) is not None
    return not is_county and (text in _province_by_city() or province_name(text) is not None)


def _province(province: str, city: str) -> str:
    if province:
        return province_name(province) or ""
    return _province_by_city().get(city, "")


def _county_at_start(province: str, city: str, address: str) -> tuple[str, str, str] | None:
    """The county whose full name an address begins with, the way to it before it or not.

    Short names are not looked for: 和平镇 is in no county of that name.
    """
    for end in range(min(len(address), _LONGEST), 1, -1):
        if address[end - 1] not in _ENDINGS:
            continue
        if found := complete_place(province, city, address[:end]) or complete_place("", "", address[:end]):
            return found
    return None


def _province_at_start(address: str) -> str:
    return next((province.name for province in provinces() if address.startswith(province.name)), "")


@cache
def _province_by_city() -> Mapping[str, str]:
    province_by_city: dict[str, str] = {}
    for county in counties():
        province, city, _ = full_name(county.code)
        province_by_city[city] = province
    return province_by_city
