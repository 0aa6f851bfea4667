"""First workbooks of units that are taken as they came: a few are held until they are written down together.

A transaction waits five times for the disk, and writes every page of every index that it touched. Of a few
books in one transaction the disk is waited for once, and the pages that all of them touch are written once.
So that nobody sees any of it:

- Each book is a step of the history, a delivery of the run and a result of its own, in the order in which the
  books were asked for; taking back the run or one book knows nothing of who was written together.
- The transaction is on the disk as a whole or not at all. So a merge killed at any moment leaves each book
  wholly merged or wholly not, and none is told to be merged, nor counted as done, before it is on the disk.
- Books that are held know nothing of each other. One that holds or says the same as one that is held, or is
  of the same unit, is looked at once that is written (`Held.may_touch`).
- Where a row of one meets somebody, the books before it are written, it is planned row by row, and those
  behind it are looked at anew.
- Where several cannot be written, each is tried alone, and its own result says why.
- Who stops the run stops it between two books: those that are held were taken in before, and are written.
- They are few, of few rows, and do not wait for a book that takes long to read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.tasks.book_results import BookResult, label_of, record_of, result_of
from roster_desktop.tasks.first_books import plan_of
from roster_desktop.tasks.reading import Reading
from roster_desktop.tasks.ready_books import ReadyBook
from roster_desktop.tasks.taken_in import note_seen
from roster_desktop.window_first import somebody_is_at_the_window
from roster_desktop.workspace import Applied, Arrival, Workspace

MOST_BOOKS = 24
"""Every page of an index that is altered is written twice in each transaction, and new rows fall all over
them. Of more books little is won."""
MOST_ROWS = 3000
BESIDE_SOMEBODY = 3
"""A part of them where somebody is at the window: whoever types waits until a transaction is over."""
PATIENCE = 0.5
"""Seconds for which books are held while the next one is not read yet."""


class Held(Struct, frozen=True):
    """A book that is taken as it came, once it is written. `place`: its place among the books of the run."""

    place: int
    path: Path
    reading: Reading
    book: ReadyBook
    unit: str

    def may_touch(self, reading: Reading) -> bool:
        """Whether it matters to that book that this one is in the file."""
        mine, its = self.reading.delivery, reading.delivery
        says_the_same = bool(self.reading.said) and self.reading.said == reading.said
        if mine.content == its.content or says_the_same:
            return True
        return bool(mine.manifest and its.manifest and mine.manifest.unit.is_same_as(its.manifest.unit))


def are_enough(held: Sequence[Held]) -> bool:
    """Whether it is time to write them."""
    part = BESIDE_SOMEBODY if somebody_is_at_the_window() else 1
    rows = sum(len(of.lines) for one in held for of in one.book.arrived)
    return len(held) * part >= MOST_BOOKS or rows * part >= MOST_ROWS


def written_down(workspace: Workspace, run: int, held: Sequence[Held]) -> list[BookResult]:
    """What became of these books, up to the first of which a row meets somebody; they are on the disk."""
    applied = workspace.apply_each([_arrival(workspace, run, one) for one in held])
    done = held[: len(applied)]
    _note_seen(workspace, done)
    return [_result(workspace, one, saved) for one, saved in zip(done, applied, strict=True)]


def _arrival(workspace: Workspace, run: int, one: Held) -> Arrival:
    record = replace(record_of(workspace, one.reading, one.unit), run=run)
    label = label_of(one.unit, one.reading)
    return Arrival(label, one.book.arrived, record, one.reading.delivery.writers)


def _note_seen(workspace: Workspace, held: Sequence[Held]) -> None:
    highest: dict[str, int] = {}
    for one in held:
        for writer, number in one.book.seen.items():
            highest[writer] = max(number, highest.get(writer, 0))
    # Of a unit that sends for the first time hardly any has seen what was written here.
    if highest and workspace.last_step_seen(highest):
        for one in held:
            note_seen(workspace, one.reading.delivery.content, one.book.seen)


def _result(workspace: Workspace, one: Held, applied: Applied) -> BookResult:
    return replace(result_of(workspace, one.reading, plan_of(one.book), one.unit), batch=applied.batch)
