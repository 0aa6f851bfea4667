"""Pictures of numbers, drawn with the marks of the pages: on paper, in the window and in a picture alike.

Readable in grey: bars differ in length and carry their numbers, lines carry theirs at the ends.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from roster_desktop.reports.pages import (
    POINT,
    Fill,
    Mark,
    Side,
    Stroke,
    Words,
    letters_wide,
    line_height,
    wrapped,
)

_TITLE, _TEXT, _TIGHT = 11.0, 9.0, 7.0
_BAR, _LAST_BAR = 0.35, 0.62
_GRID = 0.85
_MOST_BARS = 12
_POINT = 1.1
_EDGES = 14.0
"""Millimetres at both ends of a line together, for the numbers of the first and last point."""


class Bar(Struct, frozen=True):
    """One bar: its name, its number, and what it is about, for whoever wants to go there."""

    label: str
    value: int | Decimal
    told: str = ""
    """The number as it stands beside the bar: 62.5%, 17人."""
    roster: str = ""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Column key → texts of which the rows behind the bar hold one."""
    village: str = ""
    township: str = ""
    """Of the village: two of a county may share a name."""
    days: tuple[str, str] | None = None
    """First and last day: what changed between them is meant, instead of rows of a roster."""

    @property
    def leads(self) -> bool:
        """Whether there is anything behind it to go to."""
        return bool(self.roster or self.days)


class Chart(Struct, frozen=True):
    """Bars from the largest to the smallest, or as they are given."""

    key: str
    title: str
    bars: tuple[Bar, ...]
    note: str = ""
    sums: bool = True
    """Whether the numbers of several bars make a number together; of rates they never do."""


class Trend(Struct, frozen=True):
    """A number over time: one point a week, month or quarter."""

    key: str
    title: str
    points: tuple[tuple[str, int], ...]
    note: str = ""
    days: tuple[tuple[str, str] | None, ...] = ()
    """Of each point the first and last day of the time that led to it, where they are known."""


class Hit(Struct, frozen=True):
    """Where a bar stands, so that a click on it can be understood."""

    left: float
    top: float
    width: float
    height: float
    bar: Bar


class Box(Struct, frozen=True):
    """Where on the paper something stands, in millimetres."""

    left: float
    top: float
    width: float
    height: float


def bars_shown(chart: Chart) -> tuple[Bar, ...]:
    """The bars that have room; of very many the first ones, and the rest together where that means
    something."""
    if len(chart.bars) <= _MOST_BARS:
        return chart.bars
    if not chart.sums:
        return chart.bars[:_MOST_BARS]
    rest = chart.bars[_MOST_BARS - 1 :]
    total = sum((Decimal(bar.value) for bar in rest), start=Decimal(0))
    whole = int(total) if total == total.to_integral_value() else total
    return (*chart.bars[: _MOST_BARS - 1], Bar(f"其余{len(rest)}个", whole))


def note_of(chart: Chart) -> str:
    """What stands under the bars: the chart's own note, and how many bars are not shown."""
    left = 0 if chart.sums else len(chart.bars) - len(bars_shown(chart))
    return "；".join(filter(None, (chart.note, f"只画前{_MOST_BARS}个，还有{left}个没有画" if left else "")))


