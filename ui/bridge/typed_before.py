"""What stands in a column already, to be offered while somebody types: of a long roster it is found beside
the window, from the moment at which the keyboard comes into the column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from roster_desktop.tasks.typing import suggestions
from roster_desktop.workspace import Query, Workspace
from ui.bridge.jobs import Job, Jobs
from ui.bridge.latest import LARGE

Came = Callable[[object], None]
"""A slot that is told that the texts are there."""


class TypedBefore(QObject):
    """One for a file, of all its rosters."""

    def __init__(self, workspace: Workspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._under_way: dict[tuple[str, str], Job] = {}

    def texts_of(self, roster: str) -> Callable[[str, str], Sequence[str]]:
        """(column, what was typed) → what to offer; nothing while it is still being found."""
        return lambda column, text: self._texts(roster, column, text)

    def expected_of(self, roster: str) -> Callable[[str, Came], None]:
        """(column, slot): somebody is about to type there; the slot is called where offers take a while."""
        return lambda column, came: self._expect(roster, column, came)

    def _texts(self, roster: str, column: str, text: str) -> Sequence[str]:
        if self._is_quick(roster, column):
            return suggestions(self._workspace, roster, column, text)
        self._find(roster, column)
        return ()

    def _expect(self, roster: str, column: str, came: Came) -> None:
        if not self._is_quick(roster, column):
            self._find(roster, column).done.connect(came)

    def _is_quick(self, roster: str, column: str) -> bool:
        workspace = self._workspace
        return workspace.has_learnt(roster, column) or workspace.count(Query(roster)) < LARGE

    def _find(self, roster: str, column: str) -> Job:
        """Once at a time: a second search would take as long as the first."""
        asked = roster, column
        if asked not in self._under_way:
            workspace = self._workspace
            job = self._jobs.start(lambda _progress: workspace.learnt(roster, column, "", limit=1))
            self._under_way[asked] = job
            job.ended.connect(lambda: self._under_way.pop(asked, None))
        return self._under_way[asked]
