"""A workbook as it was read: sheets of texts, row by row where WPS shows them,
before anybody asks what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct, field

from roster_desktop.records import Problem
from roster_desktop.workbook.sheet_marks import SheetMarks

CellText = str
"""What a cell says: numbers without a trailing .0, dates as 2026-11-22, yes as 是; "" where it is blank.

A number of more than 15 digits has lost the rest: it comes as 6.10723198E+17,
which no kind takes for a sound number.
"""


class Span(Struct, frozen=True):
    """Cells merged into one; rows and columns counted from 0, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


class RawSheet(Struct, frozen=True):
    """One sheet. `rows[0]` is row 1; blank cells at the end of a row and blank rows at the end are not
    kept."""

    name: str
    hidden: bool
    rows: list[list[CellText]]
    merged: tuple[Span, ...] = ()
    marks: SheetMarks = field(default_factory=SheetMarks)


class RawBook(Struct, frozen=True):
    """A whole workbook, and what could not be read in it."""

    file: str
    """File name without folders."""
    content: str
    """Hash of the file's bytes, 64 hexadecimal digits."""
    sheets: tuple[RawSheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    """Custom document properties of an xlsx file."""
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[tuple[str, str]] = frozenset()
    """(sheet, address) of cells that show no value: failed formulas, and formulas never computed."""
    unpacked: str = ""
    """Hash of all that one of our workbooks holds, the same however it is packed; "" of any other."""


class KnownBook(Struct, frozen=True):
    """One of our workbooks that holds just what a known one does, though its bytes may be others."""

    file: str
    content: str
    """Hash of the file's bytes."""
    unpacked: str
    """Hash of what it holds, by which it is known."""


def trimmed_row(cells: list[CellText]) -> list[CellText]:
    """The row without the blank cells at its end."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells if end == len(cells) else cells[:end]


@lru_cache(maxsize=1024)
def column_letters(place: int) -> str:
    """Name of the column at this place, counted from 0: A, B … Z, AA."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address(place: int, row: int) -> str:
    """Address of a cell as WPS shows it: `C7`."""
    return f"{column_letters(place)}{row}"


class Addresses(Mapping[str, str]):
    """Column key → address in one row; worked out when asked, for a county's book has millions of cells."""

    __slots__ = ("_places", "_row")

    def __init__(self, places: Mapping[str, int], row: int) -> None:
        self._places = places
        self._row = row

    def __reduce__(self) -> tuple[type[Addresses], tuple[Mapping[str, int], int]]:
        return Addresses, (self._places, self._row)

    def __getitem__(self, key: str) -> str:
        return address(self._places[key], self._row)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