def draw_bars(chart: Chart, box: Box) -> tuple[tuple[Mark, ...], tuple[Hit, ...]]:
    """The chart within the box: a line a bar, name at the left, number behind the bar."""
    marks: list[Mark] = [_title(chart.title, box)]
    hits: list[Hit] = []
    bars = bars_shown(chart)
    if not bars:
        marks.append(Words(box.left, box.top + 8, box.width, 8, ("没有数据",), _TEXT))
        return tuple(marks), ()
    top = box.top + line_height(_TITLE) + 2
    below = note_of(chart)
    note = line_height(_TEXT) + 1 if below else 0.0
    step = min((box.height - (top - box.top) - note) / len(bars), 9.0)
    name = min(max(letters_wide(bar.label) for bar in bars) * _TEXT * POINT + 2, box.width * 0.42)
    told = 18.0
    room = box.width - name - told
    most = max((Decimal(bar.value) for bar in bars), default=Decimal(0)) or Decimal(1)
    marks.append(Stroke(box.left + name, top, box.left + name, top + step * len(bars), 0.3))
    for place, bar in enumerate(bars):
        at = top + place * step
        length = float(Decimal(bar.value) / most) * room
        points = _TEXT if len(wrapped(bar.label, name - 1.5, _TEXT)) == 1 else _TIGHT
        label = wrapped(bar.label, name - 1.5, points)
        marks.append(Words(box.left, at, name - 1.5, step, label, points, Side.RIGHT))
        marks.append(Fill(box.left + name, at + step * 0.18, max(length, 0.3), step * 0.64, _BAR))
        text = bar.told or f"{bar.value:,}"
        marks.append(Words(box.left + name + length + 1.2, at, told - 1.2, step, (text,), _TEXT))
        hits.append(Hit(box.left, at, box.width, step, bar))
    if below:
        at = top + step * len(bars) + 0.5
        marks.append(Words(box.left, at, box.width, note, wrapped(below, box.width, 8)[:1], 8))
    return tuple(marks), tuple(hits)


def draw_trend(trend: Trend, box: Box) -> tuple[Mark, ...]:
    """The line within the box, from a floor that is said; every point carries its number."""
    marks: list[Mark] = [_title(trend.title, box)]
    if len(trend.points) < 2:
        marks.append(Words(box.left, box.top + 8, box.width, 8, ("还没有可以比较的前几期",), _TEXT))
        return tuple(marks)
    top, bottom = box.top + line_height(_TITLE) + 6, box.top + box.height - 7
    values = [value for _, value in trend.points]
    low, high = _span(values)
    step = (box.width - _EDGES) / (len(values) - 1)

    def at(place: int, value: int) -> tuple[float, float]:
        share = (value - low) / (high - low)
        return box.left + _EDGES / 2 + place * step, bottom - share * (bottom - top)

    marks.append(Stroke(box.left, bottom, box.left + box.width, bottom, 0.3))
    marks.append(Words(box.left, bottom + 0.2, 12, 4, (f"{low:,}起",), 7))
    places = [at(place, value) for place, value in enumerate(values)]
    for (x, y), (x2, y2) in itertools.pairwise(places):
        marks.append(Stroke(x, y, x2, y2, 0.6))
    for (x, y), (label, value) in zip(places, trend.points, strict=True):
        marks.append(Fill(x - _POINT / 2, y - _POINT / 2, _POINT, _POINT, 0.0))
        marks.append(Words(x - 10, y - 5.2, 20, 4, (f"{value:,}",), 8, Side.CENTRE))
        marks.append(Words(x - 10, bottom + 2.6, 20, 4, (label,), 7.5, Side.CENTRE))
    return tuple(marks)


def trend_hits(trend: Trend, box: Box) -> tuple[Hit, ...]:
    """Where each point can be clicked: the strip of the chart around it. What it is about is what changed in
    the time that led to it."""
    if len(trend.points) < 2:
        return ()
    step = (box.width - _EDGES) / (len(trend.points) - 1)
    days = trend.days or (None,) * len(trend.points)
    told = zip(trend.points, days, strict=True)
    hits = []
    for place, ((label, value), span) in enumerate(told):
        left = max(0.0, _EDGES / 2 + (place - 0.5) * step)
        right = min(box.width, _EDGES / 2 + (place + 0.5) * step)
        hits.append(Hit(box.left + left, box.top, right - left, box.height, Bar(label, value, days=span)))
    return tuple(hits)


def _span(values: Sequence[int]) -> tuple[int, int]:
    """From which to which number the line goes: a small change shows, and is not made larger than it is."""
    low, high = min(values), max(values)
    floor = 0 if low < high * 0.6 else int(low - max((high - low), high * 0.05))
    return max(floor, 0), max(high, floor + 1)


def _title(text: str, box: Box) -> Mark:
    return Words(box.left, box.top, box.width, line_height(_TITLE), (text,), _TITLE, is_bold=True)
