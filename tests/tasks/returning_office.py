"""A village and its township, the workbooks between them, and a clerk who fills cells in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import openpyxl

from roster_desktop.records import Area, Level, Unit
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.returning import write_return_book
from roster_desktop.tasks.typing import write_cells
from roster_desktop.workspace import Row, Workspace
from tests.builders import id_number

VILLAGE = Unit(Level.VILLAGE, "河湾村", township="清水镇", county="洋县")
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", township="清水镇", county="洋县")
HERE = Area(village="河湾村")


@dataclass
class Office:
    """A village and its township, and the folder through which workbooks go."""

    village: Workspace
    township: Workspace
    folder: Path
    books: int = 0

    def book(self, name: str) -> Path:
        self.books += 1
        return self.folder / f"{self.books}{name}.xlsx"

    def submit(self) -> None:
        path = self.book("报送")
        export_submission(self.village, path)
        merge_workbooks(self.township, [path])

    def give_back(self) -> Path:
        return write_return_book(self.township, self.book("退回"), HERE).path

    def take_back(self) -> None:
        [result] = merge_workbooks(self.village, [self.give_back()]).workbooks
        assert result.status in ("merged", "unchanged"), result.problems

    def row(self, workspace: Workspace, roster: str = "folk") -> Row:
        [row] = workspace.rows_of_person(id_number(sequence=1))[roster]
        [found] = workspace.rows(roster, [row])
        return found

    def write(self, workspace: Workspace, roster: str = "folk", **values: str) -> None:
        write_cells(workspace, roster, self.row(workspace, roster).id, values)

    def cross(self, roster: str = "folk", **both: tuple[str, str]) -> None:
        """Village and township each write their own text; then the village's book comes in."""
        for column, (theirs, ours) in both.items():
            self.write(self.village, roster, **{column: theirs})
            self.write(self.township, roster, **{column: ours})
        self.submit()


def edited(path: Path, target: Path, **cells: str) -> Path:
    """The workbook with cells typed over, as a clerk saves it. `cells`: SHEET_ADDRESS → text."""
    book = openpyxl.load_workbook(path)
    for place, text in cells.items():
        sheet, _, cell = place.rpartition("_")
        assert book[sheet][cell].protection.locked is False, f"{place} cannot be typed into"
        book[sheet][cell] = text or None
    book.save(target)
    return target


def cell_of(path: Path, sheet: str, header: str, name: str = "张三") -> str:
    """Where the person's cell under this header stands."""
    rows = openpyxl.load_workbook(path)[sheet]
    head = next(row for row in rows.iter_rows() if any(cell.value == header for cell in row))
    places = {cell.value: cell.column_letter for cell in head}
    line = next(
        row
        for row in rows.iter_rows(min_row=head[0].row + 1)
        if rows[f"{places['姓名']}{row[0].row}"].value == name
    )
    return f"{sheet}_{places[header]}{line[0].row}"


def list_cell(path: Path, header: str, about: str) -> str:
    """Where the answer to the listed question about this column goes."""
    rows = openpyxl.load_workbook(path)["问题清单"]
    places = {cell.value: cell.column_letter for cell in rows[3]}
    line = next(
        row
        for row in rows.iter_rows(min_row=4)
        if rows[f"{places['栏目']}{row[0].row}"].value == about
        and rows[f"{places['事由']}{row[0].row}"].value in ("写法不一", "询问")
    )
    return f"问题清单_{places[header]}{line[0].row}"
