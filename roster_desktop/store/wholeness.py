"""Whether a roster file is sound: its pages, and whether rows, columns,
history and questions tell the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roster_desktop.records import RowId, RowState
from roster_desktop.records import row_memory as memory
from roster_desktop.store.disclosures import sick_disclosures
from roster_desktop.store.journal import Entry, entries_about
from roster_desktop.store.listing import count_listed
from roster_desktop.store.periods import sick_figures
from roster_desktop.store.roster_tables import RosterTable, quoted
from roster_desktop.store.row_records import Touch, record_of
from roster_desktop.store.rows import Placed, read_states
from roster_desktop.store.saving import conflict_id
from roster_desktop.store.shapes import Diagnosis
from roster_desktop.store.sqlite import complaints
from roster_desktop.store.transaction import PAGE, Transaction
from roster_desktop.wording import Message, storing

MOST_PROBLEMS = 200
"""More are not told: a file so sick is replaced by its backup."""

_NOT_COMPARED = ("row_memory", "row_changed_at", "row_changed_by")


def diagnose(transaction: Transaction) -> Diagnosis:
    """Look at everything and alter nothing."""
    sick = complaints(transaction.connection)
    if sick:
        return Diagnosis(False, tuple(str(storing.SICK_PAGES.about(what=what)) for what in sick), {}, 0)
    problems: list[str] = []
    for problem in _problems(transaction):
        problems.append(str(problem))
        if len(problems) >= MOST_PROBLEMS:
            break
    return Diagnosis(not problems, tuple(problems), count_listed(transaction), transaction.journal)


def _problems(transaction: Transaction) -> Iterator[Message]:
    yield from _gaps(transaction)
    yield from _aliases(transaction)
    yield from _twice(transaction)
    yield from sick_figures(transaction)
    yield from sick_disclosures(transaction)
    for table in transaction.tables.tables:
        ids = [
            RowId(row) for (row,) in transaction.lines(f"SELECT row_id FROM {table.name} ORDER BY row_place")
        ]
        for start in range(0, len(ids), PAGE):
            yield from _page(transaction, table, ids[start : start + PAGE])


def _gaps(transaction: Transaction) -> Iterator[Message]:
    present = {number for (number,) in transaction.lines("SELECT number FROM journal_batch")}
    missing = sorted(set(range(1, transaction.journal + 1)) - present)
    yield from (storing.SICK_GAP.about(number=number) for number in missing)


def _aliases(transaction: Transaction) -> Iterator[Message]:
    for alias, roster, row in transaction.lines("SELECT alias, roster, row_id FROM alias"):
        table = transaction.tables.by_roster.get(roster)
        if not table or not transaction.line(f"SELECT 1 FROM {table.name} WHERE row_id = ?", row):
            yield storing.SICK_ALIAS.about(alias=alias, row=row)


def _twice(transaction: Transaction) -> Iterator[Message]:
    every = " UNION ALL ".join(f"SELECT row_id FROM {table.name}" for table in transaction.tables.tables)
    for (row,) in transaction.lines(f"SELECT row_id FROM ({every}) GROUP BY row_id HAVING count(*) > 1"):
        yield storing.SICK_TWICE.about(row=row)


def _page(transaction: Transaction, table: RosterTable, ids: Sequence[RowId]) -> Iterator[Message]:
    title = table.roster.title
    try:
        states = read_states(transaction, table.roster.key, ids)
    except memory.MemoryLost:
        yield from (
            storing.SICK_MEMORY.about(roster=title, row=row) for row in _unreadable(transaction, table, ids)
        )
        return
    newest = _newest_entries(transaction, ids)
    waiting = _waiting(transaction, ids)
    columns = ", ".join(quoted(column) for column in table.columns)
    for line in transaction.lines_for(f"SELECT {columns} FROM {table.name} WHERE row_id IN", ids):
        placed = states[RowId(line[0])]
        yield from _row(transaction, table, placed, tuple(line))
        yield from _past(title, placed.state, newest)
        questions = {
            conflict_id(table.roster.key, placed.state.id, key) for key in placed.state.open_registers
        }
        if questions != waiting.get(placed.state.id, set()):
            yield storing.SICK_CONFLICTS.about(roster=title, row=placed.state.id)


def _row(
    transaction: Transaction, table: RosterTable, placed: Placed, line: tuple[object, ...]
) -> Iterator[Message]:
    """Whether the columns show what the row's memory says."""
    expected = record_of(transaction, table, placed, Touch("", ""))
    differing = [
        column
        for column, there, should in zip(table.columns, line, expected, strict=True)
        if there != should and column not in _NOT_COMPARED
    ]
    at = table.columns.index("row_memory")
    # A row that was last written by an earlier program has none.
    if memory.mark_in(str(line[at])) not in ("", memory.mark_in(str(expected[at]))):
        differing.append("row_memory")
    if differing:
        yield storing.SICK_COLUMNS.about(
            roster=table.roster.title, row=placed.state.id, columns="、".join(differing)
        )


def _past(title: str, state: RowState, newest: dict[tuple[RowId, str], Entry]) -> Iterator[Message]:
    """Whether the row holds what its history last put there."""
    keys = {register for row, register in newest if row == state.id} | set(state.cells)
    differing = [
        key
        for key in sorted(keys)
        if (entry := newest.get((state.id, key))) is None or entry.became(key) != state.cell(key)
    ]
    if differing:
        yield storing.SICK_JOURNAL.about(roster=title, row=state.id, registers="、".join(differing))


def _newest_entries(transaction: Transaction, ids: Sequence[RowId]) -> dict[tuple[RowId, str], Entry]:
    newest: dict[tuple[RowId, str], Entry] = {}
    for entry in entries_about(transaction, ids):
        for register in entry.registers:
            newest.setdefault((entry.row, register), entry)
    return newest


def _waiting(transaction: Transaction, ids: Sequence[RowId]) -> dict[RowId, set[str]]:
    waiting: dict[RowId, set[str]] = {}
    for row, number in transaction.lines_for("SELECT row_id, id FROM conflict WHERE row_id IN", ids):
        waiting.setdefault(RowId(row), set()).add(str(number))
    return waiting


def _unreadable(transaction: Transaction, table: RosterTable, ids: Sequence[RowId]) -> Iterator[RowId]:
    lines = transaction.lines_for(f"SELECT row_id, row_memory FROM {table.name} WHERE row_id IN", ids)
    for row, remembered in lines:
        try:
            memory.read(remembered, {register.key: () for register in table.roster.registers})
        except memory.MemoryLost:
            yield RowId(row)
