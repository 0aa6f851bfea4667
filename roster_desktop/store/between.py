"""Rows as they stood at two points of the file's history, put together backwards from how they stand now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import Struct

from roster_desktop.records import Cell, RowId, RowState, Standing, column_texts
from roster_desktop.store.journal import Entry, entries_after
from roster_desktop.store.rows import read_states
from roster_desktop.store.transaction import Transaction


class RowThen(Struct, frozen=True):
    """A row at one point: its texts as this file shows them, and whether it was removed."""

    values: dict[str, str]
    is_removed: bool


class RowBetween(Struct, frozen=True):
    """A row that was altered between two points. None: it was not there, or part of another row."""

    roster: str
    row: RowId
    before: RowThen | None
    after: RowThen | None
    became: RowId | None = None
    """The row of which it is part since, where it turned out to be one with another."""


def rows_between(transaction: Transaction, first: int, last: int) -> list[RowBetween]:
    """Every row that batches after `first`, up to `last`, altered; in the order in which they did."""
    by_row: defaultdict[tuple[str, RowId], list[Entry]] = defaultdict(list)
    for entry in entries_after(transaction, first):
        by_row[entry.roster, entry.row].append(entry)
    asked = {place: told for place, told in by_row.items() if told[0].batch <= last}
    by_roster: defaultdict[str, list[RowId]] = defaultdict(list)
    for roster, row in asked:
        by_roster[roster].append(row)
    found: list[RowBetween] = []
    for roster, rows in by_roster.items():
        now = read_states(transaction, roster, rows)
        behind = transaction.rows_behind(rows)
        for row in rows:
            state = now[row].state if row in now else None
            told = asked[roster, row]
            before, after = (_then(transaction, roster, _at(state, told, number)) for number in (first, last))
            became = behind.get(row, row)
            found.append(RowBetween(roster, row, before, after, became if became != row else None))
    return found


def _at(now: RowState | None, entries: Sequence[Entry], number: int) -> RowState | None:
    """The row as it stood after the batch of this number: what later ones altered, put back."""
    later = [entry for entry in entries if entry.batch > number]
    if not later:
        return now
    first = later[0]
    if first.before is None:
        return None
    state = now or RowState(first.row, first.roster)
    return state.with_cells(_earliest(later))


def _earliest(entries: Iterable[Entry]) -> dict[str, Cell]:
    """Register → its cell before the first of the entries that altered it."""
    cells: dict[str, Cell] = {}
    for entry in entries:
        for register in entry.registers:
            cells.setdefault(register, entry.was(register))
    return cells


def _then(transaction: Transaction, roster: str, state: RowState | None) -> RowThen | None:
    if state is None:
        return None
    spec = transaction.tables.catalog.roster(roster)
    texts = column_texts(spec, state.shown(transaction.own_writers))
    return RowThen(texts, state.standing is Standing.REMOVED)
