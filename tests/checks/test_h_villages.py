"""Persons and numbers in two villages, new heads, and posts of a household (H05, H09 to H12)."""

from __future__ import annotations

import pytest

from roster_desktop.checks import Level, own_rows, two_villages
from tests.checks.facts import alike, findings, ground, household, person, rows, said

TWO = "姓名 | 身份证号 | 镇(办) | 行政村 | 人口状态 | 户编号\n"
HERE = "张三 | 女19800101 | 龙亭镇 | 白石村 | 正常 | 6107230001\n"
THERE = "张三 | 女19800101 | 龙亭镇 | 柳山村 | 正常 | 6107230002\n"


def test_a_person_in_two_villages_is_an_error_in_both():
    found = findings("H09", person(person=TWO + HERE + THERE))

    assert [(one.level, one.row, one.message) for one in found] == [
        (Level.ERROR, "person-1", "张三 同时出现在 龙亭镇白石村 和 龙亭镇柳山村，请两村商定归属。"),
        (Level.ERROR, "person-2", "张三 同时出现在 龙亭镇柳山村 和 龙亭镇白石村，请两村商定归属。"),
    ]


@pytest.mark.parametrize("status", ["迁出", "婚嫁迁出"])
def test_who_left_one_village_is_only_noted_in_the_other(status: str):
    [finding] = findings("H09", person(person=TWO + HERE.replace("正常", status) + THERE))

    assert (finding.level, finding.row) == (Level.NOTICE, "person-2")
    assert finding.message == (
        f"张三 在 龙亭镇柳山村 在册，龙亭镇白石村 已登记“{status}”，请核对是不是同一个人迁了过来。"
    )


@pytest.mark.parametrize(
    "table",
    [
        HERE,
        HERE + HERE,
        HERE + THERE.replace("柳山村", ""),
        HERE + HERE.replace("龙亭镇", ""),
        HERE + THERE.replace("正常", "死亡"),
        HERE.replace("正常", "迁出") + THERE.replace("正常", "迁出"),
    ],
)
def test_one_village_or_nobody_knows_which_is_no_question(table: str):
    assert said("H09", person(person=TWO + table)) == []


def test_villages_of_one_name_in_two_townships_are_two():
    found = said("H09", person(person=TWO + HERE + HERE.replace("龙亭镇", "铁河镇")))

    assert found[0] == "张三 同时出现在 龙亭镇白石村 和 铁河镇白石村，请两村商定归属。"


OTHERS = THERE.replace("张三 | 女19800101", "李四 | 男19780101").replace("0002", "0001")


def test_one_household_number_in_two_villages_is_asked_about():
    [finding] = findings("H10", *alike(person=TWO + HERE + HERE.replace("张三 | 女", "王五 | 男") + OTHERS))

    assert finding.message == "户编号 6107230001 在两个村出现：龙亭镇白石村、龙亭镇柳山村。"
    assert (finding.level, finding.columns[0]) == (Level.WARNING, "household_number")


def test_a_household_number_in_many_villages_names_the_first_of_them():
    many = "".join(OTHERS.replace("柳山村", f"第{number}村") for number in range(2, 9))

    [finding] = findings("H10", *alike(person=TWO + HERE + many))

    assert finding.message == (
        "户编号 6107230001 在8个村出现：龙亭镇白石村、龙亭镇第2村、龙亭镇第3村、龙亭镇第4村、龙亭镇第5村等。"
    )


@pytest.mark.parametrize(
    "other",
    [
        OTHERS.replace("柳山村", "白石村"),
        OTHERS.replace("正常", "迁出"),
        OTHERS.replace("6107230001", "6107230003"),
        OTHERS.replace("柳山村", ""),
    ],
)
def test_other_numbers_and_those_who_left_are_no_question(other: str):
    assert said("H10", *alike(person=TWO + HERE + other)) == []


