"""Everything that was found in a whole file, for who sends it or looks it over."""

from __future__ import annotations

from dataclasses import dataclass

from roster_desktop.progress import Progress
from roster_desktop.tasks.findings import all_findings
from roster_desktop.workspace import StoredFinding, Workspace


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a check found, over how many rows."""

    findings: tuple[StoredFinding, ...]
    """Open and explained ones, in the order of the rows."""
    rows: int


def check_file(workspace: Workspace, progress: Progress | None = None) -> CheckedFile:
    """Every listed row by itself and all rosters against each other, as they stand now."""
    findings = tuple(all_findings(workspace, progress))
    return CheckedFile(findings, sum(workspace.counts().values()))
