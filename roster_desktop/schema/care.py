"""To which group of columns a register belongs, for those who are strict about what is changed together."""

from __future__ import annotations

from roster_desktop.schema.roster import Care, Column, Role, Roster

STRICT_AT_FIRST = frozenset({Care.IDENTITY, Care.MONEY})
"""Where a file is strict before anybody chose."""

_OF_IDENTITY = frozenset(
    {
        Role.VILLAGE, Role.HOUSEHOLD, Role.HEAD, Role.HEAD_ID_NUMBER, Role.RELATION, Role.NAME,
        Role.ID_NUMBER, Role.DISABILITY_NUMBER,
    }
)  # fmt: skip
_MONEY = frozenset({"money", "bank_card"})
_WORDS = frozenset({"text", "phone", "place", "credit_code"})
_ORDER = tuple(Care)


def care_of(roster: Roster, register: str) -> Care | None:
    """The group of the register; of several columns that of the one that needs most care.
    None for what is no column of the sheet."""
    known = roster.register_by_key.get(register)
    keys = known.columns if known else ()
    cares = [_care(roster.column_by_key[key]) for key in keys if key in roster.column_by_key]
    return min(cares, key=_ORDER.index, default=None)


def registers_of(roster: Roster, care: Care) -> tuple[str, ...]:
    """The registers of this group, in the order of the sheet."""
    return tuple(one.key for one in roster.registers if care_of(roster, one.key) is care)


def _care(column: Column) -> Care:
    if column.care:
        return column.care
    if column.role in _OF_IDENTITY:
        return Care.IDENTITY
    if column.kind.name in _MONEY:
        return Care.MONEY
    is_free = column.kind.name in _WORDS and not column.options
    return Care.TEXT if is_free else Care.STATUS
