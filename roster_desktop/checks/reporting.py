"""Has everybody reported, is nobody lost on the way, and does the village know what the township changed?"""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.checks.period_in_question import PeriodInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.schema.roster import Role

SAME_FOR = 3
"""Periods in a row with the same data after which one asks."""
_PERCENT = 100
_MOST_NAMED = 3


def missing_without_reason(period: PeriodInQuestion) -> Iterator[Seen]:
    for row in period.missing:
        columns = tuple(
            row.roster.key_of(role) for role in (Role.NAME, Role.ID_NUMBER) if row.roster.has(role)
        )
        yield Seen(columns, row=row)


def much_more_or_less(period: PeriodInQuestion) -> Iterator[Seen]:
    before = period.people_before
    limit = period.ground.number("P_VILLAGE_CHANGE")
    if before and abs(period.people - before) * _PERCENT > limit * before:
        gaps = {"name": period.name, "people": str(period.people), "before": str(before)}
        yield Seen((), gaps, policies=period.ground.said("P_VILLAGE_CHANGE"))


def nothing_changed(period: PeriodInQuestion) -> Iterator[Seen]:
    if period.periods_unchanged >= SAME_FOR:
        yield Seen((), {"name": period.name})


def reported_again(period: PeriodInQuestion) -> Iterator[Seen]:
    if period.times > 1:
        yield Seen((), {"name": period.name, "times": str(period.times)})


def not_reported(period: PeriodInQuestion) -> Iterator[Seen]:
    if period.overdue:
        policies = period.ground.said("P_DUE_DAY")
        yield Seen((), {"name": period.name, "period": str(period.overdue)}, policies=policies)


def edited_by_the_township(period: PeriodInQuestion) -> Iterator[Seen]:
    for row, columns in period.edited:
        headers = [row.roster.column_by_key[key].header for key in columns if key in row.roster.column_by_key]
        told = "、".join(f"“{header}”" for header in headers[:_MOST_NAMED]) or "在册情况"
        rest = f"等{len(headers)}项" if len(headers) > _MOST_NAMED else ""
        yield Seen(columns, {"columns": told + rest}, row=row)
