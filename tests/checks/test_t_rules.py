"""Reporting periods: who is missing, what jumps, who is late, what the township changed (T01 to T08)."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.checks import Finding, Level
from roster_desktop.checks.not_computed import NOT_COMPUTED
from roster_desktop.checks.period_in_question import PeriodInQuestion, findings_of
from roster_desktop.checks.period_rules import PERIOD_RULES
from roster_desktop.checks.reporting_period import ReportingPeriod, last_due, reporting_period
from roster_desktop.policies import default_book
from roster_desktop.policies.packs import Entry
from tests.checks.facts import ground, rows

MARCH = ReportingPeriod(2025, 3)
[ANN] = rows("person", "姓名 | 身份证号\n 张三 | 女19800101")
[NOBODY] = rows("person", "姓名 | 身份证号\n | ")


def village(**facts: object) -> PeriodInQuestion:
    return PeriodInQuestion("白石村", MARCH, NOBODY, ground(), **facts)  # type: ignore[arg-type]


def found(**facts: object) -> list[Finding]:
    return list(findings_of(village(**facts), PERIOD_RULES))


def told(**facts: object) -> list[tuple[str, Level, str]]:
    return [(one.rule, one.level, one.message) for one in found(**facts)]


def test_of_a_village_of_which_nothing_is_known_nothing_is_said():
    assert told(people=30) == []


def test_who_is_gone_without_a_reason_is_asked_about():
    [finding] = found(missing=(ANN,))

    assert (finding.rule, finding.level, finding.row) == ("T01", Level.WARNING, "person-1")
    assert finding.message == "张三 上期在册，本期没有了，请选原因（返乡/退岗/死亡/迁出/漏填）。"


@pytest.mark.parametrize(
    ("people", "before", "is_told"),
    [
        (80, 100, False),
        (79, 100, True),
        (120, 100, False),
        (121, 100, True),
        (5, 0, False),
        (0, 4, True),
        (5, None, False),
    ],
)
def test_a_fifth_more_or_less_is_asked_about(people: int, before: int | None, is_told: bool):
    sentence = f"白石村 本期{people}人，上期{before}人，变化较大，请确认没有漏交。"

    expected = [("T02", Level.WARNING, sentence)] if is_told else []
    assert told(people=people, people_before=before) == expected


@pytest.mark.parametrize(("periods", "is_told"), [(2, False), (3, True), (4, True)])
def test_three_periods_with_the_same_data_are_noticed(periods: int, is_told: bool):
    sentence = "白石村 连续三期数据没变化，请核实是否真的更新。"

    assert told(periods_unchanged=periods) == ([("T03", Level.NOTICE, sentence)] if is_told else [])


@pytest.mark.parametrize(("times", "is_told"), [(0, False), (1, False), (2, True)])
def test_a_second_workbook_is_noticed(times: int, is_told: bool):
    sentence = f"白石村 本期第{times}次报送，已按格合并。"

    assert told(times=times) == ([("T05", Level.NOTICE, sentence)] if is_told else [])


def test_who_has_not_reported_is_noticed():
    [finding] = found(overdue=MARCH)

    assert (finding.rule, finding.level, finding.row) == ("T07", Level.NOTICE, NOBODY.id)
    assert finding.message == "白石村 还没报 2025年3月 数据，已过截止时间。"
    assert finding.policies == ("每期几号前报送 25号（默认）",)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (("phone",), "“联系电话”"),
        (("phone", "education"), "“联系电话”、“文化程度”"),
        (("phone", "education", "health", "remark"), "“联系电话”、“文化程度”、“健康状况”等4项"),
        ((), "在册情况"),
    ],
)
def test_what_the_township_changed_is_told_to_be_returned(columns: tuple[str, ...], words: str):
    [finding] = found(edited=((ANN, columns),))

    assert (finding.rule, finding.level, finding.columns) == ("T08", Level.WARNING, columns)
    assert finding.message == f"镇里改过 张三 的{words}，请退回村里确认。"


def test_what_was_explained_in_one_period_is_asked_anew_in_the_next():
    [march] = found(people=10, people_before=20)
    [same] = found(people=10, people_before=20)
    april = PeriodInQuestion("白石村", MARCH.after, NOBODY, ground(), 10, 20)
    [other] = findings_of(april, PERIOD_RULES)

    assert march.basis == same.basis
    assert march.basis != other.basis


def test_the_rules_that_are_problems_of_workbooks_are_told_elsewhere():
    told_why = {one.rule for one in NOT_COMPUTED}

    assert {rule.id for rule in PERIOD_RULES} | {"T04", "T06"} == {f"T{number:02}" for number in range(1, 9)}
    assert {"T04", "T06"} <= told_why


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2025, 3, 1), (2025, 3)),
        (date(2025, 3, 20), (2025, 3)),
        (date(2025, 3, 21), (2025, 3)),
        (date(2025, 3, 25), (2025, 3)),
        (date(2025, 3, 26), (2025, 4)),
        (date(2025, 12, 26), (2026, 1)),
    ],
)
def test_until_it_is_due_people_report_the_period_that_has_ended(day: date, period: tuple[int, int]):
    assert reporting_period(day, default_book()) == ReportingPeriod(*period)


@pytest.mark.parametrize(
    ("day", "month"), [(date(2025, 3, 1), 3), (date(2025, 3, 26), 3), (date(2025, 3, 31), 3)]
)
def test_by_calendar_months_a_day_reports_its_month(day: date, month: int):
    book = default_book().with_entries([Entry("P_PERIOD_START_DAY", 1)])

    assert reporting_period(day, book) == ReportingPeriod(2025, month)


@pytest.mark.parametrize(
    ("day", "period"),
    [(date(2025, 3, 25), (2025, 2)), (date(2025, 3, 26), (2025, 3)), (date(2025, 1, 5), (2024, 12))],
)
def test_a_period_is_over_on_the_day_after_it_was_due(day: date, period: tuple[int, int]):
    assert last_due(day, default_book()) == ReportingPeriod(*period)


def test_in_a_short_month_the_last_day_is_the_day():
    book = default_book().with_entries([Entry("P_DUE_DAY", 31)])

    assert ReportingPeriod(2025, 2).due(book) == date(2025, 2, 28)
    assert ReportingPeriod(2025, 2).before.before == ReportingPeriod(2024, 12)
