"""A whole township of people who do not exist, in villages that do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from random import Random

from msgspec import Struct

from roster_desktop.divisions import Division, children, division
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.sample.household import household
from roster_desktop.sample.learning import School
from roster_desktop.sample.names import full_name
from roster_desktop.sample.numbers import Numbers
from roster_desktop.sample.occupation import Occupations
from roster_desktop.sample.person import GROUPS, Cells, Registrar
from roster_desktop.sample.places import COUNTY, Home
from roster_desktop.sample.shared import list_twice
from roster_desktop.sample.work import Workplaces

SAMPLE_DAY = date(2026, 9, 30)
"""The day of which the sample tells, unless another one is asked for."""
SAMPLE_SEED = 20260930

_FAVOURITE = "610723103"


class SampleVillage(Struct, frozen=True):
    """A village and the rows of its rosters: roster key → rows, each column key → canonical text."""

    unit: Unit
    rows: Mapping[str, list[Cells]]


class SampleTownship(Struct, frozen=True):
    """A township and its villages."""

    unit: Unit
    villages: tuple[SampleVillage, ...]


def most_villages() -> int:
    """As many villages as the largest township of the county has."""
    return max(len(children(township.code)) for township in children(COUNTY))


def make_township(
    villages: int = 6,
    people: int = 60,
    *,
    seed: int = SAMPLE_SEED,
    on: date = SAMPLE_DAY,
    shared_person: bool = False,
) -> SampleTownship:
    """A township of 洋县 with so many villages and, in each, so many people;
    the same arguments give the same rows.

    With `shared_person` the first two villages both list one woman, who married from one into the other.
    """
    township = _township(villages)
    county = division(COUNTY)
    if people < 1 or county is None:
        raise ValueError("a village needs somebody who lives there")
    unit = Unit(Level.TOWNSHIP, township.name, township.code, township.name, county.name)
    units = [
        Unit(Level.VILLAGE, village.name, village.code, unit.name, unit.county)
        for village in _villages(township, villages)
    ]
    if not shared_person:
        return SampleTownship(unit, _settled(units, [people] * villages, seed, on))
    if villages < 2 or people < 2:
        raise ValueError("it takes two villages of two people to share a person")
    made = _settled(units, [people - 1] + [people] * (villages - 1), seed, on)
    first, second = made[0].rows, made[1].rows
    elsewhere = {roster: rows for roster, rows in second.items() if roster != CATALOG.people}
    list_twice(first[CATALOG.people], second[CATALOG.people], elsewhere)
    return SampleTownship(unit, made)


def _settled(units: list[Unit], people: list[int], seed: int, on: date) -> tuple[SampleVillage, ...]:
    """The villages, each with so many people; nobody's number is given twice."""
    taken: set[str] = set()
    return tuple(_village(unit, count, seed, on, taken) for unit, count in zip(units, people, strict=True))


def _township(villages: int) -> Division:
    """The first township that has as many villages;
    the one with the usual example's name before the others."""
    townships = sorted(children(COUNTY), key=lambda township: not township.code.startswith(_FAVOURITE))
    for township in townships:
        if 1 <= villages <= len(children(township.code)):
            return township
    raise ValueError(f"a township of the sample has 1 to {most_villages()} villages, not {villages}")


def _villages(township: Division, count: int) -> list[Division]:
    """Villages of farmers first, communities of townspeople only where there are not enough."""
    listed = sorted(children(township.code), key=lambda village: not village.name.endswith("村"))
    return listed[:count]


def _village(unit: Unit, people: int, seed: int, on: date, taken: set[str]) -> SampleVillage:
    draw = Random(f"{seed}/{unit.code}")
    home, numbers = Home.of(unit), Numbers(draw, taken)
    registrar = Registrar(home, on, draw, numbers, collector=full_name(draw, draw.choice("男女"), 1985))
    occupations = Occupations(on, draw, Workplaces(home, on, draw, numbers), School(home, on, draw))
    rows: dict[str, list[Cells]] = {roster.key: [] for roster in CATALOG.rosters}
    persons = rows[CATALOG.people]
    place = 0
    while len(persons) < people:
        place += 1
        members = household(draw, on, people - len(persons))
        group = GROUPS[len(persons) * len(GROUPS) // people]
        for person in registrar.household(place, members, group):
            for roster, cells in occupations.rows(person).items():
                rows[roster].append(cells)
    return SampleVillage(unit, rows)
