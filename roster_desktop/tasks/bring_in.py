"""Taking rows of any workbook into this file: first shown cell by cell, then written as one step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.checks import Finding, RowCheck
from roster_desktop.merge import plan_merge, refusal
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import (
    CellsWritten,
    Change,
    ChangeSet,
    DeliveredRow,
    Level,
    Occasion,
    Problem,
    Question,
    RowAdded,
    RowId,
    RowMerged,
    RowState,
    initial_values,
    new_row_id,
)
from roster_desktop.schema import Role, Roster, Values
from roster_desktop.schema.pairing import PairingKey, pairing_key
from roster_desktop.tasks.answered_already import settled
from roster_desktop.tasks.book_warnings import warnings
from roster_desktop.tasks.former_names import FormerNames
from roster_desktop.tasks.id_doctor import examined, is_answered, told
from roster_desktop.tasks.preview_rows import CellChange, Outcome, PreviewRow
from roster_desktop.tasks.reading import Reading, at_home, read_for, sender_unit
from roster_desktop.tasks.remembered_columns import remember
from roster_desktop.tasks.renamed_above import refuse_stranger
from roster_desktop.tasks.typing import fill_from_person
from roster_desktop.wording import Message, Refusal, working
from roster_desktop.workspace import Applied, DeliveryRecord, Workspace

_NAMED_COLUMNS = 3
_PAGE = 25
"""Rows that are compared at one look: so few that whoever saves meanwhile does not wait."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person said beside the workbook."""

    village: str = ""
    """Village of rows that name none."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Key of a question → the choice."""


class MovedMeanwhile(Refusal):
    """What a preview showed is no longer what would happen; the preview as it is now asks again."""

    def __init__(self, message: Message, preview: ImportPreview) -> None:
        super().__init__(message)
        self.preview = preview


class ImportPreview(Struct, frozen=True):
    """Everything an import would do. Nothing is done until `apply_import`."""

    file: str
    unit: str
    reading: Reading
    rows: tuple[PreviewRow, ...]
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    """What only a person can tell; what each default says holds until somebody answers."""
    change_set: ChangeSet
    journal: int
    """Number of the last batch of the file when this was worked out."""
    asked: Asked

    @property
    def counts(self) -> dict[str, Counter[str]]:
        """Roster key → outcome → how many rows."""
        counts: dict[str, Counter[str]] = {}
        for row in self.rows:
            counts.setdefault(row.roster, Counter())[row.outcome.value] += 1
        return counts


def preview_import(
    workspace: Workspace,
    path: Path,
    progress: Progress | None = None,
    *,
    mapping: Mapping[str, str] | None = None,
    unit: str = "",
    answers: Mapping[str, str] | None = None,
) -> ImportPreview:
    """What taking this workbook in would add, change, leave alone and refuse, and what is asked about it.
    `unit`: village of rows that name none; `answers`: key of a question → the choice.

    A workbook of the program itself is merged by its memory, so what was typed here since is not turned back.
    """
    watch = progress or Silence()
    said = answers or {}
    reading = read_for(workspace, path, watch, mapping, said)
    refuse_stranger(reading.stranger, reading.new_name)
    return _planned(workspace, reading, Asked(unit, said), watch)


def apply_import(workspace: Workspace, preview: ImportPreview) -> Applied:
    """Do what the preview showed, as one step that can be taken back; a backup is made first.

    Where the file has changed since, the workbook is compared anew; `MovedMeanwhile` where that touches what
    was shown, so that nothing typed meanwhile is overwritten unseen.
    """
    workspace.backup("导入前")
    return write_import(workspace, preview)


def write_import(workspace: Workspace, preview: ImportPreview) -> Applied:
    """The same for one book of many, of which one backup was made."""
    current = _up_to_date(workspace, preview)
    delivery = current.reading.delivery
    manifest = delivery.manifest
    record = DeliveryRecord(
        content=delivery.content,
        book=manifest.book if manifest else "",
        file=delivery.file,
        unit=current.unit,
        sequence=manifest.sequence if manifest else 0,
        at=workspace.now(),
    )
    if delivery.writers:
        workspace.learn_writers(delivery.writers)
    remember(workspace, delivery, current.reading.sheets, current.asked.answers)
    return workspace.apply(current.change_set, delivery=record)


def _planned(workspace: Workspace, reading: Reading, asked: Asked, watch: Progress) -> ImportPreview:
    journal = workspace.journal
    offered: tuple[Question, ...] = ()
    if reading.delivery.manifest:
        rows, changes = _by_memory(workspace, reading)
    else:
        doctored = examined(workspace, reading.delivery.rows, asked.answers)
        offered = doctored.questions
        village = asked.village or _village_of(workspace, reading)
        rows, changes = _by_hand(workspace, doctored.rows, village, watch)
    file = reading.delivery.file
    waiting = (told(question) for question in offered if not is_answered(question, asked.answers))
    refused = (_refusal(row) for row in rows if row.outcome is Outcome.REFUSED)
    return ImportPreview(
        file=file,
        unit=asked.village or reading.delivery.unit_text or workspace.unit.name,
        reading=reading,
        rows=tuple(rows),
        problems=(*reading.problems, *warnings(workspace, reading), *waiting, *refused),
        questions=(*reading.delivery.questions, *offered),
        change_set=ChangeSet(f"导入 {file}", Occasion.IMPORTED, tuple(changes), workbook=file),
        journal=journal,
        asked=asked,
    )


