"""Texts of foreign tables that mean something most likely, but not surely: a person is asked first.

约2000 is most likely 2000, 19年3月 most likely 2019-03. Nothing here is taken without a word: the text stays
as it was typed until somebody says that it means what is offered.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum

from msgspec import Struct

from roster_desktop.schema.kinds.chinese_numerals import with_digits
from roster_desktop.schema.kinds.date_or_month import FIRST_YEAR, LAST_YEAR, DateOrMonth
from roster_desktop.schema.kinds.folding import squeezed
from roster_desktop.schema.kinds.id_number import Form, IdNumber, IdNumberValue, flaws, normal
from roster_desktop.schema.kinds.number import Count, Money
from roster_desktop.schema.kinds.phone import Phone
from roster_desktop.schema.roster import AnyKind


class Doubt(Enum):
    """Why a text is not simply taken for what it most likely means."""

    ABOUT = "about"
    EACH_MONTH = "each-month"
    SHORT_YEAR = "short-year"
    NO_YEAR = "no-year"
    NO_SUCH_DAY = "no-such-day"
    OCTOBER = "october"
    ALL_YEAR = "all-year"
    PART_OF_MONTH = "part-of-month"
    LOOK_ALIKE = "look-alike"
    OLD_NUMBER = "old-number"
    LOST_ZERO = "lost-zero"


class Offer(Struct, frozen=True):
    """What a text most likely means, in canonical text, and why that is not sure."""

    text: str
    doubt: Doubt


_ABOUT = re.compile(
    r"(?:大约|大概|约|近|将近|差不多|估计)(?P<after>[^\s约近]+?)(?:左右|上下)?"
    r"|(?P<before>.+?)(?:左右|上下|多元|余元|元多|元余|来块|多块|多|余|以上|\+)"
)
_EACH_MONTH = re.compile(
    r"(?:每月|每个月|月薪|月工资|月均)(?P<after>.+)|(?P<before>.+?)(?:元|块)?(?:/|每|一|1)(?:个)?月(?:元)?"
)
_SHORT_YEAR = re.compile(
    r"'?(?P<year>[0-9]{2})(?P<rest>(?:年|[-./])[0-9]{1,2}(?:(?:月|[-./])(?:[0-9]{1,2}日?)?)?)"
)
_SIX_DIGITS = re.compile(r"(?P<year>[0-9]{2})(?P<month>[01][0-9])(?P<day>[0-3][0-9])")
_FULL_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:年|[-./]|(?=[0-9]{4}$))(?P<month>[0-9]{1,2})(?:(?:月|[-./]|(?<=[0-9]{6}))"
    r"(?:(?P<day>[0-9]{1,2})日?)?)?"
)
_NO_YEAR = re.compile(r"(?:(?P<month>[0-9]{1,2})月份?(?:(?P<day>[0-9]{1,2})[日号])?)")
_MONTHS_OF_ALL_YEAR = frozenset("常年 全年 整年 长年 长期 一年 1年 一年以上 1年以上 一整年 十二个月".split())
_MONTHS_OF_HALF_A_YEAR = frozenset("半年 上半年 下半年 半年以上".split())
_PART_OF_MONTH = re.compile(r"(?P<whole>[0-9]{1,3})\.[0-9]+(?:个?月)?")
"""12.5 months are 12 whole ones; half a month is counted as one."""
_LOOKS_LIKE_A_DIGIT = str.maketrans("OoQ〇○零lI|丨!", "00000011111")
_WRITTEN_AS_A_NUMBER = re.compile(
    r"(2[0-9][2-9][0-9]{7}|[3-9][0-9]{2}[2-9][0-9]{6,7}|10[2-9][0-9]{7})(?:\.0+)?"
)
_MONTH_CUT_SHORT = re.compile(r"(?P<year>(?:19|20)[0-9]{2})\.1")


def offer(kind: AnyKind, text: str, *, year: int | None) -> Offer | None:
    """What the text most likely means; None where it is clear as it stands, or where nobody can say.

    `year`: the year that the sheet itself names, for dates that name none.
    """
    look = _LOOKS.get(type(kind))
    said = squeezed(text)
    found = look(kind, said, year) if look and said else None
    return found if found and found.text and kind.reads(found.text) else None


def _amount(kind: AnyKind, said: str, _: int | None) -> Offer | None:
    if kind.reads(said):
        return None
    for pattern, doubt in ((_EACH_MONTH, Doubt.EACH_MONTH), (_ABOUT, Doubt.ABOUT)):
        if found := pattern.fullmatch(said):
            rest = found["after"] or found["before"]
            return Offer(kind.canonical(rest), doubt) if kind.reads(rest) else None
    return None


def _count(kind: AnyKind, said: str, year: int | None) -> Offer | None:
    assert isinstance(kind, Count)
    if kind.reads(said):
        return None
    if "个月" in kind.units:
        if said in _MONTHS_OF_ALL_YEAR:
            return Offer("12", Doubt.ALL_YEAR)
        if said in _MONTHS_OF_HALF_A_YEAR:
            return Offer("6", Doubt.ALL_YEAR)
        if found := _PART_OF_MONTH.fullmatch(said):
            return Offer(str(max(1, int(found["whole"]))), Doubt.PART_OF_MONTH)
    return _amount(kind, said, year)


def _date(kind: AnyKind, said: str, year: int | None) -> Offer | None:
    spelled = with_digits(said)
    if found := _MONTH_CUT_SHORT.fullmatch(spelled):
        # 2019.10 typed as a number loses its last digit; 2019.1 may be either.
        return Offer(f"{found['year']}-10", Doubt.OCTOBER)
    if kind.reads(said):
        return None
    if found := _SHORT_YEAR.fullmatch(spelled):
        return Offer(kind.canonical(_full_year(found["year"]) + found["rest"]), Doubt.SHORT_YEAR)
    if found := _SIX_DIGITS.fullmatch(spelled):
        written = f"{_full_year(found['year'])}-{found['month']}-{found['day']}"
        return Offer(kind.canonical(written), Doubt.SHORT_YEAR)
    if year and (found := _NO_YEAR.fullmatch(spelled)):
        written = f"{year}-{found['month']}" + (f"-{found['day']}" if found["day"] else "")
        return Offer(kind.canonical(written), Doubt.NO_YEAR)
    found = _FULL_DATE.fullmatch(spelled)
    return _nearest_day(found["year"], int(found["month"]), int(found["day"] or 0)) if found else None


def _nearest_day(year: str, month: int, day: int) -> Offer | None:
    """Of 2109 and 0219 two digits changed places; who writes the 31st of a shorter month means its last
    day."""
    years = _years_meant(year)
    if len(years) != 1 or not 1 <= month <= 12 or day > 31:
        return None
    [meant] = years
    last = min(day, monthrange(meant, month)[1])
    return Offer(f"{meant}-{month:02}" + (f"-{last:02}" if day else ""), Doubt.NO_SUCH_DAY)


def _years_meant(year: str) -> set[int]:
    """The year itself where it can be; else those that come of it when two neighbouring digits change."""
    if FIRST_YEAR <= int(year) <= LAST_YEAR:
        return {int(year)}
    swapped = {int(year[:at] + year[at + 1] + year[at] + year[at + 2 :]) for at in range(len(year) - 1)}
    return {one for one in swapped if FIRST_YEAR <= one <= date.today().year + 1}


def _full_year(two_digits: str) -> str:
    """The latest year that ends so and has come, or comes next year."""
    this = date.today().year
    year = this - this % 100 + int(two_digits)
    return str(year if year <= this + 1 else year - 100)


def _id_number(kind: AnyKind, said: str, _: int | None) -> Offer | None:
    value = kind.parse(said)
    if isinstance(value, IdNumberValue):
        return Offer(value.holder, Doubt.OLD_NUMBER) if value.form is Form.OLD and not value.flaws else None
    number = normal(said.translate(_LOOKS_LIKE_A_DIGIT))
    is_sound = isinstance(kind.parse(number), IdNumberValue) and not flaws(number) and len(number) != 15
    return Offer(number, Doubt.LOOK_ALIKE) if is_sound else None


def _phone(kind: AnyKind, said: str, _: int | None) -> Offer | None:
    found = None if kind.reads(said) else _WRITTEN_AS_A_NUMBER.fullmatch(said)
    return Offer(kind.canonical(f"0{found[1]}"), Doubt.LOST_ZERO) if found else None


_Look = Callable[[AnyKind, str, int | None], Offer | None]

_LOOKS: Mapping[type[AnyKind], _Look] = {
    Count: _count,
    DateOrMonth: _date,
    IdNumber: _id_number,
    Money: _amount,
    Phone: _phone,
}
