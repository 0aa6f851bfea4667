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
from roster_desktop.workbook.cell_text import number_text
from roster_desktop.workbook.facts import PROPERTY
from roster_desktop.workbook.limits import MEGABYTE, Limits
from roster_desktop.workbook.memory import MARK
from roster_desktop.workbook.raw import CellText, RawSheet, Span, column_letters, trimmed_row
from roster_desktop.workbook.row_patterns import RowPattern, RowPatterns, with_signs
from roster_desktop.workbook.seal import Opening, opened_seal
from roster_desktop.workbook.sheet_marks import SheetMarks
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
_OTHER_SIGN = re.compile(b"&(?!amp;|lt;|gt;|quot;|apos;)")
_LETTER_BY_CODE = re.compile(b"_x[0-9A-Fa-f]{4}_")
_BEGINNING = re.compile(
    rb"(?:<\?xml version=\"1.0\"(?: encoding=\"UTF-8\")?(?: standalone=\"yes\")?\?>\s*)?<worksheet "
)
_TEXT_BETWEEN = re.compile(r">[^<>\]\x00-\x1f\ufffe\uffff]++<")
_PLACE_NAMED = re.compile('ref="[A-Z0-9: ]++"')
_USUAL_SIZE = 65_536
"""Letters around the rows; what is longer is not kept to be known again."""
_PLACES = {column_letters(place): place for place in range(256)}
_PATTERNS = RowPatterns()
"""Of the rows of all books that this process read."""


class OwnBook(Struct, frozen=True):
    """A workbook just as our program writes them."""

    properties: dict[str, str]
    sheets: list[RawSheet]
    """None of a book that is known."""
    unpacked: str
    """Hash of all that its parts hold, however they are packed; "" of a very large book."""
    sealed: bytes = b""
    """What stands for its sheets, where its seal opened."""


class _NotOurs(Exception):
    """Something on a sheet is not as we write it."""


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
        sheets = [_sheet(archive, held, one, styles, limits) for one in listed]
        return OwnBook(properties, sheets, unpacked)
    except (_NotOurs, KeyError, UnicodeDecodeError, expat.ExpatError):
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
) -> RawSheet:
    part = held[listed.part]
    if archive.getinfo(part).file_size > _LARGEST_SHEET:
        raise _NotOurs
    text = archive.read(part)
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


def _check_letters(text: bytes) -> None:
    """No letter is written in a way that needs more than five words to be read."""
    if _OTHER_SIGN.search(text) or b"\r" in text or _LETTER_BY_CODE.search(text):
        raise _NotOurs


def _parted(text: bytes) -> tuple[list[bytes], str]:
    """The rows, and what stands behind them."""
    head, *rows = text.split(b"<row ")
    if rows:
        rows[-1], end, tail = rows[-1].partition(b"</sheetData>")
        is_whole = bool(end) and head.endswith(b"<sheetData>")
    else:
        head, end, tail = text.partition(b"<sheetData />" if b"<sheetData />" in text else b"<sheetData/>")
        is_whole = bool(end)
        head += b"<sheetData>"
    if not is_whole or head.count(b"<sheetData") != 1 or b"<sheetData" in tail:
        raise _NotOurs
    if not _BEGINNING.match(head) or b"<!" in head or b"<!" in tail or b"<?" in head[1:] or b"<?" in tail:
        raise _NotOurs
    _check_whole(_usual(f"{head.decode()}</sheetData>{tail.decode()}"))
    return rows, tail.decode()


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
        raise _NotOurs
    for left, top, right, bottom in found:
        yield Span(int(top) - 1, _PLACES[left], int(bottom) - 1, _PLACES[right])


def _rows(parts: list[bytes], limits: Limits) -> list[list[CellText]]:
    """Texts of the sheet from row 1 and column A on. Equal texts are one object: they cross the pipe once."""
    found: list[list[CellText]] = []
    seen: dict[CellText, CellText] = {}
    for part in parts:
        known = _PATTERNS.known(part)
        number, row = _known_row(*known, seen) if known else _row(part, seen)
        if not len(found) < number <= limits.row:
            raise _NotOurs
        found += [[] for _ in range(number - len(found) - 1)]
        found.append(row)
    while found and not found[-1]:
        found.pop()
    return found


def _known_row(
    number: int,
    texts: list[CellText],
    pattern: RowPattern,
    seen: dict[CellText, CellText],
) -> tuple[int, list[CellText]]:
    for at in pattern.figures:
        texts[at] = _number(texts[at])
    texts = list(map(seen.setdefault, texts, texts))
    texts.append("")
    return number, trimmed_row(list(pattern.placed(texts)))


def _row(part: bytes, seen: dict[CellText, CellText]) -> tuple[int, list[CellText]]:
    """The row cell by cell."""
    text = part.decode()
    start = _ROW.match(text)
    if start is None:
        raise _NotOurs
    body = text[start.end() :]
    if start[2]:
        if body:
            raise _NotOurs
        return int(start[1]), []
    pieces = _CELL.split(body)
    addresses, words, figures, between = pieces[1::4], pieces[2::4], pieces[3::4], pieces[::4]
    # An address of another row keeps digits, and so is no place.
    columns = f"{','.join(addresses)},".split(f"{start[1]},")[:-1]
    places = list(map(_PLACES.__getitem__, columns))
    is_whole = len(columns) == len(addresses) == len({*places}) == between.count("")
    if not is_whole or between[-1] != "</row>":
        raise _NotOurs
    row = [""] * (max(places, default=-1) + 1)
    filled: list[tuple[int, bool]] = []
    for place, word, figure in zip(places, words, figures, strict=True):
        if word or figure:
            filled.append((place, bool(figure)))
        if word:
            said = with_signs(word) if "&" in word else word
            row[place] = seen.setdefault(said, said)
        elif figure:
            row[place] = _number(figure)
    _PATTERNS.note(part, filled, len(places))
    return int(start[1]), trimmed_row(row)


# Incomes, wages, months: the same ones in one book after another.
@lru_cache(maxsize=4096)
def _number(figure: str) -> CellText:
    if not _NUMBER.fullmatch(figure):
        raise _NotOurs
    return number_text(float(figure))
