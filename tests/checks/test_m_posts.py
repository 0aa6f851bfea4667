"""Public-welfare posts against the policies (M08 to M12)."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.checks import Ground, Level
from roster_desktop.policies import default_book
from roster_desktop.policies.packs import Entry
from tests.checks.facts import VILLAGE, findings, ground, person, said

ON = date(2026, 3, 15)
HEAD = "上岗日期 | 退岗日期 | 累计在岗月数\n"


def told(rule: str, *posts: str, on: Ground | None = None) -> list[str]:
    return said(rule, person(on or ground(ON), post=HEAD + "\n".join(posts)))


@pytest.mark.parametrize(
    ("posts", "sentence"),
    [
        (["2023-03-16 | | "], ""),
        (["2023-03-15 | | "], "张三 在公益性岗位已满36个月，请办理退岗或说明。"),
        (["2023-02-16 | | "], "张三 在公益性岗位已37个月，超过36个月，请办理退岗或说明。"),
        (["2023-03 | | "], ""),
        (["2023-02 | | "], "张三 在公益性岗位已满36个月，请办理退岗或说明。"),
        (["2023-02-01 | 2026-03-15 | "], ""),
        (["2020-01-01 | 2022-12-31 | "], ""),
        (
            ["2020-01-01 | 2022-12-31 | ", "2026-03-15 | | "],
            "张三 在公益性岗位已满36个月，请办理退岗或说明。",
        ),
        (["2020-01-01 | 2022-12-30 | ", "2026-03-15 | | "], ""),
        (
            ["2020-01-01 | 2022-12-30 | ", "2021-01-01 | | "],
            "张三 在公益性岗位已74个月，超过36个月，请办理退岗或说明。",
        ),
        (["2025-01-01 | | 36"], ""),
        (["2025-01-01 | | 37"], "张三 在公益性岗位已37个月，超过36个月，请办理退岗或说明。"),
        (["很久以前 | | "], ""),
        (["2015 | 2017 | ", "2025-01-01 | | "], ""),
    ],
)
def test_a_post_is_held_for_three_years_at_most(posts: list[str], sentence: str):
    assert told("M08", *posts) == ([sentence] if sentence else [])


def test_the_limit_is_that_of_the_cut_off_date():
    entry = Entry("P_POST_MONTHS_MAX", 60, date(2026, 3, 16), "本册设定")
    book = default_book().with_entries([entry])

    assert told("M08", "2021-03-16 | | ", on=Ground(date(2026, 3, 15), book, VILLAGE)) != []
    assert told("M08", "2021-03-17 | | ", on=Ground(date(2026, 3, 16), book, VILLAGE)) == []


@pytest.mark.parametrize(
    ("birth", "is_told"),
    [
        ("女19730101", False),
        ("女19730102", True),
        ("男19680101", False),
        ("男19680102", True),
    ],
)
def test_who_was_near_to_retirement_at_first_may_stay(birth: str, is_told: bool):
    """Five years or less to 55 for women, to 60 for men, on the day the first post began."""
    row = f"姓名 | 身份证号 | {HEAD}张三 | {birth} | 2023-01-01 | | "

    assert bool(said("M08", person(ground(ON), post=row))) is is_told
    assert said("M08", person(ground(ON, P_POST_NEAR_RETIREMENT=0), post=row)) != []


def test_the_first_post_counts_for_the_exception():
    rows = f"姓名 | 身份证号 | {HEAD}张三 | 女19730101 | 2022-12-31 | 2023-06-30 | \n张三 | 女19730101 | 2023-07-01 | | "

    assert said("M08", person(ground(ON), post=rows)) != []


@pytest.mark.parametrize(
    ("post", "sentence"),
    [
        ("2023-06-16 | | ", "张三 的岗位3个月后到期，请提前安排。"),
        ("2023-06-17 | | ", ""),
        ("2023-05-16 | | ", "张三 的岗位2个月后到期，请提前安排。"),
        ("2023-03-16 | | ", "张三 的岗位本月到期，请提前安排。"),
        ("2023-03-15 | | ", ""),
        ("2025-06-01 | | 34", "张三 的岗位2个月后到期，请提前安排。"),
        ("2025-06-01 | | 32", ""),
        ("2023-06-16 | 2026-03-01 | ", ""),
    ],
)
def test_the_end_of_a_post_is_told_three_months_before(post: str, sentence: str):
    found = findings("M09", person(ground(ON), post=HEAD + post))

    assert [one.message for one in found] == ([sentence] if sentence else [])
    assert all(one.level is Level.NOTICE for one in found)


@pytest.mark.parametrize(
    ("birth", "age", "level"),
    [
        ("男19650316", "", None),
        ("男19650315", "61", Level.NOTICE),
        ("女19600316", "65", Level.NOTICE),
        ("女19600315", "66", Level.WARNING),
        ("男19560316", "69", Level.WARNING),
        ("男19560315", "70", Level.ERROR),
    ],
)
def test_age_on_a_post_is_told_to_the_day(birth: str, age: str, level: Level | None):
    row = f"姓名 | 身份证号 | {HEAD}张三 | {birth} | 2025-01 | | "
    found = findings("M10", person(ground(ON), post=row))

    why = "已过60岁，请核实还能不能继续" if level is Level.NOTICE else "超过年龄规定"
    expected = [(f"张三 {age}岁仍在公益性岗位，{why}。", level)] if level else []
    assert [(one.message, one.level) for one in found] == expected


def test_who_has_left_the_post_may_be_of_any_age():
    row = f"姓名 | 身份证号 | {HEAD}张三 | 男19400101 | 2005-01 | 2010-01 | "

    assert said("M10", person(ground(ON), post=row)) == []


STANDARD = ({"category": "公益专岗", "minimum": 500, "maximum": 800},)


@pytest.mark.parametrize(
    ("category", "paid", "is_told"),
    [
        ("公益专岗", "499", True),
        ("公益专岗", "500", False),
        ("公益专岗", "800", False),
        ("公益专岗", "801", True),
        ("公益特岗", "9999", False),
        ("公益专岗", "几百", False),
    ],
)
def test_the_subsidy_of_a_post_lies_within_its_standard(category: str, paid: str, is_told: bool):
    row = f"岗位类别 | 岗位补贴(元/月) | 上岗日期\n {category} | {paid} | 2025-01"
    found = findings("M11", person(ground(ON, P_POST_SUBSIDY=STANDARD), post=row))

    assert [one.message for one in found] == (
        [f"张三 月补贴{paid}元，不在本县该岗位标准（500–800）内。"] if is_told else []
    )
    assert all("岗位类别 公益专岗，最低 500，最高 800" in one.policies[0] for one in found)
    assert said("M11", person(ground(ON), post=row)) == []


PAID = "上岗日期 | 退岗日期 | 发放日期\n 2025-01 | {} | {}"


@pytest.mark.parametrize(
    ("ended", "paid", "is_told"),
    [
        ("2025-10-31", "2025-10-31", False),
        ("2025-10-31", "2025-11-01", True),
        ("2025-10", "2025-10-05", False),
        ("2025-10", "2025-11", True),
        ("2025-10-05", "2025-10", False),
        ("", "2025-11-01", False),
        ("2025-10-31", "", False),
    ],
)
def test_nothing_is_paid_after_the_post(ended: str, paid: str, is_told: bool):
    found = said("M12", person(ground(ON), post=PAID.format(ended, paid)))

    assert found == (["张三 2025-10已退岗，仍有补贴发放。"] if is_told else [])


@pytest.mark.parametrize(
    ("status", "day", "is_told"),
    [
        ("死亡", "2025-10-31", True),
        ("死亡", "2025-11-01", False),
        ("迁出", "2025-10", True),
        ("死亡", "", False),
        ("服刑", "2025-10", False),
    ],
)
def test_nothing_is_paid_to_who_died_or_left(status: str, day: str, is_told: bool):
    own = f"人口状态 | 状态变更日期\n {status} | {day}"
    found = said("M12", person(ground(ON), person=own, post=PAID.format("", "2025-11-01")))

    assert found == ([f"张三 2025-10已登记“{status}”，仍有补贴发放。"] if is_told else [])
