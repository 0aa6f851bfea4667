"""How many people each village has, and from which villages a workbook's people were."""

from __future__ import annotations

from roster_desktop.records import Area
from roster_desktop.schema import Role
from roster_desktop.store.roster_tables import RosterTable, quoted
from roster_desktop.store.transaction import Transaction

ROLES = (Role.TOWNSHIP, Role.VILLAGE)


def count_people(transaction: Transaction) -> dict[Area, int]:
    """Village, within its township → persons listed; one question, answered from an index."""
    table = transaction.table(transaction.tables.catalog.people)
    township, village = _columns(table)
    lines = transaction.lines(
        f"SELECT {township} AS township, {village} AS village, count(*) FROM {table.name} "
        "WHERE row_gone = 0 GROUP BY 1, 2"
    )
    return {Area(str(one), str(other)): int(count) for one, other, count in lines}


def areas_of_batch(transaction: Transaction, batch: int) -> frozenset[Area]:
    """The villages, within their townships, of the rows that a batch altered."""
    tables = [table for table in transaction.tables.tables if table.roster.has(Role.VILLAGE)]
    found: set[Area] = set()
    for table in tables:
        township, village = _columns(table)
        lines = transaction.lines(
            f"SELECT DISTINCT {township}, {village} FROM {table.name} WHERE row_id IN "
            "(SELECT row_id FROM journal_entry WHERE batch = ? AND roster = ?)",
            batch, table.roster.key,
        )  # fmt: skip
        found |= {Area(str(one), str(other)) for one, other in lines}
    return frozenset(found)


def _columns(table: RosterTable) -> tuple[str, str]:
    """The columns of township and village; a blank text where the roster has none."""
    one, other = (quoted(table.roster.key_of(role)) if table.roster.has(role) else "''" for role in ROLES)
    return one, other
