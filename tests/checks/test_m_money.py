"""Wages, incomes, start-up subsidies and accounts (M13 to M17)."""

from __future__ import annotations

from datetime import date

import pytest

from roster_desktop.checks import Ground, Level
from roster_desktop.policies import default_book
from roster_desktop.policies.packs import Entry
from tests.checks.facts import VILLAGE, alike, findings, ground, number, person, said

ON = date(2025, 12, 31)
SHOPS = "字号名称 | 是否登记注册 | 创业起始日期 | 创业结束日期 | 一次性创业补贴(元) | 创业补贴年度\n"
SHOP = "老店 | 是 | 2024-03-10 | | 5000 | 2025\n"


def startup(*shops: str, on: Ground | None = None) -> list[str]:
    return said("M13", person(on or ground(ON), business=SHOPS + "".join(shops)))


@pytest.mark.parametrize(
    ("shop", "reasons"),
    [
        (SHOP, ""),
        (SHOP.replace("5000", "5001"), "超过5000元"),
        (SHOP.replace("是", "否"), "未登记"),
        (SHOP.replace("是", ""), ""),
        (SHOP.replace("2024-03-10", "2025-07-01"), ""),
        (SHOP.replace("2024-03-10", "2025-07-02"), "未满6个月"),
        (SHOP.replace("2024-03-10", "2025-07"), ""),
        (SHOP.replace("2024-03-10", "2025-08"), "未满6个月"),
        (SHOP.replace("2024-03-10 | ", "2024-03-10 | 2024-09-09"), ""),
        (SHOP.replace("2024-03-10 | ", "2024-03-10 | 2024-09-08"), "未满6个月"),
        (SHOP.replace("2024-03-10", "2024-07-02").replace("2025", "2024"), "未满6个月"),
        (SHOP.replace("2024-03-10", "前年"), ""),
        (SHOP.replace("5000", "9000").replace("是", "否"), "超过5000元、未登记"),
        (SHOP.replace("是", "否").replace("5000", ""), ""),
        (SHOP.replace("是", "否").replace("5000", "0"), ""),
    ],
)
def test_the_subsidy_for_starting_has_its_conditions(shop: str, reasons: str):
    expected = [f"张三 一次性创业补贴不符合条件（{reasons}）。"] if reasons else []
    assert startup(shop) == expected


def test_it_is_paid_once():
    first = SHOP.replace("老店", "头一家").replace("2025", "2020").replace("2024-03-10", "2019-01-01")
    found = findings("M13", person(ground(ON), business=SHOPS + SHOP + first))

    assert [(one.row, one.message) for one in found] == [
        ("business-1", "张三 一次性创业补贴不符合条件（已领过）。")
    ]
    assert startup(SHOP, first.replace("5000", "")) == []


@pytest.mark.parametrize(("since", "is_told"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True)])
def test_the_limit_is_that_of_the_year_of_the_subsidy(since: date, is_told: bool):
    book = default_book().with_entries([Entry("P_STARTUP_ONEOFF_MAX", 8000, since, "本册设定")])

    assert bool(startup(SHOP.replace("5000", "8000"), on=Ground(date(2026, 6, 1), book, VILLAGE))) is is_told


@pytest.mark.parametrize(
    ("wage", "level"),
    [
        ("99", Level.WARNING),
        ("99.99", Level.WARNING),
        ("100", Level.NOTICE),
        ("399", Level.NOTICE),
        ("400", None),
        ("30000", None),
        ("30001", Level.WARNING),
        ("", None),
        ("面议", None),
    ],
)
def test_a_wage_that_nobody_earns_is_asked_about(wage: str, level: Level | None):
    found = findings("M14", person(ground(ON), transfer=f"月工资(元) | 就业起始日期\n {wage} | 2025-01"))

    expected = [(f"张三 月工资{wage}元，是不是多写或少写了一位？", level)] if level else []
    assert [(one.message, one.level) for one in found] == expected


@pytest.mark.parametrize(("ended", "is_told"), [("2024-12-31", False), ("2025-01-01", True), ("", True)])
def test_the_limits_of_a_wage_are_those_of_the_last_day_of_the_job(ended: str, is_told: bool):
    book = default_book().with_entries([Entry("P_INCOME_LOW2", 1000, date(2025, 1, 1), "本册设定")])
    table = f"月工资(元) | 就业起始日期 | 就业终止日期\n 900 | 2020-01 | {ended}"

    assert bool(said("M14", person(Ground(ON, book, VILLAGE), transfer=table))) is is_told


NEIGHBOURS = "姓名 | 身份证号 | 岗位工种 | 月工资(元) | 就业起始日期 | 就业终止日期\n"


def neighbours(*wages: str, job: str = "建筑类", ended: str = "") -> str:
    told = enumerate(wages)
    return NEIGHBOURS + "\n".join(
        f"某{at} | 男1980010{at + 1} | {job} | {wage} | 2025-01 | {ended}" for at, wage in told
    )


