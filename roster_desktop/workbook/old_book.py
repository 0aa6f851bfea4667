"""Workbooks older than Excel 97, as FoxPro and its contemporaries still write them,
in the letters of GB18030."""

from __future__ import annotations

from enum import IntEnum
from io import StringIO
from typing import Any

from roster_desktop.wording import Refusal, workbooks
from roster_desktop.workbook.cell_text import cell_text
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.raw import CellText, RawSheet, address
from roster_desktop.workbook.sheet_notes import SheetNotes
from roster_desktop.workbook.table_rows import TableRows

_LETTERS = "gb18030"
"""Such a book may say nothing, or something wrong, of its letters; whatever is plain stays plain in these."""


class Kind(IntEnum):
    """What the reader says that a cell is; anything else is text."""

    NUMBER = 2
    DATE = 3
    TRUTH = 4
    ERROR = 5


def read_old_book(file: str, content: bytes, limits: Limits) -> list[tuple[RawSheet, SheetNotes]]:
    """Every sheet with its notes."""
    # Late: few people meet such a book.
    import xlrd

    try:
        book = xlrd.open_workbook(
            file_contents=content,
            logfile=StringIO(),
            encoding_override=_LETTERS,
            ignore_workbook_corruption=True,
            ragged_rows=True,
        )
    except xlrd.XLRDError as reason:
        raise Refusal(workbooks.DAMAGED.about(file=file)) from reason
    if book.nsheets > limits.sheets:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))
    return [_sheet(file, sheet, book.datemode, limits) for sheet in book.sheets()]


def _sheet(file: str, sheet: Any, datemode: int, limits: Limits) -> tuple[RawSheet, SheetNotes]:
    table, notes = TableRows(file, sheet.name, limits), SheetNotes()
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            if cell.ctype == Kind.ERROR:
                notes.errors.append(address(column, row + 1))
            else:
                table.put(row, column, _text(cell.ctype, cell.value, datemode))
    return RawSheet(sheet.name, sheet.visibility != 0, table.finished()), notes


def _text(kind: int, value: Any, datemode: int) -> CellText:
    match kind:
        case Kind.NUMBER:
            return cell_text(float(value))
        case Kind.DATE:
            return _moment(value, datemode)
        case Kind.TRUTH:
            return cell_text(bool(value))
        case _:
            return str(value)


def _moment(number: float, datemode: int) -> CellText:
    # Late, as above.
    from xlrd.xldate import XLDateError, xldate_as_datetime

    try:
        return cell_text(xldate_as_datetime(number, datemode))
    except (XLDateError, OverflowError, ValueError):
        return cell_text(number)
