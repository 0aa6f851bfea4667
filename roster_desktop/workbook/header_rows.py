"""The texts of a header that stands in one, two or three rows, groups above their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from roster_desktop.workbook.memory import MARK
from roster_desktop.workbook.raw import RawSheet

SEARCHED_ROWS = 60
"""Filled rows in which a header is looked for, from the top of the sheet or of a part of it."""
DEEPEST = 3
LONGEST = 60
"""Letters of a header; what is longer is a note."""

_FEWEST_DIGITS = 8
_MANY_DIGITS = re.compile(rf"(?:\d[\s-]*){{{_FEWEST_DIGITS},}}")


class Headers(Struct, frozen=True):
    """A header as it stands there: which rows it takes, and what it says of each place."""

    top: int
    """Row number of its first row, as WPS shows it."""
    row: int
    """Row number of its last row."""
    texts: Mapping[int, str]
    """Place → the lowest text that stands over the column."""
    groups: Mapping[int, tuple[str, ...]]
    """Place → texts of the groups above it, the nearest first; left out where there is none."""


def candidates(rows: Sequence[Sequence[str]], start: int = 0) -> list[int]:
    """Places of rows that may be headers or begin one: filled, and without long numbers."""
    filled = [index for index in range(start, min(len(rows), start + 400)) if any(rows[index])]
    return [index for index in filled[:SEARCHED_ROWS] if not _is_data(rows[index])]


def readings(sheet: RawSheet, index: int) -> Iterator[Headers]:
    """The row alone, and as the top of headers of two and three rows."""
    own = _filled(sheet.rows[index])
    groups = _groups_alone(sheet, index)
    yield Headers(
        index + 1, index + 1, {place: text for place, text in own.items() if place not in groups}, {}
    )
    for depth in range(2, DEEPEST + 1):
        if index + depth > len(sheet.rows) or _is_data(sheet.rows[index + depth - 1]):
            return
        if below := _filled(sheet.rows[index + depth - 1]):
            if depth == 2 and set(own) <= set(below) and not _spans(sheet, index, index):
                return
            yield _stacked(sheet, index, depth)


def _groups_alone(sheet: RawSheet, row: int) -> set[int]:
    """Places of texts that stand over several columns which have headers of their own below."""
    if row + 1 >= len(sheet.rows) or _is_data(sheet.rows[row + 1]):
        return set()
    below = _filled(sheet.rows[row + 1])
    return {
        left
        for left, right in _spans(sheet, row, row)
        if left in below and any(place in below for place in range(left + 1, right + 1))
    }


def _stacked(sheet: RawSheet, index: int, depth: int) -> Headers:
    last = index + depth - 1
    groups_alone = _groups_alone(sheet, last)
    bottom = {place: text for place, text in _filled(sheet.rows[last]).items() if place not in groups_alone}
    levels = [_spread(sheet, row, last) for row in range(index, last)] + [bottom]
    texts: dict[int, str] = {}
    groups: dict[int, tuple[str, ...]] = {}
    for place in sorted({place for level in levels for place in level}):
        said = [level[place] for level in levels if place in level]
        distinct = list(dict.fromkeys(said))
        texts[place] = distinct[-1]
        if len(distinct) > 1:
            groups[place] = tuple(reversed(distinct[:-1]))
    return Headers(index + 1, last + 1, texts, groups)


def _spread(sheet: RawSheet, row: int, last: int) -> dict[int, str]:
    """The row's texts, each over all the columns it stands above."""
    own = _filled(sheet.rows[row])
    found = dict(own)
    if spans := _spans(sheet, row, row):
        for left, right in spans:
            for place in range(left, right + 1) if left in own else ():
                found.setdefault(place, own[left])
        return found
    below = {place for index in range(row + 1, last + 1) for place in _filled(sheet.rows[index])}
    group = ""
    for place in range(max(below, default=-1) + 1):
        if place in own:
            group = own[place] if place in below else ""
        elif group and place in below:
            found[place] = group
    return found


def _spans(sheet: RawSheet, first: int, last: int) -> list[tuple[int, int]]:
    """Cells joined across columns in these rows."""
    return [
        (span.left, span.right)
        for span in sheet.merged
        if span.left < span.right and first <= span.top <= last and span.right < 1024
    ]


def _filled(row: Sequence[str]) -> dict[int, str]:
    return {place: text for place, text in enumerate(row) if text.strip()}


def _is_data(row: Sequence[str]) -> bool:
    """Whether one of its cells holds a number of somebody, or remembers one: no header does."""
    if row and row[-1].startswith(MARK):
        return True
    return any(_FEWEST_DIGITS <= len(text) <= 32 and _is_number(text.strip()) for text in row)


def _is_number(text: str) -> bool:
    return text[:1].isdecimal() and _MANY_DIGITS.fullmatch(text.rstrip("Xx")) is not None
