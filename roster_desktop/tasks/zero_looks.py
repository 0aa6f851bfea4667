"""How households came onto the zero-employment list and left it, looked up in the history of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from msgspec.structs import replace

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import EVERYTHING, Area
from roster_desktop.reports import ZERO_RULES, Facts, ZeroHistory, followed
from roster_desktop.reports.dispatch import Cadence, ends_before
from roster_desktop.tasks.report_facts import Moment, gather_facts, moment_of
from roster_desktop.workspace import Workspace

_WEEKS = 5
"""So many week ends are looked at beside the month ends of the year."""


@dataclass
class PastLooks:
    """What was found on days that are over: it stays as it is, and is kept while a page is open."""

    found: dict[tuple[object, ...], ZeroHistory] = field(default_factory=dict)


def with_history(
    workspace: Workspace,
    facts: Facts,
    past: PastLooks,
    area: Area = EVERYTHING,
    progress: Progress | None = None,
) -> Facts:
    """The facts, with how the zero-employment list came about: by month and week ends, and today."""
    history = ZeroHistory()
    asked: tuple[object, ...] = (str(workspace.path), area, repr(workspace.own_policies))
    moments = list(_moments(workspace, facts.on))
    watch = progress or Silence()
    for done, moment in enumerate(moments):
        watch.report(done, len(moments), f"对照{moment.on.isoformat()}")
        asked = (*asked, moment)
        if asked not in past.found:
            past.found[asked] = followed(history, gather_facts(workspace, area, then=moment))
        history = past.found[asked]
    reasons = {
        row: said.reason for (row, rule, _), said in workspace.explained().items() if rule in ZERO_RULES
    }
    return replace(facts, zero=followed(history, facts), zero_reasons=reasons)


def _moments(workspace: Workspace, on: date) -> Iterator[Moment]:
    """The days before this one on which the list is looked at, as far as anything was in the file by then."""
    year_ago = date(on.year, 1, 1) - timedelta(days=1)
    months = [day for day in ends_before(Cadence.MONTH, on, 12) if day >= year_ago]
    for day in sorted({*months, *ends_before(Cadence.WEEK, on, _WEEKS)}):
        moment = moment_of(workspace, day)
        if moment.point:
            yield moment
