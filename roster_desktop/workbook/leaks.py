"""Whether a text or a finished workbook gives away a number: of an identity card, a phone, a bank card.

Rather one word too many is called a number than one number too few: whoever typed it can write it otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from msgspec import Struct

from roster_desktop.schema.kinds.bank_card import is_sound_card
from roster_desktop.schema.kinds.id_number import check_digit

ID_NUMBER, PHONE, CARD = "身份证号", "手机号", "银行卡号"

_ID_LENGTH, _OLD_LENGTH, _PHONE_LENGTH = 18, 15, 11
_CARD_LENGTHS = range(16, 20)
_PLAIN_RUN = re.compile(r"[0-9]{15,}")
_RUN = re.compile(r"[0-9](?:[\s\-.·_/*()]*[0-9])+(?:[\s\-.·_/*()]*[Xx])?")
"""Digits with whatever people write between them so that they read better."""
_BETWEEN = re.compile(r"[^0-9X]")
_PHONE = re.compile(r"1[3-9][0-9]{9}")
_BIRTH = r"[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_PROVINCE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_OLD_ID = re.compile(rf"{_PROVINCE}[0-9]{{4}}{_BIRTH}[0-9]{{3}}")
_DAY_FIRST = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
"""How two days with a dash between begin: as many digits as a card's, and every tenth time as sound."""
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－~～"), "-")
# The fixed theme of every workbook, which holds no word of ours but numbers of typefaces.
_FIXED = "xl/theme/"


class Leak(Struct, frozen=True):
    """A place in a workbook that gives away a number."""

    what: str
    sheet: str = ""
    """The sheet's name; "" where it stands in none."""
    cell: str = ""
    """Address of the cell; where it stands in none, the part of the workbook."""


def leak_in(text: str) -> str | None:
    """What the text seems to hold: 身份证号, 手机号, 银行卡号; None where nothing."""
    plain = _plain(text)
    for match in _RUN.finditer(plain):
        run = _BETWEEN.sub("", match[0].upper())
        found = _number_in(run)
        # With a wrong digit it still tells who it is.
        if found in (None, PHONE) and _PLAIN_RUN.search(match[0]):
            return ID_NUMBER
        if found:
            return found
    return None


def leaks_in_book(path: Path, allowed: frozenset[str] = frozenset()) -> Iterator[Leak]:
    """Every place of a finished xlsx file: cells first, then names, notes and properties.
    `allowed`: texts that may stand there although they hold a number, such as an office's telephone."""
    yield from _in_cells(path, allowed)
    with ZipFile(path) as archive:
        for part in archive.namelist():
            if part.startswith(_FIXED):
                continue
            for text in _texts_of(archive.read(part)):
                if text not in allowed and (what := leak_in(text)):
                    yield Leak(what, cell=part)


def _in_cells(path: Path, allowed: frozenset[str]) -> Iterator[Leak]:
    # Late: openpyxl takes a seventh of a second to load.
    from openpyxl import load_workbook

    with path.open("rb") as file:
        book = load_workbook(file, data_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    text = "" if cell.value is None else str(cell.value)
                    if text and text not in allowed and (what := leak_in(text)):
                        yield Leak(what, sheet.title, cell.coordinate)


def _texts_of(part: bytes) -> Iterator[str]:
    for element in ElementTree.fromstring(part).iter():
        yield from (text for text in (element.text, element.tail, *element.attrib.values()) if text)


def _plain(text: str) -> str:
    """Digits of any script as ours, dashes as one, and nothing that cannot be seen."""
    folded = unicodedata.normalize("NFKC", text).translate(_DASHES)
    seen = (
        letter
        for letter in folded
        if unicodedata.category(letter) not in {"Cf", "Mn", "Cc"} or letter.isspace()
    )
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in seen)


def _number_in(run: str) -> str | None:
    digits = run.rstrip("X")
    for start in range(len(digits)):
        rest = run[start:]
        if _is_id_number(rest):
            return ID_NUMBER
        if _PHONE.match(rest):
            return PHONE
        if any(_is_card(digits[start : start + length], length) for length in _CARD_LENGTHS):
            return CARD
    return None


def _is_id_number(rest: str) -> bool:
    """Whether it begins with an identity number of 18 characters, or one of 15."""
    first17, last = rest[: _ID_LENGTH - 1], rest[_ID_LENGTH - 1 : _ID_LENGTH]
    if last and first17.isdigit() and last in ("X", check_digit(first17)):
        return True
    return _OLD_ID.match(rest) is not None


def _is_card(digits: str, length: int) -> bool:
    return len(digits) == length and is_sound_card(digits) and _DAY_FIRST.match(digits) is None
