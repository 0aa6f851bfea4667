"""采集表: a blank sheet for one person or one row, to fill in by pen at the door and to type from later.

Every box is high enough for a pen. What is chosen is ticked where the choices are few; long lists are told by
number on a page behind, and the numbers are those by which the program takes a choice from the keyboard.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from roster_desktop.reports.pages import (
    A4_LONG,
    A4_SHORT,
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

_MARGIN, _FOOT = 12.0, 14.0
_WIDTH = A4_SHORT - 2 * _MARGIN
_HALF = _WIDTH / 2
_LABEL, _HIGH = 30.0, 9.5
"""Millimetres of a label's width, and of a box's height at least: a line of handwriting."""
_TITLE, _GROUP, _TEXT, _HINT = 18.0, 11.0, 9.5, 7.5
_LABEL_GREY = 0.93
_FEW = 90
"""So many half-width letters of choices are printed to be ticked; more are told by number behind."""
_TICK = "□"


class Filled(Enum):
    """How a box is filled in."""

    WORDS = "words"
    SIGNS = "signs"
    """One sign a small box: numbers of papers, telephones, cards."""
    DAY = "day"
    TICKS = "ticks"
    CODE = "code"
    """A number of a list behind."""


class Box(Struct, frozen=True):
    """One thing that is asked."""

    group: str
    label: str
    how: Filled
    is_needed: bool = False
    hint: str = ""
    signs: int = 0
    options: tuple[str, ...] = ()
    takes_own_words: bool = False


def filled_by(options: Sequence[str]) -> Filled:
    """By ticks where the choices are short enough to be printed, else by the number in a list."""
    if not options:
        return Filled.WORDS
    return Filled.TICKS if sum(map(letters_wide, options)) * 2 + 4 * len(options) <= _FEW else Filled.CODE


def code_lists(boxes: Sequence[Box]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Label → its choices, of every box that is filled in by number."""
    return ((box.label, box.options) for box in boxes if box.how is Filled.CODE)


def collection_pages(title: str, facts: Sequence[str], boxes: Sequence[Box]) -> tuple[Paper, ...]:
    """The blank sheet, then its lists; A4 upright."""
    sheet = _Sheet()
    sheet.heading(title, facts)
    sheet.boxes(boxes)
    sheet.signature("采集人：　　　　　　　采集日期：　　　　年　　月　　日　　　被采集人签字：")
    lists = tuple(code_lists(boxes))
    if lists:
        sheet.turn()
        sheet.heading(f"{title}代码表", ("填序号；录入时打这个序号也能选。没有合适的写文字。",))
        for label, options in lists:
            sheet.codes(label, options)
    return numbered(sheet.pages, A4_SHORT, A4_LONG, title)


