"""A list to choose one thing from, that looks as calm as the fields beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygon
from PySide6.QtWidgets import QComboBox, QWidget

from ui.look import pixels, tones_of

_HIGH, _WIDE, _ROUND = 6, 9, 6
_ARROW, _ARROW_ROOM = 4, 26
_MOST_LINES = 14


class ChoiceLine(QComboBox):
    """Drawn here: a style sheet on it would take the arrow and the popup's letters away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxVisibleItems(_MOST_LINES)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        texts = [self.itemText(place) for place in range(self.count())]
        widest = max((self.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        return QSize(widest + pixels(self.font(), _WIDE + _ARROW_ROOM) + 2, self._high)

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(self.font(), 90), self._high)

    @property
    def _high(self) -> int:
        """As high as a field."""
        return self.fontMetrics().height() + 2 * pixels(self.font(), _HIGH) + 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        tones = tones_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tones.accent if self.hasFocus() else tones.faint if self.underMouse() else tones.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(tones.surface if self.isEnabled() else tones.window))
        round_by = pixels(self.font(), _ROUND)
        thin = 1.0 if self.hasFocus() else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(thin, thin, -thin, -thin), round_by, round_by)
        side = pixels(self.font(), _WIDE)
        room = self.rect().adjusted(side + 1, 0, -pixels(self.font(), _ARROW_ROOM), 0)
        text = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(tones.text if self.isEnabled() else tones.faint))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        self._draw_arrow(painter)

    def _draw_arrow(self, painter: QPainter) -> None:
        by = pixels(self.font(), _ARROW)
        middle = QPoint(self.width() - pixels(self.font(), _ARROW_ROOM) // 2 - 2, self.height() // 2)
        painter.setPen(QPen(QColor(tones_of(self.palette()).muted), 1.4))
        painter.drawPolyline(
            QPolygon(
                [middle + QPoint(-by, -by // 2), middle + QPoint(0, by // 2), middle + QPoint(by, -by // 2)]
            )
        )
