"""How large letters and dialogs may be on this screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.fonts import pixels

_FIXED, _PER_POINT = 106, 92
"""The widest page with the sidebar: so many pixels whatever the letters, and so many for each point."""
_HIGH_PER_POINT = 52
"""The highest page with the bars above and below it."""
_SMALLEST = 6.0
_PART = 0.94
"""Of the screen that a dialog takes at most, its frame counted."""


def screen_size(application: QApplication) -> QSize:
    """Room on the screen, in the pixels that the scaling of the system leaves."""
    return application.primaryScreen().availableGeometry().size()


def points_for(screen: QSize) -> float:
    """The largest letters with which every page still fits a screen of this size: on a small screen
    scaled to 150 % larger ones would push buttons over its edge."""
    by_width = (screen.width() - _FIXED) / _PER_POINT
    return max(_SMALLEST, min(by_width, screen.height() / _HIGH_PER_POINT))


def dialog_size(dialog: QWidget, width: int, height: int) -> QSize:
    """This size drawn for ordinary letters, in proportion to the dialog's own and within the screen."""
    room = dialog.screen().availableGeometry().size()
    font = dialog.font()
    return QSize(
        min(pixels(font, width), round(room.width() * _PART)),
        min(pixels(font, height), round(room.height() * _PART) - pixels(font, 24)),
    )
