"""Whose workbook this period is still to come: a township's villages, a county's townships."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.records import Area, Level
from roster_desktop.tasks.areas import reports_of, senders
from roster_desktop.tasks.todo_facts import Facts
from roster_desktop.wording import day_in_words
from roster_desktop.workspace import DeliveryRecord, Workspace


class Sender(Struct, frozen=True):
    """One who reports to this file, and everything that came."""

    area: Area
    records: tuple[DeliveryRecord, ...]
    """The newest first."""
    report: DeliveryRecord | None
    """The newest submission of this period; None where none came. An answered return is none."""
    owes: str = ""
    """The earlier period that is due and never came, in words; "" where none is."""

    @property
    def has_reported(self) -> bool:
        return self.report is not None


class Expected(Struct, frozen=True):
    """Who reports to this file in this period."""

    period: str
    part: str
    """What they are: 村 of a township, 镇 of a county."""
    senders: tuple[Sender, ...]
    due: str
    days_left: int
    """Until the last day; below 0 where it is over."""

    @property
    def received(self) -> int:
        return sum(sender.has_reported for sender in self.senders)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of those whose workbook is still to come."""
        return tuple(sender.area.name for sender in self.senders if not sender.has_reported)


def expected(workspace: Workspace) -> Expected:
    """This period's workbooks: those that came, and those that are still to come."""
    facts = Facts(workspace)
    owing = {period.name: period.overdue for period in facts.periods if period.overdue}
    reports = reports_of(workspace)
    found = tuple(
        Sender(
            area,
            records,
            next((one for one in reports[area] if facts.period_of(one.at) == facts.period), None),
            owing[area.name].in_words if area.name in owing else "",
        )
        for area, records in senders(workspace).items()
    )
    part = "镇" if workspace.unit.level is Level.COUNTY else "村"
    due = day_in_words(facts.due)
    return Expected(facts.period.in_words, part, found, due, facts.days_left)
