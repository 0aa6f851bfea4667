"""Does what a person can do go with what the person does."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.checks import Level
from tests.checks.facts import findings, ground, person, said

ON = date(2026, 3, 15)
DATES = {
    "transfer": "就业起始日期|就业终止日期", "business": "创业起始日期|创业结束日期", "post": "上岗日期|退岗日期",
}  # fmt: skip


def one(own: str, who: str = "男19960601", policies: dict[str, object] | None = None, **tables: str):
    """A person with these cells (header=text), and tables whose rows lack the number only."""
    cells = dict(cell.split("=") for cell in own.split())
    table = "|".join(["身份证号", *cells]) + "\n" + "|".join([who, *cells.values()])
    numbered = {
        roster: "\n".join(
            f"{'身份证号' if at == 0 else who}|{line}" for at, line in enumerate(told.splitlines())
        )
        for roster, told in tables.items()
    }
    return person(ground(ON, **(policies or {})), person=table, **numbered)


def working(roster: str = "transfer", start: str = "2025-01-01", end: str = "") -> dict[str, str]:
    return {roster: f"{DATES[roster]}\n{start}|{end}"}


@pytest.mark.parametrize(
    ("own", "work", "is_told"),
    [
        ("在校生状况=本科二年级", working(), True),
        ("在校生状况=本科二年级", working("business"), True),
        ("在校生状况=本科二年级", working("post"), True),
        ("在校生状况=本科二年级", working(end="2025-08-20"), True),
        ("在校生状况=本科二年级", working(start="2024-01-01", end="2025-03-15"), False),
        ("在校生状况=本科二年级", working(start="2024-01-01", end="2025-03-16"), True),
        ("在校生状况=学龄前儿童", working(), False),
        ("文化程度=大专", working(), False),
        ("在校生状况=本科二年级", {}, False),
    ],
)
def test_c11_a_student_with_work(own: str, work: dict[str, str], is_told: bool):
    told = findings("C11", one(own, **work))

    assert [finding.level for finding in told] == ([Level.WARNING] if is_told else [])


@pytest.mark.parametrize(
    ("roster", "start", "is_told"),
    [
        ("transfer", "2012-05-31", True),
        ("transfer", "2012-06-01", False),
        ("post", "2012-05-31", True),
        ("transfer", "2012-06", False),
        ("transfer", "2012-05", True),
        ("business", "2012-05-31", False),
    ],
)
def test_c12_work_begun_before_sixteen(roster: str, start: str, is_told: bool):
    told = said("C12", one("姓名=张三", **working(roster, start)))

    assert told == ([f"张三 {start} 开始时未满16周岁，不能登记就业。"] if is_told else [])


@pytest.mark.parametrize(
    ("capacity", "work", "message", "level"),
    [
        ("无劳动力", working(), "张三 填“无劳动力”，却登记了务工，请核对劳动能力。", Level.WARNING),
        (
            "丧失劳动力",
            working("business"),
            "张三 填“丧失劳动力”，却登记了创业，请核对劳动能力。",
            Level.WARNING,
        ),
        (
            "丧失劳动力",
            working("post"),
            "张三 填“丧失劳动力”，却登记了公益性岗位，请核对劳动能力。",
            Level.WARNING,
        ),
        (
            "弱劳动力或半劳动力",
            working(),
            "张三 填“弱劳动力或半劳动力”，却登记了务工，请核对劳动能力。",
            Level.NOTICE,
        ),
        ("弱劳动力或半劳动力", working("post"), "", None),
        ("无劳动力", working(end="2026-03-15"), "", None),
        ("普通劳动力", working(), "", None),
    ],
)
def test_c13_work_without_the_capacity(
    capacity: str, work: dict[str, str], message: str, level: Level | None
):
    told = findings("C13", one(f"劳动能力={capacity}", **work))

    assert [(finding.message, finding.level) for finding in told] == ([(message, level)] if message else [])


@pytest.mark.parametrize(
    ("who", "own", "message"),
    [
        ("男19660315", "劳动能力=普通劳动力", "张三 60岁，劳动能力填“普通劳动力”，请核对。"),
        ("男19660316", "劳动能力=普通劳动力", ""),
        ("女19660315", "劳动能力=弱劳动力或半劳动力", ""),
        ("男20100316", "劳动能力=普通劳动力", "张三 15岁，劳动能力填“普通劳动力”，请核对。"),
        ("男20100316", "劳动能力=无劳动力", ""),
        ("男20100315", "劳动能力=无劳动力 健康状况=健康", "张三 16岁，劳动能力填“无劳动力”，请核对。"),
        ("男19900101", "劳动能力=弱劳动力或半劳动力 健康状况=健康", "张三 36岁，劳动能力填“弱劳动力或半劳动力”，请核对。"),
        ("男19900101", "劳动能力=丧失劳动力 健康状况=残疾", ""),
        ("男20080101", "劳动能力=无劳动力 健康状况=健康 在校生状况=普通高中二年级", ""),
        ("男19900101", "劳动能力=无劳动力", ""),
        ("男19500101", "劳动能力=普通劳动力 人口状态=死亡", ""),
        ("999999201501010011", "劳动能力=普通劳动力", ""),
    ],
)  # fmt: skip
def test_c14_capacity_and_age(who: str, own: str, message: str):
    assert said("C14", one(own, who)) == ([message] if message else [])


@pytest.mark.parametrize(
    ("who", "policies", "is_told"),
    [
        ("女19710315", {"P_AGE_MAX_F": 55}, True),
        ("女19710316", {"P_AGE_MAX_F": 55}, False),
        ("男19710315", {"P_AGE_MAX_F": 55}, False),
        ("男19660315", {"P_AGE_UPPER_INCLUSIVE": True}, False),
        ("男19650315", {"P_AGE_UPPER_INCLUSIVE": True}, True),
        ("男19661231", {"P_AGE_METHOD": "年度"}, True),
        ("男19670101", {"P_AGE_METHOD": "年度"}, False),
    ],
)
def test_c14_goes_by_the_policies_and_names_them(who: str, policies: dict[str, object], is_told: bool):
    told = findings("C14", one("劳动能力=普通劳动力", who, policies))

    assert bool(told) is is_told
    assert all("劳动年龄从 16岁" in finding.policies[0] for finding in told)


@pytest.mark.parametrize(
    ("own", "area", "end", "is_told"),
    [
        ("低保特困=农村特困", "省外", "", True),
        ("低保特困=城市特困", "县外市内", "", True),
        ("低保特困=农村特困", "乡（镇）外县内", "", False),
        ("低保特困=农村特困", "省外", "2026-03-15", False),
        ("低保特困=农村低保", "省外", "", False),
    ],
)
def test_c15_cared_for_and_working_far_away(own: str, area: str, end: str, is_told: bool):
    told = said("C15", one(own, transfer=f"就业地域|就业起始日期|就业终止日期\n{area}|2025-01-01|{end}"))

    assert told == (["张三 享受特困供养，却登记外出务工。"] if is_told else [])


IDLE = "就业创业状态=未就业创业"


@pytest.mark.parametrize(
    ("own", "who", "tables", "message"),
    [
        (f"{IDLE} 劳动能力=技能劳动力", "男19960601", {}, "张三 有技能但未就业，建议优先推荐岗位。"),
        (f"{IDLE} 文化程度=大专", "男19960601", {}, "张三 学历大专但未就业，建议优先推荐岗位。"),
        (f"{IDLE} 文化程度=高中", "男19960601", {}, ""),
        ("就业创业状态=转移就业 文化程度=大专", "男19960601", {}, ""),
        (f"{IDLE} 文化程度=大专", "男19660315", {}, ""),
        (f"{IDLE} 文化程度=大专", "男19660316", {}, "张三 学历大专但未就业，建议优先推荐岗位。"),
        (f"{IDLE} 文化程度=大专 劳动能力=丧失劳动力", "男19960601", {}, ""),
        (f"{IDLE} 劳动能力=技能劳动力 人口状态=参军", "男19960601", {}, ""),
        (f"{IDLE} 劳动能力=技能劳动力", "男19960601", working(), ""),
    ],
)
def test_c16_skilled_and_without_work(own: str, who: str, tables: dict[str, str], message: str):
    assert said("C16", one(own, who, **tables)) == ([message] if message else [])


COURSE = (
    "培训类型|培训起始日期|培训终止日期|培训后去向|培训后就业日期\n{type}|2025-09-01|{end}|{outcome}|{since}"
)


@pytest.mark.parametrize(
    ("cells", "work", "is_told"),
    [
        ({}, {}, True),
        ({"end": "2025-09-16"}, {}, False),
        ({"end": "2025-09"}, {}, False),
        ({"end": ""}, {}, False),
        ({"type": "创业培训"}, {}, False),
        ({"outcome": "转移就业"}, {}, False),
        ({"outcome": "未就业"}, {}, True),
        ({"since": "2025-10"}, {}, False),
        ({}, working(start="2025-10-01", end="2025-12-01"), False),
        ({}, working(start="2024-10-01", end="2025-05-01"), True),
        ({}, working(start="2024-10-01"), False),
    ],
)
def test_c17_half_a_year_after_a_course_still_without_work(
    cells: dict[str, str], work: dict[str, str], is_told: bool
):
    usual = {"type": "转移就业技能培训", "end": "2025-09-15", "outcome": "", "since": ""}

    told = said("C17", one(IDLE, training=COURSE.format(**usual | cells), **work))

    assert told == (["张三 培训后半年仍未就业，请跟进。"] if is_told else [])


JOB = "就业起始日期|就业终止日期|最近回访日期\n{start}|{end}|{visited}"


@pytest.mark.parametrize(
    ("cells", "year"),
    [
        ({"start": "2023-03-15"}, "2023"),
        ({"start": "2023-03-16"}, ""),
        ({"start": "2023-03"}, ""),
        ({"start": "2023-02"}, "2023"),
        ({"start": "2019-01-01", "visited": "2023-03-15"}, "2023"),
        ({"start": "2019-01-01", "visited": "2024-01-01"}, ""),
        ({"start": "2019-01-01", "end": "2025-01-01"}, ""),
    ],
)
def test_c19_a_job_of_which_nobody_heard_for_three_years(cells: dict[str, str], year: str):
    told = said("C19", one("姓名=张三", transfer=JOB.format(**{"end": "", "visited": ""} | cells)))

    assert told == ([f"张三 的务工记录从{year}年起没更新过，请电话核实。"] if year else [])
