"""Marks of a page put down by a painter: on a printer, in the preview, or in the colours of the window."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from roster_desktop.reports.pages import POINT, Fill, Image, Mark, Side, Stroke, Words, line_height
from ui.look import Tones, text_font

_SIDES = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
}
_PALE = 0.8
"""A fill at least so light is a ground, a darker one is a bar."""
_WIDER = 400.0
"""Millimetres beyond its box that a line may run: fonts differ, and nothing is cut off."""


class Ink(Struct, frozen=True):
    """Colours of what is drawn; None: as grey as the page says."""

    letters: QColor | None = None
    bars: QColor | None = None
    ground: QColor | None = None


def on_paper() -> Ink:
    """As a printer puts it down."""
    return Ink()


def on_screen(tones: Tones) -> Ink:
    """As the window shows it, by day and by night."""
    return Ink(QColor(tones.text), QColor(tones.accent), QColor(tones.header))


def draw_marks(painter: QPainter, marks: Iterable[Mark], pixels: float, ink: Ink) -> None:
    """Draw them at so many pixels a millimetre, from where the painter stands."""
    letters = ink.letters or QColor(Qt.GlobalColor.black)
    fonts: dict[tuple[float, bool], QFont] = {}
    for mark in marks:
        match mark:
            case Fill():
                painter.fillRect(_rect(mark, pixels), _colour(mark, ink))
            case Stroke():
                painter.setPen(QPen(letters, max(1.0, mark.width * pixels)))
                ends = (mark.left, mark.top, mark.right, mark.bottom)
                painter.drawLine(QLineF(*(one * pixels for one in ends)))
            case Words():
                key = (mark.points, mark.is_bold)
                painter.setFont(fonts.setdefault(key, _font(mark, pixels)))
                painter.setPen(letters)
                _write(painter, mark, pixels)
            case Image():
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(_rect(mark, pixels), QImage(str(mark.file)))


def _write(painter: QPainter, words: Words, pixels: float) -> None:
    step = line_height(words.points) * pixels
    top = (words.top + words.height / 2) * pixels - step * len(words.lines) / 2
    wider = {Side.LEFT: (0.0, _WIDER), Side.CENTRE: (-_WIDER, _WIDER), Side.RIGHT: (-_WIDER, 0.0)}[words.side]
    flags = _SIDES[words.side] | Qt.AlignmentFlag.AlignVCenter
    for place, line in enumerate(words.lines):
        box = QRectF(words.left * pixels, top + place * step, words.width * pixels, step)
        painter.drawText(box.adjusted(wider[0], 0, wider[1], 0), int(flags), line)


def _font(words: Words, pixels: float) -> QFont:
    font = text_font()
    font.setPixelSize(max(1, round(words.points * POINT * pixels)))
    font.setBold(words.is_bold)
    return font


def _rect(mark: Fill | Image, pixels: float) -> QRectF:
    return QRectF(mark.left * pixels, mark.top * pixels, mark.width * pixels, mark.height * pixels)


def _colour(fill: Fill, ink: Ink) -> QColor:
    chosen = ink.ground if fill.grey >= _PALE else ink.bars if fill.grey > 0 else ink.letters
    return chosen or QColor.fromRgbF(fill.grey, fill.grey, fill.grey)
