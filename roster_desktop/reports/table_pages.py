"""A table on paper: title and facts, the heads again on every page, total, rules, and who signs.

A table that is wider than the page goes on over several pages side by side, the first columns repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from roster_desktop.records import ContentCode
from roster_desktop.reports.code_marks import ROOM, code_marks
from roster_desktop.reports.pages import (
    A4_LONG,
    A4_SHORT,
    Fill,
    Mark,
    Paper,
    Side,
    Stroke,
    Words,
    line_height,
    numbered,
    wrapped,
)
from roster_desktop.reports.table import Counted, Figure, Head, ReportTable, shown

_MARGIN, _FOOT = 12.0, 20.0
_TITLE, _TEXT, _SMALL = 17.0, 9.0, 8.5
_PAD = 1.0
_HEAD_GREY = 0.92
_LETTER = 1.75
"""Millimetres of a half-width letter of a column's width, before columns share what is left."""
SIGNATURES = "填报人签字：　　　　　　　　审核人签字：　　　　　　　　单位（盖章）　　　　　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is put on paper."""

    fixed: int = 2
    """So many first columns are repeated where the table is too wide for one page."""
    signatures: str = SIGNATURES
    foot: str = ""
    code: ContentCode | None = None
    """核对码 of what is printed, at the foot of every page."""

    @property
    def end(self) -> float:
        """How far down the page the table may go."""
        return A4_SHORT - (max(_FOOT, ROOM + 2) if self.code else _FOOT)


def table_pages(table: ReportTable, layout: Layout = Layout()) -> tuple[Paper, ...]:
    """The table on A4 across, page after page."""
    room = A4_LONG - 2 * _MARGIN
    parts = _parts(table.heads, layout.fixed, room)
    pages: list[list[Mark]] = []
    for number, part in enumerate(parts, start=1):
        told = f"（{number}/{len(parts)}）" if len(parts) > 1 else ""
        is_last = number == len(parts)
        pages += _Part(table, part, told, layout, closes=is_last).pages()
    every = code_marks(layout.code, A4_LONG, A4_SHORT, _MARGIN) if layout.code else ()
    return numbered(pages, A4_LONG, A4_SHORT, layout.foot, every)


@dataclass(frozen=True, slots=True)
class _Place:
    """A column on paper."""

    column: int
    left: float
    width: float


def _parts(heads: Sequence[Head], fixed: int, room: float) -> list[tuple[_Place, ...]]:
    """Columns of each page side by side; each page as wide as the room."""
    wide = [max(head.width * _LETTER, 8.0) for head in heads]
    if sum(wide) <= room * 1.15:
        return [_placed(range(len(heads)), wide, room)]
    first = sum(wide[:fixed])
    groups: list[list[int]] = [[]]
    used = first
    for column in range(fixed, len(heads)):
        if groups[-1] and used + wide[column] > room:
            groups.append([])
            used = first
        groups[-1].append(column)
        used += wide[column]
    return [_placed([*range(fixed), *group], wide, room) for group in groups]


def _placed(columns: Sequence[int], wide: Sequence[float], room: float) -> tuple[_Place, ...]:
    scale = room / sum(wide[column] for column in columns)
    places, left = [], _MARGIN
    for column in columns:
        places.append(_Place(column, left, wide[column] * scale))
        left += wide[column] * scale
    return tuple(places)


