"""Which value holds on a day: the defaults, what a file's people set over them, and what comes later."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.policies import Entry, OwnEntry, PolicyBook, default_book
from roster_desktop.policies.own import own_entries, with_own, without_own

KEY = "P_AGE_MAX_F"
DAY = date(2019, 6, 11)


def own(value: int, since: date, key: str = KEY) -> OwnEntry:
    return OwnEntry(key, value, since, "刘会计", "2025-03-01 09:30:00")


@pytest.mark.parametrize(("on", "value"), [(date(2019, 6, 10), 50), (DAY, 60), (date(2025, 1, 1), 60)])
def test_a_value_holds_from_its_day_on(on: date, value: int):
    assert default_book().number(KEY, on) == value


@pytest.mark.parametrize(
    ("on", "value"),
    [(date(2017, 12, 31), 50), (date(2018, 1, 1), 55), (date(2025, 1, 1), 55), (date(2026, 1, 1), 58)],
)
def test_what_was_set_here_holds_against_every_later_default(on: date, value: int):
    book = default_book().with_entries([own(58, date(2026, 1, 1)).entry, own(55, date(2018, 1, 1)).entry])

    assert book.number(KEY, on) == value
    assert [entry.value for entry in book.entries(KEY)] == [50, 55, 58]


def test_what_nobody_set_here_stays_as_it_is_by_default():
    book = default_book().with_entries([own(55, date(2018, 1, 1)).entry])

    assert book.number("P_AGE_MAX_M", DAY) == default_book().number("P_AGE_MAX_M", DAY)


def test_before_the_first_day_the_first_value_is_the_best_guess():
    book = PolicyBook([Entry(KEY, 55, date(2020, 1, 1))])

    assert book.number(KEY, date(2010, 1, 1)) == 55


def test_everything_that_held_in_a_stretch_of_time_is_told_once():
    book = PolicyBook([Entry(KEY, 50), Entry(KEY, 55, date(2025, 1, 1)), Entry(KEY, 58, date(2025, 7, 1))])

    told = [ruling.value for ruling in book.rulings(KEY, date(2025, 1, 1), date(2025, 12, 31))]
    before = [ruling.value for ruling in book.rulings(KEY, date(2024, 12, 31), date(2025, 6, 30))]

    assert (told, before) == ([55, 58], [50, 55])


def test_a_ruling_says_its_value_its_source_and_its_day():
    told = default_book().with_entries([own(36, date(2025, 3, 1), "P_POST_MONTHS_MAX").entry])

    assert str(told.ruling("P_POST_MONTHS_MAX", date(2025, 3, 1))) == (
        "岗位最长期限 36个月（本册设定，2025-03-01起）"
    )
    assert str(default_book().ruling("P_ZERO_FARM_COUNTS", DAY)) == "农业就业算就业 是（默认）"


def test_own_values_survive_being_written_down():
    table = OwnEntry("P_TRANSPORT", ({"area": "省外", "amount": 500},), DAY, "刘会计", "早上", "城固")

    assert own_entries(with_own("", [own(55, DAY), table])) == (own(55, DAY), table)


def test_of_one_parameter_and_day_there_is_one_value():
    text = with_own(with_own("", [own(55, DAY)]), [own(58, DAY)])

    assert own_entries(text) == (own(58, DAY),)
    assert own_entries(without_own(text, KEY, DAY)) == ()


def test_what_a_newer_program_wrote_is_kept_and_not_used():
    newer = '[{"parameter": "P_OF_TOMORROW", "value": 3, "since": "2030-01-01"}]'
    text = with_own(newer, [own(55, DAY)])

    assert own_entries(text) == (own(55, DAY),)
    assert "P_OF_TOMORROW" in without_own(text, KEY, DAY)


def test_a_text_that_is_no_list_is_refused():
    with pytest.raises(ValueError, match="list of objects"):
        own_entries('{"parameter": 3}')
