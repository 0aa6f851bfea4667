"""How many months somebody worked or held posts, over several rows that may touch or overlap."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta

from roster_desktop.checks.roster_keys import ENDED, STARTED
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.schema.derivation import full_months

Spell = tuple[date, date]
"""The first and the last day, both counted."""

_DAY = timedelta(days=1)
_DAYS_OF_A_MONTH = 30


def certain_spells(rows: Iterable[RowInQuestion], until: date) -> list[Spell]:
    """The shortest that the dates can mean; rows of which nothing is certain are left out."""
    spells: list[Spell] = []
    for row in rows:
        start, end = row.date_in(STARTED), row.date_in(ENDED)
        if start and (end or not row.has(ENDED)):
            spells.append((start.last, min(end.first, until) if end else until))
    return joined(spells)


def possible_spells(rows: Iterable[RowInQuestion], until: date) -> list[Spell] | None:
    """The longest that the dates can mean; None where a row does not tell since when."""
    spells: list[Spell] = []
    for row in rows:
        start, end = row.date_in(STARTED), row.date_in(ENDED)
        if not start:
            return None
        spells.append((start.first, min(end.last, until) if end else until))
    return joined(spells)


def joined(spells: Iterable[Spell]) -> list[Spell]:
    """Spells that touch or overlap as one, in their order; those that end before they begin left out."""
    whole: list[Spell] = []
    for first, last in sorted(spell for spell in spells if spell[0] <= spell[1]):
        if whole and first <= whole[-1][1] + _DAY:
            whole[-1] = (whole[-1][0], max(whole[-1][1], last))
        else:
            whole.append((first, last))
    return whole


def months_of(spells: Iterable[Spell]) -> int:
    """Full months of each spell; what is left over of one does not add to another."""
    return sum(full_months(first, last) for first, last in spells)


def months_at_most(spells: list[Spell]) -> int:
    """Full months, the days left over of several spells put together."""
    months = months_of(spells)
    if len(spells) < 2:
        return months
    left = sum((last - plus_months(first, full_months(first, last))).days + 1 for first, last in spells)
    return months + left // _DAYS_OF_A_MONTH


def plus_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a month that is too short."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
