"""Writes a place out in full when what was typed names exactly one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from roster_desktop.divisions.division import Division, Level, folded
from roster_desktop.divisions.listed import Entry, areas, children, entry_of, full_name, provinces
from roster_desktop.divisions.naming import rests

# Far longer than any place written out in full; whatever is longer is no place.
_LONGEST = 80


def complete_place(province: str, city: str, county: str) -> tuple[str, str, str] | None:
    """(省, 市, 县) in full where the three texts name exactly one county between them, else None.

    Long and short forms are understood, any text may be blank, and one may hold the whole way (江苏省苏州市昆山市).
    A city without the county is unclear unless it has just one (嘉峪关市).
    """
    return _complete(folded(province + city + county))


# Rosters tell the same places over and over.
@lru_cache(maxsize=1 << 12)
def _complete(text: str) -> tuple[str, str, str] | None:
    named = _named(text)
    codes = {county.code for place in named for county in _counties_in(place.division)}
    return full_name(codes.pop()) if len(codes) == 1 else None


@lru_cache(maxsize=1 << 12)
def province_name(text: str) -> str | None:
    """陕西省 for 陕西, and 内蒙古自治区 for 内蒙: the one province that is called so or whose name begins so."""
    asked = folded(text)
    for province in provinces():
        entry = entry_of(province.code)
        if entry and asked in entry.called.names:
            return province.name
    begun = [province.name for province in provinces() if province.name.startswith(asked)]
    return begun[0] if len(begun) == 1 and len(asked) >= 2 else None


def _named(text: str) -> Iterator[Entry]:
    """Places whose name ends the text while the rest of it, if any, names places above them."""
    if len(text) > _LONGEST:
        return
    for start in range(len(text)):
        for entry in _areas_by_name().get(text[start:], ()):
            if "" in rests(text[:start], (above.names for above in entry.above)):
                yield entry


def _counties_in(place: Division) -> Iterator[Division]:
    if place.level is Level.COUNTY:
        yield place
        return
    for below in children(place.code):
        yield from _counties_in(below)


@cache
def _areas_by_name() -> Mapping[str, Sequence[Entry]]:
    entries_by_name: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in areas().values():
        for name in entry.called.names:
            entries_by_name[name].append(entry)
    return entries_by_name
