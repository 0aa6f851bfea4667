"""Old workbooks put together record by record, as Excel 95 and Excel 97 laid them down."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from tests.workbook.golden.compound import compound

_BOOK, _SHEET = 0x0005, 0x0010


class Excel(Enum):
    """Whose records they are: version number, name of the stream, and letters."""

    OF_95 = (0x0500, "Book", "gb18030")
    OF_97 = (0x0600, "Workbook", "utf-16-le")


@dataclass(frozen=True)
class Error:
    """A cell that shows an error; with `is_formula` it is the result of one."""

    code: int = 0x2A
    is_formula: bool = False


Value = str | float | Error | None


@dataclass(frozen=True)
class OldSheet:
    """One sheet: cells row by row, None where there is no cell."""

    name: str
    rows: Sequence[Sequence[Value]]
    hidden_rows: Sequence[int] = field(default_factory=tuple)
    """Row numbers as WPS shows them."""


def xls(*sheets: OldSheet, excel: Excel = Excel.OF_97, counts_from_1904: bool = False) -> bytes:
    """A workbook of these sheets."""
    version, stream, _ = excel.value
    bodies = [_sheet(sheet, excel) for sheet in sheets]
    beginning = _record(0x0809, struct.pack("<HHHH", version, _BOOK, 0, 0x07CC) + bytes(8))
    beginning += _record(0x0042, struct.pack("<H", 1200 if excel is Excel.OF_97 else 936))
    beginning += _record(0x0022, struct.pack("<H", counts_from_1904))
    end = _record(0x000A, b"")
    names = [_name(sheet.name, excel) for sheet in sheets]
    at = len(beginning) + sum(4 + 6 + len(name) for name in names) + len(end)
    listed = b""
    for name, body in zip(names, bodies, strict=True):
        listed += _record(0x0085, struct.pack("<IBB", at, 0, 0) + name)
        at += len(body)
    return compound({stream: beginning + listed + end + b"".join(bodies)})


def _sheet(sheet: OldSheet, excel: Excel) -> bytes:
    width = max((len(row) for row in sheet.rows), default=0)
    out = _record(0x0809, struct.pack("<HHHH", excel.value[0], _SHEET, 0, 0x07CC) + bytes(8))
    for number in range(len(sheet.rows)):
        flags = 0x0120 if number + 1 in sheet.hidden_rows else 0x0100
        out += _record(0x0208, struct.pack("<HHHHHHHH", number, 0, width, 0xFF, 0, 0, flags, 0x0F))
    for number, row in enumerate(sheet.rows):
        for column, value in enumerate(row):
            out += _cell(struct.pack("<HHH", number, column, 0), value, excel)
    return out + _record(0x000A, b"")


def _cell(place: bytes, value: Value, excel: Excel) -> bytes:
    match value:
        case None:
            return b""
        case str():
            return _record(0x0204, place + _text(value, excel))
        case Error(code, is_formula=False):
            return _record(0x0205, place + bytes([code, 1]))
        case Error(code, is_formula=True):
            result = bytes([2, 0, code, 0, 0, 0, 0xFF, 0xFF])
            return _record(0x0006, place + result + bytes(6) + struct.pack("<H", 2) + bytes([0x1C, code]))
        case _:
            return _record(0x0203, place + struct.pack("<d", value))


def _text(text: str, excel: Excel) -> bytes:
    if excel is Excel.OF_97:
        return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
    letters = text.encode("gb18030")
    return struct.pack("<H", len(letters)) + letters


def _name(text: str, excel: Excel) -> bytes:
    if excel is Excel.OF_97:
        return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")
    letters = text.encode("gb18030")
    return struct.pack("<B", len(letters)) + letters


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content
