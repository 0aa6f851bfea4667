"""Another office's blank form: what its columns mean, and filling it so that nothing else of it changes."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.schema import Catalog, Roster
from roster_desktop.wording import Refusal, printing
from roster_desktop.workbook.header_names import bare, folded, known_headers
from roster_desktop.workbook.headings import COUNTERS, Heading, Said, find_heading
from roster_desktop.workbook.raw import RawBook, RawSheet, address
from roster_desktop.workbook.reading import read_digests, read_workbook
from roster_desktop.workbook.report_sheet import SheetFigure, as_read
from roster_desktop.workbook.safe_file import write_proven
from roster_desktop.workbook.sheet_out import hold_text
from roster_desktop.workbook.texts import shown_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Before anything loads openpyxl: with lxml it can lose the end of a sheet on a full disk without a word.
os.environ.setdefault("OPENPYXL_LXML", "False")

COUNTER = "#"
"""Means a column of running numbers."""
_REFERENCE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?(?![\w(!])")


class FormColumn(Struct, frozen=True):
    """A column of the form: where it stands, what is written over it, and what we take it to mean."""

    place: int
    header: str
    meaning: str
    """A column of the form's roster, `roster.column` of the person roster, `#` for running numbers, "" for
    what stays blank."""


class FormLayout(Struct, frozen=True):
    """Where on which sheet rows of which roster are filled in."""

    sheet: str
    roster: str
    first_row: int
    """Row number of the first row to fill, as WPS shows it."""
    columns: tuple[FormColumn, ...]


def guessed_layout(catalog: Catalog, raw: RawBook, *, sheet: str = "", roster: str = "") -> FormLayout:
    """What the form's heads mean, as an import would take them; the sheet with the most known heads where
    none is named. Refused where no row of heads is found."""
    said = Said({}, {}, {"roster": roster} if roster else {})
    found: list[tuple[int, RawSheet, Heading]] = []
    for one in raw.sheets:
        if sheet in ("", one.name) and (heading := find_heading(one, known_headers(catalog), said)):
            found.append((len(heading.columns), one, heading))
    if not found:
        raise Refusal(printing.NO_HEADS_IN_FORM.about(file=raw.file))
    _, at, heading = max(found, key=lambda one: one[0])
    return FormLayout(at.name, heading.roster.key, heading.row + 1, tuple(_columns(catalog, heading)))


def _columns(catalog: Catalog, heading: Heading) -> Iterator[FormColumn]:
    meant = {place: key for key, place in heading.columns.items()}
    for place, header in sorted(heading.headers.items()):
        yield FormColumn(place, header, meant.get(place) or _otherwise(catalog, heading.roster, header))


def _otherwise(catalog: Catalog, roster: Roster, header: str) -> str:
    """Running numbers, or what only the person's own row tells."""
    if folded(header) in COUNTERS or bare(header) in COUNTERS:
        return COUNTER
    people = catalog.person_roster
    if roster is people:
        return ""
    known = next(known for known in known_headers(catalog) if known.roster is people)
    meaning = known.meaning(header)
    return f"{people.key}.{meaning.keys[0]}" if meaning and len(meaning.keys) == 1 else ""


def write_form(
    target: Path,
    blank: bytes,
    layout: FormLayout,
    rows: Sequence[Mapping[int, SheetFigure]],
    progress: Progress | None = None,
) -> None:
    """Fill the form with rows (place → what to write), prove it by reading back, and put it in place."""
    watch = progress or Silence()

    def write(path: Path, scratch: Path) -> Mapping[str, str]:
        filled = scratch / "form.xlsx"
        _fill(filled, blank, layout, rows)
        _prove(filled, target, layout, rows, watch)
        shutil.copyfile(filled, path)
        return read_digests(filled, watch)[1]

    write_proven(target, write, watch)


def _prove(
    path: Path,
    target: Path,
    layout: FormLayout,
    rows: Sequence[Mapping[int, SheetFigure]],
    watch: Progress,
) -> None:
    read = next((one for one in read_workbook(path, watch).sheets if one.name == layout.sheet), None)
    lines = read.rows[layout.first_row - 1 :] if read else []
    for at, row in enumerate(rows):
        line = lines[at] if at < len(lines) else []
        for place, figure in row.items():
            found = line[place] if place < len(line) else ""
            if found != shown_text(as_read(figure)):
                cell = address(place, layout.first_row + at)
                raise Refusal(printing.FORM_READS_DIFFERENTLY.about(file=target.name, cell=cell))


def _fill(path: Path, blank: bytes, layout: FormLayout, rows: Sequence[Mapping[int, SheetFigure]]) -> None:
    # Late: openpyxl takes a seventh of a second to load, and most runs write no form.
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(blank))
    sheet = book[layout.sheet]
    _Room(sheet, layout).make_for(len(rows))
    for at, row in enumerate(rows):
        for place, figure in row.items():
            _put(sheet, layout.first_row + at, place + 1, figure)
    book.save(path)


