"""Which rows of a roster have something to mend: looked over a few at a time while the window is idle,
then row by row as they change."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from roster_desktop.records import RowId
from roster_desktop.tasks.check import rows_to_mend
from roster_desktop.workspace import Applied, Query, Workspace
from ui.bridge.jobs import Jobs
from ui.bridge.latest import Latest

_FEW = 40
_SLICE = 3
_PAUSE = 8
"""Milliseconds between two slices. A thread of its own would hold the window longer: checks are Python."""


class Troubled(QObject):
    """Row ids as of the last batch; None while nobody knows yet."""

    changed = Signal()

    def __init__(self, workspace: Workspace, roster: str, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._roster = roster
        self._rows: frozenset[RowId] | None = None
        self._left: list[RowId] = []
        self._found: set[RowId] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look_further)
        self._latest = Latest(jobs, self)
        self._latest.came.connect(self._begin)

    @property
    def rows(self) -> frozenset[RowId] | None:
        """The rows, removed ones possibly among them; None while they are being looked over."""
        return self._rows

    def look_over(self) -> None:
        """Look every row over, from the first one."""
        workspace, roster = self._workspace, self._roster
        self._timer.stop()
        self._latest.ask(lambda _progress: workspace.row_ids(Query(roster)))

    def follow(self, applied: Applied) -> None:
        """Look the changed rows over; all of them again where many changed."""
        touched = [row for roster, row in applied.rows if roster == self._roster]
        if not touched:
            return
        if self._latest.is_waiting or len(touched) > _FEW:
            self.look_over()
            return
        if self._timer.isActive():
            self._left += touched
        if self._rows is not None:
            mend = rows_to_mend(self._workspace, self._roster, touched)
            self._rows = (self._rows - frozenset(touched)) | mend
            self.changed.emit()

    def _begin(self, ids: object) -> None:
        assert isinstance(ids, list)
        self._left, self._found = ids[::-1], set()
        self._timer.start()

    def _look_further(self) -> None:
        """Look a few rows over, and tell when there are no more."""
        rows = self._left[-_SLICE:]
        del self._left[-_SLICE:]
        self._found -= set(rows)
        self._found |= rows_to_mend(self._workspace, self._roster, rows)
        if not self._left:
            self._timer.stop()
            self._rows = frozenset(self._found)
            self.changed.emit()
