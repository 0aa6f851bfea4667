"""Whether the sheets inside a binary workbook (xlsb) are believable,
and what its reader does not tell of them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from roster_desktop.wording import Refusal, workbooks
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.raw import Span, address
from roster_desktop.workbook.sheet_notes import SheetNotes
from roster_desktop.workbook.xlsx_parts import held_parts, targets

_WORKBOOK = "xl/workbook.bin"
_RELATIONS = "xl/_rels/workbook.bin.rels"
_TEXTS = "xl/sharedstrings.bin"
_ROW = 0
_ROW_HIDDEN = 0x10
_VALUES = set(range(2, 12))
_ERRORS = {3, 11}
_SHARED_USE = 7
_TEXT = 19
_SHEET = 156
_MERGED = 176
_PROMISED = 159


@dataclass(slots=True)
class _Sheet:
    """What the records of one sheet tell."""

    notes: SheetNotes = field(default_factory=SheetNotes)
    row: int = 0
    last_row: int = 0
    last_column: int = 0
    text_bytes: int = 0


def check_xlsb(file: str, archive: zipfile.ZipFile, limits: Limits) -> dict[str, SheetNotes]:
    """Notes on every sheet by its title; refuses a workbook that is not believable."""
    held = held_parts(archive)
    lengths = _text_lengths(file, archive, held.get(_TEXTS, ""), limits)
    parts = targets(archive, held.get(_RELATIONS, ""))
    titles = dict(_titles(archive, held[_WORKBOOK]))
    if len(titles) > limits.sheets:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))
    notes: dict[str, SheetNotes] = {}
    text_bytes = 0
    for relation, title in titles.items():
        part = held.get(parts.get(relation, ""))
        if part is None:
            continue
        sheet = _scanned(archive, part, lengths)
        _check_size(file, title, sheet, limits)
        text_bytes += sheet.text_bytes
        notes[title] = sheet.notes
    if text_bytes > limits.text_bytes:
        raise Refusal(workbooks.TEXT_TOO_LONG.about(file=file))
    return notes


def _check_size(file: str, title: str, sheet: _Sheet, limits: Limits) -> None:
    row, column = sheet.last_row, sheet.last_column
    if row > limits.row or column > limits.column or row * column > limits.area:
        raise Refusal(workbooks.TOO_MANY_CELLS.about(file=file, sheet=title, row=row, column=column))
    if len(sheet.notes.merged) > limits.merged:
        raise Refusal(workbooks.SUSPICIOUS.about(file=file))


def _scanned(archive: zipfile.ZipFile, part: str, lengths: list[int]) -> _Sheet:
    sheet = _Sheet()
    for record, content in _records(archive.read(part)):
        if record == _ROW and len(content) >= 12:
            sheet.row = _number(content) + 1
            if content[11] & _ROW_HIDDEN:
                sheet.notes.hidden_rows.append(sheet.row)
        elif record in _VALUES and len(content) >= 8:
            _take_in(sheet, record, content, lengths)
        elif record == _MERGED and len(content) >= 16:
            top, bottom, left, right = struct.unpack_from("<4I", content)
            sheet.notes.merged.append(Span(top, left, bottom, right))
    return sheet


def _take_in(sheet: _Sheet, record: int, content: bytes, lengths: list[int]) -> None:
    column = _number(content)
    sheet.last_row = max(sheet.last_row, sheet.row)
    sheet.last_column = max(sheet.last_column, column + 1)
    if record in _ERRORS:
        sheet.notes.errors.append(address(column, sheet.row))
    elif record == _SHARED_USE and len(content) >= 12:
        shared = _number(content, 8)
        sheet.text_bytes += lengths[shared] if shared < len(lengths) else 0


def _text_lengths(file: str, archive: zipfile.ZipFile, part: str, limits: Limits) -> list[int]:
    """Length of every shared text: a reader copies it into each cell that uses it."""
    if not part:
        return []
    lengths: list[int] = []
    for record, content in _records(archive.read(part)):
        if record == _TEXT:
            lengths.append(len(content))
        promised = struct.unpack_from("<2I", content) if record == _PROMISED and len(content) >= 8 else (0,)
        if max(promised) > limits.shared_texts * 50 or len(lengths) > limits.shared_texts:
            raise Refusal(workbooks.SUSPICIOUS.about(file=file))
    return lengths


def _titles(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    """Relation and title of every sheet, in the order of the book."""
    for record, content in _records(archive.read(part)):
        if record == _SHEET:
            relation, after = _text(content, 8)
            title, _ = _text(content, after)
            yield relation, title


def _text(content: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    end = at + 4 + 2 * _number(content, at)
    return content[at + 4 : end].decode("utf-16-le", "replace"), end


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Every record by its number; number and length are written in groups of seven bits."""
    at = 0
    while at < len(content):
        record, at = _grouped(content, at, most=2)
        length, at = _grouped(content, at, most=4)
        yield record, content[at : at + length]
        at += length


def _grouped(content: bytes, at: int, *, most: int) -> tuple[int, int]:
    value = 0
    for place in range(most):
        if at >= len(content):
            return value, at
        byte = content[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return value, at


def _number(content: bytes, at: int = 0) -> int:
    return int(struct.unpack_from("<I", content, at)[0])