USUAL = ("4000", "4000", "4000", "4000", "4000", "4000")
UNLIKE = ("2000", "3000", "4000", "5000", "6000", "7000")


@pytest.mark.parametrize(
    ("others", "wage", "is_told"),
    [
        (USUAL, "5200", False),
        (USUAL, "5201", True),
        (USUAL, "2800", False),
        (USUAL, "2799", True),
        (UNLIKE, "11000", False),
        (UNLIKE, "11001", True),
    ],
)
def test_a_wage_far_from_those_of_the_neighbours_is_noticed(
    others: tuple[str, ...], wage: str, is_told: bool
):
    """Three tenths from the middle where all earn the same; else three times as far as half of them are."""
    found = findings("M15", *alike(ground(ON), transfer=neighbours(*others, wage)))

    expected = [("某6 的工资和同村同工种差得较多，请确认。", Level.NOTICE)] if is_told else []
    assert [(one.message, one.level) for one in found] == expected


@pytest.mark.parametrize(
    "table",
    [
        neighbours(*USUAL[:4], "12000"),
        neighbours(*USUAL, "12000", job="其他"),
        neighbours(*USUAL, "12000", job=""),
        neighbours(*USUAL, "12000", ended="2025-06"),
        neighbours(*USUAL, "面议"),
        neighbours(*USUAL, "12000").replace("岗位工种", "行政村").replace("建筑类", "柳山村"),
    ],
)
def test_among_few_or_unlike_neighbours_nothing_stands_out(table: str):
    assert said("M15", *alike(ground(ON), transfer=table)) == []


def test_five_others_are_enough_to_compare():
    assert len(said("M15", *alike(ground(ON), transfer=neighbours(*USUAL[:5], "12000")))) == 1


INCOME = "月工资(元) | 本年务工月数 | 年务工收入(元) | 就业起始日期\n"


@pytest.mark.parametrize(
    ("cells", "is_told"),
    [
        ("1000 | 10 | 7000", False),
        ("1000 | 10 | 6999", True),
        ("1000 | 10 | 13000", False),
        ("1000 | 10 | 13001", True),
        ("1000 | 0 | 13001", False),
        ("1000 | | 13001", False),
        (" | 10 | 13001", False),
        ("1000 | 10 | ", False),
    ],
)
def test_the_income_of_the_year_is_about_the_wage_times_the_months(cells: str, is_told: bool):
    found = said("M16", person(ground(ON), transfer=f"{INCOME}{cells} | 2025-01"))

    assert found == (["张三 年务工收入与月工资×月数对不上。"] if is_told else [])


def test_of_several_jobs_in_the_year_nobody_can_tell_whose_income_it_is():
    rows = INCOME + "1000 | 5 | 30000 | 2025-01\n1000 | 5 | | 2025-07"
    ended = "月工资(元) | 本年务工月数 | 年务工收入(元) | 就业起始日期 | 就业终止日期\n1000 | 5 | 30000 | 2025-01 |\n"

    assert said("M16", person(ground(ON), transfer=rows)) == []
    assert said("M16", person(ground(ON), transfer=ended + "1000 | 5 | | 2024-01 | 2024-12-31")) != []
    assert said("M16", person(ground(ON), transfer=ended + "1000 | 5 | | 2024-01 | 2025-01-01")) == []


CARDS = "姓名 | 身份证号 | 银行卡号\n"
CARD = "6230280000001234566"


def test_one_card_of_two_persons_is_asked_about():
    tables = {
        "transfer": f"{CARDS}张三 | 女19800101 | {CARD}",
        "post": f"{CARDS}李四 | 男19780101 | {CARD}",
    }
    [finding] = findings("M17", *alike(ground(ON), **tables))

    assert finding.message == "张三、李四 用同一张银行卡，补贴要打到本人卡。"
    assert finding.beside == (("post", "post-1", ("bank_card",)),)


def test_of_many_persons_three_are_named():
    lines = "\n".join(f"人{at} | 男1980010{at + 1} | {CARD}" for at in range(5))

    assert said("M17", *alike(ground(ON), post=CARDS + lines)) == [
        "人0、人1、人2等5人 用同一张银行卡，补贴要打到本人卡。"
    ]


@pytest.mark.parametrize(
    "other",
    [
        f"张三 | 女19800101 | {CARD}",
        f"张三 | {number('女19800101')}42 | {CARD}",
        f"张三 | | {CARD}",
        "李四 | 男19780101 | 6230280000001234567",
        "李四 | 男19780101 | ",
        f" | | {CARD}",
    ],
)
def test_a_card_of_ones_own_is_used_wherever_one_is_paid(other: str):
    tables = {"transfer": f"{CARDS}张三 | 女19800101 | {CARD}", "post": CARDS + other}

    assert said("M17", *alike(ground(ON), **tables)) == []
