"""What an eye tells apart: how much of a picture changed so that it is seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QWidget

SEEN = 3.0
"""The contrast that the accessibility guidelines ask of a mark that is no letter."""


def contrast(one: QColor, other: QColor) -> float:
    """How far two colours are apart, as the accessibility guidelines count it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def picture(widget: QWidget) -> QImage:
    """The widget as it is drawn now, on its ground where all of it is in sight."""
    window, place = widget.window(), QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    is_in_sight = widget.visibleRegion().boundingRect() == widget.rect()
    grabbed: QPixmap = window.grab(place) if is_in_sight else widget.grab()
    return grabbed.toImage().convertToFormat(QImage.Format.Format_RGB32)


def pixels_apart(before: QImage, after: QImage, least: float = SEEN, enough: int = 10_000) -> int:
    """How many pixels differ so much that it is seen; counted no further than is enough."""
    if before.size() != after.size():
        return enough
    found = 0
    seen: dict[tuple[int, int], bool] = {}
    wide = before.bytesPerLine()
    old, new = bytes(before.constBits()), bytes(after.constBits())
    for line in range(before.height()):
        one, other = old[line * wide : (line + 1) * wide], new[line * wide : (line + 1) * wide]
        if one == other:
            continue
        for place in range(0, before.width() * 4, 4):
            pair = (
                int.from_bytes(one[place : place + 3], "little"),
                int.from_bytes(other[place : place + 3], "little"),
            )
            if pair[0] == pair[1]:
                continue
            if pair not in seen:
                seen[pair] = contrast(QColor.fromRgb(pair[0]), QColor.fromRgb(pair[1])) >= least
            found += seen[pair]
            if found >= enough:
                return found
    return found


def _luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
