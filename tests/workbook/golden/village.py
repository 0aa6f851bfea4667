"""A village's roster, and sheets of hand-written XML that are brought into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from roster_desktop.records import Level, Question, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.bring_in import ImportPreview, apply_import, preview_import
from roster_desktop.tasks.preview_rows import PreviewRow
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Query, Workspace
from tests.builders import id_number
from tests.workbook.golden.parts import sheet_part, text_cell, xlsx

Typed = str | int | float
"""What a cell holds: text, or a number as a spreadsheet keeps it."""
WHO = ("姓名", "身份证号")
SHEET = "花名册"


def number_of(sequence: int) -> str:
    """The sound ID number of the person with this sequence; none of them ends in X."""
    found = [number for n in range(1, 999) if (number := id_number(sequence=n)).isdigit()]
    return found[sequence]


def sheet(rows: Sequence[Sequence[Typed]]) -> str:
    """A sheet with these cells from A1 on."""
    return sheet_part("".join(_row(number, cells) for number, cells in enumerate(rows, 1)))


def _row(number: int, cells: Sequence[Typed]) -> str:
    places = [f"{chr(65 + place)}{number}" for place in range(len(cells))]
    written = (
        text_cell(place, cell) if isinstance(cell, str) else f'<c r="{place}"><v>{cell!r}</v></c>'
        for place, cell in zip(places, cells, strict=True)
        if cell != ""
    )
    return f'<row r="{number}">{"".join(written)}</row>'


@dataclass
class Village:
    """An open roster file, and a folder where workbooks arrive."""

    workspace: Workspace
    folder: Path

    def book(self, *sheets: Sequence[Sequence[Typed]], name: str = "来文.xlsx", workbook: str = "") -> Path:
        """A workbook that somebody sent."""
        titles = [SHEET, *(f"{SHEET}{n}" for n in range(2, len(sheets) + 1))]
        parts = {title: sheet(rows) for title, rows in zip(titles, sheets, strict=True)}
        (self.folder / name).write_bytes(xlsx(parts, workbook=workbook))
        return self.folder / name

    def preview(
        self, *rows: Sequence[Typed], answers: Mapping[str, str] | None = None, name: str = "来文.xlsx"
    ) -> ImportPreview:
        """What a sheet of these rows would do."""
        return preview_import(self.workspace, self.book(rows, name=name), answers=answers)

    def one(
        self, header: str, cell: Typed, *, of: Sequence[str] = (), answers: Mapping[str, str] | None = None
    ) -> PreviewRow:
        """What becomes of one person's row with this one cell beside name and number. `of`: headers that make
        the sheet another roster's."""
        rows = ((*WHO, *of, header), ("张一", number_of(1), *("2020-01" for _ in of), cell))
        [row] = self.preview(*rows, answers=answers).rows
        return row

    def take_in(self, *rows: Sequence[Typed]) -> None:
        """Bring a sheet in."""
        apply_import(self.workspace, self.preview(*rows, name="先来的.xlsx"))

    def people(self) -> list[dict[str, str]]:
        """Everybody listed, as the file holds them."""
        ids = self.workspace.row_ids(Query(CATALOG.people))
        return [dict(row.stored) for row in self.workspace.rows(CATALOG.people, ids)]


@contextmanager
def opened_village(folder: Path) -> Iterator[Village]:
    """An empty village's file in this folder."""
    unit = Unit(Level.VILLAGE, "四合村", "", "龙亭镇", "洋县")
    with Workspace.create(folder / "四合村.roster", CATALOG, unit, "王芳") as workspace:
        yield Village(workspace, folder)


def said(row: PreviewRow, column: str) -> str:
    """What the row brings into this column; "" where it brings nothing."""
    return next((change.after for change in row.changes if change.column == column), "")


def trace(row: PreviewRow, column: str) -> tuple[str, str]:
    """What the cell was and what it becomes."""
    return next(((one.was, one.becomes) for one in row.traces if one.column == column), ("", ""))


def question(preview: ImportPreview, code: str) -> Question:
    """The one question with this code."""
    [found] = [one for one in preview.questions if one.code == code]
    return found


def codes(preview: ImportPreview) -> list[str]:
    """Codes of everything that is told."""
    return [problem.code for problem in preview.problems]


@contextmanager
def refused(code: str) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """The whole book is refused with the sentence of this code."""
    with pytest.raises(Refusal) as caught:
        yield caught
    assert caught.value.message.code == code
