"""Do the other rosters speak of people whom the person roster has, and of them alike."""

from __future__ import annotations

import pytest

from roster_desktop.checks import Fix
from tests.checks.facts import everything_said, findings, person, said

MISSING = "张三 在《{}》里有，《人员信息花名册》里没有，请先补人员信息。"


def test_c01_somebody_whom_only_other_rosters_know_is_told_once_a_roster():
    one = person(training="培训工种\n电焊工\n茶艺", post="岗位名称\n保洁员")

    found = findings("C01", one)

    assert [finding.message for finding in found] == [
        MISSING.format("就业培训花名册"), MISSING.format("公益性岗位安置花名册"),
    ]  # fmt: skip
    assert found[0].beside == (("training", "training-2", ("id_number",)),)


@pytest.mark.parametrize(
    "tables",
    [
        {"person": "姓名\n张三", "training": "培训工种\n电焊工"},
        {
            "person": "姓名|身份证号\n张三|110105491231002",
            "training": "姓名|身份证号\n张三|11010519491231002X",
        },
        {"training": "身份证号\n61072319800101"},
    ],
    ids=["listed", "listed under the old number", "a number that nobody can look for"],
)
def test_c01_leaves_alone_who_is_listed(tables: dict[str, str]):
    assert said("C01", person(**tables)) == []


def test_c02_another_name_is_told_and_mended_where_more_rows_say_the_own_one():
    one = person(person="姓名\n张三", transfer="姓名\n张山", post="姓名\n张三")

    [finding] = findings("C02", one)

    assert finding.message == "张山 在两张表里写法不同：“张三”和“张山”。"
    assert (finding.row, finding.columns) == ("transfer-1", ("name",))
    assert finding.beside == (("person", "person-1", ("name",)),)
    assert finding.fix == Fix("姓名改成张三", "transfer", "transfer-1", {"name": "张三"})


@pytest.mark.parametrize(
    "tables",
    [
        {"person": "姓名\n张三", "transfer": "姓名\n张山"},
        {"person": "姓名\n张三", "transfer": "姓名\n张山\n张山"},
        {"person": "姓名\n张三\n张山", "transfer": "姓名\n张山", "post": "姓名\n张三"},
    ],
    ids=["one against one", "fewer", "the person roster knows both"],
)
def test_c02_offers_nothing_where_it_is_open_which_name_is_right(tables: dict[str, str]):
    assert all(finding.fix is None for finding in findings("C02", person(**tables)))


PHONES = "联系电话|就业起始日期|就业终止日期\n{}|2025-01-01|{}"


@pytest.mark.parametrize(
    ("mine", "theirs", "ended", "is_told"),
    [
        ("13812345678", "13912345678", "", True),
        ("13812345678", "13912345678", "2026-01-01", True),
        ("13812345678", "13912345678", "2025-12-31", False),
        ("13812345678、13912345678", "13912345678", "", False),
        ("13812345678", "", "", False),
        ("13812345678", "1391234", "", False),
    ],
)
def test_c02_another_phone_in_a_row_that_goes_on(mine: str, theirs: str, ended: str, is_told: bool):
    told = said("C02", person(person=f"联系电话\n{mine}", transfer=PHONES.format(theirs, ended)))

    assert told == ([f"张三 在两张表里的联系电话不同：“{mine}”和“{theirs}”。"] if is_told else [])


def test_c02_compares_with_the_own_row_of_the_same_village():
    one = person(
        person="行政村|联系电话\n白石村|13812345678\n青龙村|13912345678",
        transfer="行政村|联系电话|就业起始日期\n青龙村|13912345678|2025-01-01",
    )

    assert said("C02", one) == []


JOB = "就业起始日期|就业终止日期\n2025-01-01|{}"
POST = "上岗日期|退岗日期\n2025-01-01|{}"
SHOP = "创业起始日期|经营状态\n2025-01-01|{}"


@pytest.mark.parametrize(
    ("status", "tables", "message"),
    [
        ("转移就业", {}, "张三 填的是“转移就业”，但转移就业花名册里没有在岗记录。"),
        ("灵活就业", {}, "张三 填的是“灵活就业”，但转移就业花名册里没有在岗记录。"),
        ("自主创业", {}, "张三 填的是“自主创业”，但自主创业花名册里没有在岗记录。"),
        ("公益性岗位", {}, "张三 填的是“公益性岗位”，但公益性岗位安置花名册里没有在岗记录。"),
        ("自主创业", {"business": SHOP.format("停业")}, "张三 填的是“自主创业”，但自主创业花名册里没有在岗记录。"),
        ("转移就业", {"transfer": JOB.format("2025-12-31")}, "张三 填的是“转移就业”，但转移就业花名册里没有在岗记录。"),
        ("转移就业", {"transfer": JOB.format("2026-01-01")}, ""),
        ("转移就业", {"transfer": JOB.format("不清楚")}, ""),
        ("转移就业", {"transfer": JOB.format("")}, ""),
        ("转移就业", {"post": POST.format("")}, ""),
        ("自主创业", {"business": SHOP.format("正常经营")}, ""),
        ("公益性岗位", {"post": POST.format("")}, ""),
        ("公益性岗位", {"transfer": "特色就业|就业起始日期\n特设公岗|2025-01-01"}, ""),
        ("农业就业", {}, ""),
        ("未就业创业", {}, ""),
        ("", {}, ""),
    ],
)  # fmt: skip
def test_c03_a_status_of_work_is_borne_out_by_a_row(status: str, tables: dict[str, str], message: str):
    told = said("C03", person(person=f"姓名|就业创业状态\n张三|{status}", **tables))

    assert told == ([message] if message else [])


@pytest.mark.parametrize("status", ["死亡", "迁出", "参军"])
def test_c03_who_is_gone_need_not_work(status: str):
    assert said("C03", person(person=f"就业创业状态|人口状态\n转移就业|{status}")) == []


def test_c03_shows_the_last_row_beside():
    [finding] = findings("C03", person(person="就业创业状态\n转移就业", transfer=JOB.format("2025-06-30")))

    assert finding.beside == (("transfer", "transfer-1", ("started_on", "ended_on")),)


@pytest.mark.parametrize(
    ("tables", "rosters"),
    [
        ({"transfer": JOB.format("")}, ["转移就业花名册"]),
        ({"transfer": JOB.format(""), "post": POST.format("")}, ["转移就业花名册", "公益性岗位安置花名册"]),
        ({"business": SHOP.format("正常经营")}, ["自主创业花名册"]),
        ({"business": SHOP.format("注销")}, []),
        ({"transfer": JOB.format("2025-12-31")}, []),
        ({"transfer": JOB.format("2025-12")}, []),
        ({"training": "培训起始日期\n2025-01-01"}, []),
    ],
)
def test_c04_without_work_and_yet_in_a_roster(tables: dict[str, str], rosters: list[str]):
    told = said("C04", person(person="就业创业状态\n未就业创业", **tables))

    assert told == [f"张三 填的是“未就业”，但在《{roster}》里有在岗记录。" for roster in rosters]


def test_who_changed_jobs_and_says_so_is_left_alone():
    one = person(
        person="与户主关系|就业创业状态|联系电话\n户主|转移就业|13812345678",
        transfer="""
            联系电话    | 就业起始日期 | 就业终止日期
            13912345678 | 2023-03      | 2025-02
            13812345678 | 2025-02      |
        """,
    )

    assert everything_said(one) == []
