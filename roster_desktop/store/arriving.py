"""Rows that meet nobody, all of a first month's workbook: into their tables and the history at one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roster_desktop.records import RowLine, RowsArrived
from roster_desktop.store.findings import note_altered
from roster_desktop.store.row_records import Touch, listed
from roster_desktop.store.rows import is_met_by_key, last_place
from roster_desktop.store.transaction import Transaction

_ENTRY = (
    "INSERT INTO journal_entry (batch, seq, roster, row_id, name, place, before, after, standing_before, "
    "aliases_before, aliases_after) VALUES (?, ?, ?, ?, ?, ?, NULL, CAST(? AS TEXT), '', '', '')"
)


def meet_anybody(transaction: Transaction, arrived: RowsArrived) -> bool:
    """Whether any of these rows is here, under its own id, as part of another row or by its natural key; or
    two of them meet each other."""
    ids = {line.row for line in arrived.lines}
    told = [line.pairing for line in arrived.lines if line.pairing]
    keys = set(told)
    if len(ids) < len(arrived.lines) or len(keys) < len(told):
        return True
    table = transaction.table(arrived.roster)
    if any(True for _ in transaction.lines_for(f"SELECT row_id FROM {table.name} WHERE row_id IN", ids)):
        return True
    if transaction.rows_behind(ids):
        return True
    return is_met_by_key(transaction, arrived.roster, keys)


def save_arrived(transaction: Transaction, arrived: Sequence[RowsArrived], batch: int, touch: Touch) -> None:
    """Write the rows and their history; nothing else is of this batch."""
    seq = 1
    for one in arrived:
        _save_roster(transaction, one, batch, touch, seq)
        seq += len(one.lines)


def _save_roster(transaction: Transaction, arrived: RowsArrived, batch: int, touch: Touch, seq: int) -> None:
    table = transaction.table(arrived.roster)
    first = last_place(transaction, arrived.roster) + 1
    lines = [listed(line, place, touch) for place, line in enumerate(arrived.lines, first)]
    transaction.run_many(table.insert, lines)
    transaction.run_many(_ENTRY, list(_entries(arrived.roster, arrived.lines, batch, seq, first)))
    note_altered(transaction, [(arrived.roster, line.row) for line in arrived.lines], batch)


def _entries(
    roster: str, lines: Sequence[RowLine], batch: int, seq: int, place: int
) -> Iterator[tuple[object, ...]]:
    for further, line in enumerate(lines):
        yield batch, seq + further, roster, line.row, line.name, place + further, line.whole
