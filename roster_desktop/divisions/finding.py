"""Finds places while a person types: by any part of the name, by the way to it, or by pinyin initials."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import IntEnum

from roster_desktop.divisions.division import Division, Level, everyday_name, folded
from roster_desktop.divisions.listed import Entry, areas, listed_code, units
from roster_desktop.divisions.naming import Called, rests

_AREAS = frozenset({Level.PROVINCE, Level.CITY, Level.COUNTY})


class Fit(IntEnum):
    """How well a text names a place, the best first."""

    NAMED = 0
    SHORT_INITIALS = 1
    BEGUN = 2
    PART = 3
    ABOVE = 4


def search(text: str, limit: int = 20, levels: Collection[Level] = _AREAS) -> tuple[Division, ...]:
    """Places to offer for 昆山, 苏州昆, 江苏省苏州市昆山市 or ks; a city's name also brings its counties.

    Best first; nothing for a blank text.
    """
    entries: Iterable[Entry] = areas().values()
    if not _AREAS.issuperset(levels):
        entries = (*entries, *units().values())
    return _best((entry for entry in entries if entry.division.level in levels), folded(text), limit)


def unit(text: str, level: Level, within: str | None = None, limit: int = 20) -> tuple[Division, ...]:
    """Places of one level to offer as the unit that fills in a roster, `within` the place with that code.

    Several villages of a county may bear one name: their `parent` tells them apart.
    """
    entries = areas() if level in _AREAS else units()
    inside = _stem(listed_code(within)) if within else ""
    asked = (
        entry for code, entry in entries.items() if entry.division.level is level and code.startswith(inside)
    )
    return _best(asked, folded(everyday_name(text.strip())), limit)


def _best(entries: Iterable[Entry], text: str, limit: int) -> tuple[Division, ...]:
    if not text:
        return ()
    found = sorted(
        (fit, entry.division.level, entry.division.code, entry.division)
        for entry in entries
        if (fit := _fit(entry, text)) is not None
    )
    return tuple(division for *_, division in found[:limit])


def _fit(entry: Entry, text: str) -> Fit | None:
    """How the text names the place: alone, or after places above it."""
    left = rests(text, (above.typed for above in entry.above))
    fits = [fit for rest in left if (fit := _fit_of_rest(entry.called, rest)) is not None]
    # Only for a text as a whole: 朝阳区 is not a part (区) of every district in 朝阳市.
    if not fits and text in folded(entry.division.name):
        return Fit.PART
    return min(fits, default=None)


def _fit_of_rest(called: Called, rest: str) -> Fit | None:
    if not rest:
        return Fit.ABOVE
    if rest in called.names or rest == called.initials:
        return Fit.NAMED
    if rest == called.short_initials:
        return Fit.SHORT_INITIALS
    return Fit.BEGUN if any(said.startswith(rest) for said in called.typed) else None


def _stem(code: str) -> str:
    """The digits that all places inside the place with this code begin with."""
    if len(code) == 12:
        return code.removesuffix("000")
    return code.removesuffix("00").removesuffix("00")
