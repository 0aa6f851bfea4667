"""How a village is drawn in the list at the left: its name and people, below them what it sent and what is
wrong."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from roster_desktop.records import EVERYTHING, Area
from roster_desktop.wording import _
from ui.look import bold, pixels, small, tones_of
from ui.models.area_lines import AreaLine
from ui.models.area_tree import AreaRole

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AreaDrawing(QStyledItemDelegate):
    """Two lines of letters on a plate; the plate is filled where the area is the one that is shown."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self.shown: Area = EVERYTHING
        """The area that every page shows."""
        self.has_keyboard = False
        """Whether Enter takes the line at hand."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        high = QFontMetrics(option.font).height() + QFontMetrics(small(option.font)).height()
        return QSize(pixels(option.font, 120), high + pixels(option.font, 11))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(AreaRole.LINE)
        if not isinstance(line, AreaLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = pixels(option.font, 2 if self._view.rootIsDecorated() else 8)
        plate = option.rect.adjusted(gap, 1, -pixels(option.font, 8), -1)
        self._draw_plate(painter, option, plate, line, index)
        side = pixels(option.font, 10)
        inside = plate.adjusted(side, pixels(option.font, 3), -side, -pixels(option.font, 4))
        half = QFontMetrics(option.font).height()
        above = QRect(inside.x(), inside.y(), inside.width(), half)
        below = QRect(inside.x(), above.bottom() + 1, inside.width(), inside.bottom() - above.bottom())
        self._draw_name(painter, option, above, line)
        self._draw_state(painter, option, below, line)
        painter.restore()

    def _draw_plate(
        self, painter: QPainter, option: QStyleOptionViewItem, plate: QRect, line: AreaLine, index: _Index
    ) -> None:
        tones = tones_of(option.palette)
        is_shown = line.area == self.shown
        if is_shown or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.chosen if is_shown else tones.hover))
            painter.drawRoundedRect(plate, 6, 6)
        if self.has_keyboard and index == self._view.currentIndex():
            painter.setPen(QColor(tones.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(plate, 6, 6)

    def _draw_name(
        self, painter: QPainter, option: QStyleOptionViewItem, where: QRect, line: AreaLine
    ) -> None:
        tones = tones_of(option.palette)
        count = _("{people:,} 人").format(people=line.people)
        painter.setFont(small(option.font))
        painter.setPen(QColor(tones.muted))
        painter.drawText(where, _RIGHT, count)
        taken = painter.fontMetrics().horizontalAdvance(count) + pixels(option.font, 6)
        is_shown = line.area == self.shown
        painter.setFont(bold(option.font) if is_shown else option.font)
        painter.setPen(QColor(tones.accent if is_shown else tones.text))
        name = painter.fontMetrics().elidedText(
            line.name, Qt.TextElideMode.ElideMiddle, where.width() - taken
        )
        painter.drawText(where, _LEFT, name)

    def _draw_state(
        self, painter: QPainter, option: QStyleOptionViewItem, where: QRect, line: AreaLine
    ) -> None:
        tones = tones_of(option.palette)
        painter.setFont(small(option.font))
        findings = _("{findings:,} 处问题").format(findings=line.findings) if line.findings else ""
        painter.setPen(QColor(tones.error))
        painter.drawText(where, _RIGHT, findings)
        room = where.width() - painter.fontMetrics().horizontalAdvance(findings)
        painter.setPen(QColor(tones.warning if line.is_waited_for else tones.muted))
        told = painter.fontMetrics().elidedText(line.told, Qt.TextElideMode.ElideRight, room)
        painter.drawText(where, _LEFT, told)
