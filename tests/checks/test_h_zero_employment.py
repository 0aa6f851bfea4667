"""Households where nobody works, and whether labour, work and wishes go together (H01, H02, H04, H06)."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.checks.ground import Ground
from roster_desktop.checks.labour import is_employed, is_labourer
from tests.checks.facts import findings, ground, household, person, said

ONE = "{} 户有{}个劳动力、没有一人就业且有就业意愿，列入零就业清零台账，请安排帮扶。"
WILLING, UNWILLING = "有转移就业意愿", "无就业创业意愿"
HEAD = "姓名 | 身份证号 | 户主姓名 | 与户主关系 | 劳动能力 | 就业创业状态 | 就业创业意愿 | 在校生状况 | 人口状态\n"
SETTLED = date(2025, 12, 31)


def told(
    rule: str, members: str, on: Ground | None = None, *, is_by_name: bool = False, **rosters: str
) -> list[str]:
    return said(rule, household(on, is_by_name=is_by_name, person=HEAD + members, **rosters))


ANN = "张三 | 女19800101 | 张三 | 户主 | 普通劳动力 | 未就业创业 | 有转移就业意愿 | | 正常\n"
BOB = "李四 | 男19780101 | 张三 | 配偶 | 普通劳动力 | 未就业创业 | 无就业创业意愿 | | 正常\n"


def test_a_household_with_labourers_none_at_work_and_one_willing_is_listed():
    [finding] = findings("H01", household(person=HEAD + ANN + BOB))

    assert finding.message == ONE.format("张三", 2)
    assert finding.columns == ("employment_status", "employment_intent", "labour_capacity")
    assert [row for _, row, _ in finding.beside] == ["person-2"]
    assert "零就业户要有就业意愿 是（默认）" in finding.policies


@pytest.mark.parametrize(
    ("roster", "row"),
    [
        ("transfer", "就业起始日期 | 就业类型\n 2025-03 | 转移就业"),
        ("transfer", "就业起始日期 | 就业类型\n 2025-03 | 农业就业"),
        ("business", "创业起始日期 | 经营状态\n 2025-03 | 正常经营"),
        ("post", "上岗日期 | 退岗日期\n 2025-03 | 2026-01-01"),
    ],
)
def test_one_open_row_is_work(roster: str, row: str):
    assert told("H01", ANN, **{roster: row}) == []


@pytest.mark.parametrize(
    ("ended", "is_listed"),
    [("2025-12-30", True), ("2025-12-31", True), ("2026-01-01", False), ("上个月", False)],
)
def test_work_that_has_ended_is_no_work(ended: str, is_listed: bool):
    row = f"就业起始日期 | 就业终止日期\n 2025-03 | {ended}"

    assert bool(told("H01", ANN, transfer=row)) is is_listed


@pytest.mark.parametrize("status", ["农业就业", "灵活就业"])
def test_farming_and_odd_jobs_are_work(status: str):
    assert told("H01", ANN.replace("未就业创业", status)) == []


def test_farming_is_no_work_where_the_policy_says_so():
    farmer = ANN.replace("未就业创业", "农业就业")
    jobs = "就业起始日期 | 就业类型\n 2025-03 | 农业就业"

    assert told("H01", farmer, ground(P_ZERO_FARM_COUNTS=False), transfer=jobs) == [ONE.format("张三", 1)]


@pytest.mark.parametrize("status", ["", "转移就业", "自主创业", "公益性岗位"])
def test_where_nobody_can_tell_whether_somebody_works_nothing_is_said(status: str):
    assert told("H01", ANN.replace("未就业创业", status)) == []
    assert told("H01", ANN + BOB.replace("未就业创业", status)) == []


def test_nobody_willing_is_another_matter_unless_the_policy_does_not_ask():
    unwilling = ANN.replace(WILLING, UNWILLING) + BOB

    assert told("H01", unwilling) == []
    assert told("H02", unwilling) == ["张三 户劳动力都未就业且都填“无意愿”，请再核实意愿。"]
    assert told("H01", unwilling, ground(P_ZERO_NEED_WILL=False)) == [
        ONE.format("张三", 2).replace("且有就业意愿", "")
    ]
    assert told("H02", unwilling, ground(P_ZERO_NEED_WILL=False)) == []


def test_a_wish_that_nobody_told_is_neither_yes_nor_no():
    silent = ANN.replace(WILLING, "")

    assert (told("H01", silent), told("H02", silent)) == ([], [])


@pytest.mark.parametrize(
    ("birth", "is_listed"),
    [
        ("男19651230", False),
        ("男19651231", False),
        ("男19660101", True),
        ("男20091231", True),
        ("男20100101", False),
    ],
)
def test_the_limits_of_age_are_told_to_the_day(birth: str, is_listed: bool):
    assert bool(told("H01", ANN.replace("女19800101", birth))) is is_listed


def test_the_last_year_counts_where_the_policy_includes_it():
    sixty = ANN.replace("女19800101", "男19650101")
    sixty_one = ANN.replace("女19800101", "男19641231")

    assert told("H01", sixty, ground(P_AGE_UPPER_INCLUSIVE=True)) == [ONE.format("张三", 1)]
    assert told("H01", sixty_one, ground(P_AGE_UPPER_INCLUSIVE=True)) == []


def test_years_are_counted_from_year_to_year_where_the_policy_says_so():
    born_in_january = ANN.replace("女19800101", "男20090101")
    by_year = ground(date(2025, 1, 1), P_AGE_METHOD="年度")

    assert told("H01", born_in_january.replace("20090101", "20091231"), by_year) == [ONE.format("张三", 1)]
    assert told("H01", born_in_january.replace("20090101", "20091231"), ground(date(2025, 1, 1))) == []


def test_women_were_labourers_to_fifty_until_the_day_the_policy_changed():
    fifty = ANN.replace("女19800101", "女19690101")

    assert told("H01", fifty, ground(date(2019, 6, 10))) == []
    assert told("H01", fifty, ground(date(2019, 6, 11))) == [ONE.format("张三", 1)]


@pytest.mark.parametrize(
    ("column", "text", "is_one"),
    [
        ("普通劳动力", "技能劳动力", True),
        ("普通劳动力", "弱劳动力或半劳动力", False),
        ("普通劳动力", "无劳动力", False),
        ("普通劳动力", "丧失劳动力", False),
        ("普通劳动力", "", None),
        ("正常", "", True),
        ("正常", "服刑", False),
        ("正常", "迁出", False),
        ("女19800101", "61072319800101002", None),
        ("| |", "| 高职高专一年级 |", False),
    ],
)
def test_a_labourer_is_able_not_at_school_and_with_the_household(column: str, text: str, is_one: bool | None):
    assert is_labourer(person(person=HEAD + ANN.replace(column, text))) is is_one


def test_nobody_can_tell_of_who_is_not_listed():
    stranger = person(transfer="就业起始日期\n 2025-03")

    assert (is_labourer(stranger), is_employed(stranger)) == (None, True)


def test_a_job_that_has_not_begun_is_not_yet_work():
    assert told("H01", ANN, transfer="就业起始日期\n 2026-01-01") == [ONE.format("张三", 1)]


def test_two_heads_of_one_name_may_be_two_households():
    two = ANN + ANN.replace("女19800101", "女19790101")

    assert told("H01", two, is_by_name=True) == []
    assert told("H01", two) == [ONE.format("张三", 2)]


WEAK = "张三 | 女19620101 | 张三 | 户主 | 弱劳动力或半劳动力 | 转移就业 | | | 正常\n"
OPEN_JOB = "姓名 | 身份证号 | 就业起始日期\n 张三 | 女19620101 | 2025-03"


def test_work_in_a_household_without_labourers_is_asked_about():
    assert told("H04", WEAK, transfer=OPEN_JOB) == ["张三 户显示无劳动力，但有人就业，请核对劳动能力或年龄。"]


@pytest.mark.parametrize(
    ("members", "rosters"),
    [
        (WEAK + BOB, {"transfer": OPEN_JOB}),
        (WEAK.replace("弱劳动力或半劳动力", ""), {"transfer": OPEN_JOB.replace("19620101", "19700101")}),
        (WEAK, {"transfer": OPEN_JOB.replace("2025-03", "2026-03")}),
        (WEAK, {"post": "姓名 | 身份证号 | 上岗日期\n 张三 | 女19620101 | 2025-03"}),
        (WEAK, {}),
    ],
)
def test_with_a_labourer_or_without_an_open_job_nothing_is_asked(members: str, rosters: dict[str, str]):
    assert told("H04", members, **rosters) == []


BOTH = "张三 户“有意愿”加“已就业”人数超过劳动力数。"
JOB = "就业起始日期\n 2025-03"


def test_more_workers_and_willing_than_labourers_are_asked_about():
    at_work = ANN.replace("未就业创业", "转移就业")

    assert told("H06", at_work, transfer=JOB) == [BOTH]
    assert told("H06", at_work + BOB.replace(UNWILLING, WILLING), transfer=JOB) == [BOTH]


@pytest.mark.parametrize("capacity", ["弱劳动力或半劳动力", "无劳动力"])
def test_who_is_no_labourer_may_want_work_beside_those_who_have_some(capacity: str):
    at_work = ANN.replace("未就业创业", "转移就业").replace(WILLING, "")
    weak = BOB.replace(UNWILLING, WILLING).replace("普通劳动力", capacity)

    assert told("H06", at_work + weak, transfer=JOB) == []


@pytest.mark.parametrize(
    "members",
    [
        ANN,
        ANN.replace("未就业创业", "转移就业").replace(WILLING, ""),
        ANN.replace("未就业创业", "转移就业").replace(WILLING, UNWILLING),
        ANN.replace("未就业创业", "转移就业") + BOB,
        ANN.replace("普通劳动力", ""),
        ANN.replace("普通劳动力", "无劳动力"),
    ],
)
def test_as_many_as_there_are_labourers_are_no_question(members: str):
    assert told("H06", members, transfer=JOB) == []
