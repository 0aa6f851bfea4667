"""Findings of the open file are kept up to date beside the window: after every change,
and at opening where it is due.

Rules are Python, and Python runs one thread at a time: a check that ran freely would hold the window up.
So it works only while the window has nothing to do, a few milliseconds at a time, each of which it asks for.
"""

from __future__ import annotations

import sys
from threading import Semaphore
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from roster_desktop.progress import Progress
from roster_desktop.tasks.findings import Checked, bring_up_to_date, is_fresh
from roster_desktop.tasks.search_words import index_words
from roster_desktop.workspace import Workspace
from ui.bridge.jobs import Job, Jobs, Work

_TURN = 0.004
"""Seconds that a check works before it asks whether the window is idle."""
_PAUSE = 4
"""Milliseconds between two leaves that an idle window gives."""
_SWITCH = 0.0005
"""Seconds after which a working check gives way to the window that wants to go on; 0.005 otherwise."""
_WAIT = 0.05
_TELL = 0.2
"""Seconds between two words about how far it is."""


class Comparing(QObject):
    """One check at a time; what changes while it goes on is checked after it."""

    changed = Signal()
    """Other findings may be kept than before."""
    went_on = Signal(int, int)
    """So many of so many were compared; (0, 0) when it is done."""

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._job: Job | None = None
        self._is_wanted = False
        self._is_left = False
        self._is_indexing = False
        self._leave = Semaphore(0)
        self._usual_switch = sys.getswitchinterval()
        self._idle = QTimer(self)
        self._idle.setInterval(_PAUSE)
        self._idle.timeout.connect(self._leave.release)

    @property
    def is_running(self) -> bool:
        """Whether a check is under way."""
        return self._job is not None and not self._is_indexing

    def leave(self) -> None:
        """The file is being left: whatever is under way ends, and nothing new begins."""
        self._is_left = True
        self._is_wanted = False
        if self._job is not None:
            self._job.cancel()
            # It may end when nobody hears of it any more.
            sys.setswitchinterval(self._usual_switch)

    def look(self) -> None:
        """Bring the findings up to date; calm where they are."""
        # A look that was put off may come due when the file is closed already.
        if self._workspace.is_read_only or self._is_left:
            return
        self._is_wanted = self._job is not None
        if self._job is not None:
            if self._is_indexing:
                # It goes on where it was once there is nothing to check.
                self._job.cancel()
            return
        workspace, leave = self._workspace, self._leave

        def work(progress: Progress) -> Checked | None:
            if is_fresh(workspace):
                return None
            return bring_up_to_date(workspace, _Polite(progress, leave, workspace))

        job = self._begin(work)
        # Methods of ours, no lambda: what was told and arrives when we are gone must not call us.
        job.progressed.connect(self._pass_on)
        job.done.connect(self._tell)

    def _begin(self, work: Work) -> Job:
        job = self._job = self._jobs.start(work)
        job.ended.connect(self._go_on)
        self._idle.start()
        sys.setswitchinterval(_SWITCH)
        return job

    def _index(self) -> None:
        """Let long rosters be found by their index, in the same leaves."""
        workspace, leave = self._workspace, self._leave
        self._is_indexing = True
        self._begin(lambda progress: index_words(workspace, _Polite(progress, leave, workspace)))

    def _pass_on(self, done: int, total: int, _what: str) -> None:
        self.went_on.emit(done, total)

    def _tell(self, checked: object) -> None:
        if checked is not None:
            self.changed.emit()

    def _go_on(self) -> None:
        was_indexing, self._is_indexing = self._is_indexing, False
        self._job = None
        self._idle.stop()
        sys.setswitchinterval(self._usual_switch)
        self.went_on.emit(0, 0)
        if self._is_wanted:
            self.look()
        elif not (was_indexing or self._is_left) and self._workspace.has_long_roster:
            self._index()


class _Polite:
    """Passes on how far the check is, and lets it work only while the window is idle."""

    def __init__(self, progress: Progress, leave: Semaphore, workspace: Workspace) -> None:
        self._progress = progress
        self._leave = leave
        self._workspace = workspace
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
        while not self._workspace.is_check_awaited and not self._leave.acquire(timeout=_WAIT):
            # The window is busy, or is being closed: then this raises.
            self._progress.report(done, total, what)
        self._began = monotonic()
