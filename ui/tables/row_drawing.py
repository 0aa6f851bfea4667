"""Rows of a roster drawn in one go: grounds, texts and lines of all cells that must be drawn anew.

Qt asks the model, the style and the drawing for every cell by itself, from C++ into Python and back: that was
four fifths of a page that scrolls. The picture is the one that `CellDrawing` draws.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QItemSelectionRange, QLine, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QPainter, QRegion
from PySide6.QtWidgets import QTableView

from roster_desktop.schema import Column
from ui.look import Tones, bold, pixels, tones_of
from ui.models import Mark, RosterTable
from ui.models.cell_marks import alignment_of
from ui.tables.cell_drawing import (
    CORNER,
    PADDING,
    CellDrawing,
    colour,
    draw_corner,
    draw_frame,
    ground_of,
    ink_of,
    pen,
)

_DOUBT = 2
"""Pixels by which a text may be wider than its letters one by one."""


class RowDrawing:
    """Draws one view of a roster's table."""

    def __init__(self, view: QTableView, table: RosterTable, cells: CellDrawing) -> None:
        self._view = view
        self._table = table
        self._cells = cells
        self._letters = _Letters(view.font())
        self._strong = _Letters(bold(view.font()))

    def draw(self, region: QRegion) -> None:
        """Draw the cells that lie in this part of the viewport."""
        lines, columns = self._lines(region.boundingRect()), self._columns(region.boundingRect())
        if not lines or not columns:
            return
        view, font = self._view, self._view.font()
        if font != self._letters.font:
            self._letters, self._strong = _Letters(font), _Letters(bold(font))
        tones, chosen = tones_of(view.palette()), view.selectionModel().selection().toList()
        painter = QPainter(view.viewport())
        marked = [one for line in lines for one in self._draw_line(painter, line, columns, tones, chosen)]
        _draw_rules(painter, lines, columns, tones)
        for rect, mark in marked:
            draw_corner(painter, rect, colour(ink_of(tones, mark)), pixels(font, CORNER))
        self._draw_frame(painter, lines, columns, tones)
        painter.end()

    def _draw_line(
        self,
        painter: QPainter,
        line: _Line,
        columns: Sequence[_LaidColumn],
        tones: Tones,
        chosen: Sequence[QItemSelectionRange],
    ) -> list[tuple[QRect, Mark]]:
        """Grounds and texts of a row; gives back its marked cells, which get their corners last."""
        here = [part for part in chosen if part.top() <= line.place <= part.bottom()]
        picked = tones.picked if self._cells.is_block() else tones.chosen
        is_at_hand = line.place == self._cells.row_at_hand()
        ordinary = tones.chosen if is_at_hand else ground_of(tones, Mark.NONE, line.place)
        painter.fillRect(_across(line, columns), colour(ordinary))
        painter.setPen(pen(tones.text, 1))
        marked: list[tuple[QRect, Mark]] = []
        cells = self._table.drawn_at(line.place, [laid.column for laid in columns])
        for laid, (text, mark) in zip(columns, cells, strict=True):
            ground = ordinary if is_at_hand else ground_of(tones, mark, line.place)
            if any(part.left() <= laid.place <= part.right() for part in here):
                ground = picked
            if ground != ordinary:
                painter.fillRect(laid.left, line.top, laid.width, line.height, colour(ground))
            if mark is not Mark.NONE:
                marked.append((QRect(laid.left, line.top, laid.width, line.height), mark))
            if text:
                letters, room = self._strong if laid.is_strong else self._letters, laid.width - 2 * PADDING
                painter.setFont(letters.font)
                painter.drawText(
                    laid.left + PADDING, line.top, room, line.height, laid.flags, letters.fitted(text, room)
                )
        return marked

    def _draw_frame(
        self, painter: QPainter, lines: Sequence[_Line], columns: Sequence[_LaidColumn], tones: Tones
    ) -> None:
        here = self._view.currentIndex()
        if not here.isValid() or not self._view.hasFocus() or not self._cells.is_typing_here():
            return
        line = next((line for line in lines if line.place == here.row()), None)
        laid = next((laid for laid in columns if laid.place == here.column()), None)
        if line is not None and laid is not None:
            draw_frame(painter, QRect(laid.left, line.top, laid.width, line.height), tones)

    def _lines(self, bounds: QRect) -> list[_Line]:
        """From top to bottom."""
        view = self._view
        first, last = view.rowAt(bounds.top()), view.rowAt(bounds.bottom())
        if first < 0:
            return []
        places = range(first, (last if last >= 0 else self._table.rowCount() - 1) + 1)
        return [_Line(place, view.rowViewportPosition(place), view.rowHeight(place)) for place in places]

    def _columns(self, bounds: QRect) -> list[_LaidColumn]:
        """From left to right."""
        view, strong_key, found = self._view, self._cells.strong_key, []
        for place, column in enumerate(self._table.columns):
            left, width = view.columnViewportPosition(place), view.columnWidth(place)
            if width and left <= bounds.right() and left + width > bounds.left():
                flags = alignment_of(column.kind.is_numeric) | Qt.TextFlag.TextSingleLine
                found.append(_LaidColumn(place, column, left, width, int(flags), column.key == strong_key))
        return sorted(found, key=lambda laid: laid.left)


class _Line(Struct, frozen=True):
    """Where a row lies just now."""

    place: int
    top: int
    height: int


class _LaidColumn(Struct, frozen=True):
    """Where a column lies just now, and how its cells are written."""

    place: int
    column: Column
    left: int
    width: int
    flags: int
    is_strong: bool


def _across(line: _Line, columns: Sequence[_LaidColumn]) -> QRect:
    last = columns[-1]
    return QRect(columns[0].left, line.top, last.left + last.width - columns[0].left, line.height)


def _draw_rules(
    painter: QPainter, lines: Sequence[_Line], columns: Sequence[_LaidColumn], tones: Tones
) -> None:
    left, right = columns[0].left, columns[-1].left + columns[-1].width - 1
    top, bottom = lines[0].top, lines[-1].top + lines[-1].height - 1
    below = [line.top + line.height - 1 for line in lines]
    beside = [laid.left + laid.width - 1 for laid in columns]
    painter.setPen(pen(tones.rule, 1))
    painter.drawLines([QLine(left, low, right, low) for low in below])
    painter.drawLines([QLine(end, top, end, bottom) for end in beside])


class _Letters:
    """Texts in letters of one font: most find room, which is seen without laying them out."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self._wide = QFontMetricsF(font).horizontalAdvance
        self._width_by_letter: dict[str, float] = {}

    def fitted(self, text: str, room: int) -> str:
        """The text, with … at its end where it is wider than the room."""
        known, width = self._width_by_letter, float(_DOUBT)
        for letter in text:
            own = known.get(letter)
            if own is None:
                own = known[letter] = self._wide(letter)
            width += own
        if width <= room:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
