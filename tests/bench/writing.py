"""What an export takes, beside spreadsheet libraries writing the same cells alone: run by hand.

    python -m tests.bench.writing [PEOPLE_OF_A_COUNTY]

A village of 300 people in five rosters beside openpyxl writing the same styled cells row by row, and a county
of 22,198 people (36,000 rows) beside XlsxWriter. Ours has drop-downs, styles, the hidden memory of every
row, the sealed rows (of a village; a county is too large for that), and the proof by another reader; the
peers have the cells and nothing else. Seconds are those of a clock,
medians of runs that take turns.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.sealing import sealing
from roster_desktop.workbook import RawSheet, SubmissionBook, read_workbook, stop_reading, write_submission
from tests.bench.table import Measured, table
from tests.bench.villages import village_book

VILLAGE, COUNTY = 300, 22_198
RUNS = 5
_TARGET = 1.5


def measure(county: int = COUNTY, county_runs: int = RUNS) -> Iterator[Measured]:
    """The lines of the table."""
    yield _compared("export a village submission, proven by reading it back", VILLAGE, by_openpyxl, RUNS)
    yield _compared("export a county, proven by reading it back", county, by_xlsxwriter, county_runs)


def _compared(
    what: str, people: int, peer: Callable[[Path, tuple[RawSheet, ...]], None], runs: int
) -> Measured:
    book = village_book(people)
    ours: list[float] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        target, other = Path(folder) / "ours.xlsx", Path(folder) / "peer.xlsx"
        export(target, book)
        sheets = read_workbook(target).sheets
        for _ in range(runs):
            ours.append(_seconds(lambda: export(target, book)))
            theirs.append(_seconds(lambda: peer(other, sheets)))
    beside = f"{peer.__name__.removeprefix('by_')} writing the same cells"
    return Measured(what, statistics.median(ours), statistics.median(theirs), _TARGET, beside, runs)


def _seconds(act: Callable[[], None]) -> float:
    started = perf_counter()
    act()
    return perf_counter() - started


def export(target: Path, book: SubmissionBook) -> None:
    write_submission(target, book, sealing=sealing(CATALOG))


def by_openpyxl(target: Path, sheets: tuple[RawSheet, ...]) -> None:
    """The same cells in one style, row by row."""
    book = Workbook(write_only=True)
    font, place = Font(name="微软雅黑", size=10.5), Alignment(vertical="center", shrink_to_fit=True, indent=1)
    for one in sheets:
        sheet = book.create_sheet(one.name)
        for row in one.rows:
            cells = []
            for text in row:
                cell = WriteOnlyCell(sheet, text) if text else None  # type: ignore[arg-type]
                if cell is not None:
                    cell.font, cell.alignment, cell.number_format = font, place, "@"
                cells.append(cell)
            sheet.append(cells)
    book.save(target)


def by_xlsxwriter(target: Path, sheets: tuple[RawSheet, ...]) -> None:
    """The same cells in one style, row by row."""
    with xlsxwriter.Workbook(str(target), {"constant_memory": True}) as book:
        style = book.add_format({"font_name": "微软雅黑", "font_size": 10.5, "num_format": "@", "indent": 1})
        for one in sheets:
            sheet = book.add_worksheet(one.name)
            for number, row in enumerate(one.rows):
                for place, text in enumerate(row):
                    if text:
                        sheet.write_string(number, place, text, style)


if __name__ == "__main__":
    print(table(measure(int(sys.argv[1]) if sys.argv[1:] else COUNTY)))
    stop_reading()
