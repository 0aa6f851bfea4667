"""What reading one village's submission takes, beside the bare reader on the same bytes: run by hand.

    python -m tests.bench.reading

300 people in five rosters, as the program wrote them, cell by cell and by their seal, and the same book after
another program saved it. Ours is what the reading process does, what crosses from it, and what is made of it:
rows with their versions, or of a seal rows ready for their tables. The peer makes Python lists of the same
bytes. Seconds are the processor's, medians of runs that take turns.
"""

from __future__ import annotations

import pickle
import statistics
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from time import process_time

import openpyxl
from python_calamine import CalamineWorkbook

from roster_desktop.records import Problem
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.ready_books import ReadyBook
from roster_desktop.tasks.sealing import sealed_books, sealing
from roster_desktop.workbook import LIMITS, RawBook, RawSheet, ReadBook, deliver, write_submission
from roster_desktop.workbook.worker import (
    Answer,
    Facts,
    Request,
    Sealed,
    Trouble,
    Wanted,
    answers,
    packed,
    raw_book,
)
from tests.bench.table import Measured, table
from tests.bench.villages import village_book

RUNS = 15
PEOPLE = 300
_TARGET = 2.0


def measure(runs: int = RUNS) -> Iterator[Measured]:
    """The lines of the table."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "village.xlsx"
        write_submission(book, village_book(PEOPLE), sealing=sealing(CATALOG))
        yield _compared("read one village submission into rows with versions", book, runs)
        yield _compared(
            "take one first submission by its seal, ready for the tables", book, runs, sealed_rows
        )
        other = openpyxl.load_workbook(book)
        other.save(book)
        yield _compared("the same, saved by another program", book, runs)


def _compared(what: str, book: Path, runs: int, read: Callable[[Path], object] | None = None) -> Measured:
    content, read = book.read_bytes(), read or rows_of
    ours, peer = taking_turns(runs, lambda: read(book), lambda: bare_lists(content))
    return Measured(what, ours, peer, _TARGET, "the bare reader making lists", runs)


def taking_turns(runs: int, ours: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """Median seconds of either; what they made is thrown away while no clock runs."""
    seconds: tuple[list[float], list[float]] = ([], [])
    ours(), peer()
    for _ in range(runs):
        for act, found in zip((ours, peer), seconds, strict=True):
            started = process_time()
            made = act()
            found.append(process_time() - started)
            del made
    return statistics.median(seconds[0]), statistics.median(seconds[1])


def rows_of(book: Path) -> ReadBook:
    """Everything between the file and its rows, in one process, for its time to be seen."""
    told = [_crossed(answer) for answer in answers(Request(str(book), LIMITS, Wanted.ROWS))]
    [facts] = [answer for answer in told if isinstance(answer, Facts)]
    sheets = tuple(answer for answer in told if isinstance(answer, RawSheet))
    troubles = [answer for answer in told if isinstance(answer, Trouble)]
    problems = tuple(Problem(one.message.code, str(one.message), one.sheet) for one in troubles)
    return deliver(RawBook(book.name, facts.content, sheets, facts.properties, problems), CATALOG)


def sealed_rows(book: Path) -> ReadyBook:
    """The same of a book whose seal opens, as the first one of its unit is taken."""
    sealed = sealed_books(CATALOG, frozenset())
    request = Request(str(book), LIMITS, Wanted.ROWS, opening=packed(sealed.opening))
    told = [_crossed(answer) for answer in answers(request)]
    [opened] = [answer for answer in told if isinstance(answer, Sealed)]
    raw = raw_book(book.name, told)
    assert raw is not None
    return sealed.book(raw, opened.content)


def _crossed(answer: Answer) -> Answer:
    """The answer as it comes out of the pipe."""
    there: Answer = pickle.loads(pickle.dumps(answer))
    return there


def bare_lists(content: bytes) -> list[list[list[object]]]:
    """All cells by the bare reader."""
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]  # type: ignore[misc]


if __name__ == "__main__":
    print(table(measure()))
