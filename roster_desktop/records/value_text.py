"""A register's value as people read and write it: one text, `列=内容；列=内容` where it has several columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from roster_desktop.records.cell import Value
from roster_desktop.records.row import LISTED, REMOVAL_KEY
from roster_desktop.schema.roster import Register, Roster

KEPT = "在册"


def differing_columns(register: Register, values: Sequence[Value]) -> tuple[str, ...]:
    """The columns in which the values are not the same."""
    return tuple(
        key for place, key in enumerate(register.columns) if len({value[place] for value in values}) > 1
    )


def value_text(roster: Roster, register: Register, columns: tuple[str, ...], value: Value) -> str:
    """The value in words; of one column only where just that one is meant."""
    texts = dict(zip(register.columns, value, strict=True))
    if register.key == REMOVAL_KEY:
        return KEPT if value == LISTED else f"移除：{value[0]}（{value[1]}）"
    if len(columns) == 1:
        return texts[columns[0]]
    return "；".join(f"{column_header(roster, key)}={texts[key]}" for key in register.columns if texts[key])


def value_shape(roster: Roster, register: Register) -> str:
    """How a value of several columns is written."""
    return "；".join(f"{column_header(roster, key)}=…" for key in register.columns)


def value_of_text(
    roster: Roster, register: Register, columns: tuple[str, ...], before: Value, text: str
) -> Value | None:
    """The value that a person wrote. A text goes into the one column that is meant; several columns are named
    one by one, the others keep what stood there. None where it cannot be told what goes where."""
    texts = dict(zip(register.columns, before, strict=True))
    if len(columns) == 1 and columns[0] in roster.column_by_key:
        return tuple((texts | roster.canonical({columns[0]: text}))[key] for key in register.columns)
    key_by_name = {name: key for key in register.columns for name in (key, column_header(roster, key))}
    names = "|".join(map(re.escape, key_by_name))
    parts = re.split(rf"(?:^|[；;])\s*({names})=", text.strip())
    if len(parts) < 3 or parts[0] or not all(key in roster.column_by_key for key in register.columns):
        return None
    for name, content in zip(parts[1::2], parts[2::2], strict=True):
        texts |= roster.canonical({key_by_name[name]: content})
    return tuple(texts[key] for key in register.columns)


def register_header(roster: Roster, register: Register, columns: tuple[str, ...]) -> str:
    """What people call the register, or the one column of it that is meant."""
    return column_header(roster, columns[0]) if len(columns) == 1 else register.header


def column_header(roster: Roster, key: str) -> str:
    column = roster.column_by_key.get(key)
    return column.header if column else key
