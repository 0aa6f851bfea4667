"""Lists to tick or choose from: what is at hand is lit softly, and boxes can be seen by night."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look.fonts import pixels
from ui.look.tones import tones_of

_BACK = 140
"""Qt draws the frame of a box in the window's colour made darker by so many per cent."""
_AIR = 4
"""Between the boxes of two lines."""


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
    if isinstance(widget, QAbstractItemView):
        # Of the frame that the style draws a screen at 125 % shows a part only. This one is whole.
        widget.setFrameShape(QFrame.Shape.Box)
        widget.setFrameShadow(QFrame.Shadow.Plain)
        palette.setColor(QPalette.ColorRole.WindowText, QColor(tones.line))
        widget.setItemDelegate(_Airy(widget))
    widget.setPalette(palette)


class _Airy(QStyledItemDelegate):
    """A line is higher than its box: where the screen scales, boxes below each other would touch."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + pixels(option.font, _AIR))
