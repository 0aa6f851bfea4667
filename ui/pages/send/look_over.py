"""Looking a file over before it is sent: what is wrong in which row,
with the names that people know them by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from roster_desktop.checks import Finding, Level
from roster_desktop.progress import Progress
from roster_desktop.records import RowId
from roster_desktop.schema import Role
from roster_desktop.tasks.check import check_file
from roster_desktop.workspace import Workspace

_PAGE = 500
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
    grave = [finding for finding in checked.findings if finding.level is not Level.NOTICE]
    name_by_row = _names(workspace, grave)
    complaints = [Complaint(finding, name_by_row.get(finding.row, "")) for finding in grave]
    complaints.sort(key=lambda complaint: _ORDER[complaint.finding.level])
    return LookedOver(tuple(complaints), checked.rows)


def _names(workspace: Workspace, findings: Iterable[Finding]) -> Mapping[str, str]:
    ids_by_roster: dict[str, dict[RowId, None]] = {}
    for finding in findings:
        ids_by_roster.setdefault(finding.roster, {})[RowId(finding.row)] = None
    names: dict[str, str] = {}
    for key, asked in ids_by_roster.items():
        roster, ids = workspace.catalog.roster(key), list(asked)
        for start in range(0, len(ids), _PAGE):
            for row in workspace.rows(key, ids[start : start + _PAGE]):
                names[row.id] = roster.text_of(Role.NAME, row.values)
    return names
