"""Workbooks for tests: submissions of the toy catalog,
and sheets as somebody might have made them by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from roster_desktop.records import (
    BLANK,
    Cell,
    DeliveredRow,
    Level,
    Manifest,
    RowId,
    RowState,
    Unit,
    WriterRecord,
)
from roster_desktop.schema import Roster
from roster_desktop.wording import Refusal
from roster_desktop.workbook import (
    FORMAT,
    RawBook,
    RawSheet,
    ReadBook,
    SubmissionBook,
    SubmittedRow,
    deliver,
    read_workbook,
    write_submission,
)
from tests.builders import TOY, TOY_JOBS, TOY_PEOPLE, toy_job, toy_person

ON = date(2026, 9, 30)
VILLAGE = Unit(Level.VILLAGE, "河湾村", "610723103206", "清水镇", "洋县")
BOOK = "b00c" * 5
WRITER = "a" * 20
MANIFEST = Manifest(
    format=FORMAT,
    book=BOOK,
    writer=WRITER,
    unit=VILLAGE,
    operator="王芳",
    period="2026-09",
    program="0.1.0",
    sequence=3,
    written_at="2026-09-30 09:30:00",
    catalog=TOY.fingerprint,
    salt="5a17" * 4,
)
WRITERS = (WriterRecord(WRITER, "河湾村", "王芳", "2026-09-01 08:00:00"),)
_WHOLE_ROW = re.compile(r'(?<=[}"]),"h":"[\w-]{11}"(?=}$)')
FIRST_ROW = 4
"""Row number of the first person on a submission's sheet."""


def state_of(
    roster: Roster, values: Mapping[str, str], row: str, *, writer: str = WRITER, number: int = 1
) -> RowState:
    """The row as one writer typed it."""
    cells: dict[str, Cell] = {}
    for register in roster.registers:
        value = tuple(values.get(column, "") for column in register.columns)
        if any(value) or register.key == "removal":
            cells[register.key] = BLANK.written(value, writer, number)
    return RowState(RowId(row), roster.key, cells)


def submitted(roster: Roster, values: Mapping[str, str], row: str, **more: object) -> SubmittedRow:
    """The row as a submission holds it, with what follows from its cells filled in."""
    state = state_of(roster, values, row, **more)  # type: ignore[arg-type]
    shown = roster.with_derived(values, ON)
    return SubmittedRow(state, {key: text for key, text in shown.items() if text})


def submission(
    people: Sequence[SubmittedRow] = (), jobs: Sequence[SubmittedRow] = (), removed: Sequence[RowState] = ()
) -> SubmissionBook:
    """A village's submission."""
    rows = {TOY_PEOPLE.key: people, TOY_JOBS.key: jobs}
    return SubmissionBook(MANIFEST, TOY, VILLAGE, rows, removed, WRITERS)


def villagers(count: int = 5) -> list[SubmittedRow]:
    """So many people, each with another name and phone."""
    return [
        submitted(
            TOY_PEOPLE,
            toy_person(f"张{letter}", number, phone=f"1380000000{number}", remark=f"第{letter}家"),
            f"p{number:019}",
        )
        for number, letter in enumerate("一二三四五六七八九"[:count], 1)
    ]


def workers(count: int = 4) -> list[SubmittedRow]:
    """Jobs, the first two of them one person's."""
    return [
        submitted(
            TOY_JOBS,
            toy_job(f"张{letter}", max(number - 1, 1), employer=f"{number}号厂", wage="3000", bank="信合"),
            f"j{number:019}",
        )
        for number, letter in enumerate("一一二三四"[:count], 1)
    ]


def written(folder: Path, book: SubmissionBook, name: str = "book.xlsx") -> Path:
    """The submission as a file."""
    write_submission(folder / name, book)
    return folder / name


def read(path: Path) -> ReadBook:
    """What the file delivers to the toy catalog."""
    return deliver(read_workbook(path), TOY)


def of_an_older_program(raw: RawBook) -> RawBook:
    """The same book from before its memory had one number over each whole row: cell by cell is all there
    is."""
    sheets = [
        replace(sheet, rows=[[_WHOLE_ROW.sub("", text) for text in row] for row in sheet.rows])
        for sheet in raw.sheets
    ]
    return replace(raw, sheets=tuple(sheets))


@dataclass
class Table:
    """A sheet of a submission in the hands of somebody with a spreadsheet program."""

    sheet: Worksheet
    places: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = {str(cell.value): cell.column for cell in self.sheet[FIRST_ROW - 1]}

    def put(self, row: int, header: str, text: str | None) -> None:
        """Type into a cell."""
        self.sheet.cell(row, self.places[header]).value = text

    def row(self, row: int) -> list[object]:
        """All cells of the row, hidden ones too."""
        return [cell.value for cell in self.sheet[row]]

    def put_row(self, row: int, cells: Iterable[object]) -> None:
        """Overwrite a row, hidden cells too."""
        for place, value in enumerate(cells, 1):
            self.sheet.cell(row, place).value = value  # type: ignore[assignment]

    def shown(self) -> int:
        """Number of columns that can be seen."""
        return len(self.places) - 2


def edited(path: Path, edit: Callable[[Table], None], sheet: str = TOY_PEOPLE.short_title) -> ReadBook:
    """What the book delivers after somebody edited one of its sheets and saved it."""
    book = openpyxl.load_workbook(path)
    edit(Table(book[sheet]))
    book.save(path)
    return read(path)


def by_name(rows: Iterable[DeliveredRow]) -> dict[str, DeliveredRow]:
    """Name → row of the person roster, for people of different names."""
    return {row.values.get("name", ""): row for row in rows if row.roster == TOY_PEOPLE.key}


def handmade(*rows: Sequence[str], name: str = "Sheet1", **more: object) -> RawBook:
    """A workbook of one sheet that knows nothing of us."""
    sheet = RawSheet(name, False, [list(row) for row in rows])
    return RawBook("手工表.xlsx", "0" * 64, (replace(sheet, **more),))  # type: ignore[arg-type]


@contextmanager
def refusal(code: str) -> Iterator[None]:
    """What is done here is refused with the sentence of this code."""
    with pytest.raises(Refusal) as refused:
        yield
    assert refused.value.message.code == code
