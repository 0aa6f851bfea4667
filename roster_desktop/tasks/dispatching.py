"""The page of the week, month or quarter: the file now, and how it stood when the earlier ones ended."""

from __future__ import annotations

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import EVERYTHING, Area
from roster_desktop.reports import PROBLEM, Facts, days_late
from roster_desktop.reports.dispatch import (
    Cadence,
    Dispatch,
    Standing,
    dispatch_of,
    ends_before,
    standing_of,
)
from roster_desktop.tasks.report_facts import gather_facts, moment_of
from roster_desktop.workspace import Workspace

_MANY = {Cadence.WEEK: 7, Cadence.MONTH: 5, Cadence.QUARTER: 3}
"""How many earlier ones the line shows."""
_CLOSED = "已销号"


def dispatch(
    workspace: Workspace, cadence: Cadence, area: Area = EVERYTHING, progress: Progress | None = None
) -> Dispatch:
    """What the page says as of now."""
    watch = progress or Silence()
    facts = gather_facts(workspace, area, watch)
    problems = [row for row in facts.ledgers.get(PROBLEM, ()) if row.text("state") != _CLOSED]
    return dispatch_of(
        cadence,
        facts,
        _earlier(workspace, cadence, area, facts, watch),
        problems_open=len(problems),
        problems_late=sum(days_late(row, facts.on) is not None for row in problems),
    )


def _earlier(
    workspace: Workspace, cadence: Cadence, area: Area, facts: Facts, watch: Progress
) -> list[Standing]:
    """The numbers of the ends before, as far as anything was in the file by then."""
    found: list[Standing] = []
    days = ends_before(cadence, facts.on, _MANY[cadence])
    for done, day in enumerate(days):
        watch.report(done, len(days), f"对照{day.isoformat()}")
        moment = moment_of(workspace, day)
        if moment.point:
            found.append(standing_of(gather_facts(workspace, area, then=moment)))
    return found
