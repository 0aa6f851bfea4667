"""A letter on paper: a title, headings and paragraphs, upright, as many pages as it needs."""

from __future__ import annotations

from collections.abc import Iterable

from roster_desktop.reports.pages import A4_LONG, A4_SHORT, Mark, Paper, Side, Words, line_height, wrapped

_MARGIN = 20.0
_TITLE, _TEXT = 20.0, 12.0
BLANK = "＿＿＿＿＿＿＿＿＿＿"
"""To be filled in by pen."""


def letter_pages(title: str, paragraphs: Iterable[tuple[str, bool]]) -> tuple[Paper, ...]:
    """`paragraphs`: (text, whether it is a heading)."""
    pages: list[list[Mark]] = [[]]
    width = A4_SHORT - 2 * _MARGIN
    top = _MARGIN
    height = line_height(_TITLE) + 4
    pages[0].append(Words(_MARGIN, top, width, height, (title,), _TITLE, Side.CENTRE, is_bold=True))
    top += height + 4
    for text, is_bold in paragraphs:
        lines = wrapped(text, width, _TEXT)
        height = line_height(_TEXT) * len(lines)
        # A heading stands with the first lines of what it heads.
        needed = height + 2 * line_height(_TEXT) if is_bold else height
        if top + needed > A4_LONG - _MARGIN + 6:
            pages.append([])
            top = _MARGIN
        pages[-1].append(Words(_MARGIN, top, width, height, lines, _TEXT, is_bold=is_bold))
        top += height + (1.0 if is_bold else 3.0)
    return tuple(Paper(A4_SHORT, A4_LONG, tuple(marks)) for marks in pages)
