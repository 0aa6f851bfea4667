"""Lists to tick or choose from: what is at hand is lit softly, and boxes can be seen by night."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.look.tones import tones_of

_BACK = 140
"""Qt draws the frame of a box in the window's colour made darker by so many per cent."""


def dress_list(widget: QWidget) -> None:
    """Let a list, a tree or a check box wear what a table wears.

    By its palette alone: with a style sheet on it Qt draws empty boxes without a frame, and by night nobody
    sees them.
    """
    tones = tones_of(widget.palette())
    palette = QPalette(widget.palette())
    if not isinstance(widget, QAbstractButton):
        # Of a box the same colour frames the words while the keyboard is there.
        palette.setColor(QPalette.ColorRole.Highlight, QColor(tones.chosen))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(tones.text))
    palette.setColor(QPalette.ColorRole.Window, QColor(tones.faint).lighter(_BACK))
    widget.setPalette(palette)
