"""核对码 at the foot of a page: letters for people, a square of dots for phones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from roster_desktop.records import ContentCode
from roster_desktop.reports.pages import Fill, Mark, Side, Words

SQUARE = 14.0
"""Millimetres of the square's side: half a millimetre a dot, which an old printer still keeps apart."""
ROOM = SQUARE + 6.0
"""How much of a page's foot it takes; nothing else may stand there."""
_BELOW = 5.0
_BESIDE, _POINTS = 36.0, 8.0
_OVERLAP = 0.02
"""Rows of dots overlap a little, so that no reader shows white hairs between them."""


def code_marks(code: ContentCode, width: float, height: float, margin: float) -> tuple[Mark, ...]:
    """The marks in the lower right corner of a page."""
    left, top = width - margin - SQUARE, height - _BELOW - SQUARE
    lines = ("核对码", code.told)
    words = Words(left - _BESIDE - 2, top + SQUARE - 9, _BESIDE, 8, lines, _POINTS, Side.RIGHT)
    return (words, *_square(code.signs, left, top))


def _square(text: str, left: float, top: float) -> Iterator[Fill]:
    # Late: most runs print nothing.
    import segno

    rows = segno.make(text, error="m", micro=False).matrix
    dot = SQUARE / len(rows)
    for down, row in enumerate(rows):
        across = 0
        for is_dark, run in groupby(row, key=bool):
            many = len(list(run))
            if is_dark:
                yield Fill(left + across * dot, top + down * dot, many * dot, dot + _OVERLAP, 0.0)
            across += many
