"""Draws the cells of a roster: quiet lines, a tint and a corner where something is wrong,
a frame where one types."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygon, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import Tones, bold, pixels, row_height, tones_of
from ui.models import CellRole, Mark
from ui.models.cell_marks import NOTHING_DRAWN, DrawnCell

_Index = QModelIndex | QPersistentModelIndex
PADDING = 6
CORNER = 8


class CellDrawing(QStyledItemDelegate):
    """Colour is never alone: the corner, the tooltip and the sentence in the panel say the same."""

    strong_key = ""
    """Key of the column written stronger: the name."""
    is_typing_here: Callable[[], bool] = staticmethod(lambda: True)
    """Whether the keyboard is in this table; then the cell at hand wears a frame."""

    row_at_hand: Callable[[], int] = staticmethod(lambda: -1)
    """The row that is tinted as a whole, so that one keeps to the line while reading."""
    is_block: Callable[[], bool] = staticmethod(lambda: False)
    """Whether several cells are chosen; then they are tinted stronger than their row."""
    has_lines: Callable[[], bool] = staticmethod(lambda: False)
    """Whether a text that is wider than its cell goes on in the next line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        # Two hundred times for every frame: one question to the table, colours and pens made once.
        tones, rect, state, place = tones_of(option.palette), option.rect, option.state, index.row()
        cell = index.data(CellRole.DRAWN) or NOTHING_DRAWN
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = ground_of(tones, cell.mark, place)
        if is_chosen or place == self.row_at_hand():
            ground = tones.picked if is_chosen and self.is_block() else tones.chosen
        painter.fillRect(rect, colour(ground))
        if cell.text:
            self._write(painter, option, cell, tones)
        painter.setPen(pen(tones.rule, 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if cell.mark is not Mark.NONE:
            draw_corner(painter, rect, colour(ink_of(tones, cell.mark)), pixels(option.font, CORNER))
        if state & QStyle.StateFlag.State_HasFocus and self.is_typing_here():
            draw_frame(painter, rect, tones)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        ordinary = QSize(pixels(option.font, 80), row_height(option.font))
        if not self.has_lines():
            return ordinary
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        lines = len(lines_of(option.font, text, option.rect.width() - 2 * PADDING))
        written = lines * QFontMetrics(option.font).lineSpacing()
        return ordinary.expandedTo(QSize(0, written + pixels(option.font, PADDING)))

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, cell: DrawnCell, tones: Tones) -> None:
        is_strong = bool(cell.key) and cell.key == self.strong_key
        painter.setFont(bold(option.font) if is_strong else option.font)
        painter.setPen(pen(tones.text, 1))
        inside = option.rect.adjusted(PADDING, 0, -PADDING, 0)
        if self.has_lines():
            painter.drawText(QRectF(inside), cell.text, _wrapping(cell.alignment))
            return
        elided = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, cell.alignment | Qt.TextFlag.TextSingleLine, elided)


@cache
def colour(name: str) -> QColor:
    return QColor(name)


@cache
def pen(name: str, width: int) -> QPen:
    return QPen(colour(name), width)


def lines_of(font: QFont, text: str, width: int) -> list[str]:
    """The lines of a text within this width: a word that finds room is left whole, no mark ends up alone."""
    if "\n" not in text and QFontMetrics(font).horizontalAdvance(text) <= width:
        return [text]
    return [line for part in text.split("\n") for line in _broken(font, part, width)]


def _broken(font: QFont, text: str, width: int) -> list[str]:
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return lines or [""]


def _wrapping(alignment: Qt.AlignmentFlag) -> QTextOption:
    option = QTextOption(alignment)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def ground_of(tones: Tones, mark: Mark, place: int) -> str:
    match mark:
        case Mark.ERROR:
            return tones.error_tint
        case Mark.WARNING:
            return tones.warning_tint
        case Mark.ASKED:
            return tones.conflict_tint
    return tones.alternate if place % 2 else tones.surface


def ink_of(tones: Tones, mark: Mark) -> str:
    return {Mark.ERROR: tones.error, Mark.WARNING: tones.warning, Mark.ASKED: tones.conflict}.get(
        mark, tones.faint
    )


def draw_corner(painter: QPainter, rect: QRect, ink: QColor, size: int) -> None:
    corner = QPoint(rect.right(), rect.top())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygon([corner - QPoint(size, 0), corner, corner + QPoint(0, size)]))


def draw_frame(painter: QPainter, rect: QRect, tones: Tones) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(tones.accent, 2))
    painter.drawRect(rect.adjusted(1, 1, -1, -1))
