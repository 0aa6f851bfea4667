"""A table on paper: title and facts, the heads again on every page, total, rules, and who signs.

A table that is wider than the page goes on over several pages side by side, the first columns repeated; the
same lines stand on all of them, so that left and right can be laid together.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import ContentCode
from roster_desktop.reports.code_marks import ROOM, code_marks
from roster_desktop.reports.pages import (
    A4_LONG,
    A4_SHORT,
    POINT,
    Fill,
    Mark,
    Paper,
    Side,
    Stroke,
    Words,
    letters_wide,
    line_height,
    numbered,
    wrapped,
)
from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable, shown

_MARGIN, _FOOT = 12.0, 20.0
_TITLE, _TEXT, _SMALL = 17.0, 9.0, 8.5
_PAD = 1.0
_HEAD_GREY, _BAND_GREY = 0.92, 0.96
_STEP = 200
_COMPANY = 3
"""So many lines at least stand over the total on its page."""
_LETTER = 1.75
"""Millimetres of a half-width letter of a column's width, before columns share what is left."""
_TIGHTEST = 1.15
"""By so much columns may be narrowed to stay on one page."""
SIGNATURES = "填报人签字：　　　　　　　　审核人签字：　　　　　　　　单位（盖章）　　　　　　年　　月　　日"


class Layout(Struct, frozen=True):
    """How a table is put on paper."""

    fixed: int = 2
    """So many first columns are repeated where the table is too wide for one page."""
    signatures: str = SIGNATURES
    foot: str = ""
    code: ContentCode | None = None
    """核对码 of what is printed, at the foot of every page."""
    least: float = 0.0
    """Millimetres that a line is high at least: room to write by hand."""

    @property
    def end(self) -> float:
        """How far down the page the table may go."""
        return A4_SHORT - (max(_FOOT, ROOM + 2) if self.code else _FOOT)


_ALONE = Layout()
"""How a table is put that needs nothing above or below it."""


def table_pages(
    table: ReportTable, layout: Layout = _ALONE, progress: Progress | None = None
) -> tuple[Paper, ...]:
    """The table on A4 across, page after page; of a wide one the pages side by side follow each other."""
    pages = _Pages(table, layout, progress or Silence()).put()
    every = code_marks(layout.code, A4_LONG, A4_SHORT, _MARGIN) if layout.code else ()
    return numbered(pages, A4_LONG, A4_SHORT, layout.foot, every)


def width_of(text: str) -> int:
    """The width of a column, in half-width letters, in which this text is never broken."""
    return math.ceil(_TIGHTEST * (letters_wide(text) * _TEXT * POINT + 2 * _PAD + 0.3) / _LETTER)


class _Place(Struct, frozen=True):
    """A column on paper."""

    column: int
    left: float
    width: float


def _parts(heads: Sequence[Head], fixed: int, room: float) -> list[tuple[_Place, ...]]:
    """Columns of each page side by side; each page as wide as the room."""
    wide = [max(head.width * _LETTER, 8.0) for head in heads]
    if sum(wide) <= room * _TIGHTEST:
        return [_placed(range(len(heads)), wide, room)]
    first = sum(wide[:fixed])
    many = len(_filled(wide, fixed, room - first))
    # Shared evenly: a last page with two columns drawn out over it reads badly.
    share = sum(wide[fixed:]) / many
    groups = _filled(wide, fixed, min(room - first, share + max(wide[fixed:]) / 2))
    if len(groups) > many:
        groups = _filled(wide, fixed, room - first)
    return [_placed([*range(fixed), *group], wide, room) for group in groups]


def _filled(wide: Sequence[float], fixed: int, room: float) -> list[list[int]]:
    """The columns after the fixed ones, as many in each group as fit into the room."""
    groups: list[list[int]] = [[]]
    used = 0.0
    for column in range(fixed, len(wide)):
        if groups[-1] and used + wide[column] > room:
            groups.append([])
            used = 0.0
        groups[-1].append(column)
        used += wide[column]
    return groups


