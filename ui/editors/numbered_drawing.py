"""Offers with the number that chooses them, quietly before each."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look import small, text_width, tones_of

_Index = QModelIndex | QPersistentModelIndex


class NumberedDrawing(QStyledItemDelegate):
    """Without numbers it draws as any list does."""

    numbers: tuple[str, ...] = ()
    """By row; rows beyond have none."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        room = self._room(option)
        beside = QStyleOptionViewItem(option)
        beside.rect = option.rect.adjusted(room, 0, 0, 0)
        before = QRect(option.rect.left(), option.rect.top(), room, option.rect.height())
        is_lit = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_lit:
            painter.fillRect(before, option.palette.color(QPalette.ColorRole.Highlight))
        super().paint(painter, beside, index)
        if index.row() >= len(self.numbers):
            return
        painter.save()
        painter.setFont(small(option.font))
        lit = option.palette.color(QPalette.ColorRole.HighlightedText)
        painter.setPen(lit if is_lit else tones_of(option.palette).muted)
        painter.drawText(before, Qt.AlignmentFlag.AlignCenter, self.numbers[index.row()])
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + self._room(option), size.height())

    def _room(self, option: QStyleOptionViewItem) -> int:
        """What the numbers take at the left of every offer, so that all begin below each other."""
        return text_width(option.font, "000") if any(self.numbers) else 0
