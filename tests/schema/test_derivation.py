"""What follows from other cells."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.schema.derivation import age_from, birth_date_from, months_between, sex_from
from roster_desktop.schema.kinds.id_number import check_digit


def number(birth: str, sequence: str = "002") -> str:
    first17 = "610723" + birth + sequence
    return first17 + check_digit(first17)


ON = date(2025, 3, 10)


def test_sex_and_birth_date_follow_from_the_number():
    values = {"id": number("19800101", "003")}

    assert sex_from("id")(values, ON) == "男"
    assert birth_date_from("id")(values, ON) == "1980-01-01"


@pytest.mark.parametrize("text", ["", "张三", "999999198001010011", number("19801301")])
def test_nothing_follows_from_a_number_that_is_nobodys(text: str):
    values = {"id": text}

    assert sex_from("id")(values, ON) == ""
    assert birth_date_from("id")(values, ON) == ""
    assert age_from("id", "birth")(values, ON) == ""


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        ("19800310", date(2025, 3, 9), "44"),
        ("19800310", date(2025, 3, 10), "45"),
        ("19800310", date(2025, 3, 11), "45"),
        ("20000229", date(2025, 2, 28), "24"),
        ("20000229", date(2025, 3, 1), "25"),
        ("20000229", date(2024, 2, 28), "23"),
        ("20000229", date(2024, 2, 29), "24"),
        ("20250310", date(2025, 3, 10), "0"),
        ("20250311", date(2025, 3, 10), ""),
    ],
)
def test_age_is_counted_in_full_years(birth: str, on: date, age: str):
    assert age_from("id", "birth")({"id": number(birth)}, on) == age


@pytest.mark.parametrize(
    ("typed", "age"),
    [
        ("1980-03-10", "45"),
        ("1980-03-11", "44"),
        ("1980-03", "45"),
        ("1980-04", "44"),
        ("1980", ""),
        ("八〇年", ""),
    ],
)
def test_without_a_number_age_follows_from_the_birth_date_typed(typed: str, age: str):
    assert age_from("id", "birth")({"birth": typed}, ON) == age


def test_the_number_is_believed_before_the_birth_date_typed():
    assert age_from("id", "birth")({"id": number("19800101"), "birth": "1990-01-01"}, ON) == "45"


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-01-01", "2025-03-31", "3"),
        ("2025-01-15", "2025-04-14", "3"),
        ("2025-01-15", "2025-04-13", "2"),
        ("2025-01", "2025-03", "3"),
        ("2024-11", "2025-02-28", "4"),
        ("2025-01-31", "2025-02-28", "1"),
        ("2025-03-10", "2025-03-10", "0"),
        ("2025-01-11", "", "2"),
        ("2025-01-12", "", "1"),
        ("2025-03-11", "", ""),
        ("2025-04-01", "2025-03-31", ""),
        ("2024", "2025-03", ""),
        ("2025-01", "至今", ""),
        ("", "2025-03", ""),
    ],
)
def test_months_are_counted_with_both_days(start: str, end: str, months: str):
    assert months_between("from", "to")({"from": start, "to": end}, ON) == months