def _put(sheet: Worksheet, row: int, column: int, figure: SheetFigure) -> None:
    from openpyxl.cell.cell import Cell

    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        return
    if isinstance(figure, str):
        hold_text(cell, figure)
    else:
        cell.value = float(figure) if isinstance(figure, Decimal) else figure


class _Room:
    """The rows that a form has prepared, and as many more like them as are needed; what stands below moves
    down with its looks, its merged cells and the sums over the rows."""

    def __init__(self, sheet: Worksheet, layout: FormLayout) -> None:
        self._sheet = sheet
        self._first = layout.first_row
        self._counters = {column.place + 1 for column in layout.columns if column.meaning == COUNTER}
        self._width = max(sheet.max_column, 1)
        self._foot = self._first + self._prepared()

    def make_for(self, many: int) -> None:
        """Have so many rows; prepared ones that are not needed stay blank."""
        more = many - (self._foot - self._first)
        if more > 0:
            self._move_down(more)
            for row in range(self._foot, self._foot + more):
                self._like_first(row)
        for row in range(self._first, self._foot + max(more, 0)):
            for column in self._counters:
                # Numbers that the form had printed there would count rows that nobody fills.
                if row >= self._first + many:
                    self._sheet.cell(row, column).value = None

    def _prepared(self) -> int:
        many = 0
        for row in range(self._first, self._sheet.max_row + 1):
            if any(self._is_told(row, column) for column in range(1, self._width + 1)):
                break
            many += 1
        return many

    def _is_told(self, row: int, column: int) -> bool:
        """Whether something stands there that must stay: numbers that count prepared rows may go."""
        value = self._sheet.cell(row, column).value
        if value in (None, ""):
            return False
        text = str(value).strip()
        return column not in self._counters or not (text.startswith("=") or text.rstrip(".、").isdigit())

    def _move_down(self, by: int) -> None:
        sheet, foot = self._sheet, self._foot
        below = [span for span in sheet.merged_cells.ranges if span.min_row >= foot]
        bounds = [span.bounds for span in below]
        for span in below:
            sheet.unmerge_cells(str(span))
        last = sheet.max_row
        heights = {row: sheet.row_dimensions[row].height for row in range(foot, last + 1)}
        if last >= foot:
            self._rewrite_formulas(by)
            sheet.move_range(f"A{foot}:{sheet.cell(last, self._width).coordinate}", rows=by)
            for row, height in heights.items():
                sheet.row_dimensions[row + by].height = height
        for left, top, right, bottom in bounds:
            sheet.merge_cells(start_row=top + by, end_row=bottom + by, start_column=left, end_column=right)
        self._widen_choices(by)
        self._widen_print_area(by)

    def _rewrite_formulas(self, by: int) -> None:
        def moved(found: re.Match[str]) -> str:
            column, row, to, end = found[1], int(found[2]), found[3], found[4]
            first = row + by if row >= self._foot else row
            if to is None:
                return f"{column}{first}"
            # A sum over the prepared rows goes on over the added ones.
            last = int(end) + by if int(end) >= self._foot - 1 else int(end)
            return f"{column}{first}:{to}{last}"

        for line in self._sheet.iter_rows():
            for cell in line:
                if cell.data_type == "f" and isinstance(cell.value, str):
                    cell.value = _REFERENCE.sub(moved, cell.value)

    def _widen_choices(self, by: int) -> None:
        for choices in self._sheet.data_validations.dataValidation:
            for span in choices.sqref.ranges:
                if span.min_row <= self._foot - 1 <= span.max_row and span.max_row + by <= 1_048_576:
                    span.max_row += by

    def _widen_print_area(self, by: int) -> None:
        areas = self._sheet.print_area
        if isinstance(areas, str) and areas.count(":") == 1:
            area = areas.rsplit("!", 1)[-1].replace("$", "")
            begins, ends = area.split(":")
            column, row = re.sub(r"\d", "", ends), re.sub(r"\D", "", ends)
            if row and int(row) >= self._foot - 1:
                self._sheet.print_area = f"{begins}:{column}{int(row) + by}"

    def _like_first(self, row: int) -> None:
        sheet = self._sheet
        for column in range(1, self._width + 1):
            model, cell = sheet.cell(self._first, column), sheet.cell(row, column)
            for looks in ("font", "border", "fill", "alignment", "protection"):
                setattr(cell, looks, copy(getattr(model, looks)))
            cell.number_format = model.number_format
        sheet.row_dimensions[row].height = sheet.row_dimensions[self._first].height
        for span in list(sheet.merged_cells.ranges):
            if span.min_row == span.max_row == self._first:
                sheet.merge_cells(
                    start_row=row, end_row=row, start_column=span.min_col, end_column=span.max_col
                )
