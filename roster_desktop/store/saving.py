"""Altered rows go into their tables, with everything that follows from them: other ids, open questions,
history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import ne

from msgspec import Struct

from roster_desktop.records import (
    BLANK,
    Cell,
    PlainCells,
    RowId,
    RowLine,
    RowState,
    column_texts,
    is_note,
    last_said,
    note_column,
    notes_in,
    short_hash,
)
from roster_desktop.records import row_memory as memory
from roster_desktop.records.plain_cells import NOTE_SIGN, OneHand
from roster_desktop.schema import EXPLANATIONS, Role
from roster_desktop.store.asked import note_asked
from roster_desktop.store.findings import note_altered
from roster_desktop.store.roster_tables import RosterTable
from roster_desktop.store.row_lines import row_line, whole_memory
from roster_desktop.store.row_records import Touch, listed, record_of
from roster_desktop.store.rows import Placed
from roster_desktop.store.transaction import Transaction

_Ready = Mapping[tuple[str, RowId], RowLine]
"""(roster, row) → its line."""


class Altered(Struct, frozen=True, dict=True):
    """A row before and after a change set. None: it was not there, or is no longer."""

    roster: str
    row: RowId
    place: int
    before: RowState | None
    after: RowState | None

    @cached_property
    def registers(self) -> tuple[str, ...]:
        """Registers that hold something else than before."""
        if self.before is None and self._of_one_hand:
            return self._of_one_hand.registers
        before, after = _cells(self.before), _cells(self.after)
        if not before or not after:
            return tuple(before or after)
        if isinstance(before, PlainCells) and isinstance(after, PlainCells):
            return before.differing(after)
        keys = dict.fromkeys((*before, *after))
        return tuple(key for key in keys if before.get(key, BLANK) != after.get(key, BLANK))

    @property
    def _of_one_hand(self) -> OneHand | None:
        """The row as it stands now, where nobody put its registers together yet."""
        plain = self.after.plain if self.after else None
        return plain.untold.of_one_hand() if plain is not None and plain.untold else None

    @cached_property
    def explains(self) -> bool:
        """Whether it alters what was said about findings."""
        # Most alter no note at all, and one look over all names says so.
        if NOTE_SIGN not in "".join(self.registers):
            return False
        return any(note_column(key) == EXPLANATIONS.key for key in self.registers if is_note(key))


def save(transaction: Transaction, altered: Sequence[Altered], batch: int, touch: Touch) -> None:
    """Write the rows, the ids that stand for them, their open questions and their history."""
    ready = _made_ready(transaction, altered)
    for roster in dict.fromkeys(row.roster for row in altered):
        rows = [row for row in altered if row.roster == roster]
        _save_rows(transaction, transaction.table(roster), rows, ready, touch)
    _save_aliases(transaction, altered)
    note_conflicts(transaction, altered)
    _save_entries(transaction, altered, ready, batch)
    _save_explained(transaction, altered)
    note_asked(
        transaction,
        [row.before for row in altered if row.before],
        [row.after for row in altered if row.after],
    )
    note_altered(transaction, ((row.roster, row.row) for row in altered), batch)


def conflict_id(roster: str, row: RowId, register: str) -> str:
    """The id of a question: the same in every file that knows the row by this id."""
    return short_hash("conflict", roster, row, register)


def _made_ready(transaction: Transaction, altered: Iterable[Altered]) -> _Ready:
    """The new rows that one write made, ready for table and history alike."""
    catalog = transaction.tables.catalog
    new = (row.after for row in altered if row.before is None and row.after and not row.after.aliases)
    lines = ((state, row_line(catalog, transaction.table(state.roster), state)) for state in new)
    return {(state.roster, state.id): line for state, line in lines if line is not None}


def _save_rows(
    transaction: Transaction, table: RosterTable, rows: Iterable[Altered], ready: _Ready, touch: Touch
) -> None:
    gone: list[tuple[object, ...]] = []
    new: list[tuple[object, ...]] = []
    changed: list[tuple[object, ...]] = []
    for row in rows:
        if row.after is None:
            gone.append((row.row,))
            continue
        line = ready.get((row.roster, row.row))
        record = (
            listed(line, row.place, touch)
            if line
            else record_of(transaction, table, Placed(row.after, row.place), touch)
        )
        if row.before is None:
            new.append(record)
        else:
            changed.append((*record, row.row))
    transaction.run_many(f"DELETE FROM {table.name} WHERE row_id = ?", gone)
    transaction.run_many(table.insert, new)
    _rewrite(transaction, table, changed)


def _rewrite(transaction: Transaction, table: RosterTable, changed: Sequence[tuple[object, ...]]) -> None:
    """Write rows anew that stand there; each record with the id under which it stands. Most edits alter
    little by which a row is looked up: of the indexes, which cost more than the row, only those are written
    that it alters."""
    ids = [RowId(str(record[-1])) for record in changed]
    stood = {line[0]: line for line in transaction.lines_for(table.read_indexed, ids)}
    alike: dict[tuple[str, ...], list[tuple[object, ...]]] = {}
    for record in changed:
        differ = map(ne, table.indexed_of(record), stood[record[-1]])
        alike.setdefault(tuple(compress(table.in_indexes, differ)), []).append(record)
    for columns, records in alike.items():
        statement, picked = table.update_of(columns)
        transaction.run_many(statement, [picked(record) for record in records])


def _save_aliases(transaction: Transaction, altered: Sequence[Altered]) -> None:
    moved = [row for row in altered if _aliases(row.before) != _aliases(row.after)]
    transaction.run_many("DELETE FROM alias WHERE row_id = ?", [(row.row,) for row in moved])
    transaction.run_many(
        "INSERT INTO alias (alias, roster, row_id) VALUES (?, ?, ?)",
        [(alias, row.roster, row.row) for row in moved for alias in sorted(_aliases(row.after))],
    )


def note_conflicts(transaction: Transaction, altered: Sequence[Altered]) -> None:
    """Ask what is open in these rows now, and nothing else about them."""
    before = [(row.row,) for row in altered if row.before and row.before.open_registers]
    transaction.run_many("DELETE FROM conflict WHERE row_id = ?", before)
    transaction.run_many(
        "INSERT INTO conflict (id, roster, row_id, register_key) VALUES (?, ?, ?, ?)",
        [
            (conflict_id(row.roster, row.row, register), row.roster, row.row, register)
            for row in altered
            if row.after
            for register in row.after.open_registers
        ],
    )


def _save_explained(transaction: Transaction, altered: Sequence[Altered]) -> None:
    """What was said about findings stands beside them at once, without a check."""
    told = [row for row in altered if row.explains]
    transaction.run_many("DELETE FROM explained WHERE row_id = ?", [(row.row,) for row in told])
    transaction.run_many(
        "INSERT OR REPLACE INTO explained (row_id, rule, basis, reason, who, since) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [line for row in told if row.after for line in _explanations(transaction, row.after)],
    )


def _explanations(transaction: Transaction, state: RowState) -> Iterator[tuple[object, ...]]:
    texts = column_texts(
        transaction.tables.catalog.roster(state.roster), state.shown(transaction.own_writers)
    )
    lines = notes_in(EXPLANATIONS, texts)
    for subject in dict.fromkeys(line.subject for line in lines):
        if said := last_said(line for line in lines if line.subject == subject):
            facts = dict(zip(EXPLANATIONS.facts, said.facts, strict=True))
            yield state.id, *subject, facts["reason"], facts["who"], facts["on"]


def _save_entries(transaction: Transaction, altered: Sequence[Altered], ready: _Ready, batch: int) -> None:
    transaction.run_many(
        "INSERT INTO journal_entry (batch, seq, roster, row_id, name, place, before, after, standing_before, "
        "aliases_before, aliases_after) VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?)",
        [_entry(transaction, row, ready, batch, seq) for seq, row in enumerate(altered, start=1)],
    )


def _entry(transaction: Transaction, row: Altered, ready: _Ready, batch: int, seq: int) -> tuple[object, ...]:
    if line := ready.get((row.roster, row.row)):
        return batch, seq, row.roster, row.row, line.name, row.place, None, line.whole, "", "", ""
    return (
        batch,
        seq,
        row.roster,
        row.row,
        name_of(transaction, row.after or row.before),
        row.place,
        remembered(row.before, row.registers) if row.before else None,
        remembered(row.after, row.registers) if row.before or not row.after else whole_memory(row.after),
        row.before.standing.value if row.before else "",
        " ".join(sorted(_aliases(row.before))),
        " ".join(sorted(_aliases(row.after))),
    )


def name_of(transaction: Transaction, state: RowState | None) -> str:
    """The person whom the row is about; "" where the cell is blank."""
    if state is None:
        return ""
    roster = transaction.tables.catalog.roster(state.roster)
    if not roster.has(Role.NAME):
        return ""
    key = roster.key_of(Role.NAME)
    register = roster.register_of[key]
    if (plain := state.plain) is not None:
        value = plain.texts.get(register.key)
        return value[register.columns.index(key)] if value else ""
    value = state.counting.get(register.key, BLANK).visible(transaction.own_writers)
    return value[register.columns.index(key)] if value else ""


def remembered(state: RowState | None, registers: Collection[str]) -> str | None:
    """What the row held in these registers, and nothing of others; None where there was no row."""
    if state is None:
        return None
    # As many are not the same ones: a row that others part from alters what it no longer holds.
    if len(registers) == len(state.cells) and all(key in state.cells for key in registers):
        return whole_memory(state)
    return memory.written({key: state.cells[key] for key in registers if key in state.cells})


def _cells(state: RowState | None) -> Mapping[str, Cell]:
    return state.cells if state else {}


def _aliases(state: RowState | None) -> frozenset[RowId]:
    return state.aliases if state else frozenset()
