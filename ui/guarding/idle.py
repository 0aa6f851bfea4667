"""Nobody touched keyboard or mouse for a while."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from ui.bridge.touches import TOUCHES

_MINUTE = 60_000


class Idle(QObject):
    """Counts from the last touch anew each time."""

    passed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.passed)

    def watch(self, minutes: int) -> None:
        """Tell after so many minutes; never with 0."""
        self._timer.stop()
        # Looking at every event of the program costs: only while somebody waits for the end.
        application = QCoreApplication.instance()
        application.removeEventFilter(self)
        if minutes:
            application.installEventFilter(self)
            self._timer.start(minutes * _MINUTE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._timer.isActive() and event.type() in TOUCHES:
            self._timer.start()
        return False
