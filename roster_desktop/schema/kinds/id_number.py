"""Identity numbers (GB 11643) and the longer numbers of disability cards that begin with one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from operator import mul
from typing import ClassVar, Literal

from msgspec import Struct

from roster_desktop.schema.kind import Kind, Unreadable
from roster_desktop.schema.kinds.folding import capitals, squeezed, trimmed, without_quotes

LENGTHS = (15, 18, 20, 22)
PLACEHOLDER = "999999"

Sex = Literal["男", "女", ""]

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_OF_ZEROS = ord("0") * sum(_WEIGHTS)
_CHECK_DIGITS = "10X98765432"
_NO_FLAW: frozenset[Flaw] = frozenset()
_LOOKS_LIKE_X = dict.fromkeys("×✕✖╳ХхΧχ*", "X")
_SHAPE = re.compile(
    r"(?P<old>[0-9]{15})|(?P<permit>[A-Z]{3}[0-9]{12})"
    r"|(?P<holder>[0-9]{17}[0-9X])(?P<card>[0-9A-Z]{2}(?:[0-9A-Z]{2})?)?"
)
_DISABILITY = re.compile(r"[1-7][1-4]")
_ENDS_IN_ZEROS = re.compile(r"[0-9]{15}000")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]*)?E\+?[0-9]+")


class Form(Enum):
    """What kind of number it is."""

    RESIDENT = "居民身份证"
    OLD = "15位老号码"
    DISABILITY = "残疾人证"
    PERMIT = "外国人永久居留证"
    PLACEHOLDER = "无证"


class Flaw(Enum):
    """What is wrong with a number that can be read."""

    IMPOSSIBLE_BIRTH = "birth"
    WRONG_CHECK_DIGIT = "check"
    WRONG_DISABILITY = "disability"


class IdNumberValue(Struct, frozen=True):
    """A number, and what it says of its holder as far as it says it."""

    text: str
    form: Form
    birth: date | None
    sex: Sex
    holder: str
    """The characters by which people are matched: the first 18, or what a 15-digit number becomes."""
    flaws: frozenset[Flaw] = frozenset()
    """Everything that keeps this number from being anybody's, whatever the day is."""

    @property
    def disability(self) -> str:
        """Category and degree on a disability card, two characters; "" on other numbers."""
        return self.text[18:20] if self.form is Form.DISABILITY else ""


@dataclass(frozen=True)
class IdNumber(Kind[IdNumberValue]):
    """An identity number of 15 or 18 characters, or a disability card's of 20 or 22.

    A number with a wrong check digit or an impossible date is read, so that its row keeps its person;
    one of another length, with other characters, or whose last digits a spreadsheet lost, is not.
    """

    name: ClassVar[str] = "id_number"

    def parse(self, text: str) -> IdNumberValue | Unreadable | None:
        return _parsed(text)

    def write(self, value: IdNumberValue | Unreadable | None) -> str:
        if isinstance(value, Unreadable):
            return trimmed(value.text)
        return value.text if value else ""


@lru_cache(maxsize=1 << 13)
def _parsed(text: str) -> IdNumberValue | Unreadable | None:
    # A row's number is asked for sex, birth date, age, holder and flaws, one after the other; those of a
    # township that is pasted first when the rows are worked out, then when they are saved.
    number, shape = text, _SHAPE.fullmatch(text)
    if shape is None:
        if not trimmed(text):
            return None
        number = normal(text)
        shape = _SHAPE.fullmatch(number)
    if shape is None or has_lost_digits(number):
        return Unreadable(text)
    return _read(number, shape)


def normal(text: str) -> str:
    """The text as an identity number is written: half-width capitals without spaces, quotes or hyphens.

    Signs that only look like X become X in its own place and nowhere else.
    """
    number = capitals(without_quotes(squeezed(text)).replace("-", ""))
    if len(number) in LENGTHS[1:]:
        return number[:17] + _LOOKS_LIKE_X.get(number[17], number[17]) + number[18:]
    return number


def has_lost_digits(number: str) -> bool:
    """Whether a spreadsheet took the number for an amount and replaced its last digits by zeros."""
    if _SCIENTIFIC.fullmatch(number):
        return True
    if not number.endswith("000") or not _ENDS_IN_ZEROS.fullmatch(number):
        return False
    return not number.startswith(PLACEHOLDER) and check_digit(number[:17]) != "0"


def check_digit(first17: str) -> str:
    """The eighteenth character that these seventeen digits require."""
    # The bytes of digits are the digits and 48: quicker than reading each.
    total = sum(map(mul, first17.encode("ascii"), _WEIGHTS)) - _OF_ZEROS
    return _CHECK_DIGITS[total % 11]


def upgraded(fifteen: str) -> str:
    """The 18-character number of a holder whose old number had these fifteen digits."""
    first17 = f"{fifteen[:6]}19{fifteen[6:]}"
    return first17 + check_digit(first17)


def birth_of(text: str) -> date | None:
    """The birth date in a sound number; None where the text is no number, or one that cannot be anybody's."""
    value = _sound(text)
    return value.birth if value else None


def sex_of(text: str) -> Sex:
    """The sex in a sound number; "" where the text does not say it."""
    value = _sound(text)
    return value.sex if value else ""


@lru_cache(maxsize=4096)
def holder_of(text: str) -> str:
    """The characters by which a person is matched; "" where the text is no identity number."""
    value = _parsed(text)
    return value.holder if isinstance(value, IdNumberValue) else ""


def flaws(text: str) -> frozenset[Flaw]:
    """What is wrong with a number that can be read; nothing for any other text."""
    value = _parsed(text)
    return value.flaws if isinstance(value, IdNumberValue) else frozenset()


@lru_cache(maxsize=4096)
def _sound(text: str) -> IdNumberValue | None:
    value = _parsed(text)
    return value if isinstance(value, IdNumberValue) and not value.flaws else None


def _read(number: str, shape: re.Match[str]) -> IdNumberValue:
    if shape["permit"]:
        return IdNumberValue(number, Form.PERMIT, None, "", number)
    holder = upgraded(number) if shape["old"] else shape["holder"]
    if holder.startswith(PLACEHOLDER):
        return IdNumberValue(number, Form.PLACEHOLDER, None, "", holder)
    form = Form.OLD if shape["old"] else Form.DISABILITY if shape["card"] else Form.RESIDENT
    birth = _birth(holder[6:14])
    flaws = _flaws(holder, birth, number[18:20] if form is Form.DISABILITY else "")
    return IdNumberValue(number, form, birth, _sex(holder[16]), holder, flaws)


def _flaws(holder: str, birth: date | None, disability: str) -> frozenset[Flaw]:
    is_sound = birth and check_digit(holder[:17]) == holder[17]
    if is_sound and (not disability or _DISABILITY.fullmatch(disability)):
        return _NO_FLAW
    found = {
        Flaw.IMPOSSIBLE_BIRTH: birth is None,
        Flaw.WRONG_CHECK_DIGIT: check_digit(holder[:17]) != holder[17],
        Flaw.WRONG_DISABILITY: bool(disability) and not _DISABILITY.fullmatch(disability),
    }
    return frozenset(flaw for flaw, is_found in found.items() if is_found)


def _sex(digit: str) -> Sex:
    return "男" if int(digit) % 2 else "女"


def _birth(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