def _placed(columns: Sequence[int], wide: Sequence[float], room: float) -> tuple[_Place, ...]:
    scale = room / sum(wide[column] for column in columns)
    places, left = [], _MARGIN
    for column in columns:
        places.append(_Place(column, left, wide[column] * scale))
        left += wide[column] * scale
    return tuple(places)


class _Row(Struct, frozen=True):
    """A line of the table measured: its texts as they stand on each page side by side."""

    texts: tuple[tuple[tuple[str, ...], ...], ...]
    height: float
    band: str = ""
    is_bold: bool = False
    numbers: frozenset[int] = frozenset()
    """Columns in which a number stands, to be put at the right."""


class _Pages:
    """Measures every line first: side by side all pages break at the same one."""

    def __init__(self, table: ReportTable, layout: Layout, progress: Progress) -> None:
        self._table = table
        self._layout = layout
        self._room = A4_LONG - 2 * _MARGIN
        self._parts = _parts(table.heads, layout.fixed, self._room)
        self._head_texts = self._texts([_head_text(head) for head in table.heads])
        has_groups = any(head.group for head in table.heads)
        self._upper = line_height(_TEXT) + 2 * _PAD if has_groups else 0.0
        self._lower = _height(self._head_texts)
        self._progress = progress
        self._marks: list[Mark] = []
        self._pages: list[list[Mark]] = []
        self._top = 0.0

    def put(self) -> list[list[Mark]]:
        """Everything put down, a page after the other."""
        for place, rows in enumerate(self._broken(self._measured())):
            for part in range(len(self._parts)):
                self._begin()
                if place == 0:
                    self._title(part)
                self._heads(part)
                for row in rows:
                    self._row(row, part)
        self._close()
        return self._pages

    def _measured(self) -> Iterator[_Row]:
        lines: Sequence[Line] = self._table.lines
        for done, line in enumerate(lines):
            if done % _STEP == 0:
                self._progress.report(done, len(lines), "排版")
            if line.band:
                yield _Row((), line_height(_TEXT) + 2 * _PAD, line.band)
            else:
                yield self._of(line.cells)
        if total := self._table.total:
            yield self._of(total, is_bold=True)

    def _of(self, cells: Sequence[Figure], *, is_bold: bool = False) -> _Row:
        pairs = zip(cells, self._table.heads, strict=True)
        texts = self._texts([shown(figure, head.counted) for figure, head in pairs])
        numbers = frozenset(place for place, one in enumerate(cells) if isinstance(one, int | Decimal))
        return _Row(texts, max(_height(texts), self._layout.least), "", is_bold, numbers)

    def _texts(self, told: Sequence[str]) -> tuple[tuple[tuple[str, ...], ...], ...]:
        return tuple(
            tuple(wrapped(told[place.column], place.width - 2 * _PAD, _TEXT) for place in part)
            for part in self._parts
        )

    def _broken(self, rows: Iterable[_Row]) -> list[list[_Row]]:
        """The lines of each page. What stands under one band stays together where a page can hold it."""
        whole = self._layout.end - _MARGIN - self._upper - self._lower
        pages: list[list[_Row]] = [[]]
        left = whole - self._title_height()
        for those in _under_bands(rows):
            if sum(row.height for row in those) <= whole:
                blocks = [those]
            else:
                blocks = [those[:2], *([row] for row in those[2:])]
            for block in blocks:
                height = sum(row.height for row in block)
                if height > left and pages[-1]:
                    pages.append([])
                    left = whole
                pages[-1] += block
                left -= height
        return _in_company(pages, whole)

    def _begin(self) -> None:
        self._marks = []
        self._pages.append(self._marks)
        self._top = _MARGIN

    def _title_height(self) -> float:
        facts = sum(
            line_height(_TEXT) * len(wrapped(fact, self._room, _TEXT)) + 1 for fact in self._table.facts
        )
        return line_height(_TITLE) + 2 + facts

    def _title(self, part: int) -> None:
        told = f"（{part + 1}/{len(self._parts)}）" if len(self._parts) > 1 else ""
        height = line_height(_TITLE) + 1
        title = Words(
            _MARGIN, self._top, self._room, height, (self._table.title + told,), _TITLE, Side.CENTRE, True
        )
        self._marks.append(title)
        self._top += height + 1
        for fact in self._table.facts:
            lines = wrapped(fact, self._room, _TEXT)
            height = line_height(_TEXT) * len(lines) + 1
            self._marks.append(Words(_MARGIN, self._top, self._room, height, lines, _TEXT))
            self._top += height

    def _heads(self, part: int) -> None:
        places = self._parts[part]
        heads = [self._table.heads[place.column] for place in places]
        upper, lower = self._upper, self._lower
        self._marks.append(Fill(_MARGIN, self._top, self._room, upper + lower, _HEAD_GREY))
        for head, place, lines in zip(heads, places, self._head_texts[part], strict=True):
            top = self._top + (upper if head.group else 0.0)
            height = lower if head.group else upper + lower
            self._box(place.left, top, place.width, height)
            self._marks.append(
                Words(place.left, top, place.width, height, lines, _TEXT, Side.CENTRE, is_bold=True)
            )
        for group, left, width in _groups(heads, places):
            self._box(left, self._top, width, upper)
            self._marks.append(
                Words(left, self._top, width, upper, (group,), _TEXT, Side.CENTRE, is_bold=True)
            )
        self._top += upper + lower

    def _row(self, row: _Row, part: int) -> None:
        if row.band:
            self._band(row)
        else:
            self._cells(row, part)
        self._top += row.height

    def _band(self, row: _Row) -> None:
        self._marks.append(Fill(_MARGIN, self._top, self._room, row.height, _BAND_GREY))
        self._box(_MARGIN, self._top, self._room, row.height)
        line = wrapped(row.band, self._room - 2 * _PAD, _TEXT)[0]
        self._marks.append(
            Words(_MARGIN + _PAD, self._top, self._room - 2 * _PAD, row.height, (line,), _TEXT, is_bold=True)
        )

    def _cells(self, row: _Row, part: int) -> None:
        for place, lines in zip(self._parts[part], row.texts[part], strict=True):
            is_words = self._table.heads[place.column].counted is Counted.WORDS
            side = Side.LEFT if is_words and place.column not in row.numbers else Side.RIGHT
            self._box(place.left, self._top, place.width, row.height)
            left, width = place.left + _PAD, place.width - 2 * _PAD
            self._marks.append(Words(left, self._top, width, row.height, lines, _TEXT, side, row.is_bold))

    def _close(self) -> None:
        """Rules under the table, then the line to sign on; never alone on a page without need."""
        self._top += 2
        many = len(self._table.rules) > 1
        for number, rule in enumerate(self._table.rules, start=1):
            lines = wrapped(f"{number}. {rule}" if many else rule, self._room, _SMALL)
            self._put(Words(_MARGIN, 0, self._room, line_height(_SMALL) * len(lines), lines, _SMALL))
        if self._layout.signatures:
            self._top += 3
            signs = (self._layout.signatures,)
            self._put(Words(_MARGIN, 0, self._room, line_height(_TEXT) + 3, signs, _TEXT))

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


def _height(texts: Iterable[Iterable[Sequence[str]]]) -> float:
    most = max((len(lines) for part in texts for lines in part), default=1)
    return line_height(_TEXT) * most + 2 * _PAD


def _under_bands(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    """The lines under each band with it; every line by itself where no band stands over it."""
    block: list[_Row] = []
    for row in rows:
        if block and (row.band or not block[0].band):
            yield block
            block = []
        block.append(row)
    if block:
        yield block


def _in_company(pages: list[list[_Row]], whole: float) -> list[list[_Row]]:
    """合计 alone on a last page sums up nothing that one sees there: some lines go over with it."""
    if len(pages) < 2 or not pages[-1] or not pages[-1][-1].is_bold:
        return pages
    before, last = pages[-2], pages[-1]
    wanted = min(_COMPANY + 1 - len(last), len(before) - 1)
    if wanted <= 0 or any(row.band for row in (*before, *last)):
        return pages
    moved = before[-wanted:]
    if sum(row.height for row in (*moved, *last)) > whole:
        return pages
    return [*pages[:-2], before[:-wanted], [*moved, *last]]


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