def _up_to_date(workspace: Workspace, preview: ImportPreview) -> ImportPreview:
    if workspace.journal == preview.journal:
        return preview
    current = _planned(workspace, preview.reading, preview.asked, Silence())
    moved = [now for then, now in zip(preview.rows, current.rows, strict=True) if _shown(then) != _shown(now)]
    if moved:
        first = moved[0]
        said = working.MOVED_MEANWHILE.about(
            count=len(moved), sheet=first.sheet, number=first.number, name=first.name
        )
        raise MovedMeanwhile(said, current)
    return current


def _shown(row: PreviewRow) -> tuple[object, ...]:
    """What a person saw of the row; a new row's id is drawn anew each time."""
    return row.outcome, row.reason, row.changes, row.row if row.outcome is not Outcome.ADDED else None


def _village_of(workspace: Workspace, reading: Reading) -> str:
    sender = sender_unit(workspace, reading)
    return sender.name if sender and sender.level is Level.VILLAGE else ""


def _refusal(row: PreviewRow) -> Problem:
    return Problem("row-refused", row.reason, row.sheet, row.cell or f"A{row.number}")


def _kept_out(row: DeliveredRow, name: str, why: Problem) -> PreviewRow:
    return PreviewRow(
        row.roster, row.sheet, row.number, Outcome.REFUSED, name, None, why.message, cell=why.cell
    )


def _by_memory(workspace: Workspace, reading: Reading) -> tuple[list[PreviewRow], list[Change]]:
    names = FormerNames.of(workspace)
    plan = plan_merge(workspace.catalog, reading.delivery, names.known(workspace))
    plan, writes = settled(workspace.catalog, names, reading.delivery, plan)
    merged = {change.state.id: change.state for change in plan.changes if isinstance(change, RowMerged)}
    home = {alias: state.id for state in merged.values() for alias in state.aliases}
    shown = [_merged_row(workspace, row, merged, home) for row in reading.delivery.rows if row.number]
    return shown, [*plan.changes, *writes]


def _merged_row(
    workspace: Workspace,
    row: DeliveredRow,
    merged: Mapping[RowId, RowState],
    home: Mapping[RowId, RowId],
) -> PreviewRow:
    roster = workspace.catalog.roster(row.roster)
    name = roster.text_of(Role.NAME, row.values)
    if row.is_typed and (problem := refusal(workspace.catalog, row)):
        return _kept_out(row, name, problem)
    row_id = home.get(row.state.id, row.state.id) if row.state else None
    after = merged.get(row_id) if row_id else None
    if row_id is None or after is None:
        return PreviewRow(row.roster, row.sheet, row.number, Outcome.UNCHANGED, name, row_id)
    held = workspace.states_by_id(row.roster, [after.id, *sorted(after.aliases)])
    before = next(iter(held.values()), None)
    old = workspace.visible(before) if before else {}
    changes = _differences(row, old, workspace.visible(after))
    outcome = Outcome.CHANGED if before else Outcome.ADDED
    return PreviewRow(row.roster, row.sheet, row.number, outcome, name, row_id, changes=changes)


def _differences(row: DeliveredRow, before: Values, after: Values) -> tuple[CellChange, ...]:
    return tuple(
        CellChange(key, before.get(key, ""), after.get(key, ""), row.cell_by_column.get(key, ""))
        for key in {**before, **after}
        if before.get(key, "") != after.get(key, "")
    )


class _Taken(Struct, frozen=True):
    """A row of the book that was taken in, so that the same row further down is not a second one."""

    sheet: str
    number: int
    values: Values


