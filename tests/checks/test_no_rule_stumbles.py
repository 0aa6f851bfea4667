"""Whatever stands in the cells, the rules say whole sentences about columns that are there,
and never fail."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.checks import (
    RULEBOOK,
    Alike,
    Finding,
    Ground,
    HouseholdInQuestion,
    PersonInQuestion,
    RowInQuestion,
    row_in_question,
)
from roster_desktop.policies import default_book, packs
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Roster
from tests.checks.facts import COUNTY, number

BOOKS = [default_book(), *(default_book().with_entries(pack.entries) for pack in packs())]
ODD = [
    "{who}",
    "{",
    "0",
    "-",
    "是",
    "残疾",
    "2025-03",
    "2025",
    "1900-01-01",
    "2099-12-31",
    "6.1E+17",
    "\ud800",
    " ",
]
NUMBERS = [number("女19800101"), number("男19600315"), number("女20101231"), "", "6107", number("男19000101")]
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2098, 12, 31))


def texts_of(roster: Roster) -> st.SearchStrategy[dict[str, str]]:
    """Some of the cells filled, mostly with what the columns ask for."""
    columns = {
        column.key: st.sampled_from([*column.options, *ODD])
        if column.options
        else st.sampled_from(ODD) | st.text()
        for column in roster.columns
        if column.key != "id_number"
    }
    return st.fixed_dictionaries({"id_number": st.sampled_from(NUMBERS)}, optional=columns)


@st.composite
def rows(draw: st.DrawFn, on: date) -> list[RowInQuestion]:
    """Up to eight rows of any rosters."""
    chosen = draw(st.lists(st.sampled_from(CATALOG.rosters), min_size=1, max_size=8))
    return [
        row_in_question(roster, draw(texts_of(roster)), row=f"r{at}", on=on, number=None)
        for at, roster in enumerate(chosen)
    ]


def person_of(given_rows: Iterable[RowInQuestion], ground: Ground) -> PersonInQuestion:
    by_roster: dict[str, tuple[RowInQuestion, ...]] = {}
    for row in given_rows:
        by_roster[row.roster.key] = (*by_roster.get(row.roster.key, ()), row)
    return PersonInQuestion("somebody", by_roster, CATALOG.people, ground)


def texts(row: RowInQuestion) -> dict[str, str]:
    return {key: cell.text for key, cell in row.cells.items()}


def is_sound(finding: Finding) -> bool:
    roster = CATALOG.roster(finding.roster)
    known = set(finding.columns) <= roster.column_by_key.keys()
    return (
        known
        and bool(finding.columns)
        and finding.message.endswith(("。", "？"))
        and len(finding.basis) == 16
    )


@given(data=st.data(), on=DAYS, book=st.sampled_from(BOOKS))
def test_no_person_makes_a_rule_stumble(data: st.DataObject, on: date, book):
    person = person_of(data.draw(rows(on)), Ground(on, book, COUNTY))

    for rule in RULEBOOK.people:
        assert all(map(is_sound, rule.findings(person)))


@pytest.mark.parametrize("is_by_name", [False, True])
@given(data=st.data(), on=DAYS, book=st.sampled_from(BOOKS))
def test_no_household_makes_a_rule_stumble(is_by_name: bool, data: st.DataObject, on: date, book):
    ground = Ground(on, book, COUNTY)
    members = tuple(person_of(data.draw(rows(on)), ground) for _ in range(3))

    for rule in RULEBOOK.households:
        assert all(map(is_sound, rule.findings(HouseholdInQuestion("h", members, ground, is_by_name))))


@given(data=st.data(), on=DAYS)
def test_no_rows_that_are_alike_make_a_rule_stumble(data: st.DataObject, on: date):
    """Rows that share some key; which one it is, is the same to the rules."""
    given_rows = data.draw(rows(on))
    for sharing, rules in RULEBOOK.alike:
        alike = tuple(row for row in given_rows if any(sharing.keys_of(CATALOG, row.roster, texts(row))))
        subject = Alike(sharing.name, "key", alike, Ground(on, default_book(), COUNTY))
        for rule in rules if len(alike) > 1 else ():
            assert all(map(is_sound, rule.findings(subject)))


@given(data=st.data(), on=DAYS)
def test_no_row_makes_a_rule_stumble(data: st.DataObject, on: date):
    for row in data.draw(rows(on)):
        for rule in RULEBOOK.rows:
            assert all(map(is_sound, rule.findings(row)))
