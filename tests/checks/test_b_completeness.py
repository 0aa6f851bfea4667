"""What belongs together in one row about work, a course, a business or a post."""

from __future__ import annotations

from datetime import date

import pytest

from tests.checks.facts import findings, rows, said

ON = date(2026, 3, 15)


def told(rule: str, roster: str, table: str) -> list[str]:
    return said(rule, *rows(roster, table, ON))


@pytest.mark.parametrize(
    ("days", "start", "end", "message"),
    [
        ("11", "2025-03-01", "2025-03-10", "张三 培训天数 11 超过起止日期的 10 天。"),
        ("10", "2025-03-01", "2025-03-10", ""),
        ("31", "2025-03", "2025-03", ""),
        ("32", "2025-03", "2025-03", "张三 培训天数 32 超过起止日期的 31 天。"),
        ("11", "2025-03-01", "", ""),
        ("11", "2025-03-10", "2025-03-01", ""),
        ("十一天左右", "2025-03-01", "2025-03-10", ""),
    ],
)
def test_b12_more_days_than_there_were(days: str, start: str, end: str, message: str):
    table = f"实际培训天数|培训起始日期|培训终止日期\n{days}|{start}|{end}"

    assert told("B12", "training", table) == ([message] if message else [])


JOB = "就业地域|务工省|务工县|本年务工月数|就业起始日期|就业终止日期\n{area}|{province}|{county}|{months}|{start}|{end}"
NO_MONTHS = "张三 填了务工地没填本年务工月数。"
NO_PLACE = "张三 填了本年务工月数没填务工地。"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"county": "昆山市", "months": ""}, NO_MONTHS),
        ({"county": "昆山市", "months": "0"}, ""),
        ({"county": "昆山市", "months": "", "end": "2026-01-01"}, NO_MONTHS),
        ({"county": "昆山市", "months": "", "end": "2025-12-31"}, ""),
        ({"county": "昆山市", "months": "", "start": "2026-03-16"}, ""),
        ({"county": "昆山市", "months": "", "start": ""}, ""),
        ({"county": "昆山市", "months": "12"}, ""),
        ({"county": "昆山市", "months": "13"}, "张三 的本年务工月数应在0到12之间，现在是“13”。"),
        ({"county": "昆山市", "months": "不清楚"}, ""),
        ({"months": "3"}, NO_PLACE),
        ({"months": "3", "area": ""}, NO_PLACE),
        ({"months": "0"}, ""),
        ({"months": "3", "area": "乡（镇）内"}, ""),
        ({"months": ""}, ""),
    ],
)
def test_b14_place_and_months_of_the_year_come_together(cells: dict[str, str], message: str):
    usual = {"area": "省外", "province": "", "county": "", "months": "3", "start": "2025-01", "end": ""}

    assert told("B14", "transfer", JOB.format(**usual | cells)) == ([message] if message else [])


WORK = """
    就业类型    | 月工资(元) | 务工单位   | 所属行业 | 点对点输送 | 就业起始日期 | 就业终止日期
    {work_type} | {wage}     | {employer} | 制造     | 否         | 2025-01      | {end}
"""


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"wage": "", "employer": ""}, "张三 的务工信息缺：月工资(元)、务工单位。"),
        ({"wage": ""}, "张三 的务工信息缺：月工资(元)。"),
        ({}, ""),
        ({"wage": "", "end": "2026-03-15"}, ""),
        ({"wage": "", "end": "2026-03-16"}, "张三 的务工信息缺：月工资(元)。"),
        ({"employer": "", "work_type": "灵活就业"}, ""),
        ({"employer": "", "work_type": "农业就业"}, ""),
    ],
)
def test_b15_what_is_asked_of_whoever_goes_out_to_work(cells: dict[str, str], message: str):
    usual = {"work_type": "转移就业", "wage": "4500", "employer": "五金厂", "end": ""}

    assert told("B15", "transfer", WORK.format(**usual | cells)) == ([message] if message else [])


@pytest.mark.parametrize(
    ("jobs", "poor", "message"),
    [
        ("3", "4", "山里养殖场 带动的脱贫人数大于带动总人数。"),
        ("3", "3", ""),
        ("", "4", ""),
        ("很多", "4", ""),
    ],
)
def test_b20_not_more_poor_than_all(jobs: str, poor: str, message: str):
    table = f"字号名称|带动就业人数|其中脱贫劳动力\n山里养殖场|{jobs}|{poor}"

    assert told("B20", "business", table) == ([message] if message else [])


@pytest.mark.parametrize(
    ("post", "start", "months", "message"),
    [
        ("", "2025-01-01", "", "张三 填了上岗日期没填岗位名称。"),
        ("保洁员", "", "", "张三 填了岗位名称没填上岗日期。"),
        ("保洁员", "2025-01-01", "", ""),
        ("", "", "", ""),
        ("保洁员", "2025-01-01", "0", "张三 的累计在岗月数填了0，由起止日期算是14个月。"),
        ("保洁员", "2026-02-16", "0", "张三 的累计在岗月数填了0，由起止日期算是1个月。"),
        ("保洁员", "2026-02-17", "0", ""),
    ],
)
def test_b21_a_post_and_its_start_come_together(post: str, start: str, months: str, message: str):
    table = f"岗位名称|上岗日期|累计在岗月数\n{post}|{start}|{months}"

    assert told("B21", "post", table) == ([message] if message else [])


JOB_IN_A_POST = "特色就业|单位性质|就业类型|就业渠道|就业地域\n{}"


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("特设公岗|村组公岗|转移就业|组织介绍|乡（镇）内", ""),
        ("特设公岗||||", ""),
        ("社区工厂|非农企业|灵活就业|自行就业|省外", ""),
        ("特设公岗|村组公岗|转移就业|组织介绍|省外", "张三 是特设公岗，地域不能是省外。"),
        ("特设公岗|村组公岗|转移就业|组织介绍|境外", "张三 是特设公岗，地域不能是境外。"),
        (
            "特设公岗|国企|灵活就业|亲友介绍|乡（镇）内",
            "张三 是特设公岗，单位性质应为“村组公岗”，就业类型应为“转移就业”，渠道应为“组织介绍”。",
        ),
    ],
)
def test_b22_what_a_village_post_among_the_jobs_must_say(cells: str, message: str):
    assert told("B22", "transfer", JOB_IN_A_POST.format(cells)) == ([message] if message else [])


@pytest.mark.parametrize(
    ("category", "employer_type", "message"),
    [
        ("公益特岗", "国企", "张三 是公益特岗，单位性质应为“村组公岗”。"),
        ("公益特岗", "村组公岗", ""),
        ("公益专岗", "国企", ""),
    ],
)
def test_b22_a_village_post_belongs_to_the_village(category: str, employer_type: str, message: str):
    assert told("B22", "post", f"岗位类别|单位性质\n{category}|{employer_type}") == (
        [message] if message else []
    )


def test_the_cells_in_question_come_first():
    [job] = rows(
        "transfer", JOB.format(area="省外", province="江苏省", county="", months="", start="2025-01", end="")
    )
    [course] = rows("training", "实际培训天数|培训起始日期|培训终止日期\n11|2025-03-01|2025-03-10")

    assert findings("B14", job)[0].columns == ("months_this_year", "province")
    assert findings("B12", course)[0].columns == ("days", "started_on", "ended_on")
