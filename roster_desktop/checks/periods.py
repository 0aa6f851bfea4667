"""From when to when somebody works, learns or holds a post; and what is certain about it.

What is known to the month only gets the benefit of the doubt: two periods overlap where no reading of their
dates keeps them apart. Open is what has begun and has no end, or one after the cut-off date.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from roster_desktop.checks.roster_keys import ENDED, RETURNED, STARTED
from roster_desktop.checks.row_in_question import RowInQuestion

BOTH = (STARTED, ENDED)
_CLOSED = ("停业", "注销")


def is_open(row: RowInQuestion) -> bool:
    """Whether it certainly goes on at the cut-off date."""
    start, end = row.date_in(STARTED), row.date_in(ENDED)
    if (start and start.first > row.on) or is_shut(row):
        return False
    return end.first > row.on if end else not row.has(ENDED)


def may_be_open(row: RowInQuestion) -> bool:
    """Whether it goes on, or nobody can tell that it does not."""
    end = row.date_in(ENDED)
    return not is_shut(row) and (end is None or end.last > row.on)


def is_shut(row: RowInQuestion) -> bool:
    """Whether it is a business that is said to be closed, dated or not."""
    return row.text("status") in _CLOSED


def overlap(one: RowInQuestion, other: RowInQuestion) -> bool:
    """Whether there is a day, up to the cut-off date, on which both certainly went on."""
    first, second = _certain_half_days(one), _certain_half_days(other)
    return bool(first and second and max(first[0], second[0]) <= min(first[1], second[1]))


def went_on(row: RowInQuestion, day: date) -> bool:
    """Whether it certainly went on that day."""
    certain = _certain_half_days(row)
    return bool(certain and certain[0] <= 2 * day.toordinal() <= certain[1])


def has_certain_days(row: RowInQuestion) -> bool:
    return _certain_half_days(row) is not None


def _certain_half_days(row: RowInQuestion) -> tuple[int, int] | None:
    """From when to when it certainly went on.

    Counted in half days, so that a month can begin after its last day and end before its first one:
    who writes months left the one job and began the next in the same month, and that is no overlap.
    """
    start = row.date_in(STARTED)
    if not start or start.last > row.on:
        return None
    first = 2 * start.last.toordinal() + (not start.day)
    end = row.date_in(ENDED)
    if not end and not row.has(ENDED):
        end = row.date_in(RETURNED)
    if not end and (row.has(ENDED) or row.has(RETURNED) or is_shut(row)):
        return None
    last = 2 * row.on.toordinal()
    if end:
        last = min(last, 2 * end.first.toordinal() - (not end.day))
    return (first, last) if first <= last else None


def period(row: RowInQuestion) -> str:
    """2024-03至今, as the row says it."""
    start, end = row.date_in(STARTED), row.date_in(ENDED) or row.date_in(RETURNED)
    return f"{start or row.text(STARTED)}至{end or row.text(ENDED) or '今'}"


def by_start(rows: Iterable[RowInQuestion]) -> list[RowInQuestion]:
    """The earliest first; rows without a start that can be read are left out."""
    dated = [(start, row) for row in rows if (start := row.date_in(STARTED))]
    return [row for _, row in sorted(dated, key=lambda pair: (pair[0].first, pair[0].last))]


def dated_first(rows: Iterable[RowInQuestion]) -> list[RowInQuestion]:
    """The earliest first; rows without a start that can be read come last."""
    return sorted(rows, key=lambda row: start.first if (start := row.date_in(STARTED)) else date.max)


def months_after(day: date, months: int) -> date:
    """The same day of that month, or its last one: half a year after 31 August is 28 February."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
