"""A chart in the window: drawn with the marks of the paper, in the colours of the window.

A click on a bar, or Enter, leads to what it is about.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from roster_desktop.reports.charts import (
    Box,
    Chart,
    Hit,
    Trend,
    bars_shown,
    draw_bars,
    draw_trend,
    trend_hits,
)
from roster_desktop.wording import _
from ui.look import pixels, tones_of
from ui.paper.drawing import draw_marks, on_screen

_PIXELS = 3.9
"""Of a millimetre, at the ordinary text size: so its letters are those of the page."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
_BAR_HEIGHT, _AROUND, _TREND_HEIGHT = 7.0, 14.0, 52.0


class ChartView(QWidget):
    """Bars or a line; one bar is at hand for the keyboard."""

    wanted = Signal(object)
    """The `Bar` that was clicked."""

    def __init__(self, chart: Chart | Trend | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = chart
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if chart is not None:
            self.show_chart(chart)

    def show_chart(self, chart: Chart | Trend) -> None:
        """Show this chart from now on."""
        self._chart = chart
        self._at = -1
        is_led = isinstance(chart, Chart) or len(chart.points) > 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_led else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(_in_words(chart))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pixels(self.font(), 420), round(self._height_mm() * self._scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(pixels(self.font(), 210), round(self._height_mm() * self._scale))

    @property
    def _scale(self) -> float:
        return _PIXELS * pixels(self.font(), 100) / 100

    def _height_mm(self) -> float:
        match self._chart:
            case Chart() as chart:
                return _AROUND + _BAR_HEIGHT * max(1, len(bars_shown(chart)))
            case _:
                return _TREND_HEIGHT

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is None:
            return
        scale = self._scale
        box = Box(0.5, 0, self.width() / scale - 1, self.height() / scale)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tones = tones_of(self.palette())
        if isinstance(self._chart, Chart):
            marks, self._hits = draw_bars(self._chart, box)
        else:
            marks, self._hits = draw_trend(self._chart, box), trend_hits(self._chart, box)
        if self.hasFocus() and 0 <= self._at < len(self._hits):
            painter.fillRect(_place(self._hits[self._at], scale), QColor(tones.chosen))
        draw_marks(painter, marks, scale, on_screen(tones))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._under(event.position())
        if place >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._at = place
            self.update()
            self.wanted.emit(self._hits[place].bar)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._under(event.position())
        bar = self._hits[place].bar if place >= 0 else None
        leads = bar is not None and bar.leads
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        if bar is not None:
            more = (_("，点一下看这段时间谁变了") if bar.days else _("，点一下看是哪些")) if leads else ""
            told = _("{name}：{value}{more}").format(
                name=bar.label, value=bar.told or format(bar.value, ","), more=more
            )
            QToolTip.showText(event.globalPosition().toPoint(), told, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step and self._hits:
            self._at = min(max(self._at + step, 0), len(self._hits) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._at < len(self._hits):
            self.wanted.emit(self._hits[self._at].bar)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._at = max(self._at, 0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def _under(self, at: QPointF) -> int:
        return next(
            (place for place, hit in enumerate(self._hits) if _place(hit, self._scale).contains(at)), -1
        )


def _place(hit: Hit, scale: float) -> QRectF:
    return QRectF(hit.left * scale, hit.top * scale, hit.width * scale, hit.height * scale)


def _in_words(chart: Chart | Trend) -> str:
    """The chart for who cannot see it."""
    match chart:
        case Chart():
            return _("；").join(f"{bar.label} {bar.told or format(bar.value, ',')}" for bar in chart.bars)
        case Trend():
            return _("；").join(f"{label} {value:,}" for label, value in chart.points)
