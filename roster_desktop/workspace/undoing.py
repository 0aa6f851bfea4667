"""Taking a batch back: exactly where nothing has left the file and nobody wrote since,
by a new write where not.

Own typing is taken back by writing the old text anew. A decision asks again.
An import or a merge is unsaid row by row, unless the row was edited since;
what an export has carried away cannot be unsaid, so it is written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from roster_desktop.records import (
    LISTED,
    REMOVAL_KEY,
    Cell,
    CellsReset,
    Change,
    Occasion,
    Pair,
    RowId,
    RowMerged,
    RowRemoved,
    RowSplit,
    RowState,
    Standing,
    Version,
    is_note,
    is_touch,
    note_header,
)
from roster_desktop.store.journal import Entry, Step, edited_since, entries_of, root_of
from roster_desktop.store.rows import read_states
from roster_desktop.store.shapes import Kept
from roster_desktop.store.traffic import has_left
from roster_desktop.store.transaction import Transaction
from roster_desktop.wording import Message, storing
from roster_desktop.workspace.draft import Pen

_WHOLE_ROWS = (Occasion.IMPORTED.value, Occasion.MERGED.value)


@dataclass(slots=True)
class TakingBack:
    """The facts that take a batch back, and the rows that stay as they are."""

    changes: list[Change] = field(default_factory=list)
    places: dict[RowId, int] = field(default_factory=dict)
    kept: list[Kept] = field(default_factory=list)


def taking_back(transaction: Transaction, step: Step, pen: Pen) -> TakingBack:
    """How to take this batch back as things stand now."""
    return _Undoing(transaction, step, pen).planned()


class _Undoing:
    """One batch, looked at row by row."""

    def __init__(self, transaction: Transaction, step: Step, pen: Pen) -> None:
        self._transaction = transaction
        self._step = step
        self._pen = pen
        self._entries = {entry.row: entry for entry in entries_of(transaction, step.number)}
        self._edited = edited_since(transaction, step.number, self._entries)
        self._has_left = has_left(transaction, root_of(transaction, step.number))
        self._now = self._states()
        self._plan = TakingBack()

    def planned(self) -> TakingBack:
        joined = {alias for entry in self._entries.values() for alias in self._joined(entry)}
        parted = {alias for entry in self._entries.values() for alias in self._parted(entry)}
        for entry in self._entries.values():
            if entry.row not in joined | parted:
                self._take_back(entry)
        return self._plan

    def _take_back(self, entry: Entry) -> None:
        if self._joined(entry):
            self._split(entry)
        elif self._parted(entry):
            self._join(entry)
        elif entry.after is None:
            self._bring_back(entry)
        elif entry.before is None:
            self._forget(entry)
        elif self._step.occasion in _WHOLE_ROWS or entry.aliases_before != entry.aliases_after:
            self._restore_row(entry)
        else:
            self._restore_registers(entry)

    def _split(self, entry: Entry) -> None:
        """Two rows that the batch made one are two again."""
        rows = [entry.row, *self._joined(entry)]
        if self._is_edited(entry, rows):
            return
        if self._has_left:
            self._keep(entry, storing.KEPT_JOINED_AND_SENT.about())
            return
        others = [self._entries[row] for row in rows[1:]]
        back = tuple(RowState(one.row, one.roster, one.before or {}, one.aliases_before) for one in others)
        self._plan.changes.append(RowSplit(self._gone_again(entry, self._as_before(entry)), back))
        self._plan.places.update({one.row: one.place for one in (entry, *others)})

    def _join(self, entry: Entry) -> None:
        """Two rows that an undo, or somebody's word, had parted are one again."""
        parted = self._parted(entry)
        if self._is_edited(entry, [entry.row, *parted]):
            return
        if self._step.occasion == Occasion.UNDONE.value:
            self._plan.changes.append(RowMerged(self._as_before(entry)))
        elif self._has_left:
            self._keep(entry, storing.KEPT_PARTED_AND_SENT.about())
        else:
            self._plan.changes.append(RowSplit(self._as_before(entry), (), tuple(parted)))

    def _bring_back(self, entry: Entry) -> None:
        """A row that an undo had made forgotten is there again."""
        if entry.row in self._now or self._is_edited(entry, [entry.row]):
            return
        self._plan.changes.append(RowSplit(self._as_before(entry), ()))
        self._plan.places[entry.row] = entry.place

    def _forget(self, entry: Entry) -> None:
        """A row that the batch brought goes; for good only where no workbook carried it away."""
        state = self._now.get(entry.row)
        if self._is_edited(entry, [entry.row]) or state is None:
            return
        if not self._has_left:
            self._plan.changes.append(RowSplit(RowState(entry.row, entry.roster), ()))
        elif state.standing is not Standing.REMOVED:
            reason = str(storing.REMOVED_BY_UNDO.about(label=self._step.label))
            self._plan.changes.append(
                RowRemoved(entry.roster, entry.row, reason, self._pen.today.isoformat())
            )

    def _restore_row(self, entry: Entry) -> None:
        """What an import or a merge, or unsaying one, did to a row that was there."""
        state = self._now.get(entry.row)
        if self._is_edited(entry, [entry.row]) or state is None:
            return
        if self._has_left and self._step.occasion in _WHOLE_ROWS:
            self._reset(entry, {key: entry.was(key) for key in entry.registers}, frozenset(entry.registers))
        else:
            self._plan.changes.append(RowSplit(self._gone_again(entry, self._as_before(entry)), ()))

    def _gone_again(self, entry: Entry, state: RowState) -> RowState:
        """The row as it was; where it was removed, a removal that has seen what was written and taken back
        since, or that would be asked about."""
        if entry.standing_before != Standing.REMOVED.value or state.standing is not Standing.DISPUTED:
            return state
        was = self._again(state, entry, REMOVAL_KEY, _only_removals(state))
        return state.with_cells({REMOVAL_KEY: was})

    def _restore_registers(self, entry: Entry) -> None:
        """What typing, deciding or an earlier undo did to a row, register by register."""
        state = self._now.get(entry.row)
        if state is None:
            self._is_edited(entry, [entry.row])
            return
        decides_the_row = state.standing is Standing.REMOVED or REMOVAL_KEY in entry.registers
        if decides_the_row and self._is_edited(entry, [entry.row]):
            return
        # Who wrote when is no text of the row: where somebody wrote since, it simply stays as it is.
        told = [key for key in entry.registers if not is_touch(key) or state.cell(key) == entry.became(key)]
        fixed = [key for key in told if state.cell(key).values == entry.became(key).values]
        lost = [key for key in told if key not in fixed]
        if lost:
            self._keep(entry, storing.KEPT_OTHER_TEXT.about(columns=self._headers(entry.roster, lost)))
        anew = frozenset(key for key in fixed if not self._is_unsaid_exactly(entry, key, state))
        self._reset(entry, {key: entry.was(key) for key in fixed}, anew)

    def _is_unsaid_exactly(self, entry: Entry, register: str, state: RowState) -> bool:
        """Whether the register goes back to the very pairs that stood there: where nobody can know of later
        ones."""
        became = entry.became(register)
        if state.cell(register) != became:
            return False
        if self._step.occasion == Occasion.UNDONE.value:
            return not self._was_written(became) or not has_left(self._transaction, self._step.number)
        if is_touch(register):
            return self._step.occasion == Occasion.DECIDED.value and not self._has_left
        was_disputed = register == REMOVAL_KEY and entry.standing_before == Standing.DISPUTED.value
        return (entry.was(register).is_open or was_disputed) and not self._has_left

    def _was_written(self, cell: Cell) -> bool:
        """Whether the batch made a write of its own there, instead of putting back earlier ones."""
        return any(pair.version.number_of(self._step.writer) == self._step.write for pair in cell)

    def _reset(self, entry: Entry, before: Mapping[str, Cell], anew: frozenset[str]) -> None:
        """Put the registers back, those in `anew` by a write that has seen what stands there now."""
        if not before:
            return
        state = self._now[entry.row]
        cells = {
            key: self._again(state, entry, key, cell) if key in anew else cell for key, cell in before.items()
        }
        there = self._gone_again(entry, state.with_cells(cells))
        cells |= {REMOVAL_KEY: there.cell(REMOVAL_KEY)}
        self._plan.changes.append(CellsReset(entry.roster, state.id, cells))

    def _again(self, state: RowState, entry: Entry, register: str, was: Cell) -> Cell:
        """The old values as a new write; a question that stood there is asked again."""
        now = state.cell(register)
        seen = state.version if register == REMOVAL_KEY else now.version
        # The row's other registers may be written by this very write already.
        version = seen.joined(was.version, Version.of({self._pen.writer: self._pen.number}))
        was_disputed = register == REMOVAL_KEY and entry.standing_before == Standing.DISPUTED.value
        if was_disputed and LISTED not in was.values:
            listed = Pair(LISTED, version, self._pen.writer)
            return Cell(frozenset({listed, *(Pair(pair.value, version, pair.by) for pair in was)}))
        if was.is_open:
            return Cell(frozenset(Pair(pair.value, version, pair.by) for pair in was))
        value = was.visible(self._transaction.own_writers)
        blank = ("",) * len(next(iter(now or entry.became(register))).value)
        return Cell(frozenset({Pair(value or blank, version, self._pen.writer)}))

    def _as_before(self, entry: Entry) -> RowState:
        """The whole row as it was before the batch; without any cell where it was not there."""
        if entry.before is None:
            return RowState(entry.row, entry.roster)
        now = self._now.get(entry.row) or RowState(entry.row, entry.roster)
        restored = now.with_cells({key: entry.was(key) for key in entry.registers})
        return RowState(entry.row, entry.roster, restored.cells, entry.aliases_before)

    def _joined(self, entry: Entry) -> list[RowId]:
        """Rows of this file that the batch made part of this one."""
        new = entry.aliases_after - entry.aliases_before
        return [row for row in sorted(new) if row in self._entries and self._entries[row].after is None]

    def _parted(self, entry: Entry) -> list[RowId]:
        """Rows that the batch, an undo, made out of this one."""
        lost = entry.aliases_before - entry.aliases_after
        return [row for row in sorted(lost) if row in self._entries and self._entries[row].before is None]

    def _is_edited(self, entry: Entry, rows: Sequence[RowId]) -> bool:
        """Whether one of the rows was altered since; then the row is kept, with the step that altered it."""
        steps = [self._edited[row] for row in rows if row in self._edited]
        if not steps:
            return False
        last = max(steps, key=lambda step: step.number)
        self._keep(entry, storing.KEPT_EDITED_SINCE.about(number=last.number, label=last.label))
        return True

    def _keep(self, entry: Entry, reason: Message) -> None:
        self._plan.kept.append(Kept(entry.roster, entry.row, entry.name, str(reason)))

    def _headers(self, roster: str, registers: Sequence[str]) -> str:
        spec = self._transaction.tables.catalog.roster(roster)
        known = spec.register_by_key
        return "、".join(
            f"“{note_header(spec, key) if is_note(key) else known[key].header if key in known else key}”"
            for key in registers
        )

    def _states(self) -> dict[RowId, RowState]:
        """The rows as they stand now, under the ids by which the batch knew them."""
        by_roster: dict[str, list[RowId]] = {}
        for entry in self._entries.values():
            by_roster.setdefault(entry.roster, []).append(entry.row)
        return {row: state for roster, rows in by_roster.items() for row, state in self._behind(roster, rows)}

    def _behind(self, roster: str, rows: Sequence[RowId]) -> Iterator[tuple[RowId, RowState]]:
        behind = self._transaction.rows_behind(rows)
        there = read_states(self._transaction, roster, [behind.get(row, row) for row in rows])
        for row in rows:
            if placed := there.get(behind.get(row, row)):
                yield row, placed.state


def _only_removals(state: RowState) -> Cell:
    """The removals of a row that was asked about, without the word that it is listed: that word came with an
    undo."""
    return Cell(frozenset(pair for pair in state.cell(REMOVAL_KEY) if pair.value != LISTED))
