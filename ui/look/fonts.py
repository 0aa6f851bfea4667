"""Letters and measures: one family list for every system, sizes in proportion to the text."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetrics

FAMILIES = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)
TEXT_POINTS = 11.0
_SMALL = 0.86
_TITLE = 1.4
_FIGURE = 1.8


def text_font(points: float = TEXT_POINTS) -> QFont:
    """The letters everything is written in, unless something says otherwise."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPointSizeF(points)
    return font


def small(font: QFont) -> QFont:
    """For what stands beside the matter: counts, sources, explanations."""
    return _scaled(font, _SMALL)


def title(font: QFont) -> QFont:
    """For the one line that says which page this is."""
    return bold(_scaled(font, _TITLE))


def figure(font: QFont) -> QFont:
    """For a number that stands by itself."""
    return bold(_scaled(font, _FIGURE))


def bold(font: QFont) -> QFont:
    """The same letters, stronger."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def pixels(font: QFont, measure: float) -> int:
    """A measure drawn for the ordinary text size, in proportion to this one."""
    return round(measure * font.pointSizeF() / TEXT_POINTS)


def row_height(font: QFont) -> int:
    """Height of a table row that breathes."""
    return pixels(font, 35)


def text_width(font: QFont, text: str) -> int:
    """How wide the text is when written."""
    return QFontMetrics(font).horizontalAdvance(text)


def _scaled(font: QFont, factor: float) -> QFont:
    scaled = QFont(font)
    scaled.setPointSizeF(font.pointSizeF() * factor)
    return scaled
