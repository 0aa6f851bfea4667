"""Findings of the open file are kept up to date beside the window: after every change,
and at opening where it is due."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roster_desktop.progress import Progress
from roster_desktop.tasks.findings import Checked, bring_up_to_date, is_fresh
from roster_desktop.tasks.search_words import index_words
from roster_desktop.workspace import Workspace
from ui.bridge.jobs import Job, Jobs, Work


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
        workspace = self._workspace

        def work(progress: Progress) -> Checked | None:
            if is_fresh(workspace):
                return None
            return bring_up_to_date(workspace, progress)

        job = self._begin(work)
        # Methods of ours, no lambda: what was told and arrives when we are gone must not call us.
        job.progressed.connect(self._pass_on)
        job.done.connect(self._tell)

    def _begin(self, work: Work) -> Job:
        workspace = self._workspace
        job = self._job = self._jobs.start_giving_way(work, lambda: workspace.is_check_awaited)
        job.ended.connect(self._go_on)
        return job

    def _index(self) -> None:
        """Let long rosters be found by their index, in the same leaves."""
        workspace = self._workspace
        self._is_indexing = True
        self._begin(lambda progress: index_words(workspace, progress))

    def _pass_on(self, done: int, total: int, _what: str) -> None:
        self.went_on.emit(done, total)

    def _tell(self, checked: object) -> None:
        if checked is not None:
            self.changed.emit()

    def _go_on(self) -> None:
        was_indexing, self._is_indexing = self._is_indexing, False
        self._job = None
        self.went_on.emit(0, 0)
        if self._is_wanted:
            self.look()
        elif not (was_indexing or self._is_left) and self._workspace.has_long_roster:
            self._index()
