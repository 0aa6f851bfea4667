"""The rows of a sheet just as our program writes them, as texts: of most of them all cells by one look.

Nothing may stand between the cells of a row, and every cell must be one that we write.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from roster_desktop.workbook.cell_text import number_text
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.raw import CellText, column_letters, trimmed_row

PLACES = {column_letters(place): place for place in range(256)}
ROWS_END = b"</sheetData>"
_COLUMNS = 64
"""Of a row with more of them every cell is looked at by itself."""

_CELL = re.compile(
    r'<c r="([A-Z]{1,2}[0-9]{1,6})"(?: s="[0-9]{1,5}")?(?: t="inlineStr"><is><t(?: xml:space="preserve")?>'
    r"(?=\S)([^<]*)(?<=\S)</t></is></c>"
    r'|(?: t="n")?(?:><v>([^<]+)</v></c>| ?/>))'
)
_BEGINS = (
    r'r="([0-9]{1,6})"'
    r'(?: spans="[0-9]+:[0-9]+"| ht="[0-9.]+"| customHeight="1"| customFormat="1"| s="[0-9]+")*'
)
_ROW = re.compile(rf"{_BEGINS}( ?/)?>")
# Atomic and possessive: no letter is looked at twice.
_CELL_AT = (
    r'(?><c r="%s\1" s="[0-9]{1,5}+"(?> t="inlineStr"><is><t(?>>| xml:space="preserve">)([^<]++)</t></is></c>'
    r'|(?: t="n")?+><v>([^<]++)</v></c>| ?/>)|)'
)
_NUMBER = re.compile(rb"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_OTHER_SIGN = re.compile(b"&(?!amp;|lt;|gt;|quot;|apos;)")
_LETTER_BY_CODE = re.compile(b"_x[0-9A-Fa-f]{4}_")
_SIGNS = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_ROW_BEGINS = b"<row "


class NotOurs(Exception):
    """Something on a sheet is not as we write it."""


class OwnCells(NamedTuple):
    """What stands in the rows of a sheet."""

    rows: list[list[CellText]]
    """Texts from row 1 and column A on. Equal ones are one object: they cross the pipe once."""
    end: int
    """Where the rows end."""
    has_brackets: bool
    """Whether there is an opening bracket in any text."""


def own_cells(sheet: bytes, begin: int, limits: Limits) -> OwnCells:
    """The rows of the sheet that begin there. NotOurs, KeyError and UnicodeDecodeError where any cell is none
    of ours."""
    found: list[list[CellText]] = []
    seen: dict[CellText, CellText] = {}
    start, at_once = begin, _at_once()
    while not sheet.startswith(ROWS_END, begin):
        if said := at_once.match(sheet, begin):
            number, row = _texts(said, seen)
            begin = said.end()
        else:
            part = _part(sheet, begin)
            number, row = _row(part, seen)
            begin += len(_ROW_BEGINS) + len(part)
        if not len(found) < number <= limits.row:
            raise NotOurs
        if number > len(found) + 1:
            found += [[] for _ in range(number - len(found) - 1)]
        found.append(row)
    # Blanks around a text are written in another way.
    if list(map(str.strip, seen)) != list(seen):
        raise NotOurs
    while found and not found[-1]:
        found.pop()
    return OwnCells(found, begin, sheet.find(b"(", start, begin) >= 0)


def check_letters(text: bytes) -> None:
    """No letter is written in a way that needs more than five words to be read."""
    if b"\r" in text or (b"&" in text and _OTHER_SIGN.search(text)) or _LETTER_BY_CODE.search(text):
        raise NotOurs


# It takes as long to be made as a village to be read.
@lru_cache(maxsize=1)
def _at_once() -> re.Pattern[bytes]:
    """A row with its number, and of each column its text, and its figure."""
    cells = "".join(_CELL_AT % column_letters(place) for place in range(_COLUMNS))
    return re.compile(f"<row {_BEGINS}>{cells}</row>".encode())


def _texts(said: re.Match[bytes], seen: dict[CellText, CellText]) -> tuple[int, list[CellText]]:
    """The row of which all cells were found at once."""
    groups, last = said.groups(b""), said.lastindex
    texts, figures = groups[1:last:2], groups[2:last:2]
    joined = b"<".join(texts)
    check_letters(joined)
    # The memory is long and of plain letters: by itself it needs a byte a letter.
    before, between, behind = joined.rpartition(b"<")
    row = [*before.decode().split("<"), behind.decode()] if between else [behind.decode()] if texts else []
    if b"&" in joined:
        row = [_with_signs(text) for text in row]
    row = list(map(seen.setdefault, row, row))
    for place in compress(range(len(figures)), figures):
        row[place] = _number(figures[place])
    return int(groups[0]), row


def _part(sheet: bytes, begin: int) -> bytes:
    """The row that begins there, without its first sign."""
    if not sheet.startswith(_ROW_BEGINS, begin):
        raise NotOurs
    begin += len(_ROW_BEGINS)
    end = sheet.find(_ROW_BEGINS, begin)
    end = sheet.find(ROWS_END, begin) if end < 0 else end
    if end < 0:
        raise NotOurs
    return sheet[begin:end]


def _row(part: bytes, seen: dict[CellText, CellText]) -> tuple[int, list[CellText]]:
    """The row cell by cell."""
    check_letters(part)
    text = part.decode()
    start = _ROW.match(text)
    if start is None:
        raise NotOurs
    body = text[start.end() :]
    if start[2]:
        if body:
            raise NotOurs
        return int(start[1]), []
    pieces = _CELL.split(body)
    addresses, words, figures, between = pieces[1::4], pieces[2::4], pieces[3::4], pieces[::4]
    # An address of another row keeps digits, and so is no place.
    columns = f"{','.join(addresses)},".split(f"{start[1]},")[:-1]
    places = list(map(PLACES.__getitem__, columns))
    is_whole = len(columns) == len(addresses) == len({*places}) == between.count("")
    if not is_whole or between[-1] != "</row>":
        raise NotOurs
    row = [""] * (max(places, default=-1) + 1)
    for place, word, figure in zip(places, words, figures, strict=True):
        if word:
            said = _with_signs(word) if "&" in word else word
            row[place] = seen.setdefault(said, said)
        elif figure:
            row[place] = _number(figure.encode())
    return int(start[1]), trimmed_row(row)


def _with_signs(text: str) -> str:
    """The text with the five signs that have a name for themselves."""
    for written, sign in _SIGNS:
        text = text.replace(written, sign)
    return text


# Incomes, wages, months: the same ones in one book after another.
@lru_cache(maxsize=4096)
def _number(figure: bytes) -> CellText:
    if not _NUMBER.fullmatch(figure):
        raise NotOurs
    return number_text(float(figure))
