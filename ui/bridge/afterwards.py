"""What nobody waits for begins once the first rows are there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.bridge.jobs import Jobs

_SETTLED = 400
"""Milliseconds after which a window that was just filled stands still."""
_LOOKS = 10
"""Looks after which it begins beside whatever else is under way."""


class Afterwards(QObject):
    """Does these things one after the other, once, as soon as the window stands still and no job is under
    way."""

    def __init__(
        self, jobs: Jobs, *acts: Callable[[], object], parent: QObject, first: int = _SETTLED
    ) -> None:
        """`first`: milliseconds until it looks for the first time."""
        super().__init__(parent)
        self._jobs = jobs
        self._acts = acts
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(first)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._timer.setInterval(_SETTLED)
        self._looks += 1
        if self._jobs.are_idle or self._looks >= _LOOKS:
            self._timer.stop()
            for act in self._acts:
                act()
