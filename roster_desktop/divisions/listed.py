"""The places as they lie in `resources/divisions`, read when first asked for and then kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from roster_desktop.divisions.division import Division, Level
from roster_desktop.divisions.naming import Called, called, in_place_of_a_city
from roster_desktop.places import resource

# Residence permits of people from 香港, 澳门 and 台湾 begin with these; 830000 is in no list of places.
_PERMIT_CODES = frozenset({"810000", "820000", "830000"})
# 83 is such a permit from 台湾, 91 an identity card of a foreigner who may stay for good.
_PREFIXES_OF_NO_PROVINCE = frozenset({"83", "91"})


class Entry(Struct, frozen=True):
    """A listed place, what it is called, and what the places above it are called, the province first.

    Above a county without a city stand the words that people write in a city's stead.
    """

    division: Division
    called: Called
    above: tuple[Called, ...]


def division(code: str) -> Division | None:
    """The place with this code; 2, 4 or 9 digits and twelve ending in noughts are understood."""
    entry = entry_of(code)
    return entry.division if entry else None


def children(code: str) -> tuple[Division, ...]:
    """The places right below, by code; beside its cities a province may have counties without one."""
    listed = listed_code(code)
    return _children_of_areas().get(listed) or _children_of_units().get(listed, ())


def provinces() -> tuple[Division, ...]:
    """The 34 of the country; 台湾, 香港 and 澳门 have nothing listed below them."""
    return _of_level(Level.PROVINCE)


def counties() -> tuple[Division, ...]:
    """Every county, district, banner and county-level city now in force, by code."""
    return _of_level(Level.COUNTY)


def full_name(code: str) -> tuple[str, str, str]:
    """(省, 市, 县) of a county or of anything in it; a city or province leaves the rest blank.

    A municipality stands for its own city (北京市, 北京市, 朝阳区), and so does a county that has none
    (湖北省, 仙桃市, 仙桃市). A code that is not listed is a KeyError.
    """
    place = division(code)
    if place is None:
        raise KeyError(code)
    name_by_level = {step.level: step.name for step in _way_up(place)}
    province = name_by_level[Level.PROVINCE]
    county = name_by_level.get(Level.COUNTY, "")
    city = name_by_level.get(Level.CITY, "")
    if county and not city:
        city = province if _is_municipality(province) else county
    return province, city, county


@cache
def known_county_codes() -> frozenset[str]:
    """First six digits an ID number may have: counties in force now or at some time since 1980.

    Only a hint: a code that is missing here is no proof of a mistake.
    """
    former = (code for code, *_ in _lines(_folder() / "former-counties.tsv"))
    # By their lines: the first rows are judged by these codes, and by nothing else of a place.
    present = (code for code, level, *_ in _lines(_folder() / "areas.tsv") if level == "county")
    return frozenset((*former, *present)) | _PERMIT_CODES


@cache
def province_prefixes() -> frozenset[str]:
    """First two digits an ID number may have."""
    return frozenset(province.code[:2] for province in provinces()) | _PREFIXES_OF_NO_PROVINCE


def listed_code(code: str) -> str:
    """The code as the list writes it: six digits down to the county, twelve below."""
    digits = code.strip()
    if len(digits) in (2, 4):
        return digits.ljust(6, "0")
    if len(digits) == 9:
        return digits.ljust(12, "0")
    return digits[:6] if len(digits) == 12 and digits.endswith("000000") else digits


def entry_of(code: str) -> Entry | None:
    """The place with this code and all it is called by."""
    listed = listed_code(code)
    return areas().get(listed) if len(listed) == 6 else units().get(listed)


@cache
def areas() -> Mapping[str, Entry]:
    """Provinces, cities and counties by code."""
    entry_by_code: dict[str, Entry] = {}
    for line in _lines(_folder() / "areas.tsv"):
        entry = _entry(line, entry_by_code)
        entry_by_code[entry.division.code] = entry
    return entry_by_code


@cache
def units() -> Mapping[str, Entry]:
    """Townships and villages by code; most of the country has none listed."""
    listed = dict(areas())
    for path in sorted(_folder().glob("units-*.tsv")):
        for line in _lines(path):
            entry = _entry(line, listed)
            listed[entry.division.code] = entry
    return {code: entry for code, entry in listed.items() if code not in areas()}


def _entry(line: Sequence[str], listed: Mapping[str, Entry]) -> Entry:
    """The place of one line; every place above it was read before."""
    code, level_name, name, short, initials = line
    level = Level[level_name.upper()]
    parent = _parent(code, level, listed)
    own = called(name, short, initials)
    above = listed[parent] if parent else None
    way = (*above.above, above.called) if above else ()
    if above and level is Level.COUNTY and above.division.level is Level.PROVINCE:
        stand_in = above.called if _is_municipality(above.division.name) else own
        way = (*way, in_place_of_a_city(stand_in))
    return Entry(Division(code, name, parent, level), own, way)


def _parent(code: str, level: Level, listed: Mapping[str, Entry]) -> str | None:
    match level:
        case Level.PROVINCE:
            return None
        case Level.CITY:
            return f"{code[:2]}0000"
        case Level.COUNTY:
            city = f"{code[:4]}00"
            return city if city in listed else f"{code[:2]}0000"
        case Level.TOWNSHIP:
            return code[:6]
        case Level.VILLAGE:
            return f"{code[:9]}000"


def _is_municipality(province: str) -> bool:
    return province.endswith("市")


def _way_up(place: Division) -> Iterator[Division]:
    yield place
    while place.parent and (above := division(place.parent)):
        yield above
        place = above


def _of_level(level: Level) -> tuple[Division, ...]:
    return tuple(entry.division for entry in areas().values() if entry.division.level is level)


@cache
def _children_of_areas() -> Mapping[str, tuple[Division, ...]]:
    return _by_parent(areas())


@cache
def _children_of_units() -> Mapping[str, tuple[Division, ...]]:
    return _by_parent(units())


def _by_parent(entry_by_code: Mapping[str, Entry]) -> Mapping[str, tuple[Division, ...]]:
    children_by_parent: defaultdict[str, list[Division]] = defaultdict(list)
    for entry in entry_by_code.values():
        if entry.division.parent:
            children_by_parent[entry.division.parent].append(entry.division)
    return {parent: tuple(children) for parent, children in children_by_parent.items()}


def _lines(path: Path) -> Iterator[list[str]]:
    """The fields of every line below the header."""
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines)


def _folder() -> Path:
    return resource("divisions")
