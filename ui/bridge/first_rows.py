"""Rows looked for beside the window: of very long rosters the first ones at once, then all of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from roster_desktop.workspace import Query, Workspace
from ui.bridge.jobs import Jobs
from ui.bridge.latest import Latest

LONG = 60_000
"""From so many rows on even the list of those that were found takes longer than a key."""
FIRST = 200
"""Rows that are shown while the others are still being found: several screens."""


class FirstRows(QObject):
    """One search after another; a newer one takes the place of what is still under way."""

    first_came = Signal(object)
    """The first of more rows; `came` follows."""
    came = Signal(object)
    """All rows."""
    refused = Signal(str)

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._query = Query("")
        self._first = Latest(jobs, self)
        # Beside it, so that the next key does not wait until all rows of the one before were found.
        self._all = Latest(jobs, self)
        self._first.came.connect(self._take_first)
        self._all.came.connect(self.came)
        for latest in (self._first, self._all):
            latest.refused.connect(self.refused)

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._first.is_waiting or self._all.is_waiting

    def ask(self, query: Query, rows: int) -> None:
        """Look for this in a roster of so many rows; whatever was asked before is no longer of interest."""
        self.forget()
        workspace, self._query = self._workspace, query
        if rows >= LONG and query.find:
            self._first.ask(lambda _progress: workspace.first_ids(query, FIRST))
        else:
            self._all.ask(lambda _progress: workspace.row_ids(query))

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._first.forget()
        self._all.forget()

    def _take_first(self, ids: object) -> None:
        assert isinstance(ids, list)
        if len(ids) < FIRST:
            self.came.emit(ids)
            return
        workspace, query = self._workspace, self._query
        self.first_came.emit(ids)
        self._all.ask(lambda _progress: workspace.row_ids(query))
