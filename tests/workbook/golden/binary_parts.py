"""Binary workbooks (xlsb) put together record by record."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from tests.workbook.golden.parts import HEAD, OFFICE, RELATIONS, TYPES, zipped

_KIND = "application/vnd.ms-excel"


def xlsb(
    title: str,
    rows: Sequence[Sequence[str | float | None]],
    *,
    hidden_rows: Sequence[int] = (),
    also: tuple[int, int] | None = None,
) -> bytes:
    """A binary workbook of one sheet; None is a cell with an error.
    `also`: row and column of one number more."""
    texts = list(dict.fromkeys(value for row in rows for value in row if isinstance(value, str)))
    body = b"".join(_row(number, row, texts, number + 1 in hidden_rows) for number, row in enumerate(rows))
    if also:
        body += _row_header(also[0], is_hidden=False) + _record(5, struct.pack("<IId", also[1], 0, 1.0))
    parts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{TYPES}"><Default Extension="bin" '
        f'ContentType="{_KIND}.sheet.binary.macroEnabled.main"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.bin" ContentType="{_KIND}.worksheet"/>'
        f'<Override PartName="/xl/sharedStrings.bin" ContentType="{_KIND}.sharedStrings"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/_rels/workbook.bin.rels": f'{HEAD}<Relationships xmlns="{RELATIONS}">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.bin"/></Relationships>',
    }
    listed = _record(156, struct.pack("<II", 0, 1) + _text("rId1") + _text(title))
    book = _record(131, b"") + _record(143, b"") + listed + _record(144, b"") + _record(132, b"")
    size = struct.pack("<4I", 0, max(len(rows) - 1, 0), 0, 9)
    sheet = (
        _record(129, b"")
        + _record(148, size)
        + _record(145, b"")
        + body
        + _record(146, b"")
        + _record(130, b"")
    )
    shared = _record(159, struct.pack("<II", len(texts), len(texts)))
    shared += b"".join(_record(19, b"\x00" + _text(text)) for text in texts) + _record(160, b"")
    return zipped(
        {name: part.encode() for name, part in parts.items()}
        | {"xl/workbook.bin": book, "xl/worksheets/sheet1.bin": sheet, "xl/sharedStrings.bin": shared}
    )


def _row(number: int, row: Sequence[str | float | None], texts: list[str], is_hidden: bool) -> bytes:
    return _row_header(number, is_hidden=is_hidden) + b"".join(
        _cell(column, value, texts) for column, value in enumerate(row)
    )


def _row_header(number: int, *, is_hidden: bool) -> bytes:
    return _record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if is_hidden else 0, 0, 0))


def _cell(column: int, value: str | float | None, texts: list[str]) -> bytes:
    place = struct.pack("<II", column, 0)
    match value:
        case None:
            return _record(3, place + b"\x2a")
        case str():
            return _record(7, place + struct.pack("<I", texts.index(value)))
        case _:
            return _record(5, place + struct.pack("<d", value))


def _text(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(number: int, content: bytes) -> bytes:
    """Number and length in groups of seven bits."""
    return _grouped(number) + _grouped(len(content)) + content


def _grouped(number: int) -> bytes:
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*out, number])
