"""Merging submitted workbooks: each one wholly or not at all, none stopping the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from roster_desktop.merge import MergePlan, plan_merge
from roster_desktop.progress import Cancelled, Progress, Silence
from roster_desktop.records import PASSWORD, Change, ChangeSet, Level, Occasion, Problem
from roster_desktop.rubbish import nothing_thrown_away
from roster_desktop.schema import Role
from roster_desktop.tasks.answered_already import settled
from roster_desktop.tasks.arriving_books import MOST_BOOKS, PATIENCE, Held, are_enough, written_down
from roster_desktop.tasks.book_questions import asked_first, layout_answers, whose_list
from roster_desktop.tasks.book_results import BookResult as BookResult
from roster_desktop.tasks.book_results import MergeReport as MergeReport
from roster_desktop.tasks.book_results import RowTold as RowTold
from roster_desktop.tasks.book_results import (
    duplicate,
    label_of,
    left_out,
    problem_told,
    record_of,
    result_of,
    unit_name,
)
from roster_desktop.tasks.book_results import total as total
from roster_desktop.tasks.first_books import is_at_home, may_arrive, senders
from roster_desktop.tasks.former_names import FormerNames
from roster_desktop.tasks.gathering import Gathered, gathered
from roster_desktop.tasks.read_otherwise import adds_rows, or_as_before, read_otherwise, rows_stay, taken_back
from roster_desktop.tasks.reading import Reading, read_for, sender_unit
from roster_desktop.tasks.ready_books import ReadyBook, own_books
from roster_desktop.tasks.remembered_columns import remember
from roster_desktop.tasks.sealing import sealed_books
from roster_desktop.tasks.taken_in import note_taken_in
from roster_desktop.wording import Refusal, working
from roster_desktop.workbook import BooksAhead, KnownBook, RawBook, ReadBook, own_rows, start_reading
from roster_desktop.workbook.safe_file import content_of_file
from roster_desktop.workspace import DeliveryRecord, Workspace

_Step = Callable[[Workspace, Reading, str], BookResult]
_Ahead = BooksAhead[ReadBook | ReadyBook]


def merge_workbooks(
    workspace: Workspace,
    paths: Sequence[Path],
    progress: Progress | None = None,
    *,
    password: str = "",
    answers: Mapping[str, str] | None = None,
) -> MergeReport:
    """Take every workbook (folders and archives are searched) into this file; a backup is made first."""
    watch = progress or Silence()
    # It gets ready beside the backup; even what is no archive is only known by it.
    start_reading()
    workspace.backup("合并前")
    found = gathered(paths, watch)
    run = workspace.next_run()
    said = {PASSWORD: password} | dict(answers or {})
    report = _run(workspace, found, watch, partial(_merged, run), said, run)
    return replace(report, run=run)


def preview_merge(
    workspace: Workspace,
    paths: Sequence[Path],
    progress: Progress | None = None,
    *,
    password: str = "",
    answers: Mapping[str, str] | None = None,
) -> MergeReport:
    """What each workbook would do to the file as it stands; nothing is changed."""
    watch = progress or Silence()
    said = {PASSWORD: password} | dict(answers or {})
    return _run(workspace, gathered(paths, watch), watch, _planned, said)


def _run(
    workspace: Workspace,
    found: Gathered,
    progress: Progress,
    step: _Step,
    answers: Mapping[str, str],
    run: int = 0,
) -> MergeReport:
    """`run`: in which books whose rows meet nobody are taken as they came; 0 to look at all row by row."""
    results = [left_out(one) for one in found.left_out]
    books = found.books

    # Where nothing ever came in nothing is known by its bytes; what comes twice now is told by what was read.
    is_first = not workspace.deliveries()

    def is_known(path: Path) -> bool:
        return not is_first and _seen_by_bytes(workspace, path, answers) is not None

    understand: Callable[[RawBook], ReadBook | ReadyBook | None] | None
    understand, sealed = own_rows(workspace.catalog, answers), None
    # Read with what was answered since, a book may say something else.
    is_answered = bool(layout_answers(answers))
    if run and not is_answered and may_arrive(workspace):
        known = senders(workspace)
        understand = own_books(workspace.catalog, answers, known)
        sealed = sealed_books(workspace.catalog, known) if understand else None
    said = frozenset[str]() if is_answered else workspace.said_lately()
    with _Ahead(books, answers.get(PASSWORD, ""), is_known, understand, said, sealed) as ahead:
        walk = _Walk(workspace, step, answers, ahead, run)
        for first in range(0, len(books), MOST_BOOKS):
            # Looking for rubbish after each book takes a twentieth of the time.
            with nothing_thrown_away():
                if not walk.take_some(first, books[first : first + MOST_BOOKS], len(books), progress):
                    break
        walk.write_down()
    # The books before the one at which a person stopped stay taken in, and their results with them.
    results += (walk.results.get(place) or _stopped(path) for place, path in enumerate(books))
    return MergeReport(tuple(results), workspace.count_conflicts())


class _Walk:
    """Books dealt with one after the other. `results`: place of a book among them → what became of it."""

    def __init__(
        self, workspace: Workspace, step: _Step, answers: Mapping[str, str], ahead: _Ahead, run: int
    ) -> None:
        self._workspace = workspace
        self._step = step
        self._answers = answers
        self._ahead = ahead
        self._run = run
        self.results: dict[int, BookResult] = {}
        self.held: list[Held] = []
        """Books that are taken as they came, and not written down yet."""

    def take_some(self, first: int, paths: Sequence[Path], total: int, progress: Progress) -> bool:
        """Deal with these books, of which the first has this place among all of them; whether nobody stopped
        before one of them."""
        for place, path in enumerate(paths, first):
            try:
                progress.report(place - len(self.held), total, path.name)
            except Cancelled:
                return False
            self.take(place, path)
        return True

    def take(self, place: int, path: Path) -> None:
        """Deal with a book, or hold it to be written down with others."""
        # One that is being read was not here by then, and whether it came since is told by what was read.
        is_new = self._ahead.has_begun(path)
        if not is_new and (seen := _seen_by_bytes(self._workspace, path, self._answers)):
            self._put(place, path, duplicate(path.name, seen, seen.unit))
            return
        if self.held and not self._ahead.comes_within(path, PATIENCE):
            self.write_down()
        try:
            # One book is short; a person stops between two of them, never in the midst of one.
            book = self._ahead.read(path)
            if isinstance(book, KnownBook) and (seen := _seen(self._workspace, book)):
                self._put(place, path, duplicate(path.name, seen, seen.unit))
                return
            if isinstance(book, ReadyBook) and self._arrives(place, path, book):
                return
        except Refusal as refusal:
            self._put(place, path, self._unreadable(path, refusal))
            return
        self.write_down()
        self._look_at_rows(place, path, book if isinstance(book, RawBook | ReadBook) else None)

    def write_down(self) -> None:
        """Write what is held."""
        while self.held:
            held, self.held = self.held, []
            try:
                results = written_down(self._workspace, self._run, held)
            except Refusal as refusal:
                self._try_alone(held, refusal)
                continue
            for one, result in zip(held, results, strict=False):
                self._put(one.place, one.path, result)
            for one in held[len(results) : len(results) + 1]:
                # Its rows meet somebody; those of the books behind it are likely to do so, too.
                self._ahead.understand_by(own_rows(self._workspace.catalog, self._answers))
                self._look_at_rows(one.place, one.path, None)
            for one in held[len(results) + 1 :]:
                self._hold_again(one)

    def _try_alone(self, held: Sequence[Held], refusal: Refusal) -> None:
        """The disk is full, or somebody holds the file: what can be written by itself is."""
        if len(held) == 1:
            self._put(held[0].place, held[0].path, self._unreadable(held[0].path, refusal))
            return
        for one in held:
            self.held = [one]
            self.write_down()

    def _arrives(self, place: int, path: Path, book: ReadyBook) -> bool:
        """Whether the book is taken as it came, or came before. Else its rows must be looked at."""
        workspace = self._workspace
        reading = read_for(workspace, path, Silence(), answers=self._answers, book=book.head)
        if any(one.may_touch(reading) for one in self.held):
            self.write_down()
            reading = read_for(workspace, path, Silence(), answers=self._answers, book=book.head)
        with workspace.one_look():
            fits = not reading.delivery.rows and not reading.stranger and is_at_home(workspace, reading)
        if not self._run or not fits:
            self._ahead.understand_by(own_rows(workspace.catalog, self._answers))
            return False
        unit = unit_name(workspace, reading)
        if reading.seen:
            self._put(place, path, duplicate(reading.delivery.file, reading.seen, unit))
            return True
        self.held.append(Held(place, path, reading, book, unit))
        if are_enough(self.held):
            self.write_down()
        return True

    def _hold_again(self, one: Held) -> None:
        """What was found out of it may be so no more."""
        try:
            if self._arrives(one.place, one.path, one.book):
                return
        except Refusal as refusal:
            self._put(one.place, one.path, self._unreadable(one.path, refusal))
            return
        self.write_down()
        self._look_at_rows(one.place, one.path, None)

    def _look_at_rows(self, place: int, path: Path, opened: RawBook | ReadBook | None) -> None:
        self._put(place, path, _taken(self._workspace, path, self._step, self._answers, opened))

    def _unreadable(self, path: Path, refusal: Refusal) -> BookResult:
        return _unreadable(self._workspace, path, refusal, self._answers)

    def _put(self, place: int, path: Path, result: BookResult) -> None:
        self.results[place] = replace(result, path=str(path))


def _taken(
    workspace: Workspace,
    path: Path,
    step: _Step,
    answers: Mapping[str, str],
    opened: RawBook | ReadBook | None,
) -> BookResult:
    """What became of a book whose rows are looked at one by one. None: it is to be read once more."""
    try:
        reading = read_for(workspace, path, Silence(), answers=answers, book=opened)
    except Refusal as refusal:
        return _unreadable(workspace, path, refusal, answers)
    unit = unit_name(workspace, reading)
    if reading.stranger:
        return BookResult(path.name, "refused", unit, problems=(reading.stranger, *reading.problems))
    if not reading.seen and _is_homeless(workspace, reading):
        message = working.NO_SENDER.about(file=path.name)
        waiting = Problem(message.code, str(message), remedy=str(working.NO_SENDER_REMEDY.about()))
        told, asked = (waiting, *reading.problems), whose_list(workspace, path.name)
        return BookResult(path.name, "waiting", unit, problems=told, questions=asked)
    try:
        return step(workspace, reading, unit)
    except Refusal as refusal:
        return BookResult(path.name, "refused", unit, problems=(problem_told(refusal), *reading.problems))


def _unreadable(workspace: Workspace, path: Path, refusal: Refusal, answers: Mapping[str, str]) -> BookResult:
    first = asked_first(workspace.catalog, refusal, answers)
    questions = (first,) if first else ()
    problems = (problem_told(refusal),)
    return BookResult(path.name, "refused", problems=problems, is_unreadable=True, questions=questions)


def _stopped(path: Path) -> BookResult:
    return BookResult(path.name, "stopped")


def _seen(workspace: Workspace, book: KnownBook) -> DeliveryRecord | None:
    return workspace.has_seen(book.content, book.unpacked)


def _seen_by_bytes(workspace: Workspace, path: Path, answers: Mapping[str, str]) -> DeliveryRecord | None:
    """The earlier delivery of this very file. It is not even opened: most of a second round is like that.
    Read with what was answered since, it may say something else."""
    if layout_answers(answers):
        return None
    try:
        return workspace.has_seen(content_of_file(path))
    except OSError:
        # It lies in an archive, or cannot be read: reading has the sentence for that.
        return None


def _plan(workspace: Workspace, reading: Reading) -> tuple[MergePlan, tuple[Change, ...]]:
    """What the workbook does, and everything that is written: its rows, and what answers itself."""
    with workspace.one_look():
        names = FormerNames.of(workspace)
        plan = plan_merge(
            workspace.catalog,
            reading.delivery,
            names.known(workspace),
            sender=sender_unit(workspace, reading),
            memory=names.memory(workspace),
            on=workspace.cutoff,
        )
    plan, writes = settled(workspace.catalog, names, reading.delivery, plan)
    return plan, (*plan.changes, *writes)


def _is_homeless(workspace: Workspace, reading: Reading) -> bool:
    """Whether a handmade list leaves open of which village some of its people are: they would be listed
    twice."""
    sender = sender_unit(workspace, reading)
    if reading.delivery.manifest or (sender and sender.level is Level.VILLAGE):
        return False
    rosters = workspace.catalog.roster_by_key
    return any(not rosters[row.roster].text_of(Role.VILLAGE, row.values) for row in reading.delivery.rows)


def _merged(run: int, workspace: Workspace, reading: Reading, unit: str) -> BookResult:
    if reading.seen:
        # What was answered holds for the next list that is laid out alike, though it brought nothing here.
        remember(workspace, reading.delivery, reading.sheets, reading.answers)
        return duplicate(reading.delivery.file, reading.seen, unit)
    plan, changes = _plan(workspace, reading)
    stay: tuple[Problem, ...] = ()
    undone = None
    if earlier := read_otherwise(workspace, reading, plan):
        undone = taken_back(workspace, earlier)
        if undone is None and adds_rows(plan):
            stay = (rows_stay(earlier),)
    with or_as_before(workspace, undone):
        if undone is not None:
            plan, changes = _plan(workspace, reading)
        return _written(run, workspace, reading, unit, plan, changes, stay)


def _written(
    run: int,
    workspace: Workspace,
    reading: Reading,
    unit: str,
    plan: MergePlan,
    changes: Sequence[Change],
    stay: Sequence[Problem],
) -> BookResult:
    result = result_of(workspace, reading, plan, unit)
    result = replace(result, problems=(*stay, *result.problems))
    if result.status == "waiting" and not any(one.read - one.refused for one in plan.counts.values()):
        # No row of it could be taken in; so it has not arrived either.
        return result
    change_set = ChangeSet(
        label_of(unit, reading), Occasion.MERGED, tuple(changes), workbook=reading.delivery.file
    )
    applied = workspace.apply(
        change_set,
        delivery=replace(record_of(workspace, reading, unit), run=run),
        lineages=plan.lineages,
        writers=reading.delivery.writers,
    )
    note_taken_in(workspace, reading.delivery)
    remember(workspace, reading.delivery, reading.sheets, reading.answers)
    return replace(result, batch=applied.batch)


def _planned(workspace: Workspace, reading: Reading, unit: str) -> BookResult:
    if reading.seen:
        return duplicate(reading.delivery.file, reading.seen, unit)
    plan, _ = _plan(workspace, reading)
    return result_of(workspace, reading, plan, unit)
