"""How the sample draws words and days, and counts with days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random


def drawn(draw: Random, weighted: Sequence[tuple[str, int]]) -> str:
    """One of the texts, by their weights."""
    return draw.choices([text for text, _ in weighted], [weight for _, weight in weighted])[0]


def day_between(draw: Random, first: date, last: date) -> date:
    """Any day from the first to the last, both included; the last where there is none between."""
    return last - timedelta(days=draw.randint(0, max(0, (last - first).days)))


def years_before(day: date, years: float) -> date:
    """About so long before."""
    return day - timedelta(days=round(years * 365.25))


def months_after(day: date, months: int) -> date:
    """The same day so many months later, the month's last where it is shorter."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first = date(years, month + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)


def full_months(start: date, end: date) -> int:
    """Months from one day to the other, those begun not counted; 0 where the end comes first."""
    months = 12 * (end.year - start.year) + end.month - start.month - (end.day < start.day)
    return max(0, months)


def birthday(born: date, age: int) -> date:
    """The day somebody reached that age."""
    return months_after(born, 12 * age)


def first_day(text: str) -> date:
    """The earliest day that a date in canonical text can mean."""
    return date.fromisoformat(text if len(text) == 10 else f"{text}-01")
