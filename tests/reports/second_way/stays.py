"""Stays from one day to another, both counted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tests.reports.second_way.ground import months_between

Stay = tuple[date, date]


def merged(stays: Iterable[Stay]) -> list[Stay]:
    """Those that touch or overlap as one; those that end before they begin left out."""
    days = sorted({day for first, last in stays if first <= last for day in _days(first, last)})
    found: list[Stay] = []
    for day in days:
        if found and found[-1][1] + timedelta(days=1) == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=nth) for nth in range((last - first).days + 1))


def whole_months(first: date, last: date) -> int:
    return months_between(first.isoformat(), last.isoformat()) or 0


def left_over(first: date, last: date) -> int:
    """The days behind the whole months."""
    months, day = whole_months(first, last), last
    while day >= first and whole_months(first, day - timedelta(days=1)) == months and months:
        day -= timedelta(days=1)
    # `day` is the one on which the last whole month was full.
    return (last - day).days if months else (last - first).days + 1
