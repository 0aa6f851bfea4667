"""What would certainly mend a row by itself."""

from __future__ import annotations

import pytest

from roster_desktop.checks import Fix
from tests.checks.facts import findings, rows


def test_an_old_number_is_exchanged_for_its_eighteen_digits():
    [row] = rows("person", "身份证号\n110105491231002")

    [finding] = findings("A09", row)

    assert finding.fix == Fix(
        "换成18位 11010519491231002X", "person", "person-1", {"id_number": "11010519491231002X"}
    )


def test_an_old_number_with_an_impossible_birth_date_is_exchanged_for_nothing():
    [row] = rows("person", "身份证号\n110105491331002")

    [finding] = findings("A09", row)

    assert finding.fix is None


@pytest.mark.parametrize(
    ("cells", "cleared", "label"),
    [
        ("性别\n男", {"sex": ""}, "清空性别，由身份证号得出"),
        ("性别|年龄\n男|12", {"sex": "", "age": ""}, "清空性别、年龄，由身份证号得出"),
    ],
)
def test_what_contradicts_the_number_is_cleared(cells, cleared, label):
    [row] = rows("person", cells)

    [finding] = findings("A12", row)

    assert finding.fix == Fix(label, "person", "person-1", cleared)
