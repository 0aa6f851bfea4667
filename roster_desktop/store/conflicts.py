"""What waits for a decision: the differing values, who wrote each, and what stood there before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from roster_desktop.records import (
    LISTED,
    REMOVAL_KEY,
    Cell,
    Pair,
    RowId,
    RowState,
    Standing,
    Value,
    Version,
    WriterRecord,
    is_proof,
    year_of_writer,
)
from roster_desktop.store.journal import Entry, entries_about, read_step
from roster_desktop.store.lineages import missed_id, missed_rows
from roster_desktop.store.rows import read_states
from roster_desktop.store.saving import name_of
from roster_desktop.store.shapes import OpenConflict, Sibling
from roster_desktop.store.traffic import delivered_by
from roster_desktop.store.transaction import Line, Transaction
from roster_desktop.wording import storing

_OF_A_BOOK = "#"
"""Stands in the writer of an edit made in a spreadsheet program, behind the workbook's id."""


def read_conflicts(transaction: Transaction, beginning: str = "") -> list[OpenConflict]:
    """Open questions whose id begins like this, roster by roster in the order of their rows."""
    lines = transaction.lines(
        "SELECT id, roster, row_id, register_key FROM conflict WHERE substr(id, 1, ?) = ? "
        "ORDER BY row_id, register_key",
        len(beginning), beginning,
    )  # fmt: skip
    found: list[OpenConflict] = []
    for table in transaction.tables.tables:
        found += _of_roster(
            transaction, table.roster.key, [line for line in lines if line[1] == table.roster.key]
        )
    return found + _missed(transaction, beginning)


def read_conflicts_of(transaction: Transaction, rows: Sequence[RowId]) -> list[OpenConflict]:
    """Open questions of these rows, roster by roster in the order of their rows."""
    lines = list(
        transaction.lines_for("SELECT id, roster, row_id, register_key FROM conflict WHERE row_id IN", rows)
    )
    found: list[OpenConflict] = []
    for table in transaction.tables.tables:
        key = table.roster.key
        own = [line for line in lines if line[1] == key]
        found += _of_roster(transaction, key, sorted(own, key=lambda line: (str(line[2]), str(line[3]))))
    return found + [one for one in _missed(transaction) if one.row in rows]


def conflict_places(transaction: Transaction) -> list[tuple[str, str, RowId, str]]:
    """(id, roster, row, register) of every open question; quick, for thousands of them."""
    lines = transaction.lines(
        "SELECT id, roster, row_id, register_key FROM conflict ORDER BY row_id, register_key"
    )
    missed = [(one.id, one.roster, one.row, one.register) for one in _missed(transaction)]
    return [(number, roster, RowId(row), register) for number, roster, row, register in lines] + missed


def count_conflicts(transaction: Transaction) -> int:
    return transaction.number("SELECT count(*) FROM conflict") + len(_missed(transaction))


def _missed(transaction: Transaction, beginning: str = "") -> list[OpenConflict]:
    """Rows that their sender's workbooks no longer have: removed, or still listed?"""
    missed = missed_rows(transaction)
    behind = transaction.rows_behind(one.row for one in missed)
    found: dict[str, OpenConflict] = {}
    for one in missed:
        row = behind.get(one.row, one.row)
        number = missed_id(one.roster, row)
        placed = (
            read_states(transaction, one.roster, [row]).get(row) if number.startswith(beginning) else None
        )
        if placed is None or placed.state.standing is not Standing.LISTED:
            continue
        step = read_step(transaction, one.batch)
        at = step.at if step else ""
        ours = Sibling(LISTED, "", str(storing.THIS_FILE.about()), "", is_ours=True)
        reason = str(storing.NO_LONGER_LISTED.about(file=one.workbook))
        from_ = " · ".join(text for text in (one.unit, one.workbook) if text)
        theirs = Sibling((reason, at[:10]), "", from_, at, is_ours=False)
        name = name_of(transaction, placed.state)
        found[number] = OpenConflict(
            number, one.roster, row, REMOVAL_KEY, name, (ours, theirs), None, is_missed=True
        )
    return list(found.values())


def _of_roster(transaction: Transaction, roster: str, lines: Sequence[Line]) -> Iterator[OpenConflict]:
    rows = read_states(transaction, roster, [RowId(line[2]) for line in lines])
    in_order = sorted(
        (line for line in lines if RowId(line[2]) in rows), key=lambda line: rows[line[2]].place
    )
    for number, _, row, register in in_order:
        yield _conflict(transaction, number, rows[RowId(row)].state, register)


