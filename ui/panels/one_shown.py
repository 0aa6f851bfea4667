"""Several parts in one place, one of them in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class OneShown(QWidget):
    """As large as the part in sight needs: a `QStackedWidget` is as large as its largest part, and what holds
    little would be scrolled like what holds much."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._current: QWidget | None = None

    def addWidget(self, part: QWidget) -> None:
        """One part more; the first is in sight."""
        self._inside.addWidget(part)
        part.setHidden(self._current is not None)
        self._current = self._current or part

    def currentWidget(self) -> QWidget | None:
        """The part in sight."""
        return self._current

    def setCurrentWidget(self, part: QWidget) -> None:
        """Show this part, and no other."""
        if part is self._current:
            return
        if self._current is not None:
            self._current.hide()
        self._current = part
        part.show()
