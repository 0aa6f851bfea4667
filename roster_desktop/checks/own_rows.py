"""Which row of the person roster speaks for a person, where the person stands in more villages than one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import AWAY, GONE, PERSON
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.told_once import told_once
from roster_desktop.schema.pairing import folded_text
from roster_desktop.schema.roster import Role

POPULATION_STATUS = "population_status"

Village = tuple[str, str]


def village_of(row: RowInQuestion) -> Village:
    """Township and village, as they are compared."""
    return folded_text(row.text_of(Role.TOWNSHIP)), folded_text(row.text_of(Role.VILLAGE))


def own_row(person: PersonInQuestion, row: RowInQuestion) -> RowInQuestion | None:
    """The person's own row in the village of this one, else the first own row; None where there is none."""
    own = person.of(PERSON)
    if len(own) < 2:
        return own[0] if own else None
    here = village_of(row)
    return next((one for one in own if village_of(one) == here), own[0] if own else None)


def is_present(row: RowInQuestion) -> bool:
    """Whether a row of the person roster is about somebody who lives with the household."""
    return row.text(POPULATION_STATUS) not in GONE | AWAY


@told_once
def present_row(person: PersonInQuestion) -> RowInQuestion | None:
    """The first own row by which the person is there; None where the person left, or was never listed."""
    return next((row for row in person.of(PERSON) if is_present(row)), None)


def together(person: PersonInQuestion, rows: Iterable[RowInQuestion]) -> Iterator[tuple[RowInQuestion, ...]]:
    """The rows to compare with one another: all, or those of each village where two villages list the person.

    Whose the person is has to be settled first there; until then every row seems to be there twice.
    """
    given, own = tuple(rows), person.of(PERSON)
    if len(own) < 2 or len(set(map(village_of, own))) < 2:
        yield given
        return
    by_village: dict[Village, list[RowInQuestion]] = {}
    for row in given:
        by_village.setdefault(village_of(row), []).append(row)
    yield from map(tuple, by_village.values())
