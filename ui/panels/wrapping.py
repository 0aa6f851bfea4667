"""Widgets side by side; those for which the line has no room go on in the next one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Wrapping(QLayout):
    """The first item takes what the others leave it, between its smallest and its largest width."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), is_real=False)

    def minimumSize(self) -> QSize:
        shown = self._shown()
        widest = max((item.minimumSize().width() for item in shown), default=0)
        return QSize(widest, max((item.sizeHint().height() for item in shown), default=0))

    def sizeHint(self) -> QSize:
        shown = self._shown()
        gaps = self.spacing() * max(len(shown) - 1, 0)
        width = sum(item.maximumSize().width() if place == 0 else item.sizeHint().width()
                    for place, item in enumerate(shown))
        return QSize(width + gaps, self.minimumSize().height())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, is_real=True)

    def _place(self, rect: QRect, *, is_real: bool) -> int:
        """Lay the lines below each other; how high they are together."""
        top = rect.top()
        for line in self._lines(rect.width()):
            high = max(item.sizeHint().height() for item, _ in line)
            left = rect.left()
            for item, width in line if is_real else ():
                item.setGeometry(QRect(QPoint(left, top), QSize(width, high)))
                left += width + self.spacing()
            top += high + self.spacing()
        return max(top - rect.top() - self.spacing(), 0)

    def _lines(self, room: int) -> Iterator[list[tuple[QLayoutItem, int]]]:
        """Each line as its items with their widths."""
        shown = self._shown()
        line: list[tuple[QLayoutItem, int]] = []
        used = 0
        for place, item in enumerate(shown):
            width = self._first_width(shown, room) if place == 0 else item.sizeHint().width()
            if line and used + width > room:
                yield line
                line, used = [], 0
            line.append((item, width))
            used += width + self.spacing()
        if line:
            yield line

    def _first_width(self, shown: list[QLayoutItem], room: int) -> int:
        others = sum(item.sizeHint().width() + self.spacing() for item in shown[1:])
        least, most = shown[0].minimumSize().width(), shown[0].maximumSize().width()
        return max(least, min(most, room, room - others if room - others >= least else most))

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]
