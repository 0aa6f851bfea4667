"""Workbooks just as our program writes them, read without a library.

Nothing may stand between the cells of a row, and every cell must be one that we write; so this reading is its
own check, and keeps no more places than there are cells. Whatever differs in the least, be it by another
program that saved the book, goes the way of every other workbook.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator
from functools import lru_cache
from xml.parsers import expat

from msgspec import Struct

from roster_desktop.workbook.archive_check import Archive
from roster_desktop.workbook.facts import PROPERTY
from roster_desktop.workbook.limits import MEGABYTE, Limits
from roster_desktop.workbook.memory import MARK
from roster_desktop.workbook.own_cells import PLACES, ROWS_END, NotOurs, OwnCells, check_letters, own_cells
from roster_desktop.workbook.raw import RawSheet, Span
from roster_desktop.workbook.seal import Opening, opened_seal
from roster_desktop.workbook.sheet_marks import SheetMarks
from roster_desktop.workbook.sheet_notes import SheetNotes
from roster_desktop.workbook.xlsx_marks import MarkedStyles, marked_styles_in, marks_of
from roster_desktop.workbook.xlsx_parts import (
    ListedSheet,
    custom_properties,
    held_parts,
    listed_sheets,
    parsed_part,
)

_LARGEST_SHEET = 128 * MEGABYTE
_LARGEST_STYLES = MEGABYTE
_SHARED_TEXTS = "xl/sharedstrings.xml"
_FORMATS = {"0", "49"}
"""General and text: under any other a number may be a date."""

_SPAN = re.compile(r'<mergeCell ref="([A-Z]{1,2})([0-9]{1,6}):([A-Z]{1,2})([0-9]{1,6})" ?/>')
_BEGINNING = re.compile(
    rb"(?:<\?xml version=\"1.0\"(?: encoding=\"UTF-8\")?(?: standalone=\"yes\")?\?>\s*)?<worksheet "
)
_TEXT_BETWEEN = re.compile(r">[^<>\]\x00-\x1f\ufffe\uffff]++<")
_PLACE_NAMED = re.compile('ref="[A-Z0-9: ]++"')
_USUAL_SIZE = 65_536
"""Letters around the rows; what is longer is not kept to be known again."""
_ROWS, _NO_ROWS = b"<sheetData>", b"<sheetData />"


class OwnBook(Struct, frozen=True):
    """A workbook just as our program writes them."""

    properties: dict[str, str]
    sheets: list[RawSheet]
    """None of a book that is known."""
    unpacked: str
    """Hash of all that its parts hold, however they are packed; "" of a very large book."""
    sealed: bytes = b""
    """What stands for its sheets, where its seal opened."""
    notes: list[SheetNotes] = []
    """On each of the sheets."""


def own_book(
    archive: Archive, limits: Limits, known: Collection[str] = frozenset(), opening: Opening | None = None
) -> OwnBook | None:
    """The whole book of an archive that may be unpacked; None where it is not just as we write it.
    `known`: hashes of books of whose sheets nobody wants to know any more; `opening`: what takes a sealed
    book without its sheets."""
    held = held_parts(archive)
    properties = custom_properties(archive, limits.properties_bytes)
    if PROPERTY not in properties or _SHARED_TEXTS in held:
        return None
    unpacked = archive.unpack()
    if unpacked in known:
        return OwnBook(properties, [], unpacked)
    if unpacked and opening and (sealed := opened_seal(archive, opening, properties[PROPERTY])):
        return OwnBook(properties, [], unpacked, sealed)
    listed = listed_sheets(archive)
    written = held.get("xl/styles.xml", "")
    if not written or archive.getinfo(written).file_size > _LARGEST_STYLES:
        return None
    styles = _styles(archive.read(written))
    if not listed or len(listed) > limits.sheets or styles is None:
        return None
    try:
        found = [_sheet(archive, held, one, styles, limits) for one in listed]
        sheets, notes = [sheet for sheet, _ in found], [notes for _, notes in found]
        return OwnBook(properties, sheets, unpacked, notes=notes)
    except (NotOurs, KeyError, UnicodeDecodeError, expat.ExpatError):
        return None


# A program of one version writes the same styles into all its books.
@lru_cache(maxsize=16)
def _styles(content: bytes) -> MarkedStyles | None:
    """The styles that people mark cells with; None where any cell may be a date."""
    root = parsed_part(content)
    if root is None:
        return None
    is_plain = all(one.get("numFmtId", "0") in _FORMATS for one in root.iter() if one.tag.endswith("}xf"))
    return marked_styles_in(root) if is_plain else None


def _sheet(
    archive: zipfile.ZipFile, held: dict[str, str], listed: ListedSheet, styles: MarkedStyles, limits: Limits
) -> tuple[RawSheet, SheetNotes]:
    part = held[listed.part]
    if archive.getinfo(part).file_size > _LARGEST_SHEET:
        raise NotOurs
    cells, tail = _parted(archive.read(part), limits)
    found = cells.rows
    columns = max(map(len, found), default=0)
    if columns > limits.column or len(found) * columns > limits.area:
        raise NotOurs
    # Nobody asks for the marks beside rows that bring their memory along.
    is_remembered = any(row[-1:] and row[-1].startswith(MARK) for row in found)
    marks = SheetMarks() if is_remembered else marks_of(archive, held, listed.part, styles)
    sheet = RawSheet(listed.title, listed.is_hidden, found, tuple(_spans(tail, limits)), marks)
    return sheet, SheetNotes(may_hold_pictures=cells.has_pictures)


def _parted(text: bytes, limits: Limits) -> tuple[OwnCells, str]:
    """The rows, and what stands behind them."""
    begin = text.find(_ROWS)
    if begin >= 0:
        cells = own_cells(text, begin + len(_ROWS), limits)
        head, tail = text[:begin], text[cells.end + len(ROWS_END) :]
    else:
        cells = OwnCells([], 0, has_pictures=False)
        head, begins, tail = text.partition(_NO_ROWS if _NO_ROWS in text else _NO_ROWS.replace(b" ", b""))
        if not begins:
            raise NotOurs
    check_letters(head)
    check_letters(tail)
    around = f"{head.decode()}<sheetData></sheetData>{tail.decode()}"
    if around.count("<sheetData") != 1 or "<row " in around or not _BEGINNING.match(head):
        raise NotOurs
    if b"<!" in head or b"<!" in tail or b"<?" in head[1:] or b"<?" in tail:
        raise NotOurs
    _check_whole(_usual(around))
    return cells, tail.decode()


def _usual(around: str) -> str:
    """What is around the rows without that by which the sheets of one program differ, texts and places. It is
    well-formed just where the whole is, for nothing but elements stands in it."""
    if len(around) > _USUAL_SIZE:
        return around
    return _TEXT_BETWEEN.sub("><", _PLACE_NAMED.sub('ref=""', around))


# The sheets of one program differ around their rows in little else than in what the usual leaves out.
@lru_cache(maxsize=64)
def _check_whole(around: str) -> None:
    """What is around the rows must be whole, or the sheet is a damaged one."""
    expat.ParserCreate().Parse(around, True)


def _spans(tail: str, limits: Limits) -> Iterator[Span]:
    found = _SPAN.findall(tail)
    if len(found) != tail.count("<mergeCell ") or len(found) > limits.merged:
        raise NotOurs
    for left, top, right, bottom in found:
        yield Span(int(top) - 1, PLACES[left], int(bottom) - 1, PLACES[right])
