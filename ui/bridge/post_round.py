"""Looks now and then, beside the window, whether a folder has come: to hand over what waits, and to find what
arrived. Nothing is merged by it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import Level
from roster_desktop.tasks.inbox import InboxLook, InboxWatch, inbox_of
from roster_desktop.tasks.outbox import Round, deliver_waiting
from roster_desktop.workspace import Workspace
from ui.bridge.jobs import Job, Jobs

EVERY = 15_000
"""Milliseconds between two looks: a stick that was put in is found before one wonders."""


class PostRound(QObject):
    """One look at a time; a folder that answers slowly holds nobody."""

    handed_over = Signal(object)
    """The `Round` in which something was handed over, or went wrong in another way than before."""
    arrived = Signal(object)
    """The `InboxLook`, whenever something else lies in the inbox than at the look before."""

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._watch = InboxWatch(workspace)
        self._job: Job | None = None
        self._has_left = False
        self._told: tuple[str, ...] = ()
        self.last = InboxLook(None)
        """What the last look found."""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look from now on, and the first time at once."""
        if not self._has_left and not self._workspace.is_read_only:
            self._timer.start()
            self.look()

    def leave(self) -> None:
        """The file is being left."""
        self._has_left = True
        self._timer.stop()

    def look(self) -> None:
        """Look now, unless a look is under way."""
        if self._has_left or self._job is not None or self._workspace.is_read_only:
            return
        workspace, watch = self._workspace, self._watch
        job = self._jobs.start(lambda progress: _looked(workspace, watch, progress))
        job.done.connect(self._tell)
        job.ended.connect(self._end)
        self._job = job

    def _tell(self, found: tuple[Round, InboxLook]) -> None:
        done, look = found
        troubles = done.troubles
        if done.sent or troubles != self._told:
            self._told = troubles
            self.handed_over.emit(done)
        before, self.last = self.last, look
        if look != before:
            self.arrived.emit(look)
        if look.unsettled:
            # Something is being copied just now: do not let it wait for the next round.
            QTimer.singleShot(EVERY // 5, self, self.look)

    def _end(self) -> None:
        self._job = None


def _looked(workspace: Workspace, watch: InboxWatch, progress: Progress) -> tuple[Round, InboxLook]:
    # The look itself has nothing to show; cancelling still goes through between its steps.
    progress.report(0, 2, "")
    done = deliver_waiting(workspace, Silence()) if workspace.count_waiting_parcels() else Round()
    progress.report(1, 2, "")
    is_receiver = workspace.unit.level is not Level.VILLAGE
    look = watch.look(Silence()) if is_receiver and inbox_of(workspace) else InboxLook(None)
    return done, look
