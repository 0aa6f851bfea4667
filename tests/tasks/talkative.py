"""Rules that say everything they see, so that a finding which was not made anew is found out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roster_desktop.checks import (
    Alike,
    HouseholdInQuestion,
    Level,
    PersonInQuestion,
    RowInQuestion,
    Rule,
    Rulebook,
    Seen,
    Sharing,
    household_key,
)
from roster_desktop.checks.households import COLUMNS as HOUSEHOLD_COLUMNS
from roster_desktop.checks.looks_at import AlikeIn
from roster_desktop.schema import Catalog, Role, Roster, Values


def _told(rows: Iterable[RowInQuestion]) -> str:
    return " ".join(f"{row.id}:{','.join(cell.text for cell in row.cells.values())}" for row in rows)


def _all_rows(person: PersonInQuestion) -> list[RowInQuestion]:
    return [row for rows in person.rows.values() for row in rows]


def no_phone(row: RowInQuestion) -> Iterator[Seen]:
    if row.lacks(Role.PHONE):
        yield Seen(("phone",), {"told": _told([row])})


def the_person(person: PersonInQuestion) -> Iterator[Seen]:
    rows = _all_rows(person)
    beside = tuple((row, ("name",)) for row in rows if row is not person.anchor)
    yield Seen(("name",), {"told": f"{person.holder} {_told(rows)}"}, beside=beside)


def the_household(household: HouseholdInQuestion) -> Iterator[Seen]:
    members = "|".join(_told(_all_rows(member)) for member in household.members)
    yield Seen(("name",), {"told": f"{household.is_by_name} {members}"})


def one_phone(alike: Alike) -> Iterator[Seen]:
    beside = tuple((row, ("phone",)) for row in alike.rows[1:])
    yield Seen(("phone",), {"told": _told(alike.rows)}, beside=beside)


def one_name(alike: Alike) -> Iterator[Seen]:
    homes = {key.text if (key := household_key(row.roster, row.texts)) else row.id for row in alike.rows}
    if len(homes) > 1:
        beside = tuple((row, ("name",)) for row in alike.rows[1:])
        yield Seen(("name",), {"told": _told(alike.rows)}, beside=beside)


def _names(catalog: Catalog, roster: Roster, values: Values) -> tuple[str, ...]:
    return (roster.text_of(Role.NAME, values),)


def _phones(catalog: Catalog, roster: Roster, values: Values) -> tuple[str, ...]:
    return (roster.text_of(Role.PHONE, values),)


def talkative(remedy: str = "核对。") -> Rulebook:
    """A rule for every kind of subject; another remedy makes it another rule book."""
    level, source = Level.WARNING, "-"
    return Rulebook(
        rows=(Rule("A13", Level.ERROR, "{told}", remedy, source, no_phone),),
        people=(Rule("C01", level, "{told}", remedy, source, the_person),),
        households=(Rule("H01", Level.NOTICE, "{told}", remedy, source, the_household),),
        alike=(
            (Sharing("phone", _phones), (Rule("C09", level, "{told}", remedy, source, one_phone),)),
            (
                Sharing("name", _names, (Role.NAME,), is_of_people=True),
                (
                    Rule(
                        "B18",
                        level,
                        "{told}",
                        remedy,
                        source,
                        one_name,
                        AlikeIn((Role.PHONE, *HOUSEHOLD_COLUMNS), apart="household"),
                    ),
                ),
            ),
        ),
    )