class _Part:
    """Some columns of a table, with all its lines."""

    def __init__(
        self, table: ReportTable, places: tuple[_Place, ...], told: str, layout: Layout, *, closes: bool
    ) -> None:
        self._table = table
        self._places = places
        self._told = told
        self._layout = layout
        self._closes = closes
        self._pages: list[list[Mark]] = []
        self._marks: list[Mark] = []
        self._top = 0.0

    def pages(self) -> list[list[Mark]]:
        """Everything put down, a page after the other."""
        self._begin()
        self._title()
        self._heads()
        for line in self._table.lines:
            self._line(line.cells, is_bold=False)
        if total := self._table.total:
            self._line(total, is_bold=True)
        if self._closes:
            self._close(self._layout)
        return self._pages

    def _begin(self) -> None:
        self._marks = []
        self._pages.append(self._marks)
        self._top = _MARGIN

    def _title(self) -> None:
        width = A4_LONG - 2 * _MARGIN
        title = self._table.title + self._told
        height = line_height(_TITLE) + 1
        self._marks.append(Words(_MARGIN, self._top, width, height, (title,), _TITLE, Side.CENTRE, True))
        self._top += height + 1
        for fact in self._table.facts:
            lines = wrapped(fact, width, _TEXT)
            height = line_height(_TEXT) * len(lines) + 1
            self._marks.append(Words(_MARGIN, self._top, width, height, lines, _TEXT))
            self._top += height

    def _heads(self) -> None:
        heads = [self._table.heads[place.column] for place in self._places]
        upper = line_height(_TEXT) + 2 * _PAD if any(head.group for head in heads) else 0.0
        texts = [
            wrapped(_head_text(head), place.width - 2 * _PAD, _TEXT)
            for head, place in zip(heads, self._places, strict=True)
        ]
        lower = line_height(_TEXT) * max(map(len, texts)) + 2 * _PAD
        whole = A4_LONG - 2 * _MARGIN
        self._marks.append(Fill(_MARGIN, self._top, whole, upper + lower, _HEAD_GREY))
        for head, place, lines in zip(heads, self._places, texts, strict=True):
            top = self._top + (upper if head.group else 0.0)
            height = lower if head.group else upper + lower
            self._box(place.left, top, place.width, height)
            self._marks.append(
                Words(place.left, top, place.width, height, lines, _TEXT, Side.CENTRE, is_bold=True)
            )
        for group, left, width in _groups(heads, self._places):
            self._box(left, self._top, width, upper)
            self._marks.append(
                Words(left, self._top, width, upper, (group,), _TEXT, Side.CENTRE, is_bold=True)
            )
        self._top += upper + lower

    def _line(self, cells: Sequence[Figure], *, is_bold: bool) -> None:
        heads = self._table.heads
        texts = [
            wrapped(shown(cells[place.column], heads[place.column].counted), place.width - 2 * _PAD, _TEXT)
            for place in self._places
        ]
        height = line_height(_TEXT) * max(map(len, texts)) + 2 * _PAD
        if self._top + height > self._layout.end:
            self._begin()
            self._heads()
        for place, lines in zip(self._places, texts, strict=True):
            is_words = heads[place.column].counted is Counted.WORDS
            side = Side.LEFT if is_words else Side.RIGHT
            self._box(place.left, self._top, place.width, height)
            self._marks.append(
                Words(
                    place.left + _PAD, self._top, place.width - 2 * _PAD, height, lines, _TEXT, side, is_bold
                )
            )
        self._top += height

    def _close(self, layout: Layout) -> None:
        """Rules under the table, then the line to sign on; never alone on a page without need."""
        width = A4_LONG - 2 * _MARGIN
        self._top += 2
        many = len(self._table.rules) > 1
        for number, rule in enumerate(self._table.rules, start=1):
            lines = wrapped(f"{number}. {rule}" if many else rule, width, _SMALL)
            self._put(Words(_MARGIN, 0, width, line_height(_SMALL) * len(lines), lines, _SMALL))
        if layout.signatures:
            self._top += 3
            self._put(Words(_MARGIN, 0, width, line_height(_TEXT) + 3, (layout.signatures,), _TEXT))

    def _put(self, words: Words) -> None:
        if self._top + words.height > self._layout.end + (0 if self._layout.code else 6):
            self._begin()
        self._marks.append(Words(words.left, self._top, words.width, words.height, words.lines, words.points))
        self._top += words.height

    def _box(self, left: float, top: float, width: float, height: float) -> None:
        right, bottom = left + width, top + height
        self._marks += [
            Stroke(left, top, right, top), Stroke(left, bottom, right, bottom),
            Stroke(left, top, left, bottom), Stroke(right, top, right, bottom),
        ]  # fmt: skip


def _groups(heads: Sequence[Head], places: Sequence[_Place]) -> Iterator[tuple[str, float, float]]:
    """Name, left edge and width of each group of heads side by side."""
    pairs = zip(heads, places, strict=True)
    for group, those in groupby(pairs, key=lambda pair: pair[0].group):
        if group:
            inside = [place for _, place in those]
            yield group, inside[0].left, sum(place.width for place in inside)


def _head_text(head: Head) -> str:
    """What is counted stands on a line of its own."""
    return f"{head.text}\n({head.counted.value})" if head.counted.value else head.text
