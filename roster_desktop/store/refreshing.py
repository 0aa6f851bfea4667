"""What the tables hold only for speed (search text, natural keys, sort keys,
derived cells) follows the program.

When a declaration or a rule of comparing changes, every row is worked out anew from its memory, once,
at opening.
"""

from __future__ import annotations

import hashlib

from roster_desktop.records import RowId
from roster_desktop.store.identity import read_setting, write_setting
from roster_desktop.store.roster_tables import RosterTable, RosterTables
from roster_desktop.store.row_records import Touch, record_of
from roster_desktop.store.rows import read_states
from roster_desktop.store.transaction import PAGE, Transaction

RULES = 1
"""Rises when names, numbers or texts are folded, spelt or compared in another way than before."""

_RULES_OF: dict[int, tuple[RosterTables, str]] = {}

WORKED_OUT_BY = "worked_out_by"
"""Setting: by which rules the rows were worked out."""


def is_stale(transaction: Transaction) -> bool:
    """Whether the rows were worked out by other rules than this program's."""
    return read_setting(transaction, WORKED_OUT_BY) != _rules(transaction.tables)


def refresh(transaction: Transaction) -> None:
    """Work every row out anew. What anybody wrote stays as it is; only what follows from it is renewed."""
    for table in transaction.tables.tables:
        ids = [RowId(row) for (row,) in transaction.lines(f"SELECT row_id FROM {table.name}")]
        for start in range(0, len(ids), PAGE):
            _refresh_page(transaction, table, ids[start : start + PAGE])
    write_setting(transaction, WORKED_OUT_BY, _rules(transaction.tables))


def _refresh_page(transaction: Transaction, table: RosterTable, ids: list[RowId]) -> None:
    statement = f"SELECT row_id, row_changed_at, row_changed_by FROM {table.name} WHERE row_id IN"
    touch_by_row = {row: Touch(at, by) for row, at, by in transaction.lines_for(statement, ids)}
    records = [
        (*record_of(transaction, table, placed, touch_by_row[row]), row)
        for row, placed in read_states(transaction, table.roster.key, ids).items()
    ]
    transaction.run_many(table.update, records)


def _rules(tables: RosterTables) -> str:
    """Whatever of the declarations the worked out columns depend on; found out once."""
    # By identity, as the tables themselves are kept (`tables_of`).
    if id(tables) not in _RULES_OF:
        _RULES_OF[id(tables)] = (tables, _found_out(tables))
    return _RULES_OF[id(tables)][1]


def _found_out(tables: RosterTables) -> str:
    digest = hashlib.blake2b(f"{RULES}\n{tables.catalog.fingerprint}".encode(), digest_size=8)
    for table in tables.tables:
        digest.update(f"\n{table.roster.key}\t{','.join(table.roster.told_apart_by)}".encode())
        for column in table.roster.columns:
            role = column.role.value if column.role else ""
            digest.update(f"\t{column.key}:{role}:{column.learns:d}:{bool(column.derived):d}".encode())
    return digest.hexdigest()
