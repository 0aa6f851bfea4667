"""Two lists of one person's jobs: which of them are the same job."""

from __future__ import annotations

from roster_desktop.merge.twin_rows import Twins, twin_rows
from tests.builders import TOY_JOBS, TOY_PEOPLE


def job(started_on: str, employer: str) -> dict[str, str]:
    return {"started_on": started_on, "employer": employer}


def test_the_same_job_is_found_and_another_one_left():
    ones = [job("2024-01", "北山砖厂"), job("2025-03", "南河茶场")]
    others = [job("2025-03", "南河茶场"), job("2023-05", "县医院")]

    assert twin_rows(TOY_JOBS, ones, others) == (Twins(1, 0, True),)


def test_a_day_more_or_a_longer_name_is_perhaps_the_same():
    [twins] = twin_rows(TOY_JOBS, [job("2025-03", "北山砖厂")], [job("2025-03-05", "清水镇北山砖厂")])

    assert not twins.is_sure


def test_each_job_meets_at_most_one_and_the_best_choice_wins_as_a_whole():
    ones = [job("2025-03", "北山砖厂"), job("2025-03", "北山砖厂二分厂")]
    others = [job("2025-03", "北山砖厂二分厂"), job("2025-03", "北山砖厂")]

    assert twin_rows(TOY_JOBS, ones, others) == (Twins(0, 1, True), Twins(1, 0, True))


def test_other_days_are_other_jobs_whatever_the_employer():
    assert not twin_rows(TOY_JOBS, [job("2025-03", "北山砖厂")], [job("2024-03", "北山砖厂")])


def test_january_and_october_of_one_year_are_perhaps_the_same_for_a_number_loses_its_last_nought():
    [twins] = twin_rows(TOY_JOBS, [job("2025-01", "北山砖厂")], [job("2025-10", "北山砖厂")])

    assert not twins.is_sure
    assert not twin_rows(TOY_JOBS, [job("2025-01", "北山砖厂")], [job("2024-10", "北山砖厂")])
    assert not twin_rows(TOY_JOBS, [job("2025-01", "北山砖厂")], [job("2025-11", "北山砖厂")])


def test_people_have_one_row_each():
    assert not twin_rows(TOY_PEOPLE, [{"name": "张三"}], [{"name": "张三"}])
