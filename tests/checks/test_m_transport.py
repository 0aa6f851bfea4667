"""Transport subsidies against the table of the county (M01 to M04, M18)."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.checks import Ground, Level
from roster_desktop.policies import default_book, packs
from roster_desktop.policies.packs import Entry
from tests.checks.facts import VILLAGE, findings, ground, person, said

ON = date(2025, 12, 31)
OWN = "户类型 | 人口状态\n 脱贫户 | 正常"
JOBS = (
    "就业地域 | 务工省 | 务工市 | 务工单位 | 就业起始日期 | 就业终止日期 | 交通补贴(元) | 交通补贴年度 | 交通补贴状态"
    " | 单位性质 | 点对点输送 | 本年务工月数\n"
)
JOB = "省外 | 浙江省 | 宁波市 | 五金厂 | 2025-02-10 | | 500 | 2025 | 已发放 | | | \n"
UNPAID = JOB.replace("500 | 2025 | 已发放", " | | ")


def told(rule: str, *jobs: str, on: Ground | None = None, own: str = OWN) -> list[str]:
    return said(rule, person(on or ground(ON), person=own, transfer=JOBS + "".join(jobs)))


def using(pack: str, on: date = ON) -> Ground:
    [entries] = [one.entries for one in packs() if one.key == pack]
    return Ground(on, default_book().with_entries(entries), VILLAGE)


@pytest.mark.parametrize(
    ("area", "amount", "right"),
    [
        ("省外", "499", "500"),
        ("省外", "500", ""),
        ("省外", "501", "500"),
        ("市外省内", "301", "300"),
        ("市外省内", "300", ""),
        ("县外市内", "199", "200"),
        ("县外市内", "200", ""),
        ("境外", "500", ""),
        ("境外", "300", "500"),
        ("乡（镇）内", "300", ""),
        ("", "300", ""),
        ("省外", "0", ""),
        ("省外", "五百", ""),
    ],
)
def test_the_amount_is_that_of_the_table(area: str, amount: str, right: str):
    job = JOB.replace("省外", area).replace("500", amount)

    assert told("M01", job) == ([f"张三 交通补贴{amount}元，按本县标准应为{right}元。"] if right else [])


def test_a_finding_names_the_line_of_the_table_that_was_used():
    [finding] = findings("M01", person(ground(ON), person=OWN, transfer=JOBS + JOB.replace("500", "501")))

    assert finding.policies == ("交通补贴标准 就业地域 省外，金额 500（默认）",)
    assert finding.columns == ("transport_amount", "area", "transport_year")


def with_change(on: date, since: date) -> Ground:
    entry = Entry("P_TRANSPORT", ({"area": "省外", "amount": 600},), since, "本册设定")
    return Ground(on, default_book().with_entries([entry]), VILLAGE)


@pytest.mark.parametrize(
    ("since", "amount", "is_right"),
    [
        (date(2025, 1, 1), "600", True),
        (date(2025, 1, 1), "500", False),
        (date(2025, 7, 1), "500", True),
        (date(2025, 7, 1), "600", True),
        (date(2026, 1, 1), "500", True),
        (date(2026, 1, 1), "600", False),
    ],
)
def test_the_table_is_that_of_the_year_of_the_subsidy(since: date, amount: str, is_right: bool):
    later = with_change(date(2026, 12, 31), since)

    assert (told("M01", JOB.replace("500", amount), on=later) == []) is is_right


@pytest.mark.parametrize(
    ("pack", "job", "amount", "right"),
    [
        ("transport-chongxin", JOB.replace("浙江省", "陕西省"), "400", ""),
        ("transport-chongxin", JOB.replace("浙江省", "陕西省"), "600", "400"),
        ("transport-chongxin", JOB, "600", ""),
        ("transport-chongxin", JOB.replace("浙江省 | 宁波市", " | "), "400", ""),
        ("transport-fenyang", JOB, "1500", ""),
        ("transport-fenyang", JOB, "1501", "不超过1500"),
        ("transport-fenyang", JOB, "20", ""),
        ("transport-qingzhen", JOB, "500", ""),
        ("transport-qingzhen", JOB, "1000", ""),
        ("transport-qingzhen", JOB, "999", "500或1000"),
        ("transport-wuxing", JOB.replace("宁波市", "吴兴区"), "1500", ""),
        ("transport-wuxing", JOB.replace("宁波市", "吴兴区"), "1000", "1500"),
    ],
)
def test_tables_of_other_counties_are_read_by_place_household_and_limit(pack, job, amount, right):
    found = told("M01", job.replace("500", amount), on=using(pack))

    assert found == ([f"张三 交通补贴{amount}元，按本县标准应为{right}元。"] if right else [])


def test_a_kind_of_household_that_nobody_told_lets_every_line_stand():
    wuxing = JOB.replace("宁波市", "吴兴区")

    for amount in ("1000", "1500"):
        assert told("M01", wuxing.replace("500", amount), on=using("transport-wuxing"), own="户类型\n ") == []


def test_once_a_year_is_once_a_year():
    first = JOB.replace("五金厂 | 2025-02-10 | ", "老厂 | 2024-02-01 | 2024-12-31")

    assert told("M02", JOB, first) == ["张三 2025年已领过交通补贴，不能重复申报。"]
    assert told("M02", JOB, first.replace("| 2025 |", "| 2024 |")) == []
    [finding] = findings("M02", person(ground(ON), person=OWN, transfer=JOBS + JOB + first))
    assert finding.level is Level.ERROR
    assert finding.policies == ("交通补贴几年一次 1年（默认）",)


@pytest.mark.parametrize(("year", "is_told"), [("2020", False), ("2021", True), ("2024", True)])
def test_once_in_five_years_is_counted_in_years(year: str, is_told: bool):
    first = JOB.replace("五金厂", "老厂").replace("| 2025 |", f"| {year} |")

    assert bool(told("M02", first, JOB, on=using("transport-zhushan"))) is is_told


@pytest.mark.parametrize(
    "change", [("已发放", "未申报"), ("已发放", "不符合"), ("500", "0"), ("| 2025 |", "| |")]
)
def test_what_was_not_paid_or_has_no_year_is_not_paid_twice(change: tuple[str, str]):
    assert told("M02", JOB, JOB.replace("五金厂", "老厂").replace(*change)) == []


def test_without_a_limit_nothing_is_paid_too_often():
    assert told("M02", JOB, JOB, on=ground(ON, P_TRANSPORT_EVERY=0)) == []


TOO_SHORT = ["张三 外出不满3个月，不符合交通补贴条件。"]


@pytest.mark.parametrize(
    ("start", "end", "is_told"),
    [
        ("2025-10-01", "", False),
        ("2025-10-02", "", True),
        ("2025-10", "", False),
        ("2025-11", "", True),
        ("2025-01-05", "2025-04-04", False),
        ("2025-01-05", "2025-04-03", True),
        ("2025-02", "2025-04", False),
        ("去年", "", False),
        ("2026-01-01", "", True),
    ],
)
def test_three_full_months_away_are_asked_for(start: str, end: str, is_told: bool):
    job = JOB.replace("2025-02-10 | ", f"{start} | {end}")

    assert told("M03", job) == (TOO_SHORT if is_told else [])


def test_months_of_several_jobs_away_count_together():
    first = UNPAID.replace("五金厂 | 2025-02-10 | ", "老厂 | 2025-08-01 | 2025-09-20")
    second = JOB.replace("2025-02-10", "2025-11-01")
    near = first.replace("省外", "乡（镇）内")

    assert told("M03", first, second) == []
    assert told("M03", near, second) == TOO_SHORT


def test_only_the_months_until_the_end_of_the_year_of_the_subsidy_count():
    job = JOB.replace("2025-02-10", "2024-11-01").replace("| 2025 |", "| 2024 |")

    assert told("M03", job) == TOO_SHORT


def test_months_that_the_village_counted_get_the_benefit_of_the_doubt():
    assert told("M03", JOB.replace("2025-02-10", "2025-12-01").replace("| | | \n", "| | | 3\n")) == []


@pytest.mark.parametrize(
    ("job", "on", "reason"),
    [
        (JOB.replace("省外", "乡（镇）外县内"), None, "在县内"),
        (JOB.replace("| | | \n", "| 国企 | | \n"), using("transport-xingshan"), "单位性质是国企"),
        (JOB.replace("| | | \n", "| | 是 | \n"), using("transport-chongxin"), "是点对点输送的"),
    ],
)
def test_who_may_not_have_it_is_told_why(job: str, on: Ground | None, reason: str):
    job = job.replace("500", "600") if on else job

    assert told("M03", job, on=on) == [f"张三 {reason}，不符合交通补贴条件。"]


def test_a_household_that_the_table_leaves_out_is_told():
    plain = OWN.replace("脱贫户", "一般农户")

    assert told("M03", JOB, on=using("transport-chenggu"), own=plain) == [
        "张三 这类情形（省外、一般农户）不补，不符合交通补贴条件。"
    ]
    assert told("M01", JOB, on=using("transport-chenggu"), own=plain) == []
    assert told("M03", JOB, on=using("transport-chenggu"), own="户类型\n ") == []


@pytest.mark.parametrize(
    ("birth", "is_told"),
    [
        ("女19640101", True),
        ("女19640102", False),
        ("男19640101", True),
        ("女20091231", False),
        ("女20100101", True),
    ],
)
def test_the_age_must_fit_on_some_day_of_the_year(birth: str, is_told: bool):
    """61 on New Year's Day is too old, 60 is not; 15 on New Year's Eve is too young."""
    who = "姓名 | 身份证号"
    tables = {
        "person": f"{who} | 户类型\n 张三 | {birth} | 脱贫户",
        "transfer": f"{who} | {JOBS}张三 | {birth} | {JOB}",
    }
    found = said("M03", person(ground(ON), **tables))

    assert found == (["张三 年龄不在范围里，不符合交通补贴条件。"] if is_told else [])


def test_who_is_away_long_enough_and_asked_for_nothing_is_noticed():
    [finding] = findings("M04", person(ground(ON), person=OWN, transfer=JOBS + UNPAID))

    assert finding.message == "张三 已在浙江省宁波市务工满3个月，还没申报交通补贴。"
    assert finding.level is Level.NOTICE


@pytest.mark.parametrize(
    ("job", "is_told"),
    [
        (UNPAID.replace("2025-02-10", "2025-10-01"), True),
        (UNPAID.replace("2025-02-10", "2025-10-02"), False),
        (UNPAID.replace("2025-02-10 | ", "2025-02-10 | 2025-06-30"), True),
        (UNPAID.replace("2025-02-10 | ", "2024-02-10 | 2024-12-31"), False),
        (UNPAID.replace("省外", "乡（镇）内"), False),
        (UNPAID.replace("省外", ""), False),
        (JOB.replace("500 | 2025 | 已发放", " | | 未申报"), True),
        (JOB.replace("已发放", "不符合"), False),
        (JOB, False),
        (JOB.replace("500", "0"), False),
        (JOB.replace("| 2025 |", "| |"), False),
        (JOB.replace("| 2025 |", "| 2024 |"), True),
    ],
)
def test_only_what_is_certainly_due_is_noticed(job: str, is_told: bool):
    table = JOBS + job
    assert bool(said("M04", person(ground(ON), person=OWN, transfer=table))) is is_told


@pytest.mark.parametrize(("on", "is_told"), [(date(2026, 3, 30), False), (date(2026, 3, 31), True)])
def test_what_was_paid_last_year_is_due_again_after_three_months_of_this_year(on: date, is_told: bool):
    assert bool(told("M04", JOB, on=ground(on))) is is_told


@pytest.mark.parametrize("own", ["人口状态\n 死亡", "人口状态\n 迁出", "人口状态\n 服刑"])
def test_who_is_gone_is_not_noticed(own: str):
    assert told("M04", UNPAID, own=own) == []


def test_who_may_not_have_it_is_not_noticed():
    plain = OWN.replace("脱贫户", "一般农户")

    assert told("M04", UNPAID, on=using("transport-chenggu")) != []
    assert told("M04", UNPAID, on=using("transport-chenggu"), own=plain) == []
    assert told("M04", UNPAID, on=using("transport-chenggu"), own="户类型\n ") == []
    assert said("M04", person(ground(ON), transfer=JOBS + UNPAID)) == []


@pytest.mark.parametrize(
    ("amount", "year", "status", "sentence"),
    [
        ("0", "2025", "已发放", "张三 登记了交通补贴但金额是0。"),
        ("0", "", "已申报", "张三 登记了交通补贴但金额是0。"),
        ("0", "2025", "", "张三 登记了交通补贴但金额是0。"),
        ("", "2025", "已发放", "张三 的交通补贴已发放，却没填金额。"),
        ("", "2025", "已申报", ""),
        ("0", "", "未申报", ""),
        ("0", "2025", "不符合", ""),
        ("1", "2025", "已发放", ""),
        ("", "", "", ""),
    ],
)
def test_a_subsidy_of_nothing_is_asked_about(amount: str, year: str, status: str, sentence: str):
    job = JOB.replace("500 | 2025 | 已发放", f"{amount} | {year} | {status}")

    assert told("M18", job) == ([sentence] if sentence else [])
