"""Dates as villages write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.schema.kinds import DateOrMonth, PartialDate, Year


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2019.3", "2019-03"),
        ("2019.3.5", "2019-03-05"),
        ("2019.3.5.", "2019-03-05"),
        ("2019.10", "2019-10"),
        ("2019/3", "2019-03"),
        ("2019/3/5", "2019-03-05"),
        ("2019-03", "2019-03"),
        ("2019-3-5", "2019-03-05"),
        ("2019—3—5", "2019-03-05"),
        ("2019、3、5", "2019-03-05"),
        ("2019 3 5", "2019-03-05"),
        ("2019 1 1", "2019-01-01"),
        ("2019年3月", "2019-03"),
        ("2019年3月份", "2019-03"),
        ("2019年03月05日", "2019-03-05"),
        ("2019年3月5号", "2019-03-05"),
        ("2019 年 3 月 5 日", "2019-03-05"),
        ("2019年3.5", "2019-03-05"),
        ("201903", "2019-03"),
        ("20190305", "2019-03-05"),
        ("２０１９．３．５", "2019-03-05"),
        ("２０１９年３月", "2019-03"),
        ("二〇一九年三月", "2019-03"),
        ("二零一九年十二月三十一日", "2019-12-31"),
        ("二○一九年十月二十日", "2019-10-20"),
        ("二〇一九年三月廿五日", "2019-03-25"),
        ("2019年三月", "2019-03"),
        ("二〇一九年", "2019"),
        ("2019", "2019"),
        ("2019年", "2019"),
        ("2019年度", "2019"),
        ("'2019-03-05", "2019-03-05"),
        ("2019-03-05 00:00:00", "2019-03-05"),
        ("2019-03-05T00:00:00", "2019-03-05"),
        ("2019/3/5 0:00", "2019-03-05"),
        ("2020-02-29", "2020-02-29"),
        ("1900-01-01", "1900-01-01"),
        ("2099-12-31", "2099-12-31"),
    ],
)
def test_habits_of_writing_a_date(text: str, canonical: str):
    assert DateOrMonth().reads(text)
    assert DateOrMonth().canonical(text) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "19年3月",
        "19.3.5",
        "3月",
        "三月",
        "3月5日",
        "190305",
        "190312",
        "2019-13",
        "2019-00",
        "2019-0-5",
        "2019-2-29",
        "2019-4-31",
        "2109-01-01",
        "0219-01-01",
        "1899-12-31",
        "2100",
        "201900",
        "2019313",
        "3/5/2019",
        "2019-3-5至2019-4-5",
        "2019.3-2020.4",
        "至今",
        "43529",
        "2019年上半年",
        "2020年起",
        "2019-03-05 25:00",
    ],
)
def test_what_may_mean_two_days_or_none_is_not_guessed(text: str):
    assert not DateOrMonth().reads(text)
    assert DateOrMonth().canonical(text) == text


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y年%m月%d日", "%Y/%m/%d"]),
)
def test_every_day_is_read_in_every_form(day: date, form: str):
    assert DateOrMonth().canonical(day.strftime(form)) == day.isoformat()


def test_a_month_means_any_of_its_days():
    assert (PartialDate(2024, 2).first, PartialDate(2024, 2).last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (PartialDate(2024).first, PartialDate(2024).last) == (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2019", "2019"),
        ("2019年", "2019"),
        ("2019年度", "2019"),
        ("2019.0", "2019"),
        ("二〇一九年", "2019"),
        ("２０１９", "2019"),
    ],
)
def test_years_are_read(text: str, canonical: str):
    assert Year().reads(text)
    assert Year().canonical(text) == canonical


@pytest.mark.parametrize("text", ["19", "19年", "2019-03", "1899", "2100", "去年", "2_019"])
def test_what_is_no_year_stays_as_typed(text: str):
    assert not Year().reads(text)
    assert Year().canonical(text) == text
