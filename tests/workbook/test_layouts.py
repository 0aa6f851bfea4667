"""Columns are known on sheets of any layout: right nearly always, and never silently wrong."""

from __future__ import annotations

from collections import Counter
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from tests.workbook.layouts import layout, layouts
from tests.workbook.recognised import Found, recognised

ENOUGH = 0.995


@given(seed=st.integers(0, 10**9))
def test_no_column_is_silently_read_as_another(seed: int) -> None:
    assert Found.WRONG not in recognised(layout(seed)).values()


@given(seed=st.integers(0, 10**9))
def test_a_column_that_no_roster_has_is_never_read(seed: int) -> None:
    sheet = layout(seed)
    found = recognised(sheet)

    of_none = [found[place] for place, key in sheet.truth.items() if not key]
    assert set(of_none) <= {Found.LEFT, Found.LEFT_ASKED}


@cache
def _counted() -> tuple[Counter[Found], Counter[Found]]:
    """What became of the columns of many sheets: of well known headers, and of those with a wrong letter."""
    known: Counter[Found] = Counter()
    misspelt: Counter[Found] = Counter()
    for sheet in layouts(7, 250):
        for place, found in recognised(sheet).items():
            (misspelt if place in sheet.misspelt else known)[found] += found.is_of_roster
    return known, misspelt


def test_nearly_every_column_is_read_as_what_it_is() -> None:
    known, _ = _counted()

    assert known.total() > 3000
    assert known[Found.RIGHT] / known.total() >= ENOUGH


def test_a_header_with_a_wrong_letter_is_asked_about_rather_than_guessed() -> None:
    _, misspelt = _counted()

    assert misspelt[Found.WRONG] == 0
    assert misspelt[Found.ASKED] > misspelt.total() * 0.8
