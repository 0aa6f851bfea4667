"""Looking a file over before it is sent: what is wrong in which row,
with the names that people know them by."""

from __future__ import annotations

from dataclasses import dataclass

from roster_desktop.checks import Finding, Level
from roster_desktop.progress import Progress
from roster_desktop.tasks.check import check_file
from roster_desktop.workspace import Workspace

_ORDER = {Level.ERROR: 0, Level.WARNING: 1, Level.NOTICE: 2}


@dataclass(frozen=True, slots=True)
class Complaint:
    """A finding with the name of its row."""

    finding: Finding
    name: str


@dataclass(frozen=True, slots=True)
class LookedOver:
    """Everything wrong with the file's cells, the gravest first."""

    complaints: tuple[Complaint, ...]
    rows: int

    def count(self, level: Level) -> int:
        """How many complaints of this level there are."""
        return sum(complaint.finding.level is level for complaint in self.complaints)


def look_over(workspace: Workspace, progress: Progress) -> LookedOver:
    """Check every row; notices are left to the roster pages."""
    checked = check_file(workspace, progress)
    waiting = (finding for finding in checked.findings if finding.state == "open")
    grave = [finding for finding in waiting if finding.level is not Level.NOTICE]
    complaints = [Complaint(finding, finding.name) for finding in grave]
    complaints.sort(key=lambda complaint: _ORDER[complaint.finding.level])
    return LookedOver(tuple(complaints), checked.rows)
