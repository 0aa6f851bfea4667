"""Rows out of their table: how they are found, and read back, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from roster_desktop.records import (
    RowId,
    RowState,
    Standing,
    key_registers,
    keys_of,
)
from roster_desktop.records import row_memory as memory
from roster_desktop.schema.pairing import PairingKey
from roster_desktop.store.roster_columns import key_text, told_by_columns
from roster_desktop.store.roster_tables import RosterTable, quoted
from roster_desktop.store.shapes import Row
from roster_desktop.store.transaction import Line, Transaction

_STANDINGS = frozenset(standing.value for standing in Standing)
_FACTS = (
    "row_id",
    "row_place",
    "row_standing",
    "row_open",
    "row_received",
    "row_changed_at",
    "row_changed_by",
)


class Placed(Struct, frozen=True):
    """A row's state and its place in the order of its roster."""

    state: RowState
    place: int


def read_rows(transaction: Transaction, roster: str, ids: Sequence[RowId], on: date) -> list[Row]:
    """The rows with these ids in the order asked, those that are not there left out.
    Derived cells are of this day."""
    table = transaction.table(roster)
    columns = ", ".join(quoted(column) for column in (*_FACTS, *table.texts))
    lines = transaction.lines_for(f"SELECT {columns} FROM {table.name} WHERE row_id IN", ids)
    found = {row.id: row for row in (_row(table, line, on) for line in lines)}
    return [found[row] for row in ids if row in found]


def read_states(transaction: Transaction, roster: str, ids: Iterable[RowId]) -> dict[RowId, Placed]:
    """The states of the rows that are there, by their own ids; aliases are not looked up."""
    table = transaction.table(roster)
    return {
        placed.state.id: placed
        for placed in _placed(transaction, table, transaction.lines_for(_states_of(table, "row_id IN"), ids))
    }


def marks(transaction: Transaction, roster: str, ids: Iterable[RowId]) -> dict[RowId, str]:
    """What stands where the mark of the whole row would: of a row without any, something that is no mark."""
    table = transaction.table(roster)
    part = f"substr(row_memory, -{memory.MARK_BEGINS}, {memory.MARK_LETTERS})"
    lines = transaction.lines_for(f"SELECT row_id, {part} FROM {table.name} WHERE row_id IN", ids)
    return {RowId(row): mark for row, mark in lines}


def states_by_key(
    transaction: Transaction, roster: str, keys: Iterable[PairingKey]
) -> dict[PairingKey, list[RowState]]:
    """Listed and removed rows that may be met by one of these natural keys, in the order of their places.

    A row whose name, number or place is an open question is met by each of its values, not by the shown one.
    """
    asked = {key_text(key): key for key in keys}
    table = transaction.table(roster)
    statement = f"SELECT row_id FROM {table.name} WHERE row_pairing IN"
    rows = [RowId(row) for (row,) in transaction.lines_for(statement, asked)]
    rows += _with_open_keys(transaction, table)
    wanted = frozenset(asked.values())
    found: dict[PairingKey, list[RowState]] = {}
    for placed in sorted(read_states(transaction, roster, rows).values(), key=lambda one: one.place):
        for key in keys_of(transaction.tables.catalog, placed.state) & wanted:
            found.setdefault(key, []).append(placed.state)
    return found


def is_met_by_key(transaction: Transaction, roster: str, keys: Iterable[str]) -> bool:
    """Whether any row may be met by one of these natural keys, each as the table keeps it."""
    wanted = set(keys)
    table = transaction.table(roster)
    found = transaction.lines_for(f"SELECT row_id FROM {table.name} WHERE row_pairing IN", wanted)
    if next(found, None) is not None:
        return True
    open_keys = _with_open_keys(transaction, table)
    # A statement that names every column is long; nearly always it asks for nobody.
    waiting = read_states(transaction, roster, open_keys).values() if open_keys else ()
    catalog = transaction.tables.catalog
    return any(key_text(key) in wanted for placed in waiting for key in keys_of(catalog, placed.state))


