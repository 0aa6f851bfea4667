"""What became of the workbooks that were merged, in words, and what is remembered of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from roster_desktop.merge import Counts, MergePlan
from roster_desktop.records import REMOVAL_KEY, Problem, Question, RowId, Unanswered
from roster_desktop.schema import Role
from roster_desktop.tasks.book_questions import open_questions
from roster_desktop.tasks.gathering import LeftOut
from roster_desktop.tasks.reading import Reading, sender_unit
from roster_desktop.wording import Refusal, working
from roster_desktop.wording import merging as say
from roster_desktop.workbook.column_questions import problem_of
from roster_desktop.workspace import DeliveryRecord, Workspace

_MOST_TOLD = 200
"""Rows of a workbook whose story is kept; the history has them all."""


class RowTold(Struct, frozen=True):
    """What a workbook did to one row about which it asks, in words. `asked`: registers that wait since."""

    roster: str
    row: RowId
    name: str
    told: str
    asked: tuple[str, ...] = ()


class BookResult(Struct, frozen=True):
    """What became of one workbook. `status`: merged, unchanged, duplicate, waiting, refused, skipped,
    or stopped before it."""

    file: str
    status: str
    unit: str = ""
    counts: Mapping[str, Counts] = field(default_factory=dict)
    conflicts: int = 0
    problems: tuple[Problem, ...] = ()
    batch: int = 0
    is_unreadable: bool = False
    """Whether it could not even be read."""
    path: str = ""
    """Where it lay, so that it can be tried again."""
    questions: tuple[Question, ...] = ()
    """What a person must say before all of it can be taken in; answered, it is taken in once more."""
    told: tuple[RowTold, ...] = ()
    """The rows that are asked about."""


class MergeReport(Struct, frozen=True):
    """What a whole run did, and what waits for a person now."""

    workbooks: tuple[BookResult, ...]
    open_conflicts: int
    run: int = 0
    """Number under which the whole run can be taken back; 0 where nothing was done."""

    @property
    def waits(self) -> bool:
        """Whether a person must look at something: a question, or a workbook that was set aside."""
        aside = any(book.status in ("waiting", "refused") for book in self.workbooks)
        return aside or self.open_conflicts > 0


def left_out(one: LeftOut) -> BookResult:
    """Of a file that is not even opened."""
    status = "refused" if one.is_refused else "skipped"
    return BookResult(one.path.name, status, problems=(one.problem,), is_unreadable=one.is_refused)


def duplicate(file: str, seen: DeliveryRecord, unit: str) -> BookResult:
    """Of a workbook that came in already."""
    message = working.DUPLICATE_BOOK.about(file=file, at=seen.at, before=seen.file)
    problem = Problem(message.code, str(message), remedy=str(working.REMEDY_NONE.about()))
    return BookResult(file, "duplicate", unit, problems=(problem,))


def label_of(unit: str, reading: Reading) -> str:
    """How the history calls taking the workbook in."""
    manifest = reading.delivery.manifest
    what = "退回件" if manifest and manifest.addressee else "报送"
    return f"合并 {unit or reading.delivery.file} 的{what}"


def result_of(workspace: Workspace, reading: Reading, plan: MergePlan, unit: str) -> BookResult:
    """Of a workbook that comes to this."""
    questions = open_questions(workspace.catalog, reading)
    status = "merged" if plan.changes or plan.missed else "unchanged"
    if not plan.changes and (any(one.refused for one in plan.counts.values()) or _is_unread(plan, questions)):
        status = "waiting"
    return BookResult(
        reading.delivery.file,
        status,
        unit,
        plan.counts,
        plan.conflicts,
        (*reading.problems, *plan.problems),
        questions=questions,
        told=_told_rows(workspace, plan),
    )


def _told_rows(workspace: Workspace, plan: MergePlan) -> tuple[RowTold, ...]:
    told = [
        RowTold(one.roster, one.row, one.name, "".join(str(message) for message in one.told), one.asked)
        for one in plan.statements
        if one.told
    ]
    missing = str(say.MERGED_MISSING.about())
    for key, row in plan.absent:
        roster, found = workspace.catalog.roster(key), workspace.row(key, row)
        name = roster.text_of(Role.NAME, found.values) if found else ""
        told.append(RowTold(key, row, name, missing, (REMOVAL_KEY,)))
    return tuple(told[:_MOST_TOLD])


def record_of(workspace: Workspace, reading: Reading, unit: str) -> DeliveryRecord:
    """By what the workbook is known again."""
    manifest = reading.delivery.manifest
    return DeliveryRecord(
        content=reading.delivery.content,
        book=manifest.book if manifest else "",
        file=reading.delivery.file,
        unit=unit,
        sequence=manifest.sequence if manifest else 0,
        at=workspace.now(),
        said=reading.said,
    )


def unit_name(workspace: Workspace, reading: Reading) -> str:
    """Of whom the workbook is."""
    manifest = reading.delivery.manifest
    if manifest and manifest.addressee and manifest.unit.is_same_as(workspace.unit):
        # Our own book, answered by the village to which it went back.
        return manifest.addressee
    sender = sender_unit(workspace, reading)
    return sender.name if sender and sender != workspace.unit else reading.delivery.unit_text


def problem_told(refusal: Refusal) -> Problem:
    """Why a workbook is not taken in, where asked with the cell that it is about."""
    if isinstance(refusal, Unanswered):
        asked = problem_of(refusal.question)
        return Problem(refusal.message.code, str(refusal), asked.sheet, asked.cell, asked.remedy)
    return Problem(refusal.message.code, str(refusal))


def total(counts: Iterable[Counts]) -> Counts:
    """All rosters of a workbook together."""
    summed = Counts()
    for one in counts:
        summed = summed.plus(one)
    return summed


def _is_unread(plan: MergePlan, questions: Sequence[Question]) -> bool:
    """Whether no row was read, because a person must say first how."""
    return bool(questions) and not total(plan.counts.values()).read
