"""今日待办: what needs a person today, in the clerk's words, the most urgent first; nothing where all is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import EVERYTHING, Area
from roster_desktop.tasks import todo_duties, todo_findings, todo_surroundings, todo_who
from roster_desktop.tasks.labour_counts import Census, LabourCounts
from roster_desktop.tasks.todo_facts import Facts, Todo
from roster_desktop.tasks.todo_findings import look_at
from roster_desktop.wording import _, day_in_words
from roster_desktop.workspace import Workspace

LOOKS: tuple[Callable[[Facts], Iterator[Todo]], ...] = (
    todo_surroundings.endangered,
    todo_duties.empty_roster,
    todo_duties.never_compared,
    todo_duties.open_conflicts,
    todo_who.in_two_villages,
    todo_who.may_be_one,
    todo_duties.asked_from_above,
    look_at(*todo_findings.CONTRADICTIONS),
    look_at(*todo_findings.ERRORS),
    todo_findings.other_errors,
    todo_duties.missing_people,
    todo_duties.overdue_reports,
    todo_duties.not_sent,
    todo_duties.waiting_parcels,
    todo_duties.missing_reports,
    todo_duties.to_return,
    todo_duties.changed_at_once,
    todo_duties.old_verifications,
    look_at(*todo_findings.HOUSEHOLDS),
    look_at(*todo_findings.POSTS),
    todo_duties.unusual_numbers,
    todo_findings.other_warnings,
    todo_duties.never_verified,
    todo_duties.old_copy,
)
"""Everything that may need a person; among equally urgent things this is their order."""


class Numbers(Struct, frozen=True):
    """How the area stands, in four numbers and what goes with them."""

    labour: LabourCounts
    zero_households: int | None
    """Households without work that want some; None while nothing was compared."""
    unwilling_households: int
    unverified: int
    """Persons to verify: never verified, or too long ago."""
    stale: int
    """Those of them who were verified too long ago."""
    stale_days: int


class Today(Struct, frozen=True):
    """What the home page shows."""

    numbers: Numbers
    todos: tuple[Todo, ...]
    period: str
    due: str
    days_left: int
    times_sent: int
    """How often the own unit reported this period."""


def today(
    workspace: Workspace, census: Census, area: Area = EVERYTHING, progress: Progress | None = None
) -> Today:
    """Everything at once, as of now and of the last comparison."""
    watch = progress or Silence()
    facts = Facts(workspace, area, watch)
    labour = census.count(area, watch)
    told = todos(facts, watch)
    due = day_in_words(facts.due)
    return Today(_numbers(facts, labour), told, facts.period.in_words, due, facts.days_left, len(facts.sent))


def todos(facts: Facts, progress: Progress | None = None) -> tuple[Todo, ...]:
    """What needs a person, the most urgent first."""
    watch = progress or Silence()
    found: list[Todo] = []
    for done, look in enumerate(LOOKS):
        watch.report(done, len(LOOKS), _("看看今天要做什么"))
        found += look(facts)
    return tuple(sorted(found, key=lambda one: one.urgency))


def _numbers(facts: Facts, labour: LabourCounts) -> Numbers:
    is_known = bool(facts.workspace.checked_by)
    stale = facts.stale_count
    return Numbers(
        labour,
        facts.count(("H01",)) if is_known else None,
        facts.count(("H02",)),
        facts.unverified + stale,
        stale,
        facts.stale_days,
    )
