"""Widgets side by side; those for which the line has no room go on in the next one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

_NO_LIMIT = (1 << 24) - 1
"""The largest width of a widget for which nobody set one."""


class Wrapping(QWidget):
    """The first one takes what the others leave it, between its smallest and its largest width; a button is
    as wide as its words.

    A widget and no layout: items of a layout made in Python are gone before the layout is when a window
    is left.
    """

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spacing = spacing
        self._widgets: list[QWidget] = []
        self._is_placed = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """One more at the end; whether it is shown, it says itself."""
        # Without a parent a widget counts as hidden before anybody said so.
        is_hidden = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        widget.setParent(self)
        widget.setHidden(is_hidden)
        self._widgets.append(widget)

    def clear(self) -> None:
        """Let go of all of them."""
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
        self._widgets = []
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def minimumSizeHint(self) -> QSize:
        widest = max((_least(widget).width() for widget in self._shown()), default=0)
        return QSize(widest, self._height_within(widest))

    def sizeHint(self) -> QSize:
        shown = self._shown()
        others = sum(_asked(widget).width() + self._spacing for widget in shown[1:])
        first = _most(shown[0]) if shown else 0
        return QSize(first + others, self._height_within(first))

    def _height_within(self, least: int) -> int:
        """In as many lines as it stands now; in one while nobody has said how wide it will be, for many lines
        would make the window higher for good."""
        if self._is_placed:
            return self.heightForWidth(max(least, self.width()))
        return max((_asked(widget).height() for widget in self._shown()), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def showEvent(self, event: QShowEvent) -> None:
        """What came or went while nobody saw it asked for no room."""
        super().showEvent(event)
        if not self._is_placed:
            # The layouts around it say its width only after everything in them is shown.
            QTimer.singleShot(0, self, self._count_lines)
        self.updateGeometry()
        self._lay()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._lay()
        return super().event(event)

    def _count_lines(self) -> None:
        self._is_placed = True
        self.updateGeometry()

    def _lay(self) -> None:
        for widget, place in self._places(self.width()):
            widget.setGeometry(place)

    def _places(self, room: int) -> Iterator[tuple[QWidget, QRect]]:
        """Where each one stands in lines of this width, all equally high: a button is as high in one as in
        the other."""
        top = 0
        high = max((_asked(widget).height() for widget in self._shown()), default=0)
        for line in self._lines(room):
            left = 0
            for widget, width in line:
                yield widget, QRect(left, top, width, high)
                left += width + self._spacing
            top += high + self._spacing

    def _lines(self, room: int) -> Iterator[list[tuple[QWidget, int]]]:
        """Each line as its widgets with their widths."""
        shown = self._shown()
        line: list[tuple[QWidget, int]] = []
        used = 0
        for widget in shown:
            width = self._first_width(shown, room) if widget is shown[0] else _asked(widget).width()
            if line and used + width > room:
                yield line
                line, used = [], 0
            line.append((widget, width))
            used += width + self._spacing
        if line:
            yield line

    def _first_width(self, shown: list[QWidget], room: int) -> int:
        least, most = _least(shown[0]).width(), _most(shown[0])
        left = room - sum(_asked(widget).width() + self._spacing for widget in shown[1:])
        return max(least, min(most, room, left if left >= least else most))

    def _shown(self) -> list[QWidget]:
        return [widget for widget in self._widgets if not widget.isHidden()]


def _asked(widget: QWidget) -> QSize:
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())


def _least(widget: QWidget) -> QSize:
    return widget.minimumSize().expandedTo(widget.minimumSizeHint()).boundedTo(widget.maximumSize())


def _most(widget: QWidget) -> int:
    is_free = widget.maximumWidth() >= _NO_LIMIT
    return (
        _asked(widget).width() if is_free and isinstance(widget, QAbstractButton) else widget.maximumWidth()
    )
