"""Periods drawn below each other on one line of time, so that one sees what went on at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from roster_desktop.wording import _
from ui.look import Tones, pixels, small, tones_of
from ui.pages.checking.spans import Span, overlap_of

_LABEL, _BAR, _GAP, _AXIS, _AIR = 19, 13, 7, 20, 0.04
_PATTERNS = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense5Pattern)
"""Bars are told apart by how they are filled, also where there is no colour."""
_MOST_TICKS = 8
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TimeLine(QWidget):
    """Each period has its name and days above its bar; what all share is shaded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spans: list[Span] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Draw these from now on; without any it is not there."""
        self.spans = list(spans)
        self.setVisible(bool(spans))
        told = _("；").join(f"{span.label} {span.told}" for span in spans)
        at_once = self.at_once
        self.setAccessibleName(
            _("时间：{told}").format(told=told)
            + (_("；{at_once}").format(at_once=at_once) if at_once else "")
        )
        self.updateGeometry()
        self.update()

    @property
    def at_once(self) -> str:
        """The days that all periods share, in words."""
        shared = overlap_of(self.spans)
        if shared is None:
            return ""
        periods = [span for span in self.spans if not span.is_day]
        is_open = all(span.is_open for span in periods)
        return _("重叠 {first} — {last}").format(
            first=shared[0].isoformat(), last=_("至今") if is_open else shared[1].isoformat()
        )

    def sizeHint(self) -> QSize:
        one = _LABEL + _BAR + _GAP
        return QSize(pixels(self.font(), 300), pixels(self.font(), len(self.spans) * one + _AXIS))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(self.font(), 200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.spans:
            return
        tones = tones_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(small(self.font()))
        self._draw_shared(painter, tones)
        self._draw_axis(painter, tones)
        for place, span in enumerate(self.spans):
            self._draw_span(painter, tones, place, span)
        painter.end()

    def _draw_shared(self, painter: QPainter, tones: Tones) -> None:
        shared = overlap_of(self.spans)
        if shared is None:
            return
        left, right = self._across(shared[0]), self._across(shared[1])
        bottom = self.height() - pixels(self.font(), _AXIS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.warning_tint))
        painter.drawRect(QRectF(left, 0, max(right - left, 2), bottom))
        painter.setPen(QPen(QColor(tones.warning), 1, Qt.PenStyle.DashLine))
        for across in (left, right):
            painter.drawLine(QPointF(across, 0), QPointF(across, bottom))

    def _draw_axis(self, painter: QPainter, tones: Tones) -> None:
        first, last = self._range
        top = self.height() - pixels(self.font(), _AXIS)
        painter.setPen(QPen(QColor(tones.line), 1))
        painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        step = max(1, -(-(last.year - first.year) // _MOST_TICKS))
        for year in range(first.year, last.year + 1, step):
            across = self._across(date(year, 1, 1))
            if 0 <= across <= self.width() - pixels(self.font(), 34):
                painter.setPen(QPen(QColor(tones.line), 1))
                painter.drawLine(QPointF(across, top), QPointF(across, top + pixels(self.font(), 4)))
                painter.setPen(QColor(tones.muted))
                place = QRectF(across + 3, top + 1, pixels(self.font(), 60), pixels(self.font(), _AXIS) - 1)
                painter.drawText(place, _LEFT_MIDDLE, _("{year}年").format(year=year))

    def _draw_span(self, painter: QPainter, tones: Tones, place: int, span: Span) -> None:
        one = pixels(self.font(), _LABEL + _BAR + _GAP)
        above = place * one
        high = pixels(self.font(), _LABEL)
        left, right = self._across(span.first), self._across(span.last)
        told = _("{name}　{told}").format(name=span.label, told=span.told)
        wide = painter.fontMetrics().horizontalAdvance(told)
        painter.setPen(QColor(tones.text))
        at = max(0.0, min(left, self.width() - wide - 4.0))
        painter.drawText(
            QRectF(at, above, self.width() - at, high),
            _LEFT_MIDDLE,
            painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, round(self.width() - at)),
        )
        bar = QRectF(left, above + high, max(right - left, 3), pixels(self.font(), _BAR))
        if span.is_day:
            _draw_day(painter, tones, bar)
            return
        ink = QColor(tones.accent if place % 2 == 0 else tones.conflict)
        painter.setPen(QPen(ink, 1.4))
        painter.setBrush(QColor(tones.surface))
        painter.drawRoundedRect(bar, 3, 3)
        painter.setBrush(QBrush(ink, _PATTERNS[place % len(_PATTERNS)]))
        painter.drawRoundedRect(bar, 3, 3)
        if span.is_open:
            _draw_onward(painter, ink, bar)

    @property
    def _range(self) -> tuple[date, date]:
        return min(span.first for span in self.spans), max(span.last for span in self.spans)

    def _across(self, day: date) -> float:
        """How far to the right a day lies."""
        first, last = self._range
        days = max((last - first).days, 1)
        share = (day - first).days / days
        return self.width() * (_AIR + share * (1 - 2 * _AIR))


def _draw_day(painter: QPainter, tones: Tones, bar: QRectF) -> None:
    """A lozenge on its day."""
    half = bar.height() / 2
    middle = QPointF(bar.left(), bar.center().y())
    painter.setPen(QPen(QColor(tones.text), 1))
    painter.setBrush(QColor(tones.warning))
    corners = (QPointF(-half, 0), QPointF(0, -half), QPointF(half, 0), QPointF(0, half))
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))


def _draw_onward(painter: QPainter, ink: QColor, bar: QRectF) -> None:
    """It goes on: an arrow at its end."""
    half = bar.height() / 2
    tip = QPointF(bar.right() + half + 3, bar.center().y())
    painter.setPen(QPen(ink, 1.8))
    painter.drawPolyline(QPolygonF([tip + QPointF(-half, -half), tip, tip + QPointF(-half, half)]))
