"""Everything that was found in a whole file, for who sends it or looks it over."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import fields

from roster_desktop.checks import Finding
from roster_desktop.progress import Progress
from roster_desktop.tasks.findings import all_findings
from roster_desktop.tasks.periods import period_findings
from roster_desktop.workspace import StoredFinding, Workspace


class CheckedFile(Struct, frozen=True):
    """What a check found, over how many rows."""

    findings: tuple[StoredFinding, ...]
    """Open and explained ones, in the order of the rows; those about a period last."""
    rows: int


def check_file(workspace: Workspace, progress: Progress | None = None) -> CheckedFile:
    """Every listed row by itself, all rosters against each other, and this period against those before."""
    rows = tuple(all_findings(workspace, progress))
    period = tuple(_as_stored(finding) for finding in period_findings(workspace))
    return CheckedFile((*rows, *period), sum(workspace.counts().values()))


def _as_stored(finding: Finding) -> StoredFinding:
    """A finding that follows from deliveries and history, which are not kept with the rows."""
    return StoredFinding(**{field.name: getattr(finding, field.name) for field in fields(Finding)})
