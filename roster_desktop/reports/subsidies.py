"""补贴: by kind how many persons and how much, and per village; persons are told apart from times."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from roster_desktop.records import Area
from roster_desktop.reports.counting import (
    BUSINESS,
    PEOPLE_AND_TIMES,
    POST,
    TRAINING,
    TRANSFER,
    amount,
    is_trained_in,
    summed,
)
from roster_desktop.reports.facts import Entry, Facts, Person
from roster_desktop.reports.places import PLACE, place_cells, villages
from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable

_PAID, _UNFIT = "已发放", "不符合"
_ON_THE_JOB, _SPECIAL, _RAIN = "以工代训", "公益特岗", "雨露"


class Subsidy(Struct, frozen=True):
    """One kind of subsidy: in which cells it stands, and which rows count for a year."""

    title: str
    roster: str
    keys: tuple[str, ...]
    is_of: Callable[[Entry, int], bool]
    rule: str


def _is_other_of(row: Entry, year: int) -> bool:
    return row.text("other_subsidy_year") == str(year)


def _is_rain(row: Entry) -> bool:
    return _RAIN in row.text("other_subsidy")


def _in_year(key: str) -> Callable[[Entry, int], bool]:
    return lambda row, year: row.text(key) == str(year)


def _paid_in(row: Entry, year: int) -> bool:
    day = row.day("paid_on")
    return day is not None and day.year == year


def _is_transport_of(row: Entry, year: int) -> bool:
    return row.text("transport_year") == str(year) and row.text("transport_status") != _UNFIT


def _trained_or_dated(row: Entry, year: int) -> bool:
    told = row.text("allowance_year")
    return told == str(year) if told else is_trained_in(row, year)


SUBSIDIES: tuple[Subsidy, ...] = (
    Subsidy("转移就业交通补贴", TRANSFER, ("transport_amount",), _is_transport_of,
            "按补贴年度，状态“不符合”的不算"),
    Subsidy("一次性求职补贴", TRANSFER, ("jobseeker_subsidy",), lambda row, year: _started_in(row, year),
            "按就业起始日期所在年度"),
    Subsidy("个人社保补贴", TRANSFER, ("insurance_subsidy",), lambda row, year: _started_in(row, year),
            "按就业起始日期所在年度"),
    Subsidy("雨露计划", TRANSFER, ("other_subsidy_amount",),
            lambda row, year: _is_other_of(row, year) and _is_rain(row), "按补贴年度，“其他补贴类型”写了“雨露”的"),
    Subsidy("其他补贴", TRANSFER, ("other_subsidy_amount",),
            lambda row, year: _is_other_of(row, year) and not _is_rain(row), "按补贴年度，雨露计划除外"),
    Subsidy("一次性创业补贴", BUSINESS, ("startup_subsidy",), _in_year("startup_subsidy_year"), "按补贴年度"),
    Subsidy("培训生活和交通补贴", TRAINING, ("living_allowance", "travel_allowance"), _trained_or_dated,
            "按补贴年度，没填年度的按开班年度"),
    Subsidy("以工代训补贴（付单位）", TRAINING, ("course_subsidy",),
            lambda row, year: is_trained_in(row, year) and row.text("type") == _ON_THE_JOB,
            "按开班年度，培训类型是以工代训的"),
    Subsidy("培训补贴（付机构）", TRAINING, ("course_subsidy",),
            lambda row, year: is_trained_in(row, year) and row.text("type") != _ON_THE_JOB, "按开班年度，以工代训除外"),
    Subsidy("公益特岗补贴（本期实发）", POST, ("paid_amount",),
            lambda row, year: _paid_in(row, year) and row.text("category") == _SPECIAL, "按发放日期所在年度，即特设公岗"),
    Subsidy("其他公益性岗位补贴（本期实发）", POST, ("paid_amount",),
            lambda row, year: _paid_in(row, year) and row.text("category") != _SPECIAL,
            "按发放日期所在年度，公益特岗除外（没填类别的在这里）"),
)  # fmt: skip


def _started_in(row: Entry, year: int) -> bool:
    day = row.day("started_on")
    return day is not None and day.year == year


def subsidy_statistics(facts: Facts) -> tuple[ReportTable, ...]:
    """补贴统计: by kind, then by village."""
    return (_by_kind(facts), _by_village(facts))


def claims(people: Iterable[Person], subsidy: Subsidy, year: int) -> list[tuple[Person, Entry]]:
    """Rows that hold an amount of this kind above 0 for the year."""
    return [
        (one, row)
        for one in people
        for row in one.of(subsidy.roster)
        if subsidy.is_of(row, year) and any((amount(row, key) or 0) > 0 for key in subsidy.keys)
    ]


def total_of(found: Iterable[tuple[Person, Entry]], subsidy: Subsidy) -> int | Figure:
    """The money of these claims together."""
    rows = [row for _, row in found]
    totals = [summed(rows, key) for key in subsidy.keys]
    return sum(totals[1:], start=totals[0])


def _by_kind(facts: Facts) -> ReportTable:
    year = facts.on.year
    heads = (
        Head("补贴种类", width=28), Head("人数", Counted.PERSONS, 10, is_summed=False),
        Head("人次", Counted.TIMES, 10), Head("金额", Counted.YUAN, 14),
        Head("其中已发放", Counted.YUAN, 14, is_summed=False), Head("怎么算的年度", width=34),
    )  # fmt: skip
    lines = []
    for subsidy in SUBSIDIES:
        found = claims(facts.people, subsidy, year)
        paid = [pair for pair in found if pair[1].text("transport_status") == _PAID]
        is_told = subsidy.keys == ("transport_amount",)
        lines.append(
            Line(
                (
                    subsidy.title, len({one.holder for one, _ in found}), len(found),
                    total_of(found, subsidy), total_of(paid, subsidy) if is_told else None, subsidy.rule,
                )
            )
        )  # fmt: skip
    rules = (
        f"统计{year}年度；金额大于0的记录才算。",
        "人数按身份证号去重，一个人领几种补贴，各种各算1人，所以人数不合计。",
        "只有交通补贴登记了是否发放，其他补贴登记的金额按登记数。",
        PEOPLE_AND_TIMES,
    )
    return ReportTable("subsidies", "补贴统计表", heads, tuple(lines), rules)


def _by_village(facts: Facts) -> ReportTable:
    heads = [*PLACE]
    for subsidy in SUBSIDIES:
        heads += [
            Head("人数", Counted.PERSONS, 9, subsidy.title),
            Head("金额", Counted.YUAN, 11, subsidy.title),
        ]
    lines = tuple(Line((*place_cells(facts, area), *_village_cells(facts, area))) for area in villages(facts))
    rules = (f"统计{facts.on.year}年度；人数按身份证号在本村内去重。",)
    return ReportTable("subsidies-by-village", "各村补贴统计表", tuple(heads), lines, rules)


def _village_cells(facts: Facts, area: Area) -> list[Figure]:
    cells: list[Figure] = []
    for subsidy in SUBSIDIES:
        found = claims(facts.people_by_area.get(area, ()), subsidy, facts.on.year)
        cells += [len({one.holder for one, _ in found}), total_of(found, subsidy)]
    return cells
