"""Workbooks just as our program writes them, read without a library.

Nothing may stand between the cells of a row, and every cell must be one that we write; so this reading is its
own check, and keeps no more places than there are cells. Whatever differs in the least, be it by another
program that saved the book, goes the way of every other workbook.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from roster_desktop.workbook.archive_check import opened
from roster_desktop.workbook.cell_text import number_text
from roster_desktop.workbook.facts import PROPERTY
from roster_desktop.workbook.limits import MEGABYTE, Limits
from roster_desktop.workbook.memory import MARK
from roster_desktop.workbook.raw import CellText, RawSheet, Span, column_letters, trimmed_row
from roster_desktop.workbook.sheet_marks import SheetMarks
from roster_desktop.workbook.xlsx_marks import MarkedStyles, marked_styles, marks_of
from roster_desktop.workbook.xlsx_parts import (
    ListedSheet,
    custom_properties,
    held_parts,
    listed_sheets,
    parsed,
)

_LARGEST_SHEET = 128 * MEGABYTE
_LARGEST_STYLES = MEGABYTE
_SHARED_TEXTS = "xl/sharedstrings.xml"
_FORMATS = {"0", "49"}
"""General and text: under any other a number may be a date."""

_CELL = re.compile(
    r'<c r="([A-Z]{1,2}[0-9]{1,6})"(?: s="[0-9]{1,5}")?(?: t="inlineStr"><is><t(?: xml:space="preserve")?>'
    r"(?=\S)([^<]*)(?<=\S)</t></is></c>"
    r'|(?: t="n")?(?:><v>([^<]+)</v></c>| ?/>))'
)
_ROW = re.compile(
    r'r="([0-9]{1,6})"'
    r'(?: spans="[0-9]+:[0-9]+"| ht="[0-9.]+"| customHeight="1"| customFormat="1"| s="[0-9]+")*'
    r"( ?/)?>"
)
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_SPAN = re.compile(r'<mergeCell ref="([A-Z]{1,2})([0-9]{1,6}):([A-Z]{1,2})([0-9]{1,6})" ?/>')
_OTHER_ENTITY = re.compile("&(?!(?:amp|lt|gt|quot|apos);)")
_LETTER_BY_CODE = re.compile("_x[0-9A-Fa-f]{4}_")
_BEGINNING = re.compile(
    r"(?:<\?xml version=\"1.0\"(?: encoding=\"UTF-8\")?(?: standalone=\"yes\")?\?>\s*)?<worksheet "
)
_PLACES = {column_letters(place): place for place in range(256)}


@dataclass(frozen=True, slots=True)
class OwnBook:
    """A workbook just as our program writes them."""

    properties: dict[str, str]
    sheets: list[RawSheet]
    """None of a book that is known."""
    unpacked: str
    """Hash of all that its parts hold, however they are packed; "" of a very large book."""


class _NotOurs(Exception):
    """Something on a sheet is not as we write it."""


def own_book(
    file: str, content: bytes, limits: Limits, known: Collection[str] = frozenset()
) -> OwnBook | None:
    """The whole book; None where it is not just as we write it. Refuses an archive that is not believable.
    `known`: hashes of books of whose sheets nobody wants to know any more."""
    with opened(file, content, limits) as archive:
        held = held_parts(archive)
        properties = custom_properties(archive, limits.properties_bytes)
        if PROPERTY not in properties or _SHARED_TEXTS in held:
            return None
        unpacked = archive.unpack()
        if unpacked in known:
            return OwnBook(properties, [], unpacked)
        listed = listed_sheets(archive)
        if not listed or len(listed) > limits.sheets or not _has_plain_formats(archive, held):
            return None
        styles = marked_styles(archive, held)
        try:
            sheets = [_sheet(archive, held, one, styles, limits) for one in listed]
            return OwnBook(properties, sheets, unpacked)
        except (_NotOurs, KeyError, UnicodeDecodeError, expat.ExpatError):
            return None


def _has_plain_formats(archive: zipfile.ZipFile, held: dict[str, str]) -> bool:
    name = held.get("xl/styles.xml", "")
    if not name or archive.getinfo(name).file_size > _LARGEST_STYLES:
        return False
    root = parsed(archive, name)
    if root is None:
        return False
    return all(one.get("numFmtId", "0") in _FORMATS for one in root.iter() if one.tag.endswith("}xf"))


def _sheet(
    archive: zipfile.ZipFile, held: dict[str, str], listed: ListedSheet, styles: MarkedStyles, limits: Limits
) -> RawSheet:
    part = held[listed.part]
    if archive.getinfo(part).file_size > _LARGEST_SHEET:
        raise _NotOurs
    text = archive.read(part).decode()
    _check_letters(text)
    rows, tail = _parted(text)
    found = _rows(rows, limits)
    columns = max(map(len, found), default=0)
    if columns > limits.column or len(found) * columns > limits.area:
        raise _NotOurs
    # Nobody asks for the marks beside rows that bring their memory along.
    is_remembered = any(row[-1:] and row[-1].startswith(MARK) for row in found)
    marks = SheetMarks() if is_remembered else marks_of(archive, held, listed.part, styles)
    return RawSheet(listed.title, listed.is_hidden, found, tuple(_spans(tail, limits)), marks)


def _check_letters(text: str) -> None:
    """No letter is written in a way that needs more than five words to be read."""
    if "\r" in text or _LETTER_BY_CODE.search(text) or ("&" in text and _OTHER_ENTITY.search(text)):
        raise _NotOurs


def _parted(text: str) -> tuple[list[str], str]:
    """The rows, and what stands behind them."""
    head, *rows = text.split("<row ")
    if rows:
        rows[-1], end, tail = rows[-1].partition("</sheetData>")
        is_whole = bool(end) and head.endswith("<sheetData>")
    else:
        head, end, tail = text.partition("<sheetData />" if "<sheetData />" in text else "<sheetData/>")
        is_whole = bool(end)
        head += "<sheetData>"
    if not is_whole or head.count("<sheetData") != 1 or "<sheetData" in tail:
        raise _NotOurs
    if not _BEGINNING.match(head) or "<!" in head or "<!" in tail:
        raise _NotOurs
    # What is around the rows must be whole, or the sheet is a damaged one.
    expat.ParserCreate().Parse(f"{head}</sheetData>{tail}".encode(), True)
    return rows, tail


def _spans(tail: str, limits: Limits) -> Iterator[Span]:
    found = _SPAN.findall(tail)
    if len(found) != tail.count("<mergeCell ") or len(found) > limits.merged:
        raise _NotOurs
    for left, top, right, bottom in found:
        yield Span(int(top) - 1, _PLACES[left], int(bottom) - 1, _PLACES[right])


def _rows(parts: list[str], limits: Limits) -> list[list[CellText]]:
    """Texts of the sheet from row 1 and column A on. Equal texts are one object: they cross the pipe once."""
    found: list[list[CellText]] = []
    seen: dict[CellText, CellText] = {}
    numbers: dict[str, CellText] = {}
    for part in parts:
        start = _ROW.match(part)
        number = int(start[1]) if start else 0
        if start is None or not len(found) < number <= limits.row:
            raise _NotOurs
        found += [[] for _ in range(number - len(found) - 1)]
        if not start[2]:
            found.append(_row(start[1], part[start.end() :], seen, numbers))
        elif start.end() == len(part):
            found.append([])
        else:
            raise _NotOurs
    while found and not found[-1]:
        found.pop()
    return found


def _row(
    number: str, body: str, seen: dict[CellText, CellText], numbers: dict[str, CellText]
) -> list[CellText]:
    pieces = _CELL.split(body)
    addresses, words, figures, between = pieces[1::4], pieces[2::4], pieces[3::4], pieces[::4]
    # An address of another row keeps digits, and so is no place.
    columns = f"{','.join(addresses)},".split(f"{number},")[:-1]
    places = list(map(_PLACES.__getitem__, columns))
    is_whole = len(columns) == len(addresses) == len({*places}) == between.count("")
    if not is_whole or between[-1] != "</row>":
        raise _NotOurs
    if "&" in body:
        words = [_with_signs(text) if text else text for text in words]
    row = [""] * (max(places, default=-1) + 1)
    for place, text, figure in zip(places, map(seen.setdefault, words, words), figures, strict=True):
        if text:
            row[place] = text
        elif figure:
            row[place] = numbers.get(figure) or _number(figure, numbers)
    return trimmed_row(row)


def _number(figure: str, numbers: dict[str, CellText]) -> CellText:
    if not _NUMBER.fullmatch(figure):
        raise _NotOurs
    numbers[figure] = number_text(float(figure))
    return numbers[figure]


def _with_signs(text: str) -> str:
    for written, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(written, sign)
    return text
