"""五本台账: targets against what was reached, problems and their mending, what people want, who was relocated,
and households without work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from roster_desktop.records import Area, Level
from roster_desktop.reports.counting import (
    BUSINESS,
    BUSINESS_RULE,
    OUT_OF_COUNTY,
    POST,
    SKILL_TRAINING,
    STARTUP_TRAINING,
    TRAINING,
    TRANSFER,
    TRANSFER_RULE,
    WORK_RULE,
    is_elsewhere,
    is_relocated,
    is_trained_in,
    is_willing,
    money,
    runs_business,
    stable_months,
    startup_months,
    works_elsewhere,
    works_in,
)
from roster_desktop.reports.facts import Entry, Facts, Household, Person
from roster_desktop.reports.places import NUMBER, PERSON, PLACE, age_text, person_cells, person_rows
from roster_desktop.reports.table import Counted, Head, Line, ReportTable, rate

TARGET, PROBLEM = "target", "problem"
_CLOSED, _DONE = "已销号", "已完成"

Actual = Callable[[Facts, Person, int], bool]
ACTUAL_BY_INDICATOR: Mapping[str, Actual] = {
    "转移就业": works_elsewhere,
    "县外转移就业": lambda facts, one, year: any(
        row.text("area") in OUT_OF_COUNTY and is_elsewhere(row) and works_in(facts, row, year)
        for row in one.of(TRANSFER)
    ),
    "自主创业": runs_business,
    "公益性岗位安置": lambda facts, one, year: any(works_in(facts, row, year) for row in one.of(POST)),
    "转移就业技能培训": lambda facts, one, year: _is_trained(one, year, frozenset({"转移就业技能培训"})),
    "创业培训": lambda facts, one, year: _is_trained(one, year, frozenset({STARTUP_TRAINING})),
    "技能培训": lambda facts, one, year: _is_trained(one, year, SKILL_TRAINING),
    "交通补贴": lambda facts, one, year: any(
        row.text("transport_year") == str(year) and row.text("transport_status") == "已发放"
        for row in one.of(TRANSFER)
    ),
}
"""Indicator → whether a person counts for it in a year."""


def target_ledger(facts: Facts) -> tuple[ReportTable, ...]:
    """《就业扶贫年度目标责任台账》: every typed target with what was reached, the gap and the rate."""
    heads = (
        NUMBER, Head("年度", width=8), *PLACE, Head("指标", width=18),
        Head("目标数", Counted.PERSONS, 10, is_summed=False), Head("完成数", Counted.PERSONS, 10, is_summed=False),
        Head("差额", Counted.PERSONS, 10, is_summed=False), Head("完成率", Counted.RATE, 10),
        Head("完成时限", width=12), Head("责任单位", width=16), Head("责任人", width=10), Head("质量标准", width=24),
    )  # fmt: skip
    rules = (
        "目标数由本级录入；完成数由花名册计算，差额＝目标数－完成数（完成超过目标的记0），完成率＝完成数÷目标数。",
        WORK_RULE.format(months=stable_months(facts)),
        BUSINESS_RULE.format(months=startup_months(facts)),
        TRANSFER_RULE,
        "以前年度的就业、创业算到那年年底；培训按当年开班、同类只算1人；交通补贴按当年已发放的人。",
        "没有写村名的目标按全镇（县）计算，人数按身份证号去重；花名册算不出的指标用自报的完成数，还没到的年度空着。",
    )
    rows = sorted(facts.ledgers.get(TARGET, ()), key=lambda row: (row.text("year"), row.text("township")))
    lines = tuple(_target_line(facts, number, row) for number, row in enumerate(rows, start=1))
    return (ReportTable("targets", "就业扶贫年度目标责任台账", heads, lines, rules, has_total=False),)


def actual_of(facts: Facts, row: Entry) -> int | None:
    """What was reached of a typed target; None where nobody can say."""
    year, counts = row.number("year"), ACTUAL_BY_INDICATOR.get(row.text("indicator"))
    if counts is None or year is None:
        return row.number("typed_actual")
    if year > facts.on.year:
        return None
    area = Area(row.text("township") if _is_county(facts) else "", row.text("village"))
    holders = {one.holder for one in facts.people if area.contains(one.area) and counts(facts, one, year)}
    return len(holders)


def _target_line(facts: Facts, number: int, row: Entry) -> Line:
    target, actual = row.number("target"), actual_of(facts, row)
    gap = None if target is None or actual is None else max(target - actual, 0)
    return Line(
        (
            str(number), row.text("year"), row.text("township") or facts.unit.township, row.text("village"),
            row.text("indicator"), target, actual, gap, rate(actual, target), row.text("due_on"),
            row.text("responsible_unit"), row.text("responsible"), row.text("standard"),
        ),
        ((row.roster, row.id),),
    )  # fmt: skip


def problem_ledger(facts: Facts) -> tuple[ReportTable, ...]:
    """《中省市反馈问题整改台账》: every problem with who mends it, until when, and whether it is late."""
    heads = (
        NUMBER, Head("问题编号", width=14), Head("问题来源", width=12), Head("反馈日期", width=12), Head("村", width=14),
        Head("问题内容", width=36), Head("责任单位", width=16), Head("责任人", width=10), Head("整改措施", width=30),
        Head("整改时限", width=12), Head("整改状态", width=10), Head("超期", Counted.DAYS, 8, is_summed=False),
        Head("销号日期", width=12), Head("佐证材料", width=18),
    )  # fmt: skip
    rules = ("超期按统计截至日算：没有销号、也没有完成，而整改时限已过的，写超过几天。",)
    rows = sorted(facts.ledgers.get(PROBLEM, ()), key=lambda row: (row.text("found_on"), row.text("number")))
    lines = tuple(
        Line(
            (
                str(number), row.text("number"), row.text("source"), row.text("found_on"),
                row.text("village"), row.text("content"), row.text("responsible_unit"),
                row.text("responsible"), row.text("measure"),
                row.text("due_on"), row.text("state"), days_late(row, facts.on), row.text("closed_on"),
                row.text("evidence"),
            ),
            ((row.roster, row.id),),
        )
        for number, row in enumerate(rows, start=1)
    )  # fmt: skip
    return (ReportTable("problems", "中省市反馈问题整改台账", heads, lines, rules, has_total=False),)


def days_late(row: Entry, on: date) -> int | None:
    """How many days a problem is over its time; None where it is not."""
    due = row.day("due_on")
    if due is None or row.text("state") in (_CLOSED, _DONE) or due.last >= on:
        return None
    return (on - due.last).days


def intent_ledger(facts: Facts) -> tuple[ReportTable, ...]:
    """《就业意愿采集台账》: what everybody wants who was asked."""
    heads = (
        *PERSON, Head("年龄", Counted.WORDS, 6), Head("就业创业状态", width=12), Head("就业创业意愿", width=16),
        Head("意向地", width=14), Head("意向工种", width=12), Head("期望月薪", Counted.YUAN, 10, is_summed=False),
        Head("培训意愿", width=16), Head("意向培训工种", width=14), Head("未就业原因", width=16), Head("采集人", width=10),
        Head("采集日期", width=12),
    )  # fmt: skip
    rules = (
        "列出填了就业创业意愿、意向或培训意愿的人，不论现在是否就业。",
        "年龄按统计截至日的周岁。",
    )
    wanted = ("employment_intent", "intended_area", "intended_job", "training_intent", "intended_course")
    asked = [one for one in facts.people if any(one.text(key) for key in wanted)]
    lines = tuple(_intent_line(facts, number, one) for number, one in enumerate(asked, start=1))
    return (ReportTable("intents", "就业意愿采集台账", heads, lines, rules, has_total=False),)


def _intent_line(facts: Facts, number: int, person: Person) -> Line:
    keys = (
        "training_intent", "intended_course", "reason_not_employed", "collector", "collected_on",
    )  # fmt: skip
    return Line(
        (
            *person_cells(number, person), age_text(facts, person), person.text("employment_status"),
            person.text("employment_intent"), person.text("intended_area"), person.text("intended_job"),
            money(person, "expected_wage"), *(person.text(key) for key in keys),
        ),
        person_rows(person),
    )  # fmt: skip


def relocation_ledger(facts: Facts) -> tuple[ReportTable, ...]:
    """《易地搬迁后续帮扶台账》: members of relocated households, resettlement site by site."""
    heads = (
        NUMBER, Head("安置点", width=18), Head("村", width=14), Head("户主", width=10), Head("姓名", width=10),
        Head("与户主关系", width=12), Head("性别", width=6), Head("劳动能力", width=14), Head("就业创业状态", width=12),
        Head("务工单位", width=22), Head("创业", width=18), Head("公益性岗位", width=14), Head("本年培训", width=18),
        Head("帮扶责任人", width=10),
    )  # fmt: skip
    rules = (
        "列出有人填了易地搬迁“是”的户的全部在册成员，按安置点、户排列。",
        "务工、创业、岗位只写现在在岗（正在经营）的；培训写本年开班的。",
    )
    homes = [home for home in facts.households if any(map(is_relocated, home.members))]
    members = [(_site(home), home, one) for home in sorted(homes, key=_site) for one in home.members]
    lines = tuple(
        _relocated_line(facts, number, site, home, one)
        for number, (site, home, one) in enumerate(members, start=1)
    )
    return (ReportTable("relocated", "易地搬迁后续帮扶台账", heads, lines, rules, has_total=False),)


def _site(home: Household) -> str:
    return next((site for one in home.members if (site := one.text("resettlement_site"))), "（未填安置点）")


def _relocated_line(facts: Facts, number: int, site: str, home: Household, one: Person) -> Line:
    def open_ones(roster: str, key: str) -> str:
        return "、".join(row.text(key) or "（未填）" for row in one.of(roster) if row.is_open)

    courses = (row.text("course") for row in one.of(TRAINING) if is_trained_in(row, facts.on.year))
    return Line(
        (
            str(number), site, home.area.village, home.head, one.text("name"), one.text("relation"), one.sex,
            one.text("labour_capacity"), one.text("employment_status"), open_ones(TRANSFER, "employer"),
            open_ones(BUSINESS, "project"), open_ones(POST, "post"), "、".join(courses),
            one.text("helper_name"),
        ),
        person_rows(one),
    )  # fmt: skip


def zero_households(facts: Facts) -> tuple[Household, ...]:
    """Households on the list: labourers, nobody employed, and somebody willing where policy asks for it."""
    needs_will = facts.policies.flag("P_ZERO_NEED_WILL", facts.on)
    return tuple(
        home
        for home in facts.households
        if home.is_idle
        and (not needs_will or any(one.is_labourer and is_willing(one) for one in home.members))
    )


def _is_trained(person: Person, year: int, kinds: frozenset[str]) -> bool:
    return any(row.text("type") in kinds and is_trained_in(row, year) for row in person.of(TRAINING))


def _is_county(facts: Facts) -> bool:
    return facts.unit.level is Level.COUNTY
