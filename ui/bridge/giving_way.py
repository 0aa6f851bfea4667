"""Work beside the window that gives way to it.

Rules are Python, and Python runs one thread at a time: work that ran freely would hold the window up, which
waits anew at every cell that it draws. So such work goes on only while the window has nothing to do, a few
milliseconds at a time, each of which it asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Semaphore
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from roster_desktop.progress import Progress

_TURN = 0.004
"""Seconds of work before it asks whether the window is idle."""
_PAUSE = 4
"""Milliseconds between two leaves that an idle window gives."""
_WAIT = 0.05
_TELL = 0.2
"""Seconds between two words about how far it is."""


class Leaves(QObject):
    """What an idle window gives while somebody may ask for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = Semaphore(0)
        self._asking = 0
        self._idle = QTimer(self)
        self._idle.setInterval(_PAUSE)
        self._idle.timeout.connect(self._leave.release)

    def begin(self) -> None:
        """One more piece of work asks for leaves."""
        self._asking += 1
        self._idle.start()

    def end(self) -> None:
        """One of them is over."""
        self._asking = max(0, self._asking - 1)
        if not self._asking:
            self._idle.stop()

    def stop(self) -> None:
        """Nobody will say any more that it is over."""
        self._asking = 0
        self._idle.stop()

    def asked_by(self, progress: Progress, is_awaited: Callable[[], bool]) -> Progress:
        """The progress, which works only while the window is idle, or while somebody waits for it."""
        return _Polite(progress, self._leave, is_awaited)


class _Polite:
    def __init__(self, progress: Progress, leave: Semaphore, is_awaited: Callable[[], bool]) -> None:
        self._progress = progress
        self._leave = leave
        self._is_awaited = is_awaited
        self._began = monotonic()
        self._told = 0.0

    def report(self, done: int, total: int, what: str) -> None:
        now = monotonic()
        if now - self._told >= _TELL:
            self._told = now
            self._progress.report(done, total, what)
        if now - self._began < _TURN:
            return
        # What was given while nobody waited is used up, so that leaves do not gather.
        while self._leave.acquire(blocking=False):
            pass
        while not self._is_awaited() and not self._leave.acquire(timeout=_WAIT):
            # The window is busy, or is being closed: then this raises.
            self._progress.report(done, total, what)
        self._began = monotonic()
