"""Amounts of money, counts, and years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from roster_desktop.schema.kind import Kind, Unreadable
from roster_desktop.schema.kinds.chinese_numerals import with_digits
from roster_desktop.schema.kinds.date_or_month import FIRST_YEAR, LAST_YEAR
from roster_desktop.schema.kinds.folding import folded, squeezed, trimmed, without_quotes

# Bounded, so that no text becomes a number of a million digits.
_DIGITS = r"(?:[0-9]{1,3}(?:[, ][0-9]{3}){1,4}|[0-9]{1,15})"
_AMOUNT = re.compile(
    rf"(?:人民币|RMB|CNY|¥)? ?(?P<sign>-?) ?¥? ?(?P<number>{_DIGITS}(?:\.[0-9]{{0,40}})?|\.[0-9]{{1,40}})"
    r" ?(?P<scale>万|千|百)? ?(?P<coin>元|圆|块|块钱)?整?",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"(?P<number>{_DIGITS})(?:\.0*)? ?(?P<unit>\D*)")
_YEAR = re.compile(r"([0-9]{4})(?:\.0+)?年?度?")
# Decimal rounds from 28 digits on.
_SIGNIFICANT = 24
_TOO_MUCH = Decimal(10) ** 12
_SCALE = {"万": 10_000, "千": 1_000, "百": 100}
_COUNTING_WORDS = frozenset({"", "个", "名", "人", "位"})


@dataclass(frozen=True)
class Money(Kind[Decimal]):
    """An amount in the column's unit; what is written in the other one (5万元, 50000元) is converted.

    A negative amount is read, and complained about; "about" and "per month" are not guessed away.
    """

    unit: Literal["元", "万元"] = "元"

    name: ClassVar[str] = "money"

    def parse(self, text: str) -> Decimal | Unreadable | None:
        if not trimmed(text):
            return None
        found = _AMOUNT.fullmatch(without_quotes(folded(text)))
        if found is None:
            return Unreadable(text)
        number = Decimal(re.sub("[, ]", "", found["number"]))
        if len(number.as_tuple().digits) > _SIGNIFICANT:
            return Unreadable(text)
        amount = (-number if found["sign"] else number) * self._factor(found["scale"], found["coin"])
        return amount if abs(amount) < _TOO_MUCH else Unreadable(text)

    def write(self, value: Decimal | Unreadable | None) -> str:
        if isinstance(value, Unreadable):
            return trimmed(value.text)
        return "" if value is None else _plain(value)

    @property
    def is_numeric(self) -> bool:
        return True

    def _factor(self, scale: str | None, coin: str | None) -> Decimal:
        if self.unit == "元":
            return Decimal(_SCALE.get(scale or "", 1))
        if not scale and not coin:
            return Decimal(1)
        return Decimal(_SCALE.get(scale or "", 1)) / 10_000


@dataclass(frozen=True)
class Count(Kind[int]):
    """How many: a whole number, with or without the word that counts."""

    maximum: int | None = None
    units: tuple[str, ...] = ()
    """Words this column may carry behind the number, such as 个月; another column's word is not understood."""

    name: ClassVar[str] = "count"

    def parse(self, text: str) -> int | Unreadable | None:
        if not trimmed(text):
            return None
        found = _COUNT.fullmatch(without_quotes(folded(text)))
        if found is None or found["unit"] not in _COUNTING_WORDS | set(self.units):
            return Unreadable(text)
        number = int(re.sub("[, ]", "", found["number"]))
        return Unreadable(text) if self.maximum is not None and number > self.maximum else number

    def write(self, value: int | Unreadable | None) -> str:
        if isinstance(value, Unreadable):
            return trimmed(value.text)
        return "" if value is None else str(value)

    @property
    def is_numeric(self) -> bool:
        return True


@dataclass(frozen=True)
class Year(Kind[int]):
    """A year in four digits; two digits are not guessed."""

    name: ClassVar[str] = "year"

    def parse(self, text: str) -> int | Unreadable | None:
        if not trimmed(text):
            return None
        found = _YEAR.fullmatch(with_digits(without_quotes(squeezed(text))))
        if found is None or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return Unreadable(text)
        return int(found[1])

    def write(self, value: int | Unreadable | None) -> str:
        if isinstance(value, Unreadable):
            return trimmed(value.text)
        return "" if value is None else str(value)


def _plain(amount: Decimal) -> str:
    """Without exponent, trailing zeros or a negative nothing."""
    written = format(amount, "f")
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written in {"-0", ""} else written
