"""Rows of a sheet that differ only in their texts from one that was looked at cell by cell: what stands
between the texts is known then, and just the texts are left to look at.

A county's rows are of a few hundred patterns; of a village's month nearly every one is known from another
book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import itemgetter

from msgspec import Struct

from roster_desktop.workbook.raw import CellText

# Possessive: no text is looked at twice.
_SAID = re.compile(b">([^<]++)<")
"""What stands between two tags."""
_A_TEXT, _ROW_HERE = b">\n<", b"\r"
"""What stands in a pattern for a text, and for the number of the row. No row may hold the latter."""
_ROW_BEGINS, _BEHIND_ADDRESS = b'r="', b'" s='
_SIGNS = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_LONGEST_NUMBER = 6
_MOST_KEPT = 2048
_LONGEST_KEPT = 16_384


class RowPattern(Struct, frozen=True):
    """Where the texts of such a row stand."""

    texts: int
    figures: tuple[int, ...]
    """Which of them are figures."""
    placed: Callable[[Sequence[CellText]], tuple[CellText, ...]]
    """Makes of the texts, with a blank one behind them, the row."""


class RowPatterns:
    """The patterns of rows that were found to be as we write them."""

    def __init__(self) -> None:
        self._known: dict[bytes, RowPattern] = {}

    def known(self, row: bytes) -> tuple[int, list[CellText], RowPattern] | None:
        """Number, texts and pattern of the row (what stands behind `<row `); None where its pattern is not
        known."""
        number = _number(row)
        parts = _SAID.split(row)
        pattern = self._known.get(_between(parts, number))
        if pattern is None:
            return None
        said = b"<".join(parts[1::2]).decode()
        texts = said.split("<")
        # Whoever writes the sign of a text between two tags has a text less. Blanks around one are written in
        # another way.
        if len(texts) != pattern.texts or list(map(str.strip, texts)) != texts:
            return None
        if "&" in said:
            texts = [with_signs(text) for text in texts]
        return int(number), texts, pattern

    def note(self, row: bytes, cells: Sequence[tuple[int, bool]], count: int) -> None:
        """The row was found to be as we write it. `cells`: the place of each text in its order, and whether
        it is a figure; `count`: of how many cells it is."""
        parts = _SAID.split(row)
        between = _between(parts, _number(row))
        # Where the number stands elsewhere too, what is known of the row is not known of others.
        is_telling = between.count(_ROW_HERE) == count and len(parts) == 2 * len(cells) + 1
        if not cells or not is_telling or len(between) > _LONGEST_KEPT:
            return
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        which = {place: at for at, (place, _) in enumerate(cells)}
        order = [which.get(place, len(cells)) for place in range(max(which) + 1)]
        figures = tuple(at for at, (_, is_figure) in enumerate(cells) if is_figure)
        self._known[between] = RowPattern(len(cells), figures, _placing(order))


def with_signs(text: str) -> str:
    """The text with the five signs that have a name for themselves."""
    for written, sign in _SIGNS:
        text = text.replace(written, sign)
    return text


def _number(row: bytes) -> bytes:
    """The digits of the row's number; none where it does not begin as every row does."""
    number = row[3 : row.find(b'"', 3)] if row.startswith(_ROW_BEGINS) else b""
    return number if number.isdigit() and len(number) <= _LONGEST_NUMBER else b""


def _between(parts: list[bytes], number: bytes) -> bytes:
    """What stands around the texts, the same whichever row it is."""
    if not number:
        return b""
    parts[0] = parts[0][len(_ROW_BEGINS) + len(number) :]
    return _A_TEXT.join(parts[::2]).replace(number + _BEHIND_ADDRESS, _ROW_HERE + _BEHIND_ADDRESS)


def _placing(order: list[int]) -> Callable[[Sequence[CellText]], tuple[CellText, ...]]:
    # Of a single place it gives no tuple.
    return itemgetter(*order) if len(order) > 1 else tuple
