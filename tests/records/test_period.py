"""Periods: their names, their days wherever a month begins, and that they follow each other without a gap."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster_desktop.records import Period, Span, period_named, period_of
from roster_desktop.wording import Language, day_in_words, month_in_words, speak

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
FIRST_DAYS = st.integers(1, 28)
SPANS = st.sampled_from(Span)


@pytest.fixture(autouse=True)
def chinese_afterwards() -> Iterator[None]:
    """Whatever a test spoke."""
    yield
    speak(Language.CHINESE)


@given(SPANS, DAYS, FIRST_DAYS)
def test_every_day_lies_in_the_period_that_is_told_of_it(span, day, first_day):
    first, last = period_of(span, day, first_day).days(first_day)

    assert first <= day <= last


@given(SPANS, DAYS, FIRST_DAYS)
def test_the_day_after_the_last_begins_the_next_period(span, day, first_day):
    _, last = period_of(span, day, first_day).days(first_day)
    after = last + timedelta(days=1)

    assert period_of(span, after, first_day).days(first_day)[0] == after


@given(SPANS, DAYS, FIRST_DAYS)
def test_a_period_is_found_again_by_its_key(span, day, first_day):
    period = period_of(span, day, first_day)

    assert period_named(period.key) == period


@given(st.integers(2000, 2100), FIRST_DAYS)
def test_a_year_consists_of_its_quarters_and_those_of_their_months(year, first_day):
    months = [Period(Span.MONTH, year, number).days(first_day) for number in range(1, 13)]
    quarters = [Period(Span.QUARTER, year, number).days(first_day) for number in range(1, 5)]

    assert quarters == [(months[at][0], months[at + 2][1]) for at in (0, 3, 6, 9)]
    assert Period(Span.YEAR, year, 1).days(first_day) == (months[0][0], months[-1][1])


def test_in_shaanxi_november_goes_from_the_21st_of_october_to_the_20th_of_november():
    assert Period(Span.MONTH, 2026, 11).days(21) == (date(2026, 10, 21), date(2026, 11, 20))
    assert Period(Span.YEAR, 2026, 1).days(21) == (date(2025, 12, 21), date(2026, 12, 20))
    assert period_of(Span.MONTH, date(2026, 12, 21), 21) == Period(Span.MONTH, 2027, 1)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2026", "2026年度"),
        ("2026-Q3", "2026年第3季度"),
        ("2026q3", "2026年第3季度"),
        ("2026-3", "2026年3月"),
        (" 2026-11 ", "2026年11月"),
        ("2026-W48", "2026年第48周"),
    ],
)
def test_a_period_is_understood_however_it_is_written(text, title):
    period = period_named(text)

    assert period is not None
    assert period.title == title


@pytest.mark.parametrize(
    "text", ["", "2026-13", "2026-0", "2026-Q5", "2025-W53", "十一月", "26-11", "2026-11-30"]
)
def test_what_is_no_period_is_none(text):
    assert period_named(text) is None


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("2026", "2026年度", "2026"),
        ("2026-Q3", "2026年第3季度", "Q3 2026"),
        ("2026-11", "2026年11月", "November 2026"),
        ("2026-W48", "2026年第48周", "week 48 of 2026"),
    ],
)
def test_the_window_names_a_period_in_its_language_and_papers_always_in_chinese(key, chinese, english):
    period = period_named(key)
    assert period is not None
    in_chinese = period.in_words
    speak(Language.ENGLISH)

    assert (in_chinese, period.in_words, period.title) == (chinese, english, chinese)


def test_a_day_and_a_month_are_told_in_the_language_of_the_window():
    in_chinese = (day_in_words(date(2026, 12, 5)), month_in_words(2026, 12))
    speak(Language.ENGLISH)

    assert in_chinese == ("12月5日", "2026年12月")
    assert (day_in_words(date(2026, 12, 5)), month_in_words(2026, 12)) == ("5 December", "December 2026")
