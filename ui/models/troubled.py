"""Which rows of a roster have something to mend, as the file keeps it; asked anew when findings changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roster_desktop.progress import Progress
from roster_desktop.records import RowId
from roster_desktop.workspace import Workspace
from ui.bridge.jobs import Jobs
from ui.bridge.latest import Latest


class Troubled(QObject):
    """Row ids as of the last check; None while the file was never checked."""

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
        """The rows; None while nobody knows."""
        return self._rows

    def look_over(self) -> None:
        """Ask the file."""
        workspace, roster = self._workspace, self._roster

        def work(_progress: Progress) -> frozenset[RowId] | None:
            return workspace.troubled(roster) if workspace.checked_by else None

        self._latest.ask(work)

    def _take(self, rows: object) -> None:
        assert rows is None or isinstance(rows, frozenset)
        if rows != self._rows:
            self._rows = rows
            self.changed.emit()
