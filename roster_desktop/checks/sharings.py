"""By what rows are brought together for the rules that compare rows of different persons.

A sharing gives, for the texts of one row, the keys under which it meets others ("" and none: it meets
nobody). So an edit re-checks only those whom the row met before and those whom it meets now.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from roster_desktop.checks.looks_at import Which
from roster_desktop.schema import Catalog, Roster, Values
from roster_desktop.schema.kinds import Form, IdNumber, IdNumberValue
from roster_desktop.schema.pairing import folded_name, folded_text
from roster_desktop.schema.roster import Role

KeysOf = Callable[[Catalog, Roster, Values], tuple[str, ...]]


class Sharing(Struct, frozen=True):
    """One way in which rows may be alike."""

    name: str
    keys_of: KeysOf
    """The keys of a row of a roster; a rule about it sees the rows that have one in common."""
    columns: tuple[Which, ...] = ()
    """By what the keys are told; () where any column may be needed."""
    is_of_people: bool = False
    """Whether only rows of the person roster have any."""


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


def _household_numbers(catalog: Catalog, roster: Roster, values: Values) -> tuple[str, ...]:
    """Only numbers as long as those of a system: 1, 2, 3 are counted anew in every village."""
    number = folded_text(roster.text_of(Role.HOUSEHOLD, values))
    return (number,) if roster.key == catalog.people and len(number) >= _LONG_NUMBER else ()


def _accounts(catalog: Catalog, roster: Roster, values: Values) -> tuple[str, ...]:
    number = folded_text(values.get("bank_card", ""))
    return (number,) if "bank_card" in roster.column_by_key and len(number) >= _LONG_NUMBER else ()


def _jobs_in_village(catalog: Catalog, roster: Roster, values: Values) -> tuple[str, ...]:
    """Jobs with a wage, by village and kind of job; 其他 is no kind."""
    job = folded_text(values.get("job", ""))
    place = [folded_text(roster.text_of(role, values)) for role in (Role.TOWNSHIP, Role.VILLAGE)]
    is_told = bool(values.get("monthly_wage")) and job not in _NO_JOB and bool(place[1])
    return (" ".join((*place, job)),) if is_told and roster.key != catalog.people else ()


_LONG_NUMBER = 6
_NO_JOB = frozenset({"", "其他"})

PHONE = Sharing("phone", _phones, (Role.PHONE,), is_of_people=True)
"""People who left one telephone number."""
NAME_AND_BIRTH = Sharing("name_and_birth", _name_and_birth, (Role.ID_NUMBER, Role.NAME), is_of_people=True)
"""People of one name and one birth date."""
HOUSEHOLD_NUMBER = Sharing("household_number", _household_numbers, (Role.HOUSEHOLD,), is_of_people=True)
"""People whose household has one number, in whatever villages."""
ACCOUNT = Sharing("account", _accounts, ("bank_card",))
"""Rows whose money goes to one account."""
JOB_IN_VILLAGE = Sharing(
    "job_in_village", _jobs_in_village, ("job", "monthly_wage", Role.TOWNSHIP, Role.VILLAGE)
)
"""Jobs of one kind of people of one village."""
