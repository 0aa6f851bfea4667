"""Taking many workbooks in at once: all are looked at first; what leaves nothing open is then written,
each book as a step of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from itertools import zip_longest
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from roster_desktop.progress import Cancelled, Progress, Silence
from roster_desktop.records import Problem, RowAdded, Unanswered
from roster_desktop.schema import Role
from roster_desktop.tasks.bring_in import (
    Asked,
    ImportPreview,
    preview_import,
    write_import,
)
from roster_desktop.tasks.gathering import LeftOut, gathered
from roster_desktop.tasks.preview_rows import Outcome, PreviewRow
from roster_desktop.wording import Refusal, working
from roster_desktop.workspace import Undone, Workspace

_MOST_PROBLEMS = 60
"""So many are kept of one book of hundreds; all of them are told where the book is opened."""


class Standing(Enum):
    """How a workbook of many stands."""

    READY = "ready"
    ASKED = "asked"
    """Something in it only a person can tell; it waits."""
    MOVED = "moved"
    """The books before it said something else of the same rows: it has to be looked at."""
    NOTHING_NEW = "nothing-new"
    REFUSED = "refused"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    """It was not its turn yet when somebody stopped."""
    TAKEN = "taken"


class BookOutlook(Struct, frozen=True):
    """One workbook of many: what taking it in would do, or did, and what there is to know of it."""

    path: Path
    standing: Standing
    unit: str = ""
    counts: Mapping[Outcome, int] = field(default_factory=dict)
    asked: int = 0
    """How many questions wait."""
    problems: tuple[Problem, ...] = ()
    said: Asked = field(default_factory=Asked)
    """What a person said of it so far."""
    batch: int = 0
    content: str = ""
    """Hash of the file's bytes: another file under the same name is looked at again."""
    rows: tuple[tuple[Outcome, int], ...] = ()
    """What was shown of each row, in short: a book is read again when it is written."""

    @property
    def read(self) -> int:
        """How many rows it has."""
        return sum(self.counts.values())


class TakenBack(Struct, frozen=True):
    """Books of which some were taken back, and what each of these steps came to."""

    books: tuple[BookOutlook, ...]
    undone: tuple[Undone, ...]


def look_at_books(
    workspace: Workspace, paths: Sequence[Path], progress: Progress | None = None
) -> tuple[BookOutlook, ...]:
    """Every workbook in these files, folders and archives, and what it would do. Nothing is written.
    Somebody who stops keeps what was looked at."""
    watch = progress or Silence()
    found = gathered(paths, watch)
    looked: list[BookOutlook] = []
    for done, path in enumerate(found.books):
        try:
            within = _Within(watch, done, len(found.books), path.name)
            within.report(0, 1, path.name)
            looked.append(look_at_book(workspace, path, Asked(), within))
        except Cancelled:
            looked += [BookOutlook(left, Standing.STOPPED) for left in found.books[done:]]
            break
    return (*looked, *(_left_out(one) for one in found.left_out))


def look_at_book(workspace: Workspace, path: Path, said: Asked, progress: Progress) -> BookOutlook:
    """What this workbook would do with these answers."""
    try:
        preview = preview_import(workspace, path, progress, unit=said.village, answers=said.answers)
    except Refusal as refusal:
        return refused_outlook(path, refusal, said)
    return outlook_of(workspace, path, preview)


def outlook_of(workspace: Workspace, path: Path, preview: ImportPreview) -> BookOutlook:
    """A preview in short."""
    counts = {one: sum(count[one.value] for count in preview.counts.values()) for one in Outcome}
    asked = sum(question.key not in preview.asked.answers for question in preview.questions)
    homeless = _homeless(workspace, preview)
    sentences = {question.sentence for question in preview.questions}
    # How a question is answered by a command helps nobody who can open the book.
    told = [replace(one, remedy="") if one.message in sentences else one for one in preview.problems]
    problems = (*homeless, *told)[:_MOST_PROBLEMS]
    is_new = bool(preview.change_set.changes)
    return BookOutlook(
        path=path,
        standing=_standing(is_asked=bool(asked or homeless), is_new=is_new, counts=counts),
        unit=preview.unit,
        counts=counts,
        asked=asked + len(homeless),
        problems=problems,
        said=preview.asked,
        content=preview.reading.delivery.content,
        rows=tuple(_in_short(row) for row in preview.rows),
    )


def refused_outlook(path: Path, refusal: Refusal, said: Asked) -> BookOutlook:
    """A book of which nothing can be read, or not before somebody answers."""
    problem = Problem(refusal.message.code, str(refusal))
    if isinstance(refusal, Unanswered):
        return BookOutlook(path, Standing.ASKED, asked=1, problems=(problem,), said=said)
    return BookOutlook(path, Standing.REFUSED, problems=(problem,), said=said)


def take_in_books(
    workspace: Workspace, books: Sequence[BookOutlook], progress: Progress | None = None
) -> tuple[BookOutlook, ...]:
    """Write every book that is ready, in this order; the others stay as they are. A backup is made first.

    Each is read again; where the file or the rows are no longer what was shown, it is set aside, so that
    nothing is overwritten unseen. Somebody who stops keeps the books before.
    """
    watch = progress or Silence()
    ready = [book for book in books if book.standing is Standing.READY]
    if not ready:
        return tuple(books)
    workspace.backup("导入前")
    written = {}
    for done, book in enumerate(ready):
        try:
            watch.report(done, len(ready), book.path.name)
        except Cancelled:
            break
        written[book.path] = _taken(workspace, book)
    return tuple(written.get(book.path, book) for book in books)


