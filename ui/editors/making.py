"""Which line a column gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from roster_desktop import divisions
from roster_desktop.schema import Column
from ui.editors.cell_line import CellLine
from ui.editors.fitting import fitting
from ui.editors.offering_line import OfferingLine, Picking

_PLACE_LEVELS = {
    "province": divisions.Level.PROVINCE,
    "city": divisions.Level.CITY,
    "county": divisions.Level.COUNTY,
}
_MOST_PLACES = 12


class Surroundings(Struct, frozen=True):
    """What lines ask while one types in them."""

    today: Callable[[], date]
    learnt: Callable[[str, str], Sequence[str]]
    """(column key, text) → earlier texts of the file that hold it, most used first; of "" many of them."""
    above: Callable[[str], str] = lambda _key: ""
    """Column key → what stands in the row above the one at hand."""
    expected: Callable[[str, Callable[[object], None]], None] = lambda _key, _came: None
    """(column key, slot): somebody is about to type there. Where `learnt` cannot answer yet, the slot is
    called once it can."""


def make_line(column: Column, surroundings: Surroundings, parent: QWidget | None = None) -> CellLine:
    """The editor for this column's cells."""
    line = _fitting_line(column, surroundings, parent)
    line.above = surroundings.above
    return line


def _fitting_line(column: Column, surroundings: Surroundings, parent: QWidget | None) -> CellLine:
    match column.kind.name:
        case "options":
            return _offering(column, surroundings, Picking.SEVERAL, parent)
        case "option" | "yes_no" if not column.kind.takes_own_words:
            return _offering(column, surroundings, Picking.ONE, parent)
        case "place":
            places = _places(column, surroundings)
            line = OfferingLine(column, surroundings.today, places, Picking.HINTS, parent)
            line.expected = surroundings.expected
            return line
        case _ if column.options or column.learns:
            return _offering(column, surroundings, Picking.HINTS, parent)
        case _:
            return CellLine(column, surroundings.today, parent)


def _offering(
    column: Column, surroundings: Surroundings, picking: Picking, parent: QWidget | None
) -> OfferingLine:
    def offers(typed: str) -> list[str]:
        fit = fitting(column.options, typed)
        learnt = _learnt(column, typed, surroundings) if column.learns else ()
        return list(dict.fromkeys([*fit, *learnt]))

    line = OfferingLine(column, surroundings.today, offers, picking, parent)
    if column.learns:
        line.expected = surroundings.expected
    return line


def _learnt(column: Column, typed: str, surroundings: Surroundings) -> list[str]:
    """Earlier texts of the file: those that hold what was typed, then those whose pinyin begins so."""
    found = list(surroundings.learnt(column.key, typed))
    letters = typed.strip()
    if letters.isascii() and letters.isalpha():
        found += fitting(surroundings.learnt(column.key, ""), letters)
    return found


def _places(column: Column, surroundings: Surroundings) -> Callable[[str], list[str]]:
    level = _PLACE_LEVELS[getattr(column.kind, "level", "county")]

    def offers(typed: str) -> list[str]:
        if not typed:
            return []
        found = divisions.search(typed, _MOST_PLACES, (level,))
        return list(dict.fromkeys([*_learnt(column, typed, surroundings), *(place.name for place in found)]))

    return offers
