"""What a cell says on a given day, as SQL asks for it: an age is counted from the birth date in the table,
so that thousands of people are sorted by age without reading one of them."""

from __future__ import annotations

from datetime import date

from roster_desktop.schema import Role
from roster_desktop.store.roster_columns import STABLE_ROLES
from roster_desktop.store.roster_tables import RosterTable, quoted


def is_worked_out(table: RosterTable, key: str) -> bool:
    """Whether the cell's text can only be worked out row by row, because it means something else on another
    day: months so far."""
    column = table.roster.column_by_key.get(key)
    if not (column and column.derived) or column.role in STABLE_ROLES:
        return False
    return not _is_age(table, key)


def text_on(table: RosterTable, key: str, on: date) -> str:
    """The text that the column shows on this day; not for columns that are worked out."""
    return _age(table, key, on) if _is_age(table, key) else quoted(key)


def _is_age(table: RosterTable, key: str) -> bool:
    column = table.roster.column_by_key.get(key)
    is_age = column is not None and column.derived is not None and column.role is Role.AGE
    return is_age and table.roster.has(Role.BIRTH_DATE)


def _age(table: RosterTable, key: str, on: date) -> str:
    """Full years as `schema.derivation.age_from` counts them; a text that was typed instead stands."""
    typed, born, day = quoted(key), _born(table), on.isoformat()
    years = f"{on.year} - CAST(substr({born}, 1, 4) AS INTEGER) - (substr({born}, 6, 5) > '{day[5:]}')"
    return (
        f"CASE WHEN {typed} <> '' THEN {typed} "
        f"WHEN length({born}) = 10 AND {born} <= '{day}' THEN CAST({years} AS TEXT) ELSE '' END"
    )


def _born(table: RosterTable) -> str:
    """The birth date by which ages count: the number's, also where another one was typed; a month counts from
    its first day."""
    column = quoted(table.roster.key_of(Role.BIRTH_DATE))
    told = "substr(row_holder, 7, 4) || '-' || substr(row_holder, 11, 2) || '-' || substr(row_holder, 13, 2)"
    return (
        f"CASE WHEN row_received <> '' AND date({told}) = {told} THEN {told} "
        f"WHEN length({column}) = 7 THEN {column} || '-01' ELSE {column} END"
    )