def test_a_number_that_every_village_of_a_county_has_is_looked_at_row_by_row_once(monkeypatch):
    looked: list[str] = []

    def village_of(row):
        looked.append(row.id)
        return own_rows.village_of(row)

    monkeypatch.setattr(two_villages, "village_of", village_of)
    lines = "".join(HERE.replace("白石村", f"第{at // 2}村") for at in range(400))
    [finding] = findings("H10", *alike(person=TWO + lines))

    assert len(finding.beside) == 199
    assert len(looked) == 400


def test_households_that_each_village_counts_for_itself_are_no_question():
    table = TWO + (HERE + OTHERS).replace("6107230001", "12345")
    long = TWO + (HERE + OTHERS).replace("6107230001", "123456")

    assert said("H10", *alike(person=table)) == []
    assert len(said("H10", *alike(person=long))) == 1


FAMILY = "姓名 | 身份证号 | 户主姓名 | 与户主关系 | 人口状态\n"
OLD = "张老大 | 男19500101 | 张小二 | 户主 | 正常\n"
NEW = "张小二 | 男19780101 | 张小二 | 之子 | 正常\n"
CHILD = "张小小 | 男20100101 | 张小二 | 之孙子 | 正常\n"


def test_relations_that_still_turn_around_the_old_head_are_noticed():
    [finding] = findings("H11", household(person=FAMILY + OLD + NEW + CHILD))

    assert finding.message == "张老大 户户主换成 张小二，家庭成员“与户主关系”要重新填。"
    assert (finding.level, finding.row) == (Level.NOTICE, "person-1")


@pytest.mark.parametrize(
    "members",
    [
        OLD.replace("张小二", "张老大") + NEW.replace("| 张小二", "| 张老大"),
        OLD + NEW.replace("之子", "户主"),
        OLD + CHILD,
        OLD.replace("张小二", "张老大") + NEW,
        OLD.replace("正常", "死亡") + NEW,
    ],
)
def test_a_head_whom_all_know_is_no_question(members: str):
    assert said("H11", household(person=FAMILY + members)) == []


POSTS = "姓名 | 身份证号 | 上岗日期 | 退岗日期\n"
TWO_PEOPLE = "姓名 | 身份证号 | 户主姓名 | 与户主关系\n 张三 | 女19800101 | 张三 | 户主\n 李四 | 男19780101 | 张三 | 配偶"


def test_more_posts_in_a_household_than_the_county_allows_are_asked_about():
    posts = POSTS + "张三 | 女19800101 | 2025-01 | \n李四 | 男19780101 | 2025-02 | "
    [finding] = findings("H05", household(person=TWO_PEOPLE, post=posts))

    assert finding.message == "张三 户有2人在公益性岗位（本地规定一户1岗），请核实。"
    assert finding.policies == ("一户最多几个岗 1个（默认）",)
    assert said("H05", household(ground(P_POST_PER_HH=2), person=TWO_PEOPLE, post=posts)) == []


def test_two_posts_of_one_member_are_two_posts():
    posts = POSTS + "张三 | 女19800101 | 2025-01 | \n张三 | 女19800101 | 2025-02 | "

    assert said("H05", household(person=TWO_PEOPLE, post=posts)) == [
        "张三 户有2个公益性岗位（本地规定一户1岗），请核实。"
    ]


@pytest.mark.parametrize("ended", ["2025-12-31", "2025-11", "不清楚"])
def test_a_post_that_is_left_or_may_be_left_does_not_count(ended: str):
    posts = POSTS + f"张三 | 女19800101 | 2025-01 | \n李四 | 男19780101 | 2025-02 | {ended}"

    assert said("H05", household(person=TWO_PEOPLE, post=posts)) == []


@pytest.mark.parametrize(
    ("cells", "is_asked"),
    [
        ("是 | ", True),
        ("是 | 2026-01-01", True),
        ("是 | 2025-12-31", False),
        ("否 | ", False),
        (" | ", False),
    ],
)
def test_a_relative_of_a_cadre_on_a_post_is_asked_about(cells: str, is_asked: bool):
    [row] = rows("post", f"上岗日期 | 村干部亲属 | 退岗日期\n 2025-01 | {cells}")

    expected = ["张三 可能是村干部或其家属，按规定回避，请核实。"] if is_asked else []
    assert said("H12", row) == expected
