"""The open roster file: the one door through which everything is read and altered."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec.structs import replace

from roster_desktop.records import (
    Absence,
    ChangeSet,
    LineageChange,
    Occasion,
    PlaceChange,
    RowId,
    RowRestored,
    RowsArrived,
    Standing,
    Unit,
    WriterRecord,
    new_writer,
)
from roster_desktop.rubbish import nothing_thrown_away
from roster_desktop.schema import Catalog
from roster_desktop.store import identity, journal, place_changes, roster_file, traffic
from roster_desktop.store import lineages as remembered
from roster_desktop.store.arriving import save_arrived
from roster_desktop.store.journal import Step
from roster_desktop.store.keys import DataKey, Protection
from roster_desktop.store.learnt_texts import LearntTexts
from roster_desktop.store.roster_file import RosterFile
from roster_desktop.store.roster_tables import tables_of
from roster_desktop.store.row_records import Touch
from roster_desktop.store.saving import Altered, save
from roster_desktop.store.shapes import Access, Applied, DeliveryRecord, Undone
from roster_desktop.store.transaction import Transaction
from roster_desktop.wording import Refusal, purging, storing
from roster_desktop.workspace.draft import Arrival, Draft, NotFresh, Pen
from roster_desktop.workspace.remembering import TIME
from roster_desktop.workspace.surroundings import Surrounded
from roster_desktop.workspace.undoing import taking_back

Listener = Callable[[Applied], None]


class _NothingMeant(Exception):
    """Ends a change that was only tried."""


class Workspace(Surrounded):
    """An open roster file. Whatever `apply` returned from is on the disk;
    whatever it refused left no trace."""

    def __init__(self, file: RosterFile, catalog: Catalog) -> None:
        super().__init__()
        self.catalog = catalog
        self.path = file.path
        self.today: Callable[[], date] = date.today
        self.clock: Callable[[], datetime] = datetime.now
        self._file = file
        self._learnt = LearntTexts()
        self._listeners: list[Listener] = []
        self._writer = new_writer()
        self._number = 0
        self.unit = self._told_unit()
        self._sign()

    @classmethod
    def create(
        cls,
        path: Path,
        catalog: Catalog,
        unit: Unit,
        operator: str,
        protection: Protection | None = None,
    ) -> Self:
        """Make an empty roster file and open it; never in the place of another file."""
        at = datetime.now().strftime(TIME)
        roster_file.create(path, tables_of(catalog), unit, at=at, protection=protection)
        workspace = cls.open(path, catalog, key=protection.key if protection else None)
        workspace.operator = operator
        return workspace

    @staticmethod
    def get_ready(catalog: Catalog) -> None:
        """Do beforehand what takes longest about the first new file; may run beside anything."""
        roster_file.get_ready(tables_of(catalog))

    @classmethod
    def open(
        cls, path: Path, catalog: Catalog, access: Access = Access.WRITE, key: DataKey | None = None
    ) -> Self:
        """Open a roster file; a Refusal says in one sentence why it cannot be."""
        file = RosterFile(path, tables_of(catalog), access, key)
        try:
            return cls(file, catalog)
        except BaseException:
            file.close()
            raise

    def close(self) -> None:
        """Let the file go. Nothing waits to be saved."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_going_to_disk(self) -> bool:
        """Whether a change is just being brought to the disk elsewhere: whoever reads waits for it."""
        return self._file.is_going_to_disk

    @property
    def is_read_only(self) -> bool:
        return self._file.access is Access.READ

    @property
    def protection(self) -> Protection | None:
        """What the file is locked by; None where anybody who has it may read it."""
        return self._file.protection

    def change_protection(self, protection: Protection) -> None:
        """Another password or recovery code gets at the same data from now on."""
        self._file.change_record(protection.record)

    @property
    def writer(self) -> str:
        """Under which id this opening of the file writes."""
        return self._writer

    def prove(self) -> None:
        """Look the file's pages over once, beside other work: else the first change takes the time for it."""
        self._file.prove()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell of every change after it was saved; the answer ends it. Called in the thread that saved."""
        self._listeners.append(listener)

        def end() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return end

    def apply(
        self,
        change_set: ChangeSet,
        *,
        delivery: DeliveryRecord | None = None,
        lineages: Sequence[LineageChange] = (),
        writers: Sequence[WriterRecord] = (),
        places: Sequence[PlaceChange] = (),
    ) -> Applied:
        """Save all facts of the set in one transaction, or none of them. What alters nothing makes no batch.

        `delivery`: the workbook it came from, remembered along with it; `lineages`: what its sender said;
        `writers`: who stood behind the writes it carries. `places`: which places are called otherwise from
        now on, as long as the step is in force.
        """
        with nothing_thrown_away(), self._file.writing(self._writer) as change:
            applied = self._apply(change, change_set, by=delivery.unit if delivery else "", lineages=lineages)
            if writers:
                identity.learn_writers(change, writers, own=False)
            if delivery:
                self._remember(change, delivery, applied)
            place_changes.write_changes(change, places, applied.batch)
        if places:
            self.unit = self._told_unit()
        self._tell(applied)
        return applied

    def apply_each(self, arrivals: Sequence[Arrival]) -> tuple[Applied, ...]:
        """Save what these workbooks brought in one transaction, each as a step of its own in their order, up
        to the first of which a row meets somebody. All that is told here is on the disk, or nothing is.

        No savepoint stands before each: it takes a fifth of the time, and whether a row meets somebody is
        known before the first row of its book is written. Whatever else happens takes all of them back.
        """
        with nothing_thrown_away(), self._file.writing(self._writer) as change:
            saved = []
            for arrival in arrivals:
                try:
                    saved.append(self._arrive(change, arrival))
                except NotFresh:
                    break
                change.moved_on()
        for applied in saved:
            self._tell(applied)
        return tuple(saved)

    def undo(self, batch: int | None = None) -> Undone:
        """Take back a batch, or the last one in force. Of an undo: do again what that took back.

        Where all its rows have to stay, the last one is passed with the reasons, so that the steps before it
        can be reached; a batch that was named stays in force, to be taken back once the reasons are gone.
        """
        with self._file.writing(self._writer) as change:
            step = self._undoable(change, batch)
            applied, undone = self._take_back(change, step, passes=batch is None)
        self.unit = self._told_unit()
        self._tell(applied)
        return undone

    def undo_all(self, batches: Iterable[int]) -> tuple[Undone, ...]:
        """Take all these batches back in one transaction, the newest first; each is a step of the history."""
        with self._file.writing(self._writer) as change:
            taken = self._take_all_back(change, batches)
        self.unit = self._told_unit()
        for applied, _ in taken:
            self._tell(applied)
        return tuple(undone for _, undone in taken)

    def undo_preview(self, batches: Iterable[int]) -> tuple[Undone, ...]:
        """What `undo_all` would come to, row by row with the reasons; nothing is saved."""
        found: list[Undone] = []
        with suppress(_NothingMeant), self._file.writing(self._writer) as change:
            found += (undone for _, undone in self._take_all_back(change, batches))
            # Done and given up: so exactly that is told which would happen.
            raise _NothingMeant
        return tuple(found)

    def _take_all_back(self, change: Transaction, batches: Iterable[int]) -> list[tuple[Applied, Undone]]:
        taken = []
        for batch in sorted(set(batches), reverse=True):
            taken.append(self._take_back(change, self._undoable(change, batch), passes=False))
            change.moved_on()
        return taken

    def redo(self) -> Undone:
        """Do the last undone batch again, unless something new was done since."""
        with self._file.writing(self._writer) as change:
            step = journal.last_redoable(change)
            if step is None:
                raise Refusal(storing.NOTHING_TO_REDO.about(file=self.path.name))
            applied, undone = self._take_back(change, step, passes=True)
        self.unit = self._told_unit()
        self._tell(applied)
        return undone

    def undo_label(self) -> str | None:
        """What `undo` would take back; None where there is nothing."""
        with self._look() as look:
            step = journal.last_undoable(look)
            return step.label if step else None

    def redo_label(self) -> str | None:
        """What `redo` would do again; None where there is nothing."""
        with self._look() as look:
            step = journal.last_redoable(look)
            taken = journal.read_step(look, step.undoes) if step and step.undoes else None
            return taken.label if taken else None

    def _told_unit(self) -> Unit:
        """Whose file it is, as it is called now."""
        with self._look() as look:
            unit = identity.read_unit(look)
            changes = place_changes.read_changes(look)
        if unit is None:
            raise Refusal(storing.DAMAGED.about(file=self.path.name))
        own = [change.new for change in changes if change.is_own]
        return unit.at(own[-1]) if own else unit

    def _undoable(self, change: Transaction, batch: int | None) -> Step:
        if batch is None:
            step = journal.last_undoable(change)
            if step is None:
                raise Refusal(storing.NOTHING_TO_UNDO.about(file=self.path.name))
            return step
        step = journal.read_step(change, batch)
        if step and batch <= journal.last_purge(change):
            raise Refusal(purging.BEFORE_PURGE.about(number=batch))
        if step and step.occasion == Occasion.REDONE.value and step.undone_by is None:
            step = journal.read_step(change, journal.root_of(change, batch))
        if step is None:
            raise Refusal(storing.BATCH_UNKNOWN.about(file=self.path.name, number=batch))
        if step.undone_by is not None:
            raise Refusal(storing.ALREADY_UNDONE.about(number=batch, label=step.label))
        return step

    def _take_back(self, change: Transaction, step: Step, *, passes: bool) -> tuple[Applied, Undone]:
        """`passes`: a step is made though every row has to stay, so that this batch is in the way no more."""
        is_redo = step.occasion == Occasion.UNDONE.value
        root = journal.read_step(change, journal.root_of(change, step.number)) or step
        sentence, occasion = (
            (storing.REDO_OF, Occasion.REDONE) if is_redo else (storing.UNDO_OF, Occasion.UNDONE)
        )
        plan = taking_back(change, step, self._pen(change))
        label = str(sentence.about(label=root.label))
        change_set = ChangeSet(label, occasion, tuple(plan.changes), root.workbook, undoes=step.number)
        # A step of its own though nothing was left to alter: or the steps before it could not be reached.
        applied = self._apply(change, change_set, places=plan.places, is_step=passes or not plan.kept)
        if applied.batch:
            kept = {row.row for row in plan.kept}
            remembered.restore_lineages(change, step.number, kept, undone_by=applied.batch)
        restored = len(applied.rows)
        return applied, Undone(applied.batch or None, root.label, restored, tuple(plan.kept))

    def _apply(
        self,
        change: Transaction,
        change_set: ChangeSet,
        *,
        by: str = "",
        places: Mapping[RowId, int] | None = None,
        lineages: Sequence[LineageChange] = (),
        is_step: bool = False,
    ) -> Applied:
        pen = self._pen(change)
        draft = Draft(change, pen)
        draft.run(change_set.changes, places)
        written = max(draft.last_number, self._number + 1 if change_set.undoes else 0)
        # Used up even if the disk fails now: what a failed commit left behind must not share its number.
        self._number = max(self._number, written)
        altered, arrived = draft.altered(), draft.arrived
        recalled = [*lineages, *remembered.answered(change, _answers(change_set, altered))]
        if not altered and not arrived and not is_step and not remembered.alters_questions(recalled):
            remembered.write_lineages(change, recalled, 0)
            return Applied(0)
        operator, at = pen.operator, self.now()
        rows, cells = _extent(altered, arrived)
        step = Step(
            change.journal + 1, at, operator, change_set.label, change_set.occasion.value,
            change_set.workbook,
            self._writer, written, change_set.undoes, None, len(rows), cells,
        )  # fmt: skip
        if written:
            record = WriterRecord(self._writer, self.unit.name, operator, at)
            identity.learn_writers(change, [record], own=True)
        touch = Touch(at, by or operator)
        save(change, altered, step.number, touch)
        save_arrived(change, arrived, step.number, touch)
        journal.write_step(change, step)
        remembered.write_lineages(change, recalled, step.number)
        return Applied(step.number, rows, cells)

    def _arrive(self, change: Transaction, arrival: Arrival) -> Applied:
        changes = ChangeSet(
            arrival.label, Occasion.MERGED, tuple(arrival.rows), workbook=arrival.delivery.file
        )
        applied = self._apply(change, changes, by=arrival.delivery.unit)
        identity.learn_writers(change, arrival.writers, own=False)
        self._remember(change, arrival.delivery, applied)
        return applied

    def _remember(self, change: Transaction, delivery: DeliveryRecord, applied: Applied) -> None:
        record = replace(delivery, batch=applied.batch, at=delivery.at or self.now())
        traffic.write_delivery(change, record)

    def _pen(self, change: Transaction) -> Pen:
        operator = identity.read_setting(change, identity.OPERATOR) or ""
        return Pen(self._writer, self._number + 1, self.today(), operator, self._on(change))

    def _take_another_pen(self) -> None:
        self._writer = new_writer()
        self._number = 0
        self._sign()

    def _sign(self) -> None:
        self._file.sign(" · ".join(text for text in (self.operator, platform.node()) if text))

    def _tell(self, applied: Applied) -> None:
        if applied.batch:
            for listener in list(self._listeners):
                listener(applied)


def _extent(
    altered: Sequence[Altered], arrived: Sequence[RowsArrived]
) -> tuple[tuple[tuple[str, RowId], ...], int]:
    """The rows that a set alters, and how many of their cells."""
    rows = [(row.roster, row.row) for row in altered]
    rows += [(of.roster, line.row) for of in arrived for line in of.lines]
    cells = sum(len(row.registers) for row in altered)
    return tuple(rows), cells + sum(line.registers for of in arrived for line in of.lines)


def _answers(change_set: ChangeSet, altered: Sequence[Altered]) -> dict[RowId, Absence]:
    """Rows of which somebody now said whether they are still listed; taking back restores what was said."""
    if change_set.undoes is not None:
        return {}
    stay = {change.row: Absence.KEPT for change in change_set.changes if isinstance(change, RowRestored)}
    out = {row.row: Absence.TAKEN for row in altered if row.after and row.after.standing is Standing.REMOVED}
    return stay | out
