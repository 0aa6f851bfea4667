"""Icons: line drawings of our own that take the colour of the text beside them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from roster_desktop.places import resource

_SIZES = (16, 20, 24, 32, 48)


@cache
def icon(name: str, colour: str) -> QIcon:
    """The drawing of that name in this colour."""
    renderer = QSvgRenderer(_drawing(name, colour))
    found = QIcon()
    for size in _SIZES:
        found.addPixmap(_drawn(renderer, size))
    return found


def application_icon() -> QIcon:
    """What the task bar shows."""
    renderer = QSvgRenderer(str(resource("icons", "application.svg")))
    found = QIcon()
    for size in (16, 32, 48, 64, 128, 256):
        found.addPixmap(_drawn(renderer, size))
    return found


def _drawing(name: str, colour: str) -> QByteArray:
    # QtSvg draws `currentColor` black, whatever the palette says.
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(text.replace("currentColor", colour).encode())


def _drawn(renderer: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
