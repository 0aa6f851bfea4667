"""What a block of cells looks like on the clipboard, so that spreadsheets and this program understand each
other and a long number stays a text."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

Grid = list[list[str]]
"""Texts row by row."""

NUMBERS = "application/x-roster-numbers"
"""Beside a block that was copied with whole numbers: it goes when the file is locked."""

_CELL = "<td style=\"mso-number-format:'\\@'\">"
_MOST_SPANNED = 64


def clipped(grid: Sequence[Sequence[str]]) -> QMimeData:
    """The block as text for any program, and as a table of texts for spreadsheets."""
    lines = io.StringIO()
    csv.writer(lines, dialect="excel-tab", lineterminator="\n").writerows(grid)
    rows = "".join(f"<tr>{''.join(f'{_CELL}{html.escape(text)}</td>' for text in row)}</tr>" for row in grid)
    data = QMimeData()
    data.setText(lines.getvalue().removesuffix("\n") if len(grid) == 1 else lines.getvalue())
    data.setHtml(f'<html><head><meta charset="utf-8"></head><body><table>{rows}</table></body></html>')
    return data


def unclipped(data: QMimeData) -> Grid:
    """The block that lies on the clipboard; [] where there is none.

    A table is taken as such only where no text lies beside it: the text has what the cells show, the table
    may have line breaks and spaces of its own.
    """
    if text := data.text() if data.hasText() else "":
        return from_text(text)
    return from_html(data.html()) if data.hasHtml() else []


def from_text(text: str) -> Grid:
    """Rows and cells of a text with tabs. A quotation mark that nobody closes is a mark, not a bracket."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").replace("\x00", "")
    if not text:
        return []
    if _is_quoted_soundly(text):
        # As a spreadsheet writes it: a cell with a line break or a tab stands in quotation marks.
        return [row or [""] for row in csv.reader(io.StringIO(text, newline=""), dialect="excel-tab")]
    return [line.split("\t") for line in text.split("\n")]


def from_html(page: str) -> Grid:
    """The cells of the first table."""
    reader = _TableReader()
    reader.feed(page)
    reader.close()
    return reader.grid


def _is_quoted_soundly(text: str) -> bool:
    """Whether every cell that begins with a quotation mark also ends with one, before the next cell."""
    place, is_start = 0, True
    while place < len(text):
        if is_start and text[place] == '"':
            end = _end_of_quoted(text, place)
            if end is None:
                return False
            place, is_start = end, False
            continue
        is_start = text[place] in "\t\n"
        place += 1
    return True


def _end_of_quoted(text: str, start: int) -> int | None:
    """Just behind the mark that closes the cell beginning here; None where nothing closes it."""
    place = start + 1
    while (place := text.find('"', place)) >= 0:
        if text[place + 1 : place + 2] == '"':
            place += 2
            continue
        return place + 1 if text[place + 1 : place + 2] in ("", "\t", "\n") else None
    return None


class _TableReader(HTMLParser):
    """Collects the cells of the first table; a cell over several columns is followed by blank ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grid: Grid = []
        self._tables = 0
        self._text: list[str] | None = None
        self._spanned = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._tables += 1
        elif self._tables != 1:
            return
        elif tag == "tr":
            self._end_cell()
            self.grid.append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._text = []
            span = dict(attrs).get("colspan") or "1"
            self._spanned = min(int(span), _MOST_SPANNED) if span.isdecimal() else 1
        elif tag == "br" and self._text is not None:
            self._text.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table":
            self._end_cell()
            # One past the first: whatever follows on the page is not the block.
            self._tables += 1

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _end_cell(self) -> None:
        if self._text is None:
            return
        if not self.grid:
            self.grid.append([])
        text = " ".join("".join(self._text).split())
        self.grid[-1] += [text, *[""] * (self._spanned - 1)]
        self._text = None