@dataclass
class _Taking:
    """What an import has met so far: rows of this book found again further down are no second rows."""

    workspace: Workspace
    unit: str
    taken: dict[tuple[str, PairingKey], _Taken] = field(default_factory=dict)
    used: set[RowId] = field(default_factory=set)
    changes: list[Change] = field(default_factory=list)
    known: dict[PairingKey, list[RowId]] = field(default_factory=dict)
    """Natural key of a row of this page → rows of the file that have it."""
    checks: dict[str, RowCheck] = field(default_factory=dict)

    def page(self, rows: Sequence[DeliveredRow]) -> list[PreviewRow]:
        """A few rows at once, of one moment of the file: those that it has are looked up together."""
        with self.workspace.one_look():
            told = [(row, self._at_home(row)) for row in rows]
            keys: dict[str, set[PairingKey]] = {}
            for row, values in told:
                if key := pairing_key(self.workspace.catalog, row.roster, values):
                    keys.setdefault(row.roster, set()).add(key)
            found = [self.workspace.states_by_key(roster, those) for roster, those in keys.items()]
            self.known = {key: [state.id for state in states] for one in found for key, states in one.items()}
            return [replace(self.take(row, values), traces=row.traces) for row, values in told]

    def take(self, row: DeliveredRow, values: dict[str, str]) -> PreviewRow:
        roster = self.workspace.catalog.roster(row.roster)
        if problem := refusal(self.workspace.catalog, row):
            return _kept_out(row, roster.text_of(Role.NAME, row.values), problem)
        shown = PreviewRow(
            row.roster,
            row.sheet,
            row.number,
            Outcome.UNCHANGED,
            roster.text_of(Role.NAME, values),
            None,
        )
        key = pairing_key(self.workspace.catalog, roster.key, values)
        found = next((one for one in self.known.get(key, ()) if one not in self.used), None) if key else None
        earlier = self.taken.get((roster.key, key)) if key else None
        if earlier is not None and not found:
            return _again(roster, shown, earlier, values)
        if key:
            self.taken[roster.key, key] = _Taken(row.sheet, row.number, values)
        found = found or self._fitting(roster, values)
        return (
            self._changed(roster, row, shown, found, values)
            if found
            else self._new(roster, row, shown, values)
        )

    def _at_home(self, row: DeliveredRow) -> dict[str, str]:
        return at_home(self.workspace, self.workspace.catalog.roster(row.roster), row.values, self.unit)

    def _fitting(self, roster: Roster, values: Values) -> RowId | None:
        """The person's one row that nothing speaks against, where the key alone finds none."""
        if not roster.told_apart_by:
            return None
        id_number = roster.text_of(Role.ID_NUMBER, values)
        ids = self.workspace.rows_of_person(id_number).get(roster.key, []) if id_number else []
        rows = [row for row in self.workspace.rows(roster.key, ids) if row.id not in self.used]
        fitting = [row.id for row in rows if _agree(roster.told_apart_by, row.stored, values)]
        return fitting[0] if len(fitting) == 1 else None

    def _changed(
        self, roster: Roster, row: DeliveredRow, shown: PreviewRow, found: RowId, values: Values
    ) -> PreviewRow:
        self.used.add(found)
        kept = self.workspace.row(roster.key, found)
        before = kept.values if kept else {}
        shown = replace(shown, findings=self._wrong(roster, {**(kept.stored if kept else {}), **values}, row))
        new = {key: text for key, text in values.items() if before.get(key, "") != text}
        if not new:
            return replace(shown, row=found)
        self.changes.append(CellsWritten(roster.key, found, new))
        cells = tuple(
            CellChange(key, before.get(key, ""), text, row.cell_by_column.get(key, ""))
            for key, text in new.items()
        )
        return replace(shown, outcome=Outcome.CHANGED, row=found, changes=cells)

    def _new(
        self, roster: Roster, row: DeliveredRow, shown: PreviewRow, values: dict[str, str]
    ) -> PreviewRow:
        row_id = new_row_id()
        full = initial_values(roster) | values
        full |= fill_from_person(self.workspace, roster.key, full)
        shown = replace(shown, findings=self._wrong(roster, full, row))
        self.changes.append(RowAdded(roster.key, row_id, full))
        return replace(shown, outcome=Outcome.ADDED, row=row_id)

    def _wrong(self, roster: Roster, values: Values, row: DeliveredRow) -> tuple[Finding, ...]:
        """What is wrong with the row as it will be, the columns that the sheet does not have included."""
        check = self.checks.get(roster.key)
        if check is None:
            check = self.checks[roster.key] = RowCheck(roster, self.workspace.cutoff)
        return check.findings(values, number=row.number)


def _again(roster: Roster, shown: PreviewRow, earlier: _Taken, values: Values) -> PreviewRow:
    """The row stands in the book twice: once is enough, and of two versions a person must choose."""
    other = [key for key, text in values.items() if earlier.values.get(key, "") != text]
    if not other:
        return replace(shown, reason=str(working.ROW_AGAIN.about(sheet=earlier.sheet, number=earlier.number)))
    columns = "、".join(roster.column_by_key[key].header for key in other[:_NAMED_COLUMNS])
    said = working.OTHER_VERSION.about(sheet=earlier.sheet, number=earlier.number, columns=columns)
    return replace(shown, outcome=Outcome.REFUSED, reason=str(said))


def _by_hand(
    workspace: Workspace, delivered: Sequence[DeliveredRow], unit: str, progress: Progress
) -> tuple[list[PreviewRow], list[Change]]:
    taking = _Taking(workspace, unit)
    rows = list(_taken(taking, [row for row in delivered if row.number], progress))
    return rows, taking.changes


def _taken(taking: _Taking, rows: list[DeliveredRow], progress: Progress) -> Iterator[PreviewRow]:
    for done in range(0, len(rows), _PAGE):
        progress.report(done, len(rows), "比对各行")
        yield from taking.page(rows[done : done + _PAGE])


def _agree(columns: tuple[str, ...], mine: Values, theirs: Values) -> bool:
    """Whether at least one of the columns is the same on both sides and none differs."""
    both = [(mine.get(key, ""), theirs.get(key, "")) for key in columns]
    filled = [(a, b) for a, b in both if a and b]
    return bool(filled) and all(a == b for a, b in filled)
