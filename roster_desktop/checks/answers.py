"""Does each cell hold what its column asks for: phones, options, dates, numbers, account and credit codes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from roster_desktop.checks.roster_keys import MONTHS_THIS_YEAR
from roster_desktop.checks.row_in_question import Cell, RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.schema.kinds import (
    BankCard,
    Count,
    CreditCode,
    DateOrMonth,
    Money,
    Option,
    Options,
    Phone,
    Year,
    YesNo,
)
from roster_desktop.schema.kinds.bank_card import is_sound_card
from roster_desktop.schema.kinds.choice import matching, split_options
from roster_desktop.schema.kinds.credit_code import is_sound
from roster_desktop.schema.roster import Role

# Columns that name the organisation a credit code belongs to, the first filled one speaks.
_ORGANISATION = ("employer", "business_name", "provider")
_FEW = 6
_MOST_NEAREST = 2
_ALIKE = 0.4
_DENYING = re.compile("[不无未没]|非(?!农)|丧失")
_OPPOSITES = (("内", "外"), ("入", "出"), ("大", "小"), ("国", "民私"))
"""Characters of which a word with the one and a word with the other say the contrary."""

_NOT_LISTED = "“{column}”填的“{text}”不在可选项里，请从下拉列表里选。"
_NOT_A_YEAR = "“{column}”的年份“{text}”看不懂，请写成 2019。"
_NOT_WHOLE = "“{column}”应填整数，现在是“{text}”。"
_TOO_LARGE = "“{column}”应填 0 到 {maximum} 的整数，现在是“{text}”。"


def is_readable(cell: Cell, _: date) -> bool:
    """Whether its kind makes something of it."""
    return not cell.is_unreadable


def is_amount(cell: Cell, _: date) -> bool:
    """Whether it is a number that is not below nothing."""
    return not cell.is_unreadable and not (isinstance(cell.value, Decimal) and cell.value < 0)


def no_phone(row: RowInQuestion) -> Iterator[Seen]:
    if key := row.lacks(Role.PHONE):
        yield Seen((key,))


def wrong_phone(row: RowInQuestion) -> Iterator[Seen]:
    for cell in row.of_kind(Phone):
        if cell.is_unreadable:
            which = "电话" if cell.column.role is Role.PHONE else cell.column.header
            yield Seen((cell.key,), {"column": which, "text": cell.text})


def not_an_option(row: RowInQuestion) -> Iterator[Seen]:
    for cell in row.of_kind(Option, Options, YesNo):
        if cell.is_unreadable:
            text = _unknown_word(cell)
            nearest = _nearest(text, cell.column.options)
            instead = "" if nearest else _NOT_LISTED
            gaps = {"column": cell.column.header, "text": text} | ({"nearest": nearest} if nearest else {})
            yield Seen((cell.key,), gaps, instead)


def not_a_date(row: RowInQuestion) -> Iterator[Seen]:
    for cell in row.of_kind(DateOrMonth, Year):
        if cell.is_unreadable:
            yield _quoted(cell, _NOT_A_YEAR if isinstance(cell.column.kind, Year) else "")


def not_a_number(row: RowInQuestion) -> Iterator[Seen]:
    for cell in row.of_kind(Money, Count):
        is_negative = isinstance(cell.value, Decimal) and cell.value < 0
        if (not cell.is_unreadable and not is_negative) or _is_too_many_months(cell):
            continue
        match cell.column.kind:
            case Money(unit=unit):
                yield _quoted(cell, unit=unit)
            case Count(maximum=int(maximum)):
                yield _quoted(cell, _TOO_LARGE, maximum=str(maximum))
            case _:
                yield _quoted(cell, _NOT_WHOLE)


def _is_too_many_months(cell: Cell) -> bool:
    """A number of months that no year has is a warning of its own (B14)."""
    return cell.key == MONTHS_THIS_YEAR and cell.text.isascii() and cell.text.isdigit()


def doubtful_card(row: RowInQuestion) -> Iterator[Seen]:
    for cell in row.of_kind(BankCard):
        if not (isinstance(cell.value, str) and is_sound_card(cell.value)):
            yield Seen((cell.key,))


def wrong_credit_code(row: RowInQuestion) -> Iterator[Seen]:
    whose = next((text for key in _ORGANISATION if (text := row.text(key))), row.who)
    for cell in row.of_kind(CreditCode):
        if not (isinstance(cell.value, str) and is_sound(cell.value)):
            yield Seen((cell.key,), {"organisation": whose})


def not_filled(row: RowInQuestion) -> Iterator[Seen]:
    """Required cells but the name and the ID number, of which rules of their own speak."""
    for column in row.roster.columns:
        if column.required and not row.has(column.key) and column.role not in {Role.NAME, Role.ID_NUMBER}:
            yield Seen((column.key,), {"column": column.header})


def _quoted(cell: Cell, instead: str = "", **gaps: str) -> Seen:
    return Seen((cell.key,), {"column": cell.column.header, "text": cell.text, **gaps}, instead)


def _unknown_word(cell: Cell) -> str:
    """Of several options the first one that is none; of a single one the whole text."""
    if not isinstance(cell.column.kind, Options):
        return cell.text
    kind = cell.column.kind
    return next((word for word in split_options(cell.text) if not kind.reads(word)), cell.text)


def _nearest(text: str, options: tuple[str, ...]) -> str:
    """The option most like the text, or both of two; failing that all of them where they are few, else "".

    An option that holds the whole text comes before one that is merely spelt alike: 县内 is not 县外市内.
    What says the contrary is never the nearest, however alike it is spelt: 有劳动力 is not 无劳动力.
    """
    likely = [option for option in options if not _says_the_contrary(text, option)]
    holding = [option for option in likely if matching(text) in matching(option)]
    within = [option for option in likely if len(option) > 1 and matching(option) in matching(text)]
    likeness = {option: _likeness(text, option) for option in holding or within or likely}
    best = max(likeness.values(), default=0.0)
    nearest = [option for option, like in likeness.items() if like == best]
    if len(nearest) <= _MOST_NEAREST and (holding or best >= _ALIKE):
        return "或".join(nearest)
    return "或".join(options) if not holding and len(options) <= _FEW else ""


def _says_the_contrary(text: str, option: str) -> bool:
    """Whether only one of the two denies, or each has only the other side of what is opposite."""
    if bool(_DENYING.search(text)) != bool(_DENYING.search(option)):
        return True

    def sides(word: str) -> list[tuple[bool, ...]]:
        return [tuple(any(sign in word for sign in side) for side in pair) for pair in _OPPOSITES]

    one_side = {(True, False), (False, True)}
    return any({one, other} == one_side for one, other in zip(sides(text), sides(option), strict=True))


def _likeness(text: str, option: str) -> float:
    return difflib.SequenceMatcher(None, option, text).ratio()
