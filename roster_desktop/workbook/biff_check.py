"""Whether the sheets of an old workbook (xls, et) are believable,
and what its reader does not tell of them."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from roster_desktop.wording import Refusal, workbooks
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.raw import address
from roster_desktop.workbook.sheet_notes import SheetNotes

_BEGINNING = {0x0009, 0x0209, 0x0409, 0x0809}
_END = 0x000A
_SHEET = 0x0085
_ROW = 0x0208
_ROW_HIDDEN = 0x20
_TRUTH_OR_ERROR = 0x0205
_FORMULAS = {0x0006, 0x0206, 0x0406}
_VALUES = {0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, _TRUTH_OR_ERROR, *_FORMULAS}
_NUMBERS_IN_A_ROW = 0x00BD
_NUMBER_BYTES = 6
_SPECIAL_RESULT = b"\xff\xff"
_IS_ERROR = 2
_COLUMNS_THERE = 256
"""The format has so many columns; a reader keeps a place for each that a record names."""


@dataclass(slots=True)
class _Sheet:
    """What the records of one sheet tell."""

    notes: SheetNotes = field(default_factory=SheetNotes)
    column: int = 0
    row: int = 0


def check_biff(file: str, records: bytes, limits: Limits) -> list[SheetNotes]:
    """Notes on every sheet, in the order of the book; refuses cells where the format has none."""
    places: list[int] = []
    sheets: dict[int, _Sheet] = {}
    depth = start = 0
    for at, record, content in _records(records):
        if record in _BEGINNING:
            start = at if depth == 0 else start
            depth += 1
        elif record == _END:
            depth -= 1
        elif depth == 1 and record == _SHEET and len(content) >= 4:
            places.append(struct.unpack_from("<I", content)[0])
        elif depth == 1 and (record in _VALUES or record in (_ROW, _NUMBERS_IN_A_ROW)):
            _take_in(sheets.setdefault(start, _Sheet()), record, content)
    if len(places) > limits.sheets:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))
    for number, found in enumerate(sheets.values(), 1):
        if found.column > _COLUMNS_THERE:
            place = {"sheet": number, "row": found.row, "column": found.column}
            raise Refusal(workbooks.TOO_MANY_CELLS.about(file=file, **place))
    return [sheets.get(place, _Sheet()).notes for place in places]


def _records(records: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Every record with its place and its number; what follows the last whole one is no record."""
    at = 0
    end = len(records)
    while at + 4 <= end:
        record, length = struct.unpack_from("<HH", records, at)
        if at + 4 + length > end:
            return
        yield at, record, records[at + 4 : at + 4 + length]
        at += 4 + length


def _take_in(sheet: _Sheet, record: int, content: bytes) -> None:
    if record == _ROW:
        if len(content) >= 14 and content[12] & _ROW_HIDDEN:
            sheet.notes.hidden_rows.append(struct.unpack_from("<H", content)[0] + 1)
        return
    if len(content) < 6:
        return
    row, column = struct.unpack_from("<HH", content)
    last = column + (len(content) - 6) // _NUMBER_BYTES - 1 if record == _NUMBERS_IN_A_ROW else column
    sheet.column = max(sheet.column, last + 1)
    sheet.row = max(sheet.row, row + 1)
    if _is_error(record, content):
        sheet.notes.errors.append(address(column, row + 1))


def _is_error(record: int, content: bytes) -> bool:
    if record == _TRUTH_OR_ERROR:
        return len(content) >= 8 and content[7] == 1
    if record in _FORMULAS and len(content) >= 14:
        return content[6] == _IS_ERROR and content[12:14] == _SPECIAL_RESULT
    return False