def _conflict(transaction: Transaction, number: str, state: RowState, register: str) -> OpenConflict:
    past = entries_about(transaction, {state.id, *state.aliases})
    pairs = _sides(state, register)
    siblings = tuple(_sibling(transaction, pair, register, past) for pair in pairs)
    base = _base(pairs, register, past)
    name = name_of(transaction, state)
    at = _came_at(transaction, base, register, past) if base else ""
    return OpenConflict(
        number, state.roster, state.id, register, name, siblings, base.value if base else None,
        base_at=at,
    )  # fmt: skip


def _sides(state: RowState, register: str) -> list[Pair]:
    """One pair for every differing value; of a row removed here and edited there, the edit stands for 在册."""
    pairs = list(state.counting.get(register, Cell()))
    if register == REMOVAL_KEY and all(pair.value != LISTED for pair in pairs):
        seen = Version().joined(*(pair.version for pair in pairs))
        edits = [
            pair
            for key, cell in state.counting.items()
            if key != REMOVAL_KEY and is_proof(key)
            for pair in cell
            if pair.by and not seen.covers(pair.version)
        ]
        pairs += [
            Pair(LISTED, edit.version, edit.by) for edit in sorted(edits, key=lambda edit: edit.write)[-1:]
        ]
    side_by_value: dict[Value, Pair] = {}
    for pair in pairs:
        side_by_value.setdefault(pair.value, pair)
    return list(side_by_value.values())


def _sibling(transaction: Transaction, pair: Pair, register: str, past: Sequence[Entry]) -> Sibling:
    is_ours = pair.writer in transaction.own_writers
    came = next((entry.batch for entry in reversed(past) if _brought(entry, register, pair)), 0)
    step = read_step(transaction, came)
    at = step.at if step else ""
    if year := year_of_writer(pair.writer):
        return Sibling(pair.value, pair.writer, str(storing.OF_A_YEAR.about(year=year)), at, is_ours=False)
    writer = _writer(transaction, pair.writer)
    if is_ours:
        here, who = str(storing.THIS_FILE.about()), writer.operator if writer else ""
        return Sibling(pair.value, pair.writer, here, at, is_ours=True, who=who)
    if writer:
        told = " · ".join(text for text in (writer.unit, writer.operator) if text)
        return Sibling(pair.value, pair.writer, told, at or writer.since, is_ours=False)
    book = pair.writer.partition(_OF_A_BOOK)[0]
    delivery = delivered_by(transaction, book=book) or (
        delivered_by(transaction, batch=came) if came else None
    )
    told = (delivery.unit or delivery.file) if delivery else str(storing.UNKNOWN_FILE.about())
    return Sibling(pair.value, pair.writer, told, at, is_ours=False)


def _brought(entry: Entry, register: str, pair: Pair) -> bool:
    """Whether this batch put the value there."""
    versions = {(one.value, one.version) for one in entry.became(register).pairs}
    before = {(one.value, one.version) for one in entry.was(register).pairs}
    return (pair.value, pair.version) in versions - before


def _came_at(transaction: Transaction, pair: Pair, register: str, past: Sequence[Entry]) -> str:
    """When the value came to stand here first; "" where the history does not tell."""
    came = next((entry.batch for entry in reversed(past) if _brought(entry, register, pair)), 0)
    step = read_step(transaction, came)
    return step.at if step else ""


def _base(pairs: Sequence[Pair], register: str, past: Sequence[Entry]) -> Pair | None:
    """The newest value of the history that everybody who disagrees had seen."""
    if register == REMOVAL_KEY:
        return None
    for entry in past:
        for cell in (entry.became(register), entry.was(register)):
            for pair in cell:
                if pair.version.writes and all(one.version.covers(pair.version) for one in pairs):
                    return pair
    # One write each, in one row: before them the cell was blank for everybody.
    if all(len(pair.version.writes) == 1 and not pair.part for pair in pairs):
        return Pair(("",) * len(pairs[0].value), Version())
    return None


def _writer(transaction: Transaction, writer: str) -> WriterRecord | None:
    line = transaction.line("SELECT writer, unit, operator, since FROM writer WHERE writer = ?", writer)
    return WriterRecord(*line) if line else None
