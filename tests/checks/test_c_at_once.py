"""What one person cannot well do at the same time."""

from __future__ import annotations

import pytest

from tests.checks.facts import findings, person, said

POST = "上岗日期|退岗日期|用工形式\n{start}|{end}|非全日制"
JOB = "就业地域|就业类型|特色就业|务工县|务工单位|就业起始日期|就业终止日期|返乡日期\n{}"


def post_and(job: str, start: str = "2025-01-01", end: str = ""):
    return person(person="姓名\n张三", post=POST.format(start=start, end=end), transfer=JOB.format(job))


def test_c05_shows_the_post_and_the_job_with_their_periods():
    [finding] = findings("C05", post_and("省外|转移就业||昆山市||2025-03-01||"))

    assert finding.message == (
        "张三 2025-03-01至今 在外县务工，同时又在村里公益性岗位领补贴，请核实哪个是真的。"
    )
    assert (finding.roster, finding.columns) == ("post", ("started_on", "ended_on"))
    assert finding.beside == (("transfer", "transfer-1", ("started_on", "ended_on", "area")),)


@pytest.mark.parametrize(
    ("job", "post", "is_told"),
    [
        ("省外|转移就业||||2024-03-01|2025-01-01|", {}, True),
        ("省外|转移就业||||2024-03-01|2024-12-31|", {}, False),
        ("省外|转移就业||||2024-03|2025-01|", {}, False),
        ("省外|转移就业||||2024-03|2025-02|", {}, True),
        ("县外市内|灵活就业||||2025-03||", {}, True),
        ("乡（镇）外县内|转移就业||||2025-03||", {}, False),
        ("省外|转移就业||||2024-03||2024-12-20", {}, False),
        ("省外|转移就业||||2025-03||", {"end": "2025-12-31"}, False),
        ("省外|转移就业||||2025-03||", {"end": "2026-01-01"}, True),
        ("省外|转移就业||||2026-01-01||", {}, False),
        ("省外|转移就业||||看不懂||", {}, False),
        ("省外|转移就业|特设公岗|||2025-03||", {}, False),
    ],
)
def test_c05_a_post_and_a_job_out_of_the_county(job: str, post: dict[str, str], is_told: bool):
    assert bool(said("C05", post_and(job, **post))) is is_told


@pytest.mark.parametrize(
    ("job", "is_told"),
    [
        ("乡（镇）外县内|转移就业|||食品厂|2025-03||", True),
        ("乡（镇）内|转移就业|||食品厂|2025-03||", True),
        ("乡（镇）内|灵活就业||||2025-03||", False),
        ("乡（镇）内|农业就业||||2025-03||", False),
        ("乡（镇）内|转移就业|公益专岗|||2025-03||", False),
        ("乡（镇）内|转移就业|||食品厂|2025-03|2025-12-31|", False),
        ("省外|转移就业|||食品厂|2025-03||", False),
    ],
)
def test_c06_a_post_and_a_job_in_the_county_for_the_whole_day(job: str, is_told: bool):
    told = said("C06", post_and(job))

    assert told == (["张三 在公益性岗位期间还有县内务工，非全日制可以，全日制请核实。"] if is_told else [])


SHOP = "创业起始日期|创业结束日期|经营状态|是否登记注册\n2023-01-01|{end}|{status}|{registered}"


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        ({}, True),
        ({"registered": "否"}, False),
        ({"registered": ""}, False),
        ({"status": "停业"}, False),
        ({"end": "2025-12-31"}, False),
        ({"end": "2026-01-01"}, True),
    ],
)
def test_c07_a_post_and_a_registered_business(cells: dict[str, str], is_told: bool):
    shop = SHOP.format(**{"end": "", "status": "正常经营", "registered": "是"} | cells)

    told = said("C07", person(business=shop, post=POST.format(start="2025-01-01", end="")))

    assert told == (["张三 办有营业执照又在公益性岗位，请核实。"] if is_told else [])


COURSE = "培训类型|培训工种|培训单位|培训地址|培训起始日期|培训终止日期\n{}"
FAR = JOB.format("省外|转移就业||昆山市|昆山电子厂|2025-03-01|2025-09-30|")


@pytest.mark.parametrize(
    ("course", "period"),
    [
        ("岗位技能提升培训|电焊工|县职中||2025-05-01|2025-05-10", "2025-05-01至2025-05-10"),
        ("岗位技能提升培训|电焊工|县职中||2025-02-20|2025-03-01", "2025-02-20至2025-03-01"),
        ("岗位技能提升培训|电焊工|县职中||2025-02-20|2025-02-28", ""),
        ("岗位技能提升培训|电焊工|县职中||2025-09-30|2025-10-10", "2025-09-30至2025-10-10"),
        ("岗位技能提升培训|电焊工|县职中||2025-10-01|2025-10-10", ""),
        ("岗位技能提升培训|电焊工|县职中||2025-05-01|", "2025-05-01"),
        ("岗位技能提升培训|电焊工|县职中||2025-05|", ""),
        ("岗位技能提升培训|电焊工|县职中||2025-02|2025-03", ""),
        ("以工代训|电焊工|县职中||2025-05-01|2025-05-10", ""),
        ("岗位技能提升培训|电焊工|昆山电子厂||2025-05-01|2025-05-10", ""),
        ("岗位技能提升培训|电焊工|昆山职校|昆山市人民路|2025-05-01|2025-05-10", ""),
        ("岗位技能提升培训|电焊工|县职中|龙亭镇便民服务中心|2025-05-01|2025-05-10", "2025-05-01至2025-05-10"),
    ],
)
def test_c08_a_course_at_home_while_the_job_is_far_away(course: str, period: str):
    told = said("C08", person(training=COURSE.format(course), transfer=FAR))

    assert told == ([f"张三 培训期间（{period}）显示在外地务工，请核实。"] if period else [])


def test_c08_a_job_in_the_county_keeps_nobody_from_a_course():
    near = JOB.format("乡（镇）内|转移就业|||食品厂|2025-03-01||")

    assert (
        said(
            "C08",
            person(training=COURSE.format("创业培训|开店|县职中||2025-05-01|2025-05-10"), transfer=near),
        )
        == []
    )


WORKSHOPS = "特色就业|就业起始日期|就业终止日期\n{a}|2025-01-01|{end}\n{b}|2025-06-01|"


@pytest.mark.parametrize(
    ("a", "b", "end", "is_told"),
    [
        ("社区工厂", "扶贫基地/车间", "", True),
        ("扶贫基地/车间", "社区工厂", "2025-06-01", True),
        ("社区工厂", "扶贫基地/车间", "2025-05-31", False),
        ("社区工厂", "社区工厂", "", False),
        ("社区工厂", "", "", False),
    ],
)
def test_c20_in_two_supported_workshops_at_once(a: str, b: str, end: str, is_told: bool):
    told = said("C20", person(transfer=WORKSHOPS.format(a=a, b=b, end=end)))

    assert told == (["张三 同时登记在两家扶持单位，只能算一家。"] if is_told else [])
