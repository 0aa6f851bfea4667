"""What a thing that needs a person today is, and the facts of the file from which it follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from enum import IntEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.checks import Level as Severity
from roster_desktop.checks.period_in_question import PeriodInQuestion
from roster_desktop.checks.reporting_period import ReportingPeriod, reporting_period
from roster_desktop.progress import Progress
from roster_desktop.records import EVERYTHING, Area, Level, RowId
from roster_desktop.schema import UNVERIFIED, Role
from roster_desktop.tasks.current_period import current_period
from roster_desktop.tasks.verifying import stale_before
from roster_desktop.wording import N_, _
from roster_desktop.workspace import ExportRecord, FindingQuery, Query, StoredFinding, Workspace

MOST_READ = 1500
"""Findings of one rule that are read to name people; of more only their number is told."""
FINDINGS = "checking"
"""Key of the page on which findings are corrected or explained."""
VERIFYING = "verifying"
"""Key of the page with the lists for calls and visits; without one the rows themselves are shown."""
_NAMED = 3


class Urgency(IntEnum):
    """How soon; what comes first stands first."""

    NOW = 0
    SOON = 1
    LATER = 2


class Place(Struct, frozen=True):
    """Where a thing is done. What is blank narrows nothing."""

    page: str = ""
    """Key of a page or of a roster."""
    rules: tuple[str, ...] = ()
    """Only what these rules found."""
    level: str = ""
    """Only what was found of this level: error, warning."""
    chip: str = ""
    """The part of the roster that is meant: stale; of the manual the key of its page."""
    policy: str = ""
    """Key of the policy that is meant."""
    roster: str = ""
    row: str = ""
    column: str = ""
    """The first row of it, for where no page lists it."""
    deed: str = ""
    """Id of what the window itself does at once: backup."""
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Column key → texts of which the cell holds one, of the rows that are meant."""
    days: tuple[str, str] | None = None
    """First and last day between which changes are meant."""


class Todo(Struct, frozen=True):
    """One thing that needs a person."""

    urgency: Urgency
    title: str
    about: str
    """Who it is about, and what to do."""
    button: str
    place: Place
    about_once: str = ""
    """Under what the file notes that somebody read it and wants to hear no more of it; "" where it stays
    until it is done."""


class Facts:
    """The file as it stands, asked only for what somebody wants to know."""

    def __init__(
        self, workspace: Workspace, area: Area = EVERYTHING, progress: Progress | None = None
    ) -> None:
        """`progress`: asked in the course of what takes long."""
        self.workspace = workspace
        self.area = area
        self.progress = progress

    @cached_property
    def today(self) -> date:
        return self.workspace.today()

    @cached_property
    def period(self) -> ReportingPeriod:
        """What is reported these days."""
        return current_period(self.workspace)

    @cached_property
    def due(self) -> date:
        """The last day to report it."""
        return self.period.due(self.workspace.policies)

    @property
    def days_left(self) -> int:
        """Until the last day to report; below 0 where it is over."""
        return (self.due - self.today).days

    @cached_property
    def sent(self) -> tuple[ExportRecord, ...]:
        """The own unit's workbooks of this period, the newest first."""
        return tuple(one for one in self.workspace.exports() if self.period_of(one.at) == self.period)

    def period_of(self, at: str) -> ReportingPeriod | None:
        """The period of a time as the file writes it; None where it was written otherwise."""
        try:
            return reporting_period(date.fromisoformat(at[:10]), self.workspace.policies)
        except ValueError:
            return None

    @cached_property
    def is_village(self) -> bool:
        return self.workspace.unit.level is Level.VILLAGE

    @property
    def people(self) -> Query:
        """Everybody listed in the area."""
        key = self.workspace.catalog.people
        return Query(key, township=self.area.township, village=self.area.village)

    @cached_property
    def unverified(self) -> int:
        """Persons who were never verified."""
        return self.workspace.count(replace(self.people, where=UNVERIFIED.where))

    @cached_property
    def stale(self) -> Query:
        """Persons who were verified, but too long ago."""
        return replace(self.people, verified_before=stale_before(self.workspace))

    @cached_property
    def stale_count(self) -> int:
        return self.workspace.count(self.stale)

    @property
    def stale_days(self) -> int:
        """After how many days a verification is too old."""
        return self.workspace.policies.number("P_VERIFY_DAYS", self.workspace.cutoff)

    @cached_property
    def rows(self) -> int:
        """Rows listed in all rosters."""
        return sum(self.workspace.counts().values())

    @cached_property
    def count_by_rule(self) -> Mapping[str, int]:
        """Rule → how many open findings."""
        return self.workspace.count_findings("rule", self._query())

    @cached_property
    def periods(self) -> tuple[PeriodInQuestion, ...]:
        """The reporting period of the own village, or of every village (township) of the area."""
        # Late: pages know a `Place` from here, and stand there before anybody compares periods.
        from roster_desktop.tasks.periods import periods

        own = self.area.name
        return tuple(one for one in periods(self.workspace) if own in ("", one.name))

    def findings(self, rules: Iterable[str]) -> list[StoredFinding]:
        """What these rules found, as far as it can be read."""
        return [
            finding
            for rule in rules
            if 0 < self.count_by_rule.get(rule, 0) <= MOST_READ
            for finding in self.workspace.findings(self._query(rule))
        ]

    def count(self, rules: Iterable[str]) -> int:
        return sum(self.count_by_rule.get(rule, 0) for rule in rules)

    def is_readable(self, rules: Collection[str]) -> bool:
        """Whether it can be told who everybody is."""
        return all(self.count_by_rule.get(rule, 0) <= MOST_READ for rule in rules)

    def count_of_level(self, level: Severity) -> Mapping[str, int]:
        """Rule → open findings of this level."""
        return self.workspace.count_findings("rule", self._query(level=level))

    def heads(self, findings: Iterable[StoredFinding]) -> list[str]:
        """The heads of the households of which these findings speak."""
        ids = [RowId(one.row) for one in findings][: _NAMED + 1]
        people = self.workspace.catalog.person_roster
        rows = {row.id: row for row in self.workspace.rows(people.key, ids)}
        told = [rows[one].values for one in ids if one in rows]
        return [people.text_of(Role.HEAD, one) or people.text_of(Role.NAME, one) for one in told]

    def _query(self, rule: str = "", level: Severity | None = None) -> FindingQuery:
        return FindingQuery(rule=rule, level=level, township=self.area.township, village=self.area.village)


def persons(findings: Iterable[StoredFinding]) -> dict[str, str]:
    """Person → name, each once."""
    told: dict[str, str] = {}
    for finding in findings:
        told.setdefault(finding.holder or finding.row, finding.name or _("（未填姓名）"))
    return told


def named(names: Iterable[str], counted: str = N_("人"), count: int = 0) -> str:
    """马国庆、王建国、李明 等5人; up to three names are told whole. `count`: of how many these are the first."""
    told = [name for name in names if name]
    total = max(count, len(told))
    more = _(" 等{total}{counted}").format(total=total, counted=_(counted)) if total > _NAMED else ""
    return _("、").join(told[:_NAMED]) + more
