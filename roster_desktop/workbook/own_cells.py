"""The rows of a sheet just as our program writes them, as texts: of most of them all cells by one look.

Nothing may stand between the cells of a row, and every cell must be one that we write.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, compress
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
_AT_A_TIME = 512
"""Rows whose bytes are kept."""
_Words = tuple[bytes, ...]
"""How the texts of a row are written, or its figures; blank where there is none."""
_Late = tuple[list[CellText], _Words, _Words]
"""A row that is not filled yet, and what with."""


class NotOurs(Exception):
    """Something on a sheet is not as we write it."""


class OwnCells(NamedTuple):
    """What stands in the rows of a sheet."""

    rows: list[list[CellText]]
    """Texts from row 1 and column A on. Equal ones of rows that lie close are one object: they cross the pipe
    once."""
    end: int
    """Where the rows end."""
    has_pictures: bool
    """Whether any text is the sign of one."""


def own_cells(sheet: bytes, begin: int, limits: Limits) -> OwnCells:
    """The rows of the sheet that begin there. NotOurs, KeyError and UnicodeDecodeError where any cell is none
    of ours."""
    rows, at_once = _Rows(limits), _at_once().match
    while (said := at_once(sheet, begin)) or not sheet.startswith(ROWS_END, begin):
        if said:
            groups, last = said.groups(b""), said.lastindex
            rows.add(int(groups[0]), groups[1:last:2], groups[2:last:2])
            begin = said.end()
        else:
            part = _part(sheet, begin)
            rows.put(*_row(part))
            begin += len(_ROW_BEGINS) + len(part)
    return OwnCells(rows.finished(), begin, rows.has_pictures)


def check_letters(text: bytes) -> None:
    """No letter is written in a way that needs more than five words to be read."""
    if b"\r" in text or (b"&" in text and _OTHER_SIGN.search(text)) or _LETTER_BY_CODE.search(text):
        raise NotOurs


class _Rows:
    """The rows of a sheet, one below the other. Of those that were found at once bytes become texts many rows
    at a time."""

    def __init__(self, limits: Limits) -> None:
        self.has_pictures = False
        self._found: list[list[CellText]] = []
        self._late: list[_Late] = []
        self._limits = limits

    def put(self, number: int, row: list[CellText]) -> None:
        """A row as it is."""
        self._append(number, row)
        self._note_pictures(row)

    def add(self, number: int, words: _Words, figures: _Words) -> None:
        """A row of which all cells were found at once."""
        row: list[CellText] = []
        self._append(number, row)
        if words:
            self._late.append((row, words, figures))
        if len(self._late) >= _AT_A_TIME:
            self._fill()

    def finished(self) -> list[list[CellText]]:
        """All of them, but for blank ones at the end."""
        self._fill()
        found = self._found
        while found and not found[-1]:
            found.pop()
        return found

    def _append(self, number: int, row: list[CellText]) -> None:
        found = self._found
        if not len(found) < number <= self._limits.row:
            raise NotOurs
        if number > len(found) + 1:
            found += [[] for _ in range(number - len(found) - 1)]
        found.append(row)

    def _fill(self) -> None:
        late, self._late = self._late, []
        before = [words[:-1] for _, words, _ in late]
        several = [*{*chain.from_iterable(before)}]
        said = b"<".join(several)
        texts = self._looked_at(said, said.decode().split("<") if several else [])
        # The memory is long, of plain letters, and on no other row: by itself it needs a byte a letter.
        last = [words[-1] for _, words, _ in late]
        behind = self._looked_at(b"<".join(last), [word.decode() for word in last])
        text_of = dict(zip(several, texts, strict=True)).__getitem__
        for (row, _, figures), words, text in zip(late, before, behind, strict=True):
            row += map(text_of, words)
            row.append(text)
            for place in compress(range(len(figures)), figures):
                row[place] = _number(figures[place])

    def _looked_at(self, said: bytes, texts: list[CellText]) -> list[CellText]:
        """The texts that are written so, one behind the other."""
        check_letters(said)
        # Blanks around a text are written in another way.
        if list(map(str.strip, texts)) != texts:
            raise NotOurs
        if b"&" in said:
            texts = list(map(_with_signs, texts))
        if b"(" in said:
            self._note_pictures(texts)
        return texts

    def _note_pictures(self, texts: list[CellText]) -> None:
        if any(map(is_picture, texts)):
            self.has_pictures = True


# It takes as long to be made as half a village to be read.
@lru_cache(maxsize=1)
def _at_once() -> re.Pattern[bytes]:
    """A row with its number, and of each column its text, and its figure."""
    cells = "".join(_CELL_AT % column_letters(place) for place in range(_COLUMNS))
    return re.compile(f"<row {_BEGINS}>{cells}</row>".encode())


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


def _row(part: bytes) -> tuple[int, list[CellText]]:
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
            row[place] = _with_signs(text)
        elif figure:
            row[place] = _number(figure.encode())
    return int(start[1]), trimmed_row(row)


def _with_signs(text: str) -> str:
    """The text with the five signs that have a name for themselves."""
    if "&" in text:
        for written, sign in _SIGNS:
            text = text.replace(written, sign)
    return text


# Incomes, wages, months: the same ones in one book after another.
@lru_cache(maxsize=4096)
def _number(figure: bytes) -> CellText:
    if not _NUMBER.fullmatch(figure):
        raise NotOurs
    return number_text(float(figure))
