"""A stretch of time for which an office opens, computes and closes its accounts: a week, a month, a quarter
or a year."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from enum import Enum

from msgspec import Struct

from roster_desktop.wording import Language, current_language, span_in_words

_QUARTERS, _MONTHS = 4, 12


class Span(Enum):
    """How long a period is."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    WEEK = "week"


class Period(Struct, frozen=True):
    """A period by its name. Quarters and years consist of their months, wherever a month begins."""

    span: Span
    year: int
    number: int
    """Which quarter, month or ISO week of the year; 1 of a year."""

    def __post_init__(self) -> None:
        most = {Span.YEAR: 1, Span.QUARTER: _QUARTERS, Span.MONTH: _MONTHS, Span.WEEK: _weeks(self.year)}
        if not 1 <= self.number <= most[self.span] or not 1900 <= self.year <= 2999:
            raise ValueError(f"there is no such period: {self.span.value} {self.year} {self.number}")

    @property
    def key(self) -> str:
        """How files and commands name it: 2026, 2026-Q3, 2026-11, 2026-W48."""
        match self.span:
            case Span.YEAR:
                return f"{self.year}"
            case Span.QUARTER:
                return f"{self.year}-Q{self.number}"
            case Span.MONTH:
                return f"{self.year}-{self.number:02}"
            case Span.WEEK:
                return f"{self.year}-W{self.number:02}"

    @property
    def title(self) -> str:
        """How people name it: 2026年度, 2026年第3季度, 2026年11月, 2026年第48周."""
        return span_in_words(self.span.value, self.year, self.number, Language.CHINESE)

    @property
    def in_words(self) -> str:
        """How the window names it: in English 2026, Q3 2026, November 2026, week 48 of 2026."""
        return span_in_words(self.span.value, self.year, self.number, current_language())

    def days(self, first_day: int) -> tuple[date, date]:
        """Its first and last day, where a month begins on this day of the month before (1: on its own first).
        Weeks go from Monday to Sunday."""
        if self.span is Span.WEEK:
            monday = date.fromisocalendar(self.year, self.number, 1)
            return monday, monday + timedelta(days=6)
        many = {Span.YEAR: _MONTHS, Span.QUARTER: _MONTHS // _QUARTERS, Span.MONTH: 1}[self.span]
        first = many * (self.number - 1) + 1
        begins = _month_begins(self.year, first, first_day)
        return begins, _month_begins(self.year, first + many, first_day) - timedelta(days=1)


def period_of(span: Span, day: date, first_day: int) -> Period:
    """The period of this length in which the day lies."""
    if span is Span.WEEK:
        year, week, _ = day.isocalendar()
        return Period(span, year, week)
    month = 12 * day.year + day.month - 1 + (first_day > 1 and day.day >= first_day)
    year, place = divmod(month, _MONTHS)
    number = {Span.YEAR: 1, Span.QUARTER: place // 3 + 1, Span.MONTH: place + 1}[span]
    return Period(span, year, number)


def period_named(text: str) -> Period | None:
    """The period of this key, also written 2026Q3, 2026-w5 or 2026-3; None where there is none."""
    told = re.fullmatch(r"([0-9]{4})(?:-?(Q|W)([0-9]{1,2})|-([0-9]{1,2}))?", text.strip().upper())
    if told is None:
        return None
    year, letter, of_letter, month = told.groups()
    span = {"Q": Span.QUARTER, "W": Span.WEEK}.get(letter, Span.MONTH if month else Span.YEAR)
    try:
        return Period(span, int(year), int(of_letter or month or 1))
    except ValueError:
        return None


def _month_begins(year: int, month: int, first_day: int) -> date:
    years, place = divmod(month - 1 - (first_day > 1), _MONTHS)
    last = calendar.monthrange(year + years, place + 1)[1]
    return date(year + years, place + 1, min(first_day, last))


def _weeks(year: int) -> int:
    # The 28th of December always lies in the last week of its year.
    return date(year, 12, 28).isocalendar()[1]
