"""What a person may choose about the look: by day, by night or in sharp contrast,
and how large the letters are."""

from __future__ import annotations

from enum import Enum

from ui.look.fonts import TEXT_POINTS


class Light(Enum):
    """By the system, or always the same."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class TextSize(Enum):
    """Three sizes; everything that is measured follows the letters."""

    STANDARD = "standard"
    LARGE = "large"
    LARGEST = "largest"

    @property
    def points(self) -> float:
        return _POINTS[self]


_POINTS = {TextSize.STANDARD: TEXT_POINTS, TextSize.LARGE: 12.5, TextSize.LARGEST: 13.5}
