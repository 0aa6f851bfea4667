"""Above the village nobody needs a child's number, nor an account where no subsidy is applied for."""

from __future__ import annotations

import pytest

from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.people_books import Numbers, figure_text, hides_birth, tells_birth
from tests.builders import id_number

VILLAGE, TOWNSHIP = (Unit(level, "四合", "", "铁河镇", "洋县") for level in (Level.VILLAGE, Level.TOWNSHIP))
CHILD, WOMAN = id_number(birth="20200101"), id_number(birth="19800101")
CARD = "6217000010001234567"


@pytest.mark.parametrize(
    ("unit", "column", "text", "age", "is_whole"),
    [
        (VILLAGE, "id_number", CHILD, "6", True),
        (TOWNSHIP, "id_number", CHILD, "6", False),
        (TOWNSHIP, "id_number", WOMAN, "46", True),
        (TOWNSHIP, "id_number", WOMAN, "", True),
        (VILLAGE, "bank_card", CARD, "46", True),
        (TOWNSHIP, "bank_card", CARD, "46", False),
        (TOWNSHIP, "phone", "13900001111", "6", True),
    ],
)
def test_whole_numbers_are_those_that_somebody_there_needs(unit, column, text, age, is_whole):
    roster = CATALOG.roster("transfer")
    spec = roster.column_by_key[column]
    row = {column: text, "age": age}

    assert (figure_text(unit, roster, spec, row, Numbers.WHOLE) == text) is is_whole
    assert figure_text(unit, roster, spec, row, Numbers.MASKED) != text


def test_no_age_stands_beside_a_masked_number():
    columns = CATALOG.person_roster.columns

    assert hides_birth(Numbers.MASKED, columns)
    assert not hides_birth(Numbers.WHOLE, columns)
    assert {column.key for column in columns if tells_birth(column)} == {"age", "birth_date"}
