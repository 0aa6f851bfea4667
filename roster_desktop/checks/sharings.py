"""By what rows are brought together for the rules that compare rows of different persons.

A sharing gives, for the texts of one row, the keys under which it meets others ("" and none: it meets nobody). So an edit
re-checks only those whom the row met before and those whom it meets now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roster_desktop.schema import Catalog, Roster, Values
from roster_desktop.schema.kinds import Form, IdNumber, IdNumberValue
from roster_desktop.schema.pairing import folded_name
from roster_desktop.schema.roster import Role

KeysOf = Callable[[Catalog, Roster, Values], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sharing:
    """One way in which rows may be alike."""

    name: str
    keys_of: KeysOf
    """The keys of a row of a roster; a rule about it sees the rows that have one in common."""


def _phones(catalog: Catalog, roster: Roster, values: Values) -> tuple[str, ...]:
    column = roster.column_by_role.get(Role.PHONE)
    if roster.key != catalog.people or not column:
        return ()
    numbers = column.kind.parse(values.get(column.key, ""))
    return numbers if isinstance(numbers, tuple) else ()


def _name_and_birth(catalog: Catalog, roster: Roster, values: Values) -> tuple[str, ...]:
    """Of numbers with a birth date in them; also of a wrong one, which may be the right one miswritten."""
    number = IdNumber().parse(roster.text_of(Role.ID_NUMBER, values))
    name = folded_name(roster.text_of(Role.NAME, values))
    if roster.key != catalog.people or not name or not isinstance(number, IdNumberValue):
        return ()
    if number.form in {Form.PERMIT, Form.PLACEHOLDER}:
        return ()
    return (f"{name} {number.holder[6:14]}",)


PHONE = Sharing("phone", _phones)
"""People who left one telephone number."""
NAME_AND_BIRTH = Sharing("name_and_birth", _name_and_birth)
"""People of one name and one birth date."""
