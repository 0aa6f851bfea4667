"""What foreign tables write into cells that should be blank, or in a way only a table would.

Only for imports: what a person types in the program is kept as typed. Whatever is changed here in a way that
loses something is told in a note.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from roster_desktop.schema.kinds.bank_card import BankCard
from roster_desktop.schema.kinds.choice import Option, Options, YesNo
from roster_desktop.schema.kinds.credit_code import CreditCode
from roster_desktop.schema.kinds.date_or_month import DateOrMonth
from roster_desktop.schema.kinds.folding import squeezed
from roster_desktop.schema.kinds.id_number import IdNumber
from roster_desktop.schema.kinds.number import Count, Money, Year
from roster_desktop.schema.kinds.phone import Phone
from roster_desktop.schema.roster import AnyKind

_FAILED_FORMULA = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)")
_NOTHING = frozenset("- -- / \\ 无 没有 暂无 不详 未知 空".split())
_NO_MARK = frozenset("- -- / \\".split())
_NO_PHONE = _NOTHING | frozenset("无电话 无手机 没有电话 没电话 没手机 同户主 同上 停机 空号".split())
_STILL_GOING = _NOTHING | frozenset(
    "至今 目前 现在 今 到现在 到目前 在岗 未结束 长期 长期有效 未到期 在职 在务工 务工中 进行中 仍在岗".split()
)

_NOTHING_BY_KIND: dict[type[AnyKind], frozenset[str]] = {
    BankCard: _NOTHING,
    Count: _NOTHING,
    CreditCode: _NOTHING,
    DateOrMonth: _STILL_GOING,
    IdNumber: _NOTHING,
    Money: _NOTHING,
    Option: _NO_MARK,
    Options: _NO_MARK,
    Phone: _NO_PHONE,
    Year: _NOTHING,
    YesNo: _NO_MARK,
}

_FIVE_DIGITS = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_SINCE = re.compile(r"(?P<since>.+?)(?:起|开始|以来|至今|到现在|—?至?目前)")
_ONLY_ZEROS = re.compile(r"0+(?:\.0+)?")
# Day 0 of tables that count days; it makes up for the 29 February 1900 that only they have.
_DAY_ZERO = date(1899, 12, 30)


class Cleaned(Struct, frozen=True):
    """The text that is taken over, and what to tell about it; the note is "" where nothing was lost."""

    text: str
    note: str = ""


def import_text(kind: AnyKind, text: str) -> Cleaned:
    """The canonical text of a cell from a foreign table."""
    said = squeezed(text)
    if _FAILED_FORMULA.fullmatch(said.upper()):
        return Cleaned("", f"“{said}”是算错的公式，按空格处理，请补填。")
    if not kind.reads(text):
        if _means_nothing(kind, said):
            return Cleaned("", f"“{said}”按没有填写处理。")
        if _is_still_going(kind, said):
            return Cleaned("", f"“{said}”表示还没有结束，结束日期留空。")
        if day := _day_counted(kind, said):
            return Cleaned(day, f"“{said}”是表格软件的日期序号，按 {day} 读入。")
    return Cleaned(kind.canonical(text))


def _means_nothing(kind: AnyKind, said: str) -> bool:
    if isinstance(kind, Phone) and _ONLY_ZEROS.fullmatch(said):
        return True
    return said in _NOTHING_BY_KIND.get(type(kind), ())


def _is_still_going(kind: AnyKind, said: str) -> bool:
    """Whether a column of ends only says since when."""
    found = _SINCE.fullmatch(said) if isinstance(kind, DateOrMonth) and kind.ends else None
    return found is not None and kind.reads(found["since"].rstrip("-—~～至到"))


def _day_counted(kind: AnyKind, said: str) -> str:
    """The day that a table counted from its day zero; "" where the text is no such number."""
    if not isinstance(kind, DateOrMonth) or not _FIVE_DIGITS.fullmatch(said):
        return ""
    counted = _DAY_ZERO + timedelta(days=int(said[:5]))
    return kind.canonical(counted.isoformat()) if kind.reads(counted.isoformat()) else ""
