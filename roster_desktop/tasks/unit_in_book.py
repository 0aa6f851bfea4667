"""Whose list a workbook seems to be, before there is a roster file: what its cells, its title and its name
say.

Only an offer: whoever makes the file sees it and may write something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from roster_desktop.progress import Progress
from roster_desktop.records import Unanswered
from roster_desktop.workbook import RawBook, read_workbook

_MOST_ROWS = 400
_LONGEST = 60
"""Letters of a cell that may name places: a longer one tells a story."""
_PLACES = {
    "county": re.compile(r"([一-鿿]{1,7}?[县区])"),
    "township": re.compile(r"([一-鿿]{1,7}?(?:镇|乡|街道))"),
    "village": re.compile(r"([一-鿿]{1,9}?(?:村|社区))"),
}
_NO_NAMES = re.compile(
    r"行政村|自然村|本村|全村|各村|村民|所在|所属|乡镇|镇办|镇\(|乡村|城镇|农村|地区|小区|省|市"
)
"""Words of headers and titles in which those letters name nothing."""


class NamedUnit(Struct, frozen=True):
    """Names that were found; "" where none was."""

    county: str = ""
    township: str = ""
    village: str = ""


def unit_in_book(path: Path, progress: Progress | None = None) -> NamedUnit:
    """The places that the workbook names most often. Refuses what is no workbook, as every reading does."""
    try:
        return unit_named(read_workbook(path, progress))
    except Unanswered:
        # A locked book: whoever reads it in asks for its password.
        return unit_named(RawBook(path.name, "", ()))


def unit_named(book: RawBook) -> NamedUnit:
    """The same of a workbook that was read."""
    found: dict[str, Counter[str]] = {key: Counter() for key in _PLACES}
    for text in _texts(book):
        for key, name in _names(text):
            found[key][name] += 1
    best = {key: counts.most_common(1)[0][0] if counts else "" for key, counts in found.items()}
    return NamedUnit(**best)


def _texts(book: RawBook) -> Iterator[str]:
    yield Path(book.file).stem
    for sheet in book.sheets:
        for row in sheet.rows[:_MOST_ROWS]:
            yield from (text for text in row if 1 < len(text) <= _LONGEST)


def _names(text: str) -> Iterator[tuple[str, str]]:
    """洋县龙亭镇白石村脱贫劳动力花名册 names three places, from the large to the small."""
    rest = _NO_NAMES.sub("　", text)
    for key, pattern in _PLACES.items():
        if found := pattern.search(rest):
            yield key, found[1]
            rest = rest[found.end() :]
