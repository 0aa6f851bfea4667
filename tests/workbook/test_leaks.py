"""What gives a person away in a text that everybody may read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.workbook.leaks import CARD, ID_NUMBER, PHONE, leak_in
from tests.builders import id_number
from tests.numbers_of_people import CARDS, numbers_with_gaps

NUMBER = id_number()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (NUMBER, ID_NUMBER),
        (f"本人{NUMBER}，", ID_NUMBER),
        (NUMBER[:17] + "X", ID_NUMBER),
        (f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}", ID_NUMBER),
        ("610723800101001", ID_NUMBER),
        ("612323 800101 001", ID_NUMBER),
        (NUMBER[:17] + ("1" if NUMBER[17] != "1" else "2"), ID_NUMBER),
        ("13812345678", PHONE),
        ("电话138-1234-5678", PHONE),
        ("１３８１２３４５６７８", PHONE),
        ("(138)12345678", PHONE),
        ("+86 138 1234 5678", PHONE),
        ("138\u200b12345678", PHONE),
        ("6222 0200 0000 0000 002", CARD),
    ],
)
def test_numbers_are_found_however_they_are_written(text: str, what: str):
    assert leak_in(text) == what


@pytest.mark.parametrize(
    "text",
    [
        "", "北山砖厂", "2025-03-01 至 2025-08-31", "2025.03.01-2025.08.31", "2023-11-01 2024-12-31", "1500.00",
        "0916-8212345", "6107**********12", "138****5678", "1350000", "2025年第2批", "12345678901",
    ],
)  # fmt: skip
def test_days_amounts_and_office_telephones_are_no_numbers_of_people(text: str):
    assert leak_in(text) is None


@given(number=numbers_with_gaps(), before=st.text(), after=st.text())
def test_a_number_is_found_whatever_stands_around_it(number: str, before: str, after: str):
    assert leak_in(f"{before}字{number}字{after}") is not None


@given(card=CARDS, before=st.text(), after=st.text())
def test_a_card_is_found_whatever_stands_around_it(card: str, before: str, after: str):
    assert leak_in(before + card + after) is not None
