"""What happened to an identity number that cannot be read, and how much of it is left."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from enum import Enum

from roster_desktop.schema.kinds.folding import folded, squeezed
from roster_desktop.schema.kinds.id_number import has_lost_digits, normal

_NUMBERS = re.compile(r"(?<![0-9])(?:[0-9]{17}[0-9Xx]|[0-9]{15})(?![0-9])")
_FEWEST_DIGITS_LEFT = 11
"""A number shown as 6.10723E+17 has lost everything that tells one person from another."""
_EXACT = 15
_FULL = 18


class Damage(Enum):
    """Why a text is no identity number."""

    DIGITS_LOST = "digits-lost"
    TWO_NUMBERS = "two-numbers"
    AMONG_WORDS = "among-words"
    OTHER = "other"


def damage_of(text: str) -> Damage:
    """What is wrong with a text that no identity number can be read from."""
    if has_lost_digits(normal(text)):
        return Damage.DIGITS_LOST
    # Apart before together: two numbers in two lines would else be one of 36 digits.
    found = max(_NUMBERS.findall(folded(text)), _NUMBERS.findall(squeezed(text)), key=len)
    if len(found) > 1:
        return Damage.TWO_NUMBERS
    return Damage.AMONG_WORDS if found and normal(text) != normal(found[0]) else Damage.OTHER


def numbers_in(text: str) -> int:
    """How many identity numbers stand in a text of any kind."""
    return len(_NUMBERS.findall(squeezed(text)))


def what_is_left(text: str) -> str:
    """The eighteen digits that a spreadsheet made of a number, the last ones worthless; "" where too little
    is left to find anybody by."""
    number = normal(text)
    if not has_lost_digits(number):
        return ""
    if "E" not in number:
        return number
    try:
        digits = format(Decimal(number), "f")
    except InvalidOperation:
        return ""
    shown = number.partition("E")[0].replace(".", "")
    is_enough = len(shown) >= _FEWEST_DIGITS_LEFT and len(digits) == _FULL
    return digits if is_enough else ""


def may_be_left_of(left: str, number: str) -> bool:
    """Whether a spreadsheet makes `left` of this number: it keeps fifteen digits, or as many as a binary
    number of 53 bits holds. A number ending in X never was an amount."""
    if len(number) != _FULL or not number.isdigit():
        return False
    return left[:_EXACT] == number[:_EXACT] or float(left) == float(number)
