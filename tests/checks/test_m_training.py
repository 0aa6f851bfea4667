"""Free training: how often, for which allowance, not twice for the same (M05 to M07)."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.checks import Ground, Level
from roster_desktop.policies import default_book
from roster_desktop.policies.packs import Entry
from tests.checks.facts import VILLAGE, findings, ground, person, said

COURSES = "培训类型 | 培训工种 | 培训单位 | 培训起始日期 | 政府补贴培训 | 证书等级 | 实际培训天数 | 生活(食宿)补贴(元)\n"


def course(
    year: int, name: str, kind: str = "转移就业技能培训", free: str = "是", level: str = "", money: str = "|"
) -> str:
    return f"{kind} | {name} | 职教中心 | {year}-03-01 | {free} | {level} | {money}\n"


def told(rule: str, *courses: str, on: Ground | None = None) -> list[str]:
    return said(rule, person(on or ground(), training=COURSES + "".join(courses)))


FOUR = tuple(course(year, f"课程{year}") for year in (2019, 2021, 2023, 2025))


def test_three_free_courses_in_a_life_are_the_most():
    [finding] = findings("M05", person(ground(), training=COURSES + "".join(FOUR)))

    assert finding.message == "张三 已参加4次免费培训，超过3次上限。"
    assert (finding.level, finding.row) == (Level.ERROR, "training-4")
    assert finding.policies == ("免费培训上限 3次（默认）", "免费培训按什么算次数 一生（默认）")
    assert told("M05", *FOUR[:3]) == []


def test_only_free_courses_count_and_each_once():
    assert told("M05", *FOUR[:3], FOUR[2]) == []
    assert told("M05", *FOUR[:3], course(2025, "电焊", free="否")) == []
    assert told("M05", *FOUR[:3], course(2025, "电焊", free="")) == []


def test_by_years_every_year_counts_for_itself():
    yearly = ground(P_FREE_TRAIN_PER="每年", P_FREE_TRAIN_MAX=1)

    assert told("M05", *FOUR, on=yearly) == []
    assert told("M05", *FOUR, course(2025, "电焊"), on=yearly) == ["张三 已参加2次免费培训，超过1次上限。"]


@pytest.mark.parametrize(
    ("days", "money", "right"),
    [
        ("10", "499", "500"),
        ("10", "500", ""),
        ("10", "501", "500"),
        ("", "501", ""),
        ("10", "", ""),
        ("10", "0", ""),
    ],
)
def test_the_allowance_is_that_of_the_days(days: str, money: str, right: str):
    found = told("M06", course(2025, "电焊", money=f"{days} | {money}"))

    assert found == ([f"张三 培训10天应补{right}元，填了{money}元。"] if right else [])


def test_a_rate_of_nothing_is_not_compared():
    assert told("M06", course(2025, "电焊", money="10 | 3600"), on=ground(P_TRAIN_DAY_RATE=0)) == []


@pytest.mark.parametrize(("since", "is_right"), [(date(2025, 3, 1), True), (date(2025, 3, 2), False)])
def test_the_rate_is_that_of_the_day_of_the_course(since: date, is_right: bool):
    entry = Entry("P_TRAIN_DAY_RATE", 60, since, "本册设定")
    changed = Ground(date(2025, 12, 31), default_book().with_entries([entry]), VILLAGE)

    assert (told("M06", course(2025, "电焊", money="10 | 600"), on=changed) == []) is is_right


AGAIN = ["张三 同一工种同一等级重复享受培训补贴。"]


@pytest.mark.parametrize(
    ("courses", "is_told"),
    [
        ((course(2023, "电焊", level="初级"), course(2025, "电焊", level="初级")), True),
        ((course(2023, "电焊", level="初级"), course(2025, "电焊", level="中级")), False),
        ((course(2023, "电焊", level="初级"), course(2025, "砌筑", level="初级")), False),
        ((course(2023, "电焊"), course(2025, "电焊")), False),
        ((course(2025, "电焊"), course(2025, "电焊")), True),
        ((course(2023, "电焊", level="初级", free="否"), course(2025, "电焊", level="初级")), False),
        ((course(2023, "其他", level="初级"), course(2025, "其他", level="初级")), False),
    ],
)
def test_one_course_and_level_is_paid_once(courses: tuple[str, ...], is_told: bool):
    assert told("M07", *courses) == (AGAIN if is_told else [])


def test_one_kind_of_training_is_paid_once_a_year():
    two = (course(2025, "电焊"), course(2025, "砌筑"))
    other = course(2025, "养牛", kind="农业实用技术培训")

    assert told("M07", *two) == ["张三 2025年享受了2次转移就业技能培训的补贴，一年只能1次。"]
    assert told("M07", two[0], other, course(2024, "砌筑")) == []
    assert told("M07", *two, on=ground(P_TRAIN_TYPE_YEAR=0)) == []
    assert told("M07", *two, on=ground(P_TRAIN_TYPE_YEAR=2)) == []
