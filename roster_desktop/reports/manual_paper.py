"""The manual on paper: A4 upright, a page of it after the other, pictures as wide as the text at most."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from roster_desktop.reports.pages import (
    A4_LONG,
    A4_SHORT,
    Image,
    Mark,
    Paper,
    Stroke,
    Words,
    letters_wide,
    line_height,
    numbered,
    wrapped,
)

_MARGIN, _END = 20.0, A4_LONG - 20.0
_WIDTH = A4_SHORT - 2 * _MARGIN
_TITLE, _HEADING, _TEXT, _SMALL = 18.0, 13.0, 11.0, 8.5
_AFTER = 2.2
_INDENT = 7.0
_PAD = 1.0
_PIXEL = 0.17
"""Millimetres of a picture's pixel, where it is not too wide for the page."""
_TALLEST = 150.0
_NARROWEST = 9.0


class Heading(Struct, frozen=True):
    """Level 1 is the title of a page of the manual."""

    level: int
    text: str


class Passage(Struct, frozen=True):
    """A paragraph, or a line of a list with what stands before it: 1. or ·"""

    text: str
    before: str = ""


class Grid(Struct, frozen=True):
    """A table; its first row is the heads."""

    rows: tuple[tuple[str, ...], ...]


class Shown(Struct, frozen=True):
    """A picture."""

    file: Path


Block = Heading | Passage | Grid | Shown


def manual_paper(chapters: Sequence[Sequence[Block]], foot: str) -> tuple[Paper, ...]:
    """Every page of the manual begins on a new sheet of paper."""
    sheets = _Sheets()
    for blocks in chapters:
        sheets.begin()
        for block in blocks:
            sheets.put(block)
    return numbered(sheets.pages, A4_SHORT, A4_LONG, foot)


class _Sheets:
    """Paper after paper, filled from above."""

    def __init__(self) -> None:
        self.pages: list[list[Mark]] = []
        self._top = _MARGIN

    def begin(self) -> None:
        """A new sheet."""
        self.pages.append([])
        self._top = _MARGIN

    def put(self, block: Block) -> None:
        match block:
            case Heading(level=1):
                self._write(block.text, _TITLE, is_bold=True)
                self._top += _AFTER
            case Heading():
                self._top += _AFTER
                self._write(block.text, _HEADING, is_bold=True)
            case Passage():
                self._write_passage(block)
            case Grid():
                self._rule(block)
            case Shown():
                self._show(block.file)

    def _room(self, height: float) -> None:
        if self._top + height > _END and self.pages[-1]:
            self.begin()

    def _write(self, text: str, points: float, *, left: float = 0.0, is_bold: bool = False) -> None:
        width = _WIDTH - left
        # A line at a time: a long passage goes on on the next sheet.
        for line in wrapped(text, width, points):
            height = line_height(points)
            self._room(height)
            box = (_MARGIN + left, self._top, width, height)
            self.pages[-1].append(Words(*box, (line,), points, is_bold=is_bold))
            self._top += height
        self._top += _AFTER

    def _write_passage(self, passage: Passage) -> None:
        if passage.before:
            self._room(line_height(_TEXT))
            box = (_MARGIN, self._top, _INDENT, line_height(_TEXT))
            self.pages[-1].append(Words(*box, (passage.before,), _TEXT))
        self._write(passage.text, _TEXT, left=_INDENT if passage.before else 0.0)

    def _show(self, file: Path) -> None:
        wide, high = _size(file)
        shrink = min(1.0, _WIDTH / (wide * _PIXEL), _TALLEST / (high * _PIXEL))
        width, height = wide * _PIXEL * shrink, high * _PIXEL * shrink
        self._room(height)
        self.pages[-1].append(Image(_MARGIN, self._top, width, height, file))
        self._frame(_MARGIN, self._top, (width,), height)
        self._top += height + 2 * _AFTER

    def _rule(self, grid: Grid) -> None:
        widths = _widths(grid)
        for place, row in enumerate(grid.rows):
            cells = [wrapped(cell, width - 2 * _PAD, _SMALL) for cell, width in zip(row, widths, strict=True)]
            height = max(map(len, cells)) * line_height(_SMALL) + 2 * _PAD
            if self._top + height > _END and self.pages[-1]:
                self.begin()
                if place:
                    self._row([wrapped(cell, _WIDTH, _SMALL) for cell in grid.rows[0]], widths, is_head=True)
            self._row(cells, widths, is_head=place == 0)
        self._top += _AFTER

    def _row(self, cells: Sequence[tuple[str, ...]], widths: Sequence[float], *, is_head: bool) -> None:
        inside = max(map(len, cells)) * line_height(_SMALL)
        left = _MARGIN
        for lines, width in zip(cells, widths, strict=True):
            high = len(lines) * line_height(_SMALL)
            box = (left + _PAD, self._top + _PAD, width - 2 * _PAD, high)
            self.pages[-1].append(Words(*box, lines, _SMALL, is_bold=is_head))
            left += width
        self._frame(_MARGIN, self._top, widths, inside + 2 * _PAD)
        self._top += inside + 2 * _PAD

    def _frame(self, left: float, top: float, widths: Sequence[float], height: float) -> None:
        """Lines around and between boxes that stand side by side."""
        right, bottom = left + sum(widths), top + height
        marks = [Stroke(left, top, right, top), Stroke(left, bottom, right, bottom)]
        for width in (0.0, *widths):
            left += width
            marks.append(Stroke(left, top, left, bottom))
        self.pages[-1] += marks


def _widths(grid: Grid) -> tuple[float, ...]:
    """Wide columns share what narrow ones leave."""
    columns = list(zip(*grid.rows, strict=True))
    longest = [max(letters_wide(cell) for cell in column) for column in columns]
    # A cell of ten times as many letters gets some three times the width: it has more lines instead.
    weights = [max(1.0, most) ** 0.5 for most in longest]
    widths = [max(_NARROWEST, _WIDTH * weight / sum(weights)) for weight in weights]
    return tuple(width * _WIDTH / sum(widths) for width in widths)


def _size(file: Path) -> tuple[int, int]:
    """Width and height of a PNG picture in pixels, as its first part says."""
    with file.open("rb") as opened:
        return struct.unpack(">II", opened.read(24)[16:24])
