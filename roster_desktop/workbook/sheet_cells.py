"""Rows of our own sheets as they stand there: their texts become values by registers when somebody asks.

A county is a million and a half cells. Those of an untouched row pass from the reading process into the file
as the one list that they were read as.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from roster_desktop.records import Value
from roster_desktop.records.plain_cells import Mark, OneHand, mark_of
from roster_desktop.schema import Roster
from roster_desktop.workbook.raw import CellText

Groups = Sequence[tuple[Mark, tuple[str, ...]]]
"""What a value has seen, and all registers whose value has seen that."""


class Layout:
    """Where on a row the values of each register stand; one for all rows of a roster."""

    __slots__ = ("_known", "several", "single")

    def __init__(self, roster: Roster) -> None:
        place = {column.key: number for number, column in enumerate(roster.columns)}
        self.single: dict[str, int] = {}
        self._known: dict[tuple[str, ...], bool] = {}
        self.several: dict[str, tuple[int, ...]] = {}
        """What stands in no column of the sheet is at place -1."""
        for register in roster.registers:
            places = tuple(place.get(column, -1) for column in register.columns)
            if len(places) == 1 and places[0] >= 0:
                self.single[register.key] = places[0]
            else:
                self.several[register.key] = places

    def has_all(self, registers: tuple[str, ...]) -> bool:
        """Whether they are registers of the roster. Rows of a sheet mostly have the same ones."""
        known = self._known.get(registers)
        if known is None:
            known = all(key in self.single or key in self.several for key in registers)
            self._known[registers] = known
        return known


_LAYOUTS: dict[int, tuple[Roster, Layout]] = {}


def layout_of(roster: Roster) -> Layout:
    """The layout of the roster's rows; worked out once."""
    # By identity: what is kept here keeps its roster alive, so that no other one can get the same id.
    if id(roster) not in _LAYOUTS:
        _LAYOUTS[id(roster)] = roster, Layout(roster)
    return _LAYOUTS[id(roster)][1]


class SheetCells:
    """Of a row of which every register that was written holds what the sheet shows: what its cells are."""

    __slots__ = ("_groups", "_layout", "_shown")

    def __init__(self, layout: Layout, shown: Sequence[CellText], groups: Groups) -> None:
        self._layout = layout
        self._shown = shown
        self._groups = groups

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        told = tuple((version.writes, by, registers) for (version, by), registers in self._groups)
        return _arrived, (self._layout, self._shown, told)

    def marks(self) -> list[Mark]:
        """What the values have seen."""
        several, single = self._layout.several, self._layout.single
        return [
            mark
            for mark, registers in self._groups
            if any(key in single or key in several for key in registers)
        ]

    def of_one_hand(self) -> OneHand | None:
        """The row where one write made all of it."""
        groups = self._groups
        if len(groups) != 1:
            return None
        mark, registers = groups[0]
        return OneHand(mark, registers, self._shown) if self._layout.has_all(registers) else None

    def told(self) -> tuple[dict[str, Value], dict[str, Mark]]:
        """Register → its value, and register → its version and writer."""
        shown, single, several = self._shown, self._layout.single, self._layout.several
        texts: dict[str, Value] = {}
        marks: dict[str, Mark] = {}
        for mark, registers in self._groups:
            keys = [key for key in registers if key in single]
            places = map(single.__getitem__, keys)
            values: dict[str, Value] = dict(
                zip(keys, zip(map(shown.__getitem__, places), strict=True), strict=True)
            )
            if len(keys) < len(registers):
                values |= {
                    key: tuple([shown[place] if place >= 0 else "" for place in several[key]])
                    for key in registers
                    if key in several
                }
            texts |= values
            marks |= dict.fromkeys(values, mark)
        return texts, marks


class SheetTexts(Mapping[str, str]):
    """Column key → text, blank ones absent; made when somebody asks."""

    __slots__ = ("_cells", "_keys", "_made")

    def __init__(self, keys: tuple[str, ...], cells: Sequence[CellText]) -> None:
        self._keys = keys
        self._cells = cells
        self._made: dict[str, str] | None = None

    def __getitem__(self, key: str) -> str:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self._all() == dict(other)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[SheetTexts], tuple[tuple[str, ...], Sequence[CellText]]]:
        return SheetTexts, (self._keys, self._cells)

    def _all(self) -> dict[str, str]:
        if self._made is None:
            self._made = {key: text for key, text in zip(self._keys, self._cells, strict=True) if text}
        return self._made


def _arrived(
    layout: Layout,
    shown: Sequence[CellText],
    told: Sequence[tuple[tuple[tuple[str, int], ...], str, tuple[str, ...]]],
) -> SheetCells:
    """The same in another process, every mark the one for its writes."""
    groups = tuple((mark_of(writes, by), registers) for writes, by, registers in told)
    return SheetCells(layout, shown, groups)
