"""The rows of a sheet just as our program writes them, as texts: of most of them all cells by one look.

Nothing may stand between the cells of a row, and every cell must be one that we write.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from roster_desktop.workbook.cell_signs import is_picture
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
_LONG = 400
"""Bytes of a text that hardly stands on a sheet twice."""


class NotOurs(Exception):
    """Something on a sheet is not as we write it."""


class OwnCells(NamedTuple):
    """What stands in the rows of a sheet."""

    rows: list[list[CellText]]
    """Texts from row 1 and column A on. Equal ones are one object: they cross the pipe once."""
    end: int
    """Where the rows end."""
    has_pictures: bool
    """Whether any text is the sign of one."""


def own_cells(sheet: bytes, begin: int, limits: Limits) -> OwnCells:
    """The rows of the sheet that begin there. NotOurs, KeyError and UnicodeDecodeError where any cell is none
    of ours."""
    found: list[list[CellText]] = []
    words, at_once = _Words({b"": ""}), _at_once().match
    while (said := at_once(sheet, begin)) or not sheet.startswith(ROWS_END, begin):
        if said:
            number, row = _texts(said, words)
            begin = said.end()
        else:
            part = _part(sheet, begin)
            number, row = _row(part, words)
            begin += len(_ROW_BEGINS) + len(part)
        if not len(found) < number <= limits.row:
            raise NotOurs
        if number > len(found) + 1:
            found += [[] for _ in range(number - len(found) - 1)]
        found.append(row)
    words.look_through()
    while found and not found[-1]:
        found.pop()
    return OwnCells(found, begin, words.has_pictures)


def check_letters(text: bytes) -> None:
    """No letter is written in a way that needs more than five words to be read."""
    if b"\r" in text or (b"&" in text and _OTHER_SIGN.search(text)) or _LETTER_BY_CODE.search(text):
        raise NotOurs


class _Words(dict[bytes, CellText]):
    """The text that is written so. A long one, as memories are, is not kept: no other row has it."""

    has_pictures = False

    def __missing__(self, word: bytes) -> CellText:
        text = _with_signs(word.decode()) if b"&" in word else word.decode()
        if len(word) <= _LONG:
            self[word] = text
            return text
        self._look(word, text.strip() == text, (text,))
        return text

    def look_through(self) -> None:
        """Look at all that were kept: at once it takes a fifth of the time."""
        texts = [*self.values()]
        self._look(b"<".join(self), list(map(str.strip, texts)) == texts, texts)

    def _look(self, words: bytes, is_stripped: bool, texts: Sequence[CellText]) -> None:
        check_letters(words)
        # Blanks around a text are written in another way.
        if not is_stripped:
            raise NotOurs
        if b"(" in words and any(map(is_picture, texts)):
            self.has_pictures = True


# It takes as long to be made as half a village to be read.
@lru_cache(maxsize=1)
def _at_once() -> re.Pattern[bytes]:
    """A row with its number, and of each column its text, and its figure."""
    cells = "".join(_CELL_AT % column_letters(place) for place in range(_COLUMNS))
    return re.compile(f"<row {_BEGINS}>{cells}</row>".encode())


def _texts(said: re.Match[bytes], words: _Words) -> tuple[int, list[CellText]]:
    """The row of which all cells were found at once."""
    groups, last = said.groups(b""), said.lastindex
    row = list(map(words.__getitem__, groups[1:last:2]))
    figures = groups[2:last:2]
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


def _row(part: bytes, words: _Words) -> tuple[int, list[CellText]]:
    """The row cell by cell."""
    check_letters(part)
    whole = part.decode()
    start = _ROW.match(whole)
    if start is None:
        raise NotOurs
    body = whole[start.end() :]
    if start[2]:
        if body:
            raise NotOurs
        return int(start[1]), []
    pieces = _CELL.split(body)
    addresses, texts, figures, between = pieces[1::4], pieces[2::4], pieces[3::4], pieces[::4]
    # An address of another row keeps digits, and so is no place.
    columns = f"{','.join(addresses)},".split(f"{start[1]},")[:-1]
    places = list(map(PLACES.__getitem__, columns))
    is_whole = len(columns) == len(addresses) == len({*places}) == between.count("")
    if not is_whole or between[-1] != "</row>":
        raise NotOurs
    row = [""] * (max(places, default=-1) + 1)
    for place, text, figure in zip(places, texts, figures, strict=True):
        if text:
            row[place] = words[text.encode()]
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
