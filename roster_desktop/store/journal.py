"""The history: every saved change set with the rows it altered,
what taking back stands on and what people read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.records import (
    BLANK,
    Cell,
    Kept,
    Occasion,
    RowId,
    is_note,
    is_sameness,
    note_column,
    told_note,
)
from roster_desktop.records import row_memory as memory
from roster_desktop.store.shapes import Batch, HistoryEntry
from roster_desktop.store.transaction import Line, Transaction

_BATCH = "number, at, who, label, occasion, workbook, writer, write, undoes, undone_by, rows, cells"
_ENTRY = (
    "batch, seq, roster, row_id, name, place, before, after, standing_before, aliases_before, aliases_after"
)
_TAKEN_BACK = (Occasion.UNDONE.value, Occasion.REDONE.value)
_LAST_PURGE = (
    f"(SELECT coalesce(max(number), 0) FROM journal_batch WHERE occasion = '{Occasion.PURGED.value}')"
)
"""Nothing up to it is taken back: it would bring somebody back who was erased by law."""


class Step(Struct, frozen=True):
    """One batch as the journal keeps it. `write` is the number of its own writes, 0 where it made none."""

    number: int
    at: str
    who: str
    label: str
    occasion: str
    workbook: str = ""
    writer: str = ""
    write: int = 0
    undoes: int | None = None
    undone_by: int | None = None
    rows: int = 0
    cells: int = 0


class Entry(Struct, frozen=True):
    """What a batch did to one row: its altered registers before and after. None: the row was not there."""

    batch: int
    roster: str
    row: RowId
    name: str
    place: int
    before: Mapping[str, Cell] | None
    after: Mapping[str, Cell] | None
    standing_before: str
    aliases_before: frozenset[RowId]
    aliases_after: frozenset[RowId]

    @property
    def registers(self) -> tuple[str, ...]:
        """The registers that the batch altered."""
        return tuple(dict.fromkeys((*(self.before or {}), *(self.after or {}))))

    def was(self, register: str) -> Cell:
        return (self.before or {}).get(register, BLANK)

    def became(self, register: str) -> Cell:
        return (self.after or {}).get(register, BLANK)


def last_step_seen(transaction: Transaction, numbers: Mapping[str, int]) -> int:
    """The last batch of this file among whose writes are these; 0 where none of them was made here."""
    seen = (
        transaction.number(
            "SELECT max(number) FROM journal_batch WHERE writer = ? AND write > 0 AND write <= ?",
            writer, numbers[writer],
        )
        for writer in transaction.own_writers & numbers.keys()
    )  # fmt: skip
    return max(seen, default=0)


def write_step(transaction: Transaction, step: Step) -> None:
    """Add the batch, and note on the one it takes back that it is taken back."""
    gaps = ", ".join("?" * len(_BATCH.split(", ")))
    transaction.run(
        f"INSERT INTO journal_batch ({_BATCH}) VALUES ({gaps})",
        step.number, step.at, step.who, step.label, step.occasion, step.workbook, step.writer, step.write,
        step.undoes, step.undone_by, step.rows, step.cells,
    )  # fmt: skip
    if step.undoes is None:
        return
    transaction.run("UPDATE journal_batch SET undone_by = ? WHERE number = ?", step.number, step.undoes)
    # Who takes an undo back puts what it had undone into force again.
    transaction.run(
        "UPDATE journal_batch SET undone_by = NULL WHERE number = "
        "(SELECT undoes FROM journal_batch WHERE number = ?)",
        step.undoes,
    )


def read_step(transaction: Transaction, number: int) -> Step | None:
    line = transaction.line(f"SELECT {_BATCH} FROM journal_batch WHERE number = ?", number)
    return Step(*line) if line else None


def last_undoable(transaction: Transaction) -> Step | None:
    """The newest batch in force that is no taking back itself."""
    line = transaction.line(
        f"SELECT {_BATCH} FROM journal_batch WHERE undone_by IS NULL AND occasion NOT IN (?, ?) "
        f"AND number > {_LAST_PURGE} ORDER BY number DESC LIMIT 1",
        *_TAKEN_BACK,
    )
    return Step(*line) if line else None


def last_redoable(transaction: Transaction) -> Step | None:
    """The newest undo in force, unless somebody did something new after it."""
    line = transaction.line(
        f"SELECT {_BATCH} FROM journal_batch WHERE undone_by IS NULL AND occasion = ? AND number > "
        "(SELECT coalesce(max(number), 0) FROM journal_batch WHERE occasion NOT IN (?, ?)) "
        "ORDER BY number DESC LIMIT 1",
        Occasion.UNDONE.value,
        *_TAKEN_BACK,
    )
    return Step(*line) if line else None


def last_purge(transaction: Transaction) -> int:
    """Number of the step at which people were erased last; 0 where none ever were."""
    return transaction.number(f"SELECT {_LAST_PURGE}")


def entries_of(transaction: Transaction, batch: int) -> list[Entry]:
    """What the batch did, row by row, in its order."""
    lines = transaction.lines(f"SELECT {_ENTRY} FROM journal_entry WHERE batch = ? ORDER BY seq", batch)
    return [_entry(line) for line in lines]


def entries_after(transaction: Transaction, batch: int) -> Iterator[Entry]:
    """What every later batch did, the earliest first."""
    statement = f"SELECT {_ENTRY} FROM journal_entry WHERE batch > ? ORDER BY batch, seq"
    lines = transaction.lines(statement, batch)
    return (_entry(line) for line in lines)


def entries_about(transaction: Transaction, rows: Collection[RowId]) -> list[Entry]:
    """Everything that ever happened to rows with these ids, newest first."""
    found = [
        _entry(line)
        for line in transaction.lines_for(f"SELECT {_ENTRY} FROM journal_entry WHERE row_id IN", rows)
    ]
    return sorted(found, key=lambda entry: entry.batch, reverse=True)


def row_before_joining(transaction: Transaction, row: RowId) -> Kept | None:
    """All that a row held when it last became part of another one; None where that never happened here."""
    for entry in entries_about(transaction, {row}):
        if entry.after is None and entry.before:
            cells = {key: cell for key, cell in entry.before.items() if not is_sameness(key)}
            return Kept(cells, entry.aliases_before)
    return None


def edited_since(transaction: Transaction, number: int, rows: Iterable[RowId]) -> dict[RowId, Step]:
    """Rows that were altered after this batch, by what is still in force, with the last batch that did.

    What was done and taken back again counts as nothing; nor do the batch's own undoing and redoing count.
    """
    later = [
        Step(*line)
        for line in transaction.lines(f"SELECT {_BATCH} FROM journal_batch WHERE number > ?", number)
    ]
    if not later:
        return {}
    step_by_number = {step.number: step for step in later}
    own = root_of(transaction, number, step_by_number)
    touching: dict[RowId, dict[int, list[int]]] = {}
    for row, batch in transaction.lines_for(
        f"SELECT row_id, batch FROM journal_entry WHERE batch > {number:d} AND row_id IN", rows
    ):
        root = root_of(transaction, batch, step_by_number)
        if root != own:
            touching.setdefault(RowId(row), {}).setdefault(root, []).append(batch)
    # A batch, its undo, its redo: an even count of them has put the row back where it was.
    in_force = {
        row: [max(batches) for batches in by_root.values() if len(batches) % 2]
        for row, by_root in touching.items()
    }
    return {row: step_by_number[max(batches)] for row, batches in in_force.items() if batches}


def read_batches(transaction: Transaction, *, limit: int, before: int | None) -> list[Batch]:
    """Steps of the history, newest first; `before` continues below a number."""
    lines = transaction.lines(
        f"SELECT {_BATCH} FROM journal_batch WHERE number < ? ORDER BY number DESC LIMIT ?",
        before if before is not None else transaction.journal + 1,
        limit,
    )
    steps = [Step(*line) for line in lines]
    return [
        Batch(
            step.number, step.at, step.who, step.label, step.occasion, step.workbook,
            step.undone_by is not None, step.rows,
        )
        for step in steps
    ]  # fmt: skip


def rows_named(transaction: Transaction, text: str) -> dict[int, list[tuple[str, RowId]]]:
    """Number of a step → rows that it altered and whose name then held this text."""
    found: dict[int, list[tuple[str, RowId]]] = {}
    for batch, roster, row in transaction.lines(
        "SELECT batch, roster, row_id FROM journal_entry WHERE instr(name, ?) > 0 ORDER BY batch, seq", text
    ):
        found.setdefault(batch, []).append((roster, RowId(row)))
    return found


def read_history(
    transaction: Transaction, *, rows: Collection[RowId] = (), batch: int | None = None, limit: int
) -> list[HistoryEntry]:
    """What people read, newest batch first: one entry for every column whose shown text changed.

    A decision that leaves the text as it was shows once, so that nobody looks for it in vain.
    """
    found: list[HistoryEntry] = []
    for step, entry in _told(transaction, rows, batch):
        found += _columns(transaction, step, entry)
        if len(found) >= limit:
            return found[:limit]
    return found


def _told(
    transaction: Transaction, rows: Collection[RowId], batch: int | None
) -> Iterator[tuple[Step, Entry]]:
    steps = {}
    if rows:
        entries: Iterable[Entry] = entries_about(transaction, rows)
    elif batch is not None:
        entries = entries_of(transaction, batch)
    else:
        entries = _everything(transaction)
    for entry in entries:
        if entry.batch not in steps:
            steps[entry.batch] = read_step(transaction, entry.batch)
        step = steps[entry.batch]
        if step and (batch is None or step.number == batch):
            yield step, entry


def _everything(transaction: Transaction) -> Iterator[Entry]:
    for number in range(transaction.journal, 0, -1):
        yield from entries_of(transaction, number)


def _columns(transaction: Transaction, step: Step, entry: Entry) -> Iterator[HistoryEntry]:
    roster = transaction.tables.catalog.roster(entry.roster)
    own = transaction.own_writers
    empty = HistoryEntry(
        step.number, step.at, step.who, step.label, entry.roster, entry.row, "", "", "", step.workbook
    )
    for register in roster.registers:
        if register.key not in entry.registers:
            continue
        blank = ("",) * len(register.columns)
        before = entry.was(register.key).visible(own) or blank
        after = entry.became(register.key).visible(own) or blank
        decided = entry.was(register.key).is_open and not entry.became(register.key).is_open
        for column, old, new in zip(register.columns, before, after, strict=False):
            if old != new or (decided and before == after and column == register.columns[0]):
                yield replace(empty, column=column, before=old, after=new)
    for key in sorted(filter(is_note, entry.registers)):
        old, new = (told_note(roster, key, cell) for cell in (entry.was(key), entry.became(key)))
        if old != new:
            yield replace(empty, column=note_column(key), before=old, after=new)


def root_of(transaction: Transaction, number: int, known: Mapping[int, Step] | None = None) -> int:
    """The batch that a chain of undoing and redoing began with.
    `known`: steps that need not be read again."""
    known = known or {}
    step = known.get(number) or read_step(transaction, number)
    while step and step.undoes is not None:
        step = known.get(step.undoes) or read_step(transaction, step.undoes)
    return step.number if step else number


def _entry(line: Line) -> Entry:
    batch, _, roster, row, name, place, before, after, standing, aliases_before, aliases_after = line
    return Entry(
        batch,
        roster,
        RowId(row),
        name,
        place,
        None if before is None else memory.read(before),
        None if after is None else memory.read(after),
        standing,
        frozenset(RowId(alias) for alias in aliases_before.split()),
        frozenset(RowId(alias) for alias in aliases_after.split()),
    )
