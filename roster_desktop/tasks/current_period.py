"""For which month an office reports today."""

from __future__ import annotations

from roster_desktop.checks.reporting_period import ReportingPeriod, reporting_period
from roster_desktop.workspace import Workspace


def current_period(workspace: Workspace) -> ReportingPeriod:
    """What a submission made today reports for: after the last day to report, already the next month."""
    return reporting_period(workspace.today(), workspace.policies)
