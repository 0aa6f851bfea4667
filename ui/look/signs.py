"""How urgent something is, as a shape: told apart without colours, too."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

_STROKE = 1.4


class Sign(Enum):
    """From what cannot wait to what is good to know."""

    DISC = "disc"
    TRIANGLE = "triangle"
    RING = "ring"


def draw_sign(painter: QPainter, place: QRect, sign: Sign, colour: str) -> None:
    """Draw it, its whole stroke inside of the place."""
    ink = QColor(colour)
    inside = QRectF(place).adjusted(_STROKE / 2, _STROKE / 2, -_STROKE / 2, -_STROKE / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, _STROKE))
    painter.setBrush(Qt.BrushStyle.NoBrush if sign is Sign.RING else ink)
    if sign is Sign.TRIANGLE:
        top = QPointF(inside.center().x(), inside.top())
        painter.drawPolygon(QPolygonF([inside.bottomLeft(), top, inside.bottomRight()]))
    else:
        painter.drawEllipse(inside)
