"""How large letters may be on this screen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

_FIXED, _PER_POINT = 106, 95
"""The widest page with the sidebar: so many pixels whatever the letters, and so many for each point."""
_SMALLEST = 8.0


def screen_width(application: QApplication) -> int:
    """Room on the screen, in the pixels that the scaling of the system leaves."""
    return application.primaryScreen().availableGeometry().width()


def points_for(width: int) -> float:
    """The largest letters with which every page still fits a screen of this width: on a small screen
    scaled to 150 % larger ones would push buttons over its edge."""
    return max(_SMALLEST, (width - _FIXED) / _PER_POINT)
