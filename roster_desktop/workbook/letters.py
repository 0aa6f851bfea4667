"""How much room words take on a sheet; a spreadsheet does not work out a row's height by itself."""

from __future__ import annotations

_EDGES = 2
"""Half-width letters of a column's width that the indent and the edges of a cell take."""


def width_of(text: str) -> int:
    """In half-width letters: a Chinese one is as wide as two."""
    return sum(2 if letter > "ÿ" else 1 for letter in text)


def lines_of(text: str, width: int) -> int:
    """How many lines the text takes in a column that is so many half-width letters wide."""
    return sum(-(-max(1, width_of(line)) // max(1, width - _EDGES)) for line in text.split("\n"))
