"""Long work beside the window: it tells how far it is, may be stopped,
and brings its result back to the window."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from threading import Event

from msgspec import Struct
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from roster_desktop.faults import record_refusal
from roster_desktop.progress import Cancelled, Progress
from roster_desktop.window_first import say_that_a_window_stands
from roster_desktop.wording import Refusal
from ui.bridge.giving_way import Leaves

_SWITCH = 0.0005
"""Seconds after which work gives way to the window that wants to go on; 0.005 otherwise, which a window pays
for every cell that it draws."""

Work = Callable[[Progress], object]
"""A function of its progress alone; whatever else it needs it carries along."""


class Job(QObject):
    """One piece of work under way. Every signal arrives on the main thread, `ended` last and always."""

    progressed = Signal(int, int, str)
    done = Signal(object)
    refused = Signal(str)
    """It could not be done; the sentence says why and what to do."""
    cancelled = Signal()
    failed = Signal()
    """The program is at fault; the alarm has told the person."""
    ended = Signal()
    _outcome = Signal(object)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._stop = Event()
        self._outcome.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self.run = _Run(work, _Telling(self, self._stop), self._outcome.emit)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; nothing half done stays."""
        self._stop.set()

    def _tell(self, outcome: object) -> None:
        match outcome:
            case _Result(value):
                self.done.emit(value)
            case Cancelled():
                self.cancelled.emit()
            case Refusal():
                record_refusal(outcome)
                self.refused.emit(str(outcome))
            case BaseException():
                self.failed.emit()
                sys.excepthook(type(outcome), outcome, outcome.__traceback__)
        self.ended.emit()


class Jobs(QObject):
    """Starts work and holds it until it has ended; a job that nobody holds would be collected."""

    def __init__(self, parent: QObject | None = None, within: Jobs | None = None) -> None:
        """`within`: the window's, of which these are those of one file."""
        super().__init__(parent)
        self._is_left = False
        self._pool: QThreadPool = within._pool if within else QThreadPool(self)
        self._running: set[Job] = within._running if within else set()
        self._leaves = Leaves(self)
        if within is None:
            sys.setswitchinterval(_SWITCH)
            say_that_a_window_stands()
            # A pool that is taken down waits for its work: it must have been asked to stop by then.
            self.destroyed.connect(partial(_stop, self._running))

    def start(self, work: Work) -> Job:
        """Begin at once, in another thread; connect to the job's signals before returning to the event
        loop.

        Of a file that was left nothing more is done: a look that was put off may come due when it is closed.
        """
        job = Job(work)
        if self._is_left:
            return job
        self._running.add(job)
        job.ended.connect(lambda: self._running.discard(job))
        self._pool.start(job.run)
        return job

    def start_giving_way(self, work: Work, is_awaited: Callable[[], bool]) -> Job:
        """The same with work that goes on only while the window has nothing to do, or `is_awaited`, asked in
        the other thread, says that somebody waits for it."""
        leaves = self._leaves
        job = self.start(lambda progress: work(leaves.asked_by(progress, is_awaited)))
        if not self._is_left:
            leaves.begin()
            job.ended.connect(leaves.end)
        return job

    @property
    def are_idle(self) -> bool:
        """Whether nothing is under way."""
        return not self._running

    def leave(self) -> None:
        """The file is being left: nothing of it begins any more."""
        self._is_left = True

    def stop(self) -> None:
        """Ask everything to stop and wait until it did;
        what it came to is told to nobody: the file is being left."""
        _stop(self._running)
        self._pool.waitForDone()
        for job in self._running:
            job.blockSignals(True)
        self._running.clear()
        self._leaves.stop()


def _stop(running: set[Job]) -> None:
    for job in running:
        job.cancel()


class _Result(Struct, frozen=True):
    value: object


class _Telling:
    """The progress that the work reports to; the job passes it on to the window."""

    def __init__(self, job: Job, stop: Event) -> None:
        self._job = job
        self._stop = stop

    def report(self, done: int, total: int, what: str) -> None:
        """Pass it on, or end the work where somebody asked to."""
        if self._stop.is_set():
            raise Cancelled
        self._job.progressed.emit(done, total, what)


class _Run(QRunnable):
    def __init__(self, work: Work, progress: Progress, tell: Callable[[object], None]) -> None:
        super().__init__()
        self._work = work
        self._progress = progress
        self._tell = tell
        self.setAutoDelete(False)

    def run(self) -> None:
        try:
            self._tell(_Result(self._work(self._progress)))
        except BaseException as trouble:  # noqa: BLE001 - a thread has no window; the job tells it there
            self._tell(trouble)