class _Sheet:
    """Puts boxes down row by row, two beside each other where both are narrow."""

    def __init__(self) -> None:
        self.pages: list[list[Mark]] = [[]]
        self._top = _MARGIN

    def turn(self) -> None:
        self.pages.append([])
        self._top = _MARGIN

    def heading(self, title: str, facts: Sequence[str]) -> None:
        height = line_height(_TITLE) + 1
        self._mark(Words(_MARGIN, self._top, _WIDTH, height, (title,), _TITLE, Side.CENTRE, True))
        self._top += height + 1
        for fact in facts:
            lines = wrapped(fact, _WIDTH, _TEXT)
            height = line_height(_TEXT) * len(lines) + 1
            self._mark(Words(_MARGIN, self._top, _WIDTH, height, lines, _TEXT))
            self._top += height
        self._top += 1

    def boxes(self, boxes: Sequence[Box]) -> None:
        group = ""
        waiting: Box | None = None
        for box in boxes:
            if box.group != group:
                self._alone(waiting)
                waiting = None
                group = box.group
                self._group(group)
            if _is_wide(box):
                self._alone(waiting)
                waiting = None
                self._row((box,), _WIDTH)
            elif waiting is None:
                waiting = box
            else:
                self._row((waiting, box), _HALF)
                waiting = None
        self._alone(waiting)

    def signature(self, text: str) -> None:
        self._room(14)
        self._top += 5
        self._mark(Words(_MARGIN, self._top, _WIDTH, 6, (text,), _TEXT))
        self._top += 8

    def codes(self, label: str, options: Sequence[str]) -> None:
        lines = _unbroken([f"{number}.{option}　" for number, option in enumerate(options, start=1)])
        height = line_height(_TEXT) * len(lines)
        self._room(height + 8)
        self._mark(Words(_MARGIN, self._top, _WIDTH, 6, (label,), _TEXT, is_bold=True))
        self._mark(Words(_MARGIN + 2, self._top + 6, _WIDTH - 2, height, lines, _TEXT))
        self._top += height + 8

    def _group(self, group: str) -> None:
        self._room(7 + _HIGH)
        self._mark(Words(_MARGIN, self._top + 1, _WIDTH, 6, (group,), _GROUP, is_bold=True))
        self._top += 7

    def _alone(self, box: Box | None) -> None:
        if box is not None:
            self._row((box,), _WIDTH)

    def _row(self, boxes: tuple[Box, ...], width: float) -> None:
        height = max(_height(box, width) for box in boxes)
        self._room(height)
        for place, box in enumerate(boxes):
            self._box(box, _MARGIN + place * width, width, height)
        self._top += height

    def _room(self, height: float) -> None:
        if self._top + height > A4_LONG - _FOOT:
            self.turn()

    def _box(self, box: Box, left: float, width: float, height: float) -> None:
        top = self._top
        self._mark(Fill(left, top, _LABEL, height, _LABEL_GREY))
        label = f"{'*' if box.is_needed else ''}{box.label}"
        lines = wrapped(label, _LABEL - 2, _TEXT)
        self._mark(Words(left + 1, top, _LABEL - 2, height, lines, _TEXT, is_bold=box.is_needed))
        self._frame(left, top, _LABEL, height)
        self._frame(left + _LABEL, top, width - _LABEL, height)
        self._inside(box, left + _LABEL, width - _LABEL, height)

    def _inside(self, box: Box, left: float, width: float, height: float) -> None:
        top = self._top
        match box.how:
            case Filled.SIGNS:
                each = min(width / box.signs, 9.0)
                for place in range(1, box.signs):
                    at = left + place * each
                    self._mark(Stroke(at, top, at, top + height, 0.1))
            case Filled.DAY:
                text = ("　　　　　年　　　月　　　日",)
                self._mark(Words(left + 1, top, width - 2, height, text, _TEXT))
            case Filled.TICKS:
                lines = wrapped(_ticks(box), width - 3, _TEXT)
                self._mark(Words(left + 1.5, top, width - 3, height, lines, _TEXT))
            case Filled.CODE:
                text = ("填代码表里的序号" + ("或文字" if box.takes_own_words else ""),)
                self._mark(Words(left + 1, top, width - 2, height, text, _HINT, Side.RIGHT))
            case Filled.WORDS if box.hint:
                self._mark(Words(left + 1, top, width - 2, height, (box.hint,), _HINT, Side.RIGHT))
            case Filled.WORDS:
                pass

    def _frame(self, left: float, top: float, width: float, height: float) -> None:
        right, bottom = left + width, top + height
        for stroke in (
            Stroke(left, top, right, top), Stroke(left, bottom, right, bottom),
            Stroke(left, top, left, bottom), Stroke(right, top, right, bottom),
        ):  # fmt: skip
            self._mark(stroke)

    def _mark(self, mark: Mark) -> None:
        self.pages[-1].append(mark)


def _unbroken(told: Sequence[str]) -> tuple[str, ...]:
    """The choices in lines; no choice is torn from its number."""
    lines = [""]
    for one in told:
        if len(wrapped(lines[-1] + one, _WIDTH - 2, _TEXT)) > 1 and lines[-1]:
            lines.append("")
        lines[-1] += one
    return tuple(lines)


def _ticks(box: Box) -> str:
    told = "　".join(f"{_TICK}{option}" for option in box.options)
    return f"{told}　{_TICK}其他：" if box.takes_own_words else told


def _is_wide(box: Box) -> bool:
    """Whether half a line is too narrow to write it."""
    if box.how is Filled.SIGNS:
        return box.signs > 11
    return box.how is Filled.TICKS and len(wrapped(_ticks(box), _HALF - _LABEL - 3, _TEXT)) > 1


def _height(box: Box, width: float) -> float:
    lines = len(wrapped(box.label, _LABEL - 2, _TEXT))
    if box.how is Filled.TICKS:
        lines = max(lines, len(wrapped(_ticks(box), width - _LABEL - 3, _TEXT)))
    return max(_HIGH, line_height(_TEXT) * lines + 3)
