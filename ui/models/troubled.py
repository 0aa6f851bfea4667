"""Which rows of a roster have something to mend: looked over once beside the window,
then row by row as they change."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roster_desktop.records import RowId
from roster_desktop.tasks.check import rows_to_mend, rows_to_mend_among
from roster_desktop.workspace import Applied, Workspace
from ui.bridge.jobs import Jobs
from ui.bridge.latest import Latest

_FEW = 40


class Troubled(QObject):
    """Row ids as of the last batch; None while nobody knows yet."""

    changed = Signal()

    def __init__(self, workspace: Workspace, roster: str, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._roster = roster
        self._rows: frozenset[RowId] | None = None
        self._latest = Latest(jobs, self)
        self._latest.came.connect(self._take)

    @property
    def rows(self) -> frozenset[RowId] | None:
        """The rows, removed ones possibly among them; None while they are being looked over."""
        return self._rows

    def look_over(self) -> None:
        """Look every row over, beside the window."""
        workspace, roster = self._workspace, self._roster
        self._latest.ask(lambda progress: rows_to_mend(workspace, roster, progress))

    def follow(self, applied: Applied) -> None:
        """Look the changed rows over; all of them again where many changed."""
        touched = [row for roster, row in applied.rows if roster == self._roster]
        if not touched:
            return
        if self._rows is None or self._latest.is_waiting or len(touched) > _FEW:
            self.look_over()
            return
        mend = rows_to_mend_among(self._workspace, self._roster, touched)
        self._rows = (self._rows - frozenset(touched)) | mend
        self.changed.emit()

    def _take(self, rows: object) -> None:
        assert isinstance(rows, frozenset)
        self._rows = rows
        self.changed.emit()
