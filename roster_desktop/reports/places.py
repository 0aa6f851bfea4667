"""The first columns of a table by village, and of a list of people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from roster_desktop.records import Area
from roster_desktop.reports.facts import Facts, Person
from roster_desktop.reports.table import Counted, Figure, Head
from roster_desktop.schema.derivation import full_years

PLACE = (Head("镇(办)", width=12), Head("村", width=14))
NUMBER = Head("序号", Counted.WORDS, 6)
PERSON = (NUMBER, Head("村", width=14), Head("组", width=8), Head("姓名", width=10), Head("性别", width=6))


def place_cells(facts: Facts, area: Area) -> tuple[str, str]:
    """The cells under `PLACE`."""
    return area.township or facts.unit.township, area.village or "（未填村名）"


def names_apart(areas: Iterable[Area]) -> dict[Area, str]:
    """Village → its name, with the township before it where two villages have one name."""
    given = tuple(areas)
    many = Counter(area.village for area in given)
    return {area: area.full_name if many[area.village] > 1 else area.village for area in given}


def villages(facts: Facts) -> tuple[Area, ...]:
    """Every village of the table; people of no village come last, on a line of their own."""
    named = [area for area in facts.areas if area.village]
    nameless = [area for area in facts.areas if not area.village and facts.people_by_area.get(area)]
    return (*named, *nameless)


def person_cells(number: int, person: Person) -> tuple[Figure, ...]:
    """The cells under `PERSON`: nothing by which somebody outside could be found."""
    row = person.own or next(iter(person.rows.values()))[0]
    return (str(number), person.area.village, row.text("group"), row.text("name"), person.sex)


def person_rows(person: Person) -> tuple[tuple[str, str], ...]:
    """The person's own row, for whoever wants to go there."""
    return ((person.own.roster, person.own.id),) if person.own else ()


def age_text(facts: Facts, person: Person) -> str:
    """Full years on the day of the facts; "" where the ID number does not say."""
    return str(full_years(person.birth, facts.on)) if person.birth else ""
