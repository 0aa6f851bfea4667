"""Can somebody have earned this: wages that are mistyped, stand out among neighbours, or do not add up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from statistics import median

from roster_desktop.checks.alike import Alike
from roster_desktop.checks.amounts import amount_in, count_in
from roster_desktop.checks.finding import Level
from roster_desktop.checks.own_rows import together
from roster_desktop.checks.periods import is_open
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import ENDED, STARTED, TRANSFER
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen

WAGE, INCOME, _MONTHS = "monthly_wage", "yearly_income", "months_this_year"
_JOB = "job"
OF_JOBS = (_JOB, WAGE)

FEWEST_OTHERS = 5
"""Neighbours with the same job among whom a wage can stand out."""
_FARTHEST = 3
_LEAST_SPREAD = Decimal("0.1")
"""Of the middle wage: where all earn nearly the same, a little more or less is nothing to ask about."""
_WIDEST_GAP = Decimal("0.3")


def unlikely_wage(person: PersonInQuestion) -> Iterator[Seen]:
    """By the limits of the day on which the job ended, or of the cut-off date while it goes on."""
    for row in person.of(TRANSFER):
        wage = amount_in(row, WAGE)
        if wage is None:
            continue
        on = _end(row)
        low, low2, high = (
            person.ground.ruling(key, on) for key in ("P_INCOME_LOW", "P_INCOME_LOW2", "P_INCOME_HIGH")
        )
        limits = [person.ground.number(ruling.parameter.key, on) for ruling in (low, low2, high)]
        gaps = {"wage": row.text(WAGE)}
        if wage < limits[0] or wage > limits[2]:
            used = low if wage < limits[0] else high
            yield Seen((WAGE,), gaps, row=row, policies=(str(used),))
        elif wage < limits[1]:
            yield Seen((WAGE,), gaps, row=row, level=Level.NOTICE, policies=(str(low2),))


def unusual_wage(alike: Alike) -> Iterator[Seen]:
    """More than three times as far from the middle as half of the neighbours are."""
    told = [(row, wage) for row in alike.rows if is_open(row) and (wage := amount_in(row, WAGE))]
    if len(told) <= FEWEST_OTHERS:
        return
    middle = Decimal(median(wage for _, wage in told))
    spread = max(Decimal(median(abs(wage - middle) for _, wage in told)), middle * _LEAST_SPREAD)
    for row, wage in told:
        if abs(wage - middle) > _FARTHEST * spread:
            gaps = {"wage": row.text(WAGE), "middle": f"{middle.normalize():f}", "job": row.text(_JOB)}
            yield Seen((WAGE, _JOB), gaps, row=row)


def income_against_wage(person: PersonInQuestion) -> Iterator[Seen]:
    """Only where the person had one job this year: of several, each row may tell the income of all."""
    for rows in together(person, person.of(TRANSFER)):
        this_year = [row for row in rows if _is_of_year(row, row.on.year)]
        row = this_year[0] if len(this_year) == 1 else None
        if row is None:
            continue
        wage, income, months = amount_in(row, WAGE), amount_in(row, INCOME), count_in(row, _MONTHS)
        if not wage or not months or income is None:
            continue
        expected = wage * months
        if abs(income - expected) > _WIDEST_GAP * expected:
            gaps = {"income": row.text(INCOME), "wage": row.text(WAGE), "months": str(months)}
            yield Seen((INCOME, WAGE, _MONTHS), gaps, row=row)


def _end(row: RowInQuestion) -> date:
    end = row.date_in(ENDED)
    return min(end.first, row.on) if end else row.on


def _is_of_year(row: RowInQuestion, year: int) -> bool:
    """Whether the job may have gone on in that year."""
    start, end = row.date_in(STARTED), row.date_in(ENDED)
    return not (start and start.first.year > year) and not (end and end.last.year < year)
