"""Dates as precise as they are known: a day, a month or a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from msgspec import Struct

from roster_desktop.schema.kind import Kind, Unreadable
from roster_desktop.schema.kinds.chinese_numerals import with_digits
from roster_desktop.schema.kinds.folding import folded, trimmed, without_quotes

FIRST_YEAR, LAST_YEAR = 1900, 2099

_SEPARATOR = r"[-./、·。 ]"
_AROUND_SEPARATOR = re.compile(r" *([-./、·。年月日号:]) *")
_TIME = re.compile(r"[ T]([01]?[0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?Z?$")
_SPELLED = re.compile(
    rf"(?P<year>[0-9]{{4}})"
    rf"(?:年度?|(?:年|{_SEPARATOR})(?P<month>[0-9]{{1,2}})"
    rf"(?:月份?|\.|(?:月|{_SEPARATOR})(?P<day>[0-9]{{1,2}})[日号.]?)?)?"
)
_COMPACT = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?")
_AS_STORED = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
# Six digits beginning 1901 to 1912 are as likely a day of 2019 written 1901xx; nobody guesses.
_AS_LIKELY_A_SHORT_YEAR = range(1901, 1913)


class PartialDate(Struct, frozen=True, order=True):
    """A year, a month of a year or a day; 0 stands for what is not known."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] + [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True)
class DateOrMonth(Kind[PartialDate]):
    """Every habit of writing a date with a four-digit year. Short years and months alone are not guessed."""

    ends: bool = False
    """Whether it tells when something ended, so that an import may leave it open: 至今, 2020年起."""

    name: ClassVar[str] = "date"

    def parse(self, text: str) -> PartialDate | Unreadable | None:
        if parts := _AS_STORED.fullmatch(text):
            known = [int(part) for part in parts.groups() if part]
            return PartialDate(*known) if _is_date(*known) else Unreadable(text)
        if not trimmed(text):
            return None
        plain = _TIME.sub("", with_digits(without_quotes(folded(text))))
        plain = re.sub(" +", " ", _AROUND_SEPARATOR.sub(r"\1", plain))
        parts = _SPELLED.fullmatch(plain) or _COMPACT.fullmatch(plain)
        if parts is None or (len(plain) == 6 and plain.isdigit() and _may_be_short(plain)):
            return Unreadable(text)
        known = [int(part) for part in parts.group("year", "month", "day") if part]
        return PartialDate(*known) if _is_date(*known) else Unreadable(text)

    def write(self, value: PartialDate | Unreadable | None) -> str:
        if isinstance(value, Unreadable):
            return trimmed(value.text)
        return str(value) if value else ""


def date_in(text: str) -> PartialDate | None:
    """The date in a cell's text; None where there is none to be read."""
    value = DateOrMonth().parse(text)
    return value if isinstance(value, PartialDate) else None


def _may_be_short(six_digits: str) -> bool:
    return int(six_digits[:4]) in _AS_LIKELY_A_SHORT_YEAR


def _is_date(year: int, month: int = 1, day: int = 1) -> bool:
    try:
        return FIRST_YEAR <= date(year, month, day).year <= LAST_YEAR
    except ValueError:
        return False
