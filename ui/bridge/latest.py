"""Questions to a large file, asked beside the window: only the answer to the newest one is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from roster_desktop.progress import Progress
from ui.bridge.jobs import Job, Jobs

LARGE = 2000
"""From so many rows on a roster is asked beside the window; fewer are answered within a blink."""


class Latest(QObject):
    """One question at a time is under way; of those asked meanwhile only the last is asked at all."""

    came = Signal(object)
    refused = Signal(str)

    def __init__(
        self, jobs: Jobs, parent: QObject | None = None, is_awaited: Callable[[], bool] | None = None
    ) -> None:
        """`is_awaited`: whether somebody waits for the answer; while nobody does, the work gives way to the
        window. Without it the work always goes on."""
        super().__init__(parent)
        self._is_awaited = is_awaited
        self._jobs = jobs
        self._running: Job | None = None
        self._next: Callable[[Progress], object] | None = None
        self._is_outdated = False

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._running is not None

    def ask(self, work: Callable[[Progress], object]) -> None:
        """Ask this; whatever was asked before is no longer of interest."""
        if self._running is not None:
            self._next = work
            self._is_outdated = True
            self._running.cancel()
            return
        self._start(work)

    def forget(self) -> None:
        """Nobody waits for an answer any more: it was found another way."""
        self._next = None
        self._is_outdated = True

    def _start(self, work: Callable[[Progress], object]) -> None:
        self._is_outdated = False
        if self._is_awaited is None:
            job = self._running = self._jobs.start(work)
        else:
            job = self._running = self._jobs.start_giving_way(work, self._is_awaited)
        job.done.connect(self._take)
        job.refused.connect(self.refused)
        job.ended.connect(self._go_on)

    def _take(self, answer: object) -> None:
        if not self._is_outdated:
            self.came.emit(answer)

    def _go_on(self) -> None:
        self._running = None
        wanted, self._next = self._next, None
        if wanted is not None:
            self._start(wanted)
