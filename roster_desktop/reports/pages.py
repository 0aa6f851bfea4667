"""Paper as facts: what stands where on which page, in millimetres from the upper left corner.

Every face (PDF, print preview, picture) draws the same pages, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from msgspec import Struct

A4_LONG, A4_SHORT = 297.0, 210.0
POINT = 25.4 / 72
"""Millimetres of a point."""
_LINE = 1.3
"""Height of a line, in heights of its letters."""
_NARROW, _WIDE = 0.58, 1.0
"""Width of a half-width and of a Chinese letter, in heights; rather more than any font needs."""


class Side(Enum):
    """Where in its box a text stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Words(Struct, frozen=True):
    """Lines of text in a box, one below the other, in the middle of its height."""

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    points: float
    side: Side = Side.LEFT
    is_bold: bool = False


class Stroke(Struct, frozen=True):
    """A straight line from one place to another."""

    left: float
    top: float
    right: float
    bottom: float
    width: float = 0.2


class Fill(Struct, frozen=True):
    """A filled box; grey from 0 (black) to 1 (white), so that every printer shows it alike."""

    left: float
    top: float
    width: float
    height: float
    grey: float


class Image(Struct, frozen=True):
    """A picture from a file, as wide and high as its box."""

    left: float
    top: float
    width: float
    height: float
    file: Path


Mark = Words | Stroke | Fill | Image


class Paper(Struct, frozen=True):
    """One page; later marks stand over earlier ones."""

    width: float
    height: float
    marks: tuple[Mark, ...]


def letters_wide(text: str) -> float:
    """Width of a text in heights of its letters."""
    return sum(_NARROW if letter <= "ÿ" else _WIDE for letter in text)


def line_height(points: float) -> float:
    """Millimetres from line to line."""
    return points * POINT * _LINE


def wrapped(text: str, width: float, points: float) -> tuple[str, ...]:
    """The text in lines that fit into so many millimetres; broken anywhere, as Chinese is."""
    most = width / (points * POINT)
    lines: list[str] = []
    for part in text.split("\n"):
        line, used = "", 0.0
        for letter in part:
            wide = letters_wide(letter)
            if line and used + wide > most:
                lines.append(line)
                line, used = "", 0.0
            line += letter
            used += wide
        lines.append(line)
    return tuple(lines)


def numbered(
    pages: Sequence[Sequence[Mark]],
    width: float,
    height: float,
    foot: str,
    every: Sequence[Mark] = (),
) -> tuple[Paper, ...]:
    """Pages with their numbers at the foot: 第1页，共3页. `every`: marks that stand on each of them."""
    total, points = len(pages), 8.5
    made = []
    for number, marks in enumerate(pages, start=1):
        told = f"第{number}页，共{total}页"
        top = height - 11
        at_foot = (
            Words(12, top, width - 24, 5, (told,), points, Side.CENTRE),
            Words(12, top, width - 24, 5, (foot,), points),
        )
        made.append(Paper(width, height, (*marks, *at_foot, *every)))
    return tuple(made)