def look_again(
    workspace: Workspace, books: Sequence[BookOutlook], progress: Progress
) -> tuple[BookOutlook, ...]:
    """The same books; those that ask are read once more: what was answered for one layout holds for all."""
    asking = [book for book in books if book.standing is Standing.ASKED]
    looked = {}
    for done, book in enumerate(asking):
        try:
            within = _Within(progress, done, len(asking), book.path.name)
            looked[book.path] = look_at_book(workspace, book.path, book.said, within)
        except Cancelled:
            break
    return tuple(looked.get(book.path, book) for book in books)


def taken_back(books: Sequence[BookOutlook], gone: Sequence[BookOutlook]) -> tuple[BookOutlook, ...]:
    """The same books; those whose step was undone may be taken in again."""
    undone = {book.path for book in gone}
    return tuple(
        replace(book, standing=Standing.READY, batch=0) if book.path in undone else book for book in books
    )


def take_back_books(
    workspace: Workspace, books: Sequence[BookOutlook], progress: Progress | None = None
) -> TakenBack:
    """Undo what these books brought, the last one first, each as a step of its own: other work gets its turn
    between two. Somebody who stops keeps the books before written."""
    watch = progress or Silence()
    written = [book for book in reversed(books) if book.standing is Standing.TAKEN]
    undone: list[Undone] = []
    for done, book in enumerate(written):
        try:
            watch.report(done, len(written), book.path.name)
        except Cancelled:
            break
        undone.append(workspace.undo(book.batch))
    return TakenBack(taken_back(books, written[: len(undone)]), tuple(undone))


def _taken(workspace: Workspace, book: BookOutlook) -> BookOutlook:
    try:
        # One book is short; a person stops between two of them, never in the midst of one.
        preview = preview_import(
            workspace, book.path, Silence(), unit=book.said.village, answers=book.said.answers
        )
        now = outlook_of(workspace, book.path, preview)
        if now.standing is Standing.ASKED:
            return replace(now, problems=(_asked_since(now.asked), *now.problems))
        if now.standing is not Standing.READY:
            return now
        if moved := _moved(book, now, preview):
            return replace(now, standing=Standing.MOVED, problems=(_met(moved), *now.problems))
        return replace(now, standing=Standing.TAKEN, batch=write_import(workspace, preview).batch)
    except Refusal as refusal:
        return refused_outlook(book.path, refusal, book.said)


def _moved(then: BookOutlook, now: BookOutlook, preview: ImportPreview) -> PreviewRow | None:
    """The first row that would do something else than was shown. A row that a book before brought
    just so is no trouble."""
    pairs = zip_longest(then.rows, now.rows, preview.rows)
    for was, is_now, row in pairs:
        if was != is_now and (is_now is None or is_now[0] is not Outcome.UNCHANGED):
            return row or preview.rows[-1]
    return None if then.content == now.content else preview.rows[0]


def _met(row: PreviewRow) -> Problem:
    said = working.MET_EARLIER_BOOK.about(sheet=row.sheet, number=row.number, name=row.name)
    return Problem(said.code, str(said), row.sheet, f"A{row.number}")


def _asked_since(count: int) -> Problem:
    """A book before it brought what makes the question: an owner of a number that lost its end, for one."""
    said = working.ASKED_SINCE.about(count=count)
    return Problem(said.code, str(said))


def _standing(*, is_asked: bool, is_new: bool, counts: Mapping[Outcome, int]) -> Standing:
    if is_asked:
        return Standing.ASKED
    if is_new:
        return Standing.READY
    is_refused = counts[Outcome.REFUSED] and not counts[Outcome.UNCHANGED]
    return Standing.REFUSED if is_refused else Standing.NOTHING_NEW


def _homeless(workspace: Workspace, preview: ImportPreview) -> tuple[Problem, ...]:
    """That rows of a handmade list name no village, and nobody else does: they would belong nowhere."""
    rosters = workspace.catalog.roster_by_key
    count = sum(
        not rosters[change.roster].text_of(Role.VILLAGE, change.values)
        for change in preview.change_set.changes
        if isinstance(change, RowAdded) and rosters[change.roster].has(Role.VILLAGE)
    )
    if not count:
        return ()
    said = working.WHICH_VILLAGE.about(count=count)
    return (Problem(said.code, str(said), remedy=str(working.WHICH_VILLAGE_REMEDY.about())),)


def _in_short(row: PreviewRow) -> tuple[Outcome, int]:
    return row.outcome, hash((row.roster, row.sheet, row.number, row.reason, row.changes))


def _left_out(one: LeftOut) -> BookOutlook:
    standing = Standing.REFUSED if one.is_refused else Standing.SKIPPED
    return BookOutlook(one.path, standing, problems=(one.problem,))


class _Within(Struct, frozen=True):
    """Progress of one book of many: it moves nothing, and stops where a person wants to stop."""

    whole: Progress
    done: int
    total: int
    name: str

    def report(self, done: int, total: int, what: str) -> None:
        """Say which book it is."""
        self.whole.report(self.done, self.total, self.name)
