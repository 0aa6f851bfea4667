"""For which month a day reports, and until when: 21st to 20th, or the calendar month, as policies say."""

from __future__ import annotations

import calendar
from datetime import date

from msgspec import Struct

from roster_desktop.policies import PolicyBook
from roster_desktop.wording import month_in_words

FIRST_DAY, DUE_DAY = "P_PERIOD_START_DAY", "P_DUE_DAY"


class ReportingPeriod(Struct, frozen=True, order=True):
    """The month by whose name people call what is reported."""

    year: int
    month: int

    @property
    def before(self) -> ReportingPeriod:
        """The period right before."""
        return _moved(self, -1)

    @property
    def after(self) -> ReportingPeriod:
        """The period right after."""
        return _moved(self, 1)

    def due(self, policies: PolicyBook) -> date:
        """The last day to report it; of a short month its last day."""
        first = date(self.year, self.month, 1)
        day = policies.number(DUE_DAY, first)
        return first.replace(day=min(day, calendar.monthrange(self.year, self.month)[1]))

    def begins(self, policies: PolicyBook) -> date:
        """The first day of what it reports: the month's own, or the day of the month before that is set."""
        first = date(self.year, self.month, 1)
        day = policies.number(FIRST_DAY, first)
        if day == 1:
            return first
        before = self.before
        last = calendar.monthrange(before.year, before.month)[1]
        return date(before.year, before.month, min(day, last))

    @property
    def in_words(self) -> str:
        """What the window calls it."""
        return month_in_words(self.year, self.month)

    def __str__(self) -> str:
        return f"{self.year}年{self.month}月"


def reporting_period(day: date, policies: PolicyBook) -> ReportingPeriod:
    """The period that somebody reports on this day.

    When the next one has begun, the days until the last one is due still belong to that.
    """
    month = ReportingPeriod(day.year, day.month)
    first = policies.number(FIRST_DAY, day)
    has_begun = first > 1 and day.day >= first
    return month.after if has_begun and day > month.due(policies) else month


def last_due(day: date, policies: PolicyBook) -> ReportingPeriod:
    """The last period whose time to report is over on this day."""
    month = ReportingPeriod(day.year, day.month)
    return month if day > month.due(policies) else month.before


def _moved(period: ReportingPeriod, months: int) -> ReportingPeriod:
    year, month = divmod(12 * period.year + period.month - 1 + months, 12)
    return ReportingPeriod(year, month + 1)
