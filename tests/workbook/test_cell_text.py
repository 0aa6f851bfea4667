"""What the cells of a spreadsheet say, whatever the spreadsheet took them for."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.schema.kinds import BankCard, IdNumber
from roster_desktop.workbook.cell_text import CellValue, cell_text, number_text, sheet_number
from roster_desktop.workbook.raw import column_letters


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  文字 ", "  文字 "),
        (2000.0, "2000"),
        (2000, "2000"),
        (-3.5, "-3.5"),
        (0.1 + 0.2, "0.3"),
        (0.00001, "0.00001"),
        (13800000001.0, "13800000001"),
        (999999999999999.0, "999999999999999"),
        (True, "是"),
        (False, "否"),
        (date(2025, 3, 1), "2025-03-01"),
        (datetime(2025, 3, 1), "2025-03-01"),
        (datetime(2025, 3, 1, 8, 30), "2025-03-01 08:30:00"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        (0.0, "0"),
        (-0.0, "0"),
    ],
)
def test_a_cell_says(value: CellValue, text: str) -> None:
    assert cell_text(value) == text


@pytest.mark.parametrize(
    "number",
    [
        6.10723198001010e17,
        610723198001010028,
        6.2179950000000001e18,
        1e15,
        1e300,
        -1e17,
        float("inf"),
        10**400,
    ],
)
def test_a_number_of_more_than_fifteen_digits_is_nobodys(number: float) -> None:
    assert not IdNumber().reads(number_text(number))
    assert not BankCard().reads(number_text(number))
    assert "E+" in number_text(number)


def test_what_is_no_number_at_all_is_text() -> None:
    assert "E+" in number_text(float("nan"))


@given(st.one_of(st.floats(), st.integers()))
def test_every_number_has_a_text(number: float) -> None:
    assert number_text(number)


@given(st.one_of(st.text("0123456789.-eE+ ", max_size=18), st.decimals(allow_nan=False).map(str)))
def test_a_text_is_written_as_a_number_only_where_it_reads_back(text: str) -> None:
    number = sheet_number(text)

    assert number is None or cell_text(float(number)) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [("3000", 3000), ("0.5", 0.5), ("-2", -2), ("007", None), ("1.50", None), ("约2000", None), ("", None)],
)
def test_amounts_are_written_as_numbers(text: str, number: float | None) -> None:
    assert sheet_number(text) == number


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_spreadsheets_name_them(place: int, letters: str) -> None:
    assert column_letters(place) == letters