def twins(transaction: Transaction, roster: str, rows: Iterable[RowId]) -> list[RowId]:
    """Those of these rows, none of which waits for a decision, whose natural key another row has, too."""
    asked = list(rows)
    table = transaction.table(roster)
    statement = (
        f"SELECT one.row_id, one.row_pairing, EXISTS (SELECT 1 FROM {table.name} other WHERE "
        "other.row_pairing = one.row_pairing AND other.row_id <> one.row_id) "
        f"FROM {table.name} one WHERE one.row_pairing <> '' AND one.row_id IN"
    )
    lines = list(transaction.lines_for(statement, asked))
    waiting = read_states(transaction, roster, _with_open_keys(transaction, table)).values()
    catalog = transaction.tables.catalog
    open_keys = {key_text(key) for placed in waiting for key in keys_of(catalog, placed.state)}
    return [RowId(row) for row, key, has_twin in lines if has_twin or key in open_keys]


def _with_open_keys(transaction: Transaction, table: RosterTable) -> list[RowId]:
    registers = sorted(key_registers(table.roster))
    marks = ", ".join("?" * len(registers))
    lines = transaction.lines(
        f"SELECT DISTINCT row_id FROM conflict WHERE roster = ? AND register_key IN ({marks})",
        table.roster.key,
        *registers,
    )
    return [RowId(row) for (row,) in lines]


def page_of_states(transaction: Transaction, roster: str, *, after: int, limit: int) -> list[RowState]:
    """States in the order of their places, removed rows too; `after`: how many were read before."""
    table = transaction.table(roster)
    ids = transaction.lines(
        f"SELECT row_id FROM {table.name} ORDER BY row_place, row_id LIMIT ? OFFSET ?", limit, after
    )
    found = read_states(transaction, roster, [RowId(row) for (row,) in ids])
    return [found[RowId(row)].state for (row,) in ids]


def last_place(transaction: Transaction, roster: str) -> int:
    """Place of the last row of the roster."""
    table = transaction.table(roster)
    return transaction.number(
        f"SELECT max(last) FROM (SELECT max(row_place) AS last FROM {table.name} WHERE row_gone = 0 "
        f"UNION ALL SELECT max(row_place) FROM {table.name} WHERE row_gone = 1)"
    )


def _states_of(table: RosterTable, condition: str) -> str:
    columns = ", ".join(quoted(column) for column in ("row_id", "row_place", "row_memory", *table.texts))
    return f"SELECT {columns} FROM {table.name} WHERE {condition}"


def _placed(transaction: Transaction, table: RosterTable, lines: Iterable[Line]) -> Iterator[Placed]:
    read = list(lines)
    aliases = transaction.aliases_of(RowId(line[0]) for line in read)
    for row, place, remembered, *texts in read:
        shown = told_by_columns(table, dict(zip(table.texts, texts, strict=True)))
        cells = memory.read(remembered, shown)
        yield Placed(
            RowState(RowId(row), table.roster.key, cells, aliases.get(RowId(row), frozenset())), place
        )


def _row(table: RosterTable, line: Line, on: date) -> Row:
    row, place, standing, waiting, received, at, by, *cells = line
    if standing not in _STANDINGS:
        raise memory.MemoryLost(f"no row can be {standing!r}")
    texts = {column: text for column, text in zip(table.texts, cells, strict=True) if text}
    typed = set(received.split())
    stored = {
        key: text
        for key, text in texts.items()
        if key in typed or not (column := table.roster.column_by_key.get(key)) or not column.derived
    }
    full = {key: text for key, text in table.roster.with_derived(stored, on).items() if text}
    return Row(
        RowId(row), table.roster.key, full, stored, tuple(waiting.split()), Standing(standing), at, by, place
    )
