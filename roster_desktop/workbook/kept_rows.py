"""Rows of our own sheets that nobody has touched since they were written: one number over the whole row
tells it, so that none of their cells need be looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from roster_desktop.records import PlainCells, RowState
from roster_desktop.records.note import fits, is_note
from roster_desktop.schema import Roster
from roster_desktop.workbook.headings import MEMORY_HEADER, ROW_HEADER, Heading
from roster_desktop.workbook.memory import RowMemory
from roster_desktop.workbook.raw import CellText, RawSheet
from roster_desktop.workbook.sheet_cells import SheetCells, SheetTexts, layout_of
from roster_desktop.workbook.sheet_rows import SheetRow
from roster_desktop.workbook.texts import row_said_print

_LIKE_AN_AMOUNT = "E+"
"""Stands in what a spreadsheet makes of a long number: whoever sends such a text is told of it, cell by
cell."""


class KeptRow(NamedTuple):
    """A row as it was written, with the memory beside it. A tuple, for a county has many of them."""

    row: SheetRow
    memory: RowMemory
    cells: Sequence[CellText]
    """What it shows, a text for every column of the roster."""


def kept_rows(
    sheet: RawSheet, heading: Heading, remembered: Callable[[SheetRow], RowMemory | None]
) -> Iterator[KeptRow]:
    """The sheet's rows that show just what their memory says, in our own order of columns.
    `remembered`: the memory beside a row, or None."""
    roster = heading.roster
    width = len(roster.columns)
    if not _is_as_written(heading) or any(span.bottom >= heading.row for span in sheet.merged):
        return
    keys = tuple(column.key for column in roster.columns)
    for number, cells in enumerate(sheet.rows[heading.row :], heading.row + 1):
        if len(cells) != width + 2 or not cells[width + 1]:
            continue
        shown = cells[:width]
        row = SheetRow(number, SheetTexts(keys, shown), cells[width + 1], cells[width])
        memory = remembered(row)
        if memory and memory.whole and _agrees(roster, memory, shown):
            yield KeptRow(row, memory, shown)


def _is_as_written(heading: Heading) -> bool:
    """Whether every column is there, where we put it."""
    columns = [column.key for column in heading.roster.columns]
    hidden = len(columns)
    return (
        heading.block is None
        and not heading.until
        and not heading.kept
        and list(heading.columns) == columns
        and list(heading.columns.values()) == list(range(hidden))
        and heading.headers.get(hidden) == ROW_HEADER
        and heading.headers.get(hidden + 1) == MEMORY_HEADER
    )


def _agrees(roster: Roster, memory: RowMemory, cells: Sequence[CellText]) -> bool:
    said = "\x1f".join(cells)
    if (memory.exact and None in memory.exact.values()) or _LIKE_AN_AMOUNT in said:
        return False
    return row_said_print(memory.salt, roster.key, said) == memory.whole


class KeptStates:
    """Makes the states of one roster's kept rows."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._place = {column.key: place for place, column in enumerate(roster.columns)}
        self._layout = layout_of(roster)

    def texts(self, kept: KeptRow) -> Mapping[str, str]:
        """The row's texts as they are stored: what the sheet could not hold is taken from the memory."""
        exact = kept.memory.exact
        if not exact:
            return kept.row.texts
        return {**kept.row.texts, **{key: text for key, text in exact.items() if text}}

    def state(self, kept: KeptRow) -> RowState:
        """The row with its versions."""
        memory, shown = kept.memory, kept.cells
        if memory.exact or memory.derived:
            shown = [*shown]
            for key, text in memory.exact.items():
                if key in self._place:
                    shown[self._place[key]] = text or ""
            for key in memory.derived & self._place.keys():
                shown[self._place[key]] = ""
        cells = PlainCells.later(SheetCells(self._layout, shown, memory.seen.groups))
        state = RowState(memory.row, self._roster.key, cells, memory.aliases)
        in_full = {
            key: cell
            for key, cell in memory.cells.items()
            if cell and (key in self._roster.register_by_key or (is_note(key) and fits(key, cell)))
        }
        return state.with_cells(in_full) if in_full else state
