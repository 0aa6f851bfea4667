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


def draw_fold(painter: QPainter, middle: QPointF, half: float, colour: str, *, is_open: bool) -> None:
    """The arrow that tells whether something is unfolded: down where it is, to the right where it is not."""
    painter.setPen(QPen(QColor(colour), _STROKE))
    points: tuple[tuple[float, float], ...] = ((-half, -half / 2), (0, half / 2), (half, -half / 2))
    if not is_open:
        points = ((-half / 2, -half), (half / 2, 0), (-half / 2, half))
    painter.drawPolyline(QPolygonF([middle + QPointF(*point) for point in points]))
