"""A sheet on its way into a workbook, row by row,
so that a county's rosters need no more memory than a village's."""

from __future__ import annotations

import secrets
import tempfile
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from roster_desktop.workbook import styles
from roster_desktop.workbook.cell_text import sheet_number
from roster_desktop.workbook.looks import Look, Looks
from roster_desktop.workbook.plain_rows import PlainCells, PlainRows
from roster_desktop.workbook.raw import column_letters
from roster_desktop.workbook.sheet_digest import SheetDigest
from roster_desktop.workbook.texts import sheet_text, shown_text

_A4 = 9
_TEMPORARY_PLACE = threading.Lock()


class SheetOut:
    """One sheet: columns are set up first, then rows are appended in order."""

    def __init__(self, book: Workbook, title: str, scratch: Path, looks: Looks) -> None:
        # The type stubs of openpyxl (3.1) know few of the attributes that a sheet written row by row has.
        self.sheet = cast(Worksheet, book.create_sheet(title))
        self.title = title
        self.digest = SheetDigest()
        self.rows = 0
        self._scratch = scratch
        self._looks = looks
        self._cells: list[Cell] = []
        self._plain_cells = PlainCells([], [])
        self.plain: PlainRows | None = None
        """Rows of texts alone, where there are any; they go into the file past the library."""

    def set_column(
        self, place: int, *, width: float, is_number: bool = False, is_hidden: bool = False
    ) -> None:
        """Width and format of a whole column, so that what is typed below keeps its digits too."""
        letters = column_letters(place)
        column = self.sheet.column_dimensions[letters]
        column.width = width
        self._looks.put_on(column, _look_of_texts(is_number))
        column.hidden = is_hidden

    def prepare_cells(self, numbers: Sequence[bool], color: str = styles.INK) -> None:
        """Rows from here on have these cells; True: right-aligned, and a number where one may stand."""
        self._cells = [self._prepared(is_number, color) for is_number in numbers]
        style = {is_number: self._prepared(is_number, color).style_id for is_number in (True, False)}
        style_of_text: dict[bool, int] = {}
        for is_number in (True, False):
            quoted = self._prepared(is_number, color)
            quoted.quotePrefix = True
            style_of_text[is_number] = quoted.style_id
        self._plain_cells = PlainCells(
            [style_of_text[is_number] for is_number in numbers],
            [style[True] if is_number else None for is_number in numbers],
        )

    def _prepared(self, is_number: bool, color: str) -> Cell:
        return self.cell(_look_of_texts(is_number, color))

    def append_texts(self, texts: Sequence[str]) -> None:
        """A row in the prepared cells; blank texts leave no cell."""
        self._append([], texts)
        if self.plain is None:
            self.plain = PlainRows(self._scratch / f"rows-{secrets.token_hex(4)}")
        self.plain.add(self.rows, self._plain_cells.row(self.rows, texts))

    def append_signed(self, own: Sequence[Cell | None], texts: Sequence[str]) -> None:
        """A row in the prepared cells, or in those of its `own`, which stay also where they are blank."""
        row: list[Cell | None] = []
        for place, (cell, text) in enumerate(zip(self._cells, texts, strict=False)):
            mine = own[place] if place < len(own) else None
            row.append(self._holding(mine or cell, text) if mine is not None or text else None)
        self._append(row, texts)

    def _holding(self, cell: Cell, text: str) -> Cell:
        number = sheet_number(text) if cell.number_format == styles.NUMBER_FORMAT else None
        if number is not None:
            cell.value = number
        elif text:
            hold_text(cell, text)
        return cell

    def append_cells(self, cells: Sequence[Cell | None], texts: Sequence[str]) -> None:
        """A row of cells of its own look, which hold these texts."""
        for cell, text in zip(cells, texts, strict=False):
            if cell is not None and text:
                hold_text(cell, text)
        self._append(cells, texts)

    def cell(self, look: Look = Look()) -> Cell:  # noqa: B008 - a look is frozen
        """A cell of this sheet that looks so."""
        cell: Cell = WriteOnlyCell(self.sheet)
        self._looks.put_on(cell, look)
        return cell

    def set_page(self, *, pages_across: int, left: str = "", right: str = "") -> None:
        """A4 landscape, so many pages wide and as long as it is, numbered at the foot."""
        sheet = self.sheet
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.fitToWidth = pages_across
        sheet.page_setup.fitToHeight = 0
        sheet.page_setup.pageOrder = "overThenDown"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.75, header=0.3, footer=0.35)
        footer = sheet.oddFooter
        if footer is not None:
            footer.left.text, footer.center.text, footer.right.text = left, "第 &P 页，共 &N 页", right

    def merge(self, row: int, first: int, last: int) -> None:
        """Join the cells of a row from one place to another."""
        if last > first:
            self.sheet.merged_cells.add(f"{column_letters(first)}{row}:{column_letters(last)}{row}")

    def abandon(self) -> None:
        """Let go of the sheet's temporary files, where saving has not done so."""
        if self.plain:
            # What stopped the writing is told already.
            with suppress(OSError):
                self.plain.close()
        if self.rows and not self.sheet.closed:  # type: ignore[attr-defined]
            # What stopped the writing is told already; a file that cannot be finished needs no second word.
            # openpyxl (3.1) tells of a stream that broke off earlier by a bare StopIteration.
            with suppress(OSError, ValueError, StopIteration):
                self.sheet.close()  # type: ignore[attr-defined]

    def _append(self, cells: Sequence[Cell | None], texts: Sequence[str]) -> None:
        self.digest.add(shown_text(text) for text in texts)
        # Counted first: a row that fails has opened the sheet's temporary file all the same.
        self.rows += 1
        if self.rows > 1:
            self.sheet.append(list(cells))
        else:
            self._append_first(cells)

    def _append_first(self, cells: Sequence[Cell | None]) -> None:
        """With its first row openpyxl (3.1) opens a temporary file of its own; it holds personal data,
        so we choose where."""
        with _TEMPORARY_PLACE:
            before, tempfile.tempdir = tempfile.tempdir, str(self._scratch)
            try:
                self.sheet.append(list(cells))
            finally:
                tempfile.tempdir = before


def _look_of_texts(is_number: bool, color: str = styles.INK) -> Look:
    return Look(color, align="right" if is_number else "left", shrinks=True, is_number=is_number)


def hold_text(cell: Cell, text: str) -> None:
    """Put a text into a cell so that it stays one, whatever it begins with, also after somebody edits it."""
    cell.value = sheet_text(text)
    cell.data_type = "s"
    cell.quotePrefix = True
