"""Money and counts as villages write them."""

from __future__ import annotations

import pytest

from roster_desktop.schema.kinds import Count, Money


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2000", "2000"),
        ("2000.0", "2000"),
        ("2000.50", "2000.5"),
        (".5", "0.5"),
        ("007", "7"),
        ("2000元", "2000"),
        ("2000元整", "2000"),
        ("2000块", "2000"),
        ("¥2000", "2000"),
        ("￥2,000.00", "2000"),
        ("1,234,567.8", "1234567.8"),
        ("1，234", "1234"),
        ("1 234", "1234"),
        ("２０００", "2000"),
        ("1.5万", "15000"),
        ("1.5万元", "15000"),
        ("2千", "2000"),
        ("-5", "-5"),
        ("－5", "-5"),
        ("-0", "0"),
        ("0", "0"),
        ("999999999999", "999999999999"),
    ],
)
def test_amounts_are_read(text: str, canonical: str):
    assert Money().reads(text)
    assert Money().canonical(text) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "约2000",
        "2000左右",
        "2000-3000",
        "2000/月",
        "1_000",
        "1e5",
        "1E9999999",
        "inf",
        "NaN",
        "12,34",
        "1,2345",
        "两千",
        "无",
        "１²",
        "1000000000000",
        "0." + "1" * 30,
        "9" * 400,
    ],
)
def test_what_is_no_amount_stays_as_typed(text: str):
    assert not Money().reads(text)
    assert Money().canonical(text) == text


@pytest.mark.parametrize(
    ("text", "canonical"),
    [("5", "5"), ("5万", "5"), ("5万元", "5"), ("50000元", "5"), ("5千元", "0.5"), ("1元", "0.0001")],
)
def test_a_column_in_ten_thousands_converts_what_says_its_unit(text: str, canonical: str):
    assert Money("万元").canonical(text) == canonical


@pytest.mark.parametrize(
    ("text", "canonical"),
    [("12", "12"), ("12.0", "12"), ("5人", "5"), ("5 个", "5"), ("1,200", "1200"), ("０", "0"), ("007", "7")],
)
def test_counts_are_read(text: str, canonical: str):
    assert Count().reads(text)
    assert Count().canonical(text) == canonical


@pytest.mark.parametrize("text", ["12.5", "-1", "1_0", "三个", "常年", "3年", "12个月", "1e1", "²"])
def test_what_is_no_count_stays_as_typed(text: str):
    assert not Count().reads(text)
    assert Count().canonical(text) == text


def test_a_count_knows_the_words_of_its_own_column_and_its_largest_number():
    months = Count(maximum=12, units=("月", "个月"))

    assert months.canonical("12个月") == "12"
    assert months.reads("12")
    assert not months.reads("13")
    assert not months.reads("3天")


def test_numbers_are_right_aligned():
    assert Money().is_numeric
    assert Count().is_numeric
