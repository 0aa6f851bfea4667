"""A card that one chooses: where the value comes from, the value, and who wrote it when."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from roster_desktop.wording import _
from ui.look import bold, pixels, small, tones_of
from ui.pages.conflict.question import Offer

_HEIGHT, _WIDTH, _PADDING, _ROUND = 88, 190, 14, 8
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWrapAnywhere


class ClaimCard(QAbstractButton):
    """Stays chosen; what may only be looked at cannot be."""

    def __init__(self, offer: Offer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offer = offer
        self._is_revealed = False
        self.setCheckable(True)
        self.setEnabled(offer.choice is not None)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.reveal(False)

    @property
    def value(self) -> str:
        """The value as it is written on the card now."""
        return self.offer.text if self._is_revealed else self.offer.masked

    def reveal(self, is_revealed: bool) -> None:
        """Write the value readable, or masked."""
        self._is_revealed = is_revealed
        self.setToolTip(self.value)
        self.setAccessibleName(_("{offer}：{value}").format(offer=self.offer.name, value=self.value))
        self.setAccessibleDescription(self.offer.beneath)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down lead from cell to cell, which the page does; left and right from card to card."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(pixels(self.font(), _WIDTH), pixels(self.font(), _HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = tones_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_plate(painter)
        padding = pixels(self.font(), _PADDING)
        inside = self.rect().adjusted(padding, pixels(self.font(), 9), -padding, -pixels(self.font(), 9))
        line = QFontMetrics(small(self.font())).height()
        painter.setFont(small(self.font()))
        painter.setPen(QColor(tones.muted))
        above = QRect(inside.left(), inside.top(), inside.width(), line)
        beneath = QRect(inside.left(), inside.bottom() - line + 1, inside.width(), line)
        painter.drawText(above, Qt.AlignmentFlag.AlignLeft, self.offer.name)
        if self.offer.key:
            painter.setPen(QColor(tones.faint))
            painter.drawText(above, Qt.AlignmentFlag.AlignRight, self.offer.key)
        painter.setPen(QColor(tones.muted))
        painter.drawText(beneath, Qt.AlignmentFlag.AlignLeft, _fitted(painter, self.offer.beneath, beneath))
        painter.setFont(bold(self.font()) if self.isEnabled() else self.font())
        painter.setPen(QColor(tones.text if self.isEnabled() else tones.faint))
        self._write_value(
            painter, QRect(inside.left(), above.bottom(), inside.width(), beneath.top() - above.bottom())
        )
        painter.end()

    def _paint_plate(self, painter: QPainter) -> None:
        tones = tones_of(self.palette())
        has_focus, is_chosen = self.hasFocus(), self.isChecked()
        is_framed = has_focus or is_chosen
        line = tones.text if has_focus and is_chosen else tones.accent if is_framed else tones.line
        painter.setPen(QPen(QColor(line), 2 if is_framed else 1))
        ground = tones.chosen if self.isChecked() else tones.surface
        painter.setBrush(
            QColor(tones.hover if self.underMouse() and self.isEnabled() and not self.isChecked() else ground)
        )
        round_ = pixels(self.font(), _ROUND)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), round_, round_)

    def _write_value(self, painter: QPainter, place: QRect) -> None:
        """Two lines at most; the whole stands in the tooltip."""
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(self.value) <= place.width():
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.value)
            return
        room = int(place.width() * 1.85)
        text = metrics.elidedText(self.value, Qt.TextElideMode.ElideRight, room)
        painter.drawText(place, _WRAPPED, text)


def _fitted(painter: QPainter, text: str, place: QRect) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
