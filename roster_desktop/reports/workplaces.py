"""社区工厂和帮扶基地, 苏陕协作, 点对点输送: workplaces and arrangements that are counted by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from roster_desktop.records import Area
from roster_desktop.reports.counting import (
    PEOPLE_AND_TIMES,
    TRAINING,
    TRANSFER,
    is_helped,
    is_relocated,
    is_trained_in,
)
from roster_desktop.reports.facts import Entry, Facts, Person
from roster_desktop.reports.places import PLACE, place_cells, villages
from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable

FEATURED = ("社区工厂", "扶贫基地/车间")
COOPERATIONS = ("苏陕协作江苏就业", "苏陕协作陕西就业", "苏陕协作其他省就业")
_UNSAID = "（未填）"
_OPEN_RULE = "只数统计截至日在岗的转移就业记录。"
_POOR_RULE = "脱贫户、监测对象按人员信息花名册的户类型；女按身份证号。"


def workshops(facts: Facts) -> tuple[ReportTable, ...]:
    """社区工厂、帮扶基地: who works in which one, and how many of each village."""
    return (_by_workshop(facts), _workshops_by_village(facts))


def _by_workshop(facts: Facts) -> ReportTable:
    heads = (
        Head("类别", width=16), Head("单位名称", width=28), Head("在岗", Counted.PERSONS, 10, is_summed=False),
        Head("脱贫户、监测对象", Counted.PERSONS, 18, "其中", is_summed=False),
        Head("易地搬迁", Counted.PERSONS, 10, "其中", is_summed=False),
        Head("女", Counted.PERSONS, 8, "其中", is_summed=False), Head("计入个数", Counted.PLACES, 12),
    )  # fmt: skip
    people: dict[tuple[str, str], dict[str, Person]] = {}
    for one, row in _at_work(facts.people, lambda row: row.text("featured") in FEATURED):
        place = (row.text("featured"), row.text("employer") or _UNSAID)
        people.setdefault(place, {}).setdefault(one.holder, one)
    lines = []
    for (kind, employer), by_holder in sorted(
        people.items(), key=lambda one: (one[0][0], -len(one[1]), one[0])
    ):
        those = by_holder.values()
        poor = sum(map(is_helped, those))
        is_counted = bool(poor) and employer != _UNSAID
        lines.append(
            Line(
                (
                    kind, employer, len(by_holder), poor, sum(map(is_relocated, those)),
                    sum(one.sex == "女" for one in those), int(is_counted),
                )
            )
        )  # fmt: skip
    rules = (
        _OPEN_RULE + "类别按“特色就业”，单位按“务工单位名称”，名称写法不同的算两个单位。",
        "没有脱贫户、监测对象在岗的单位不计入个数，没填单位名称的也不计入。",
        _POOR_RULE + "一个人在两个单位在岗的，各算1次，所以人数不合计。",
    )
    return ReportTable("workshops", "社区工厂和帮扶基地统计表", heads, tuple(lines), rules)


def _workshops_by_village(facts: Facts) -> ReportTable:
    heads = (
        *PLACE, *(Head(kind, Counted.PERSONS, 14, "在岗") for kind in FEATURED),
        Head("合计", Counted.PERSONS, 10), Head("其中脱贫户、监测对象", Counted.PERSONS, 20),
        Head("其中易地搬迁", Counted.PERSONS, 14),
    )  # fmt: skip

    def cells(people: Iterable[Person]) -> Iterable[Figure]:
        kinds = [(one, {row.text("featured") for row in _open(one)}.intersection(FEATURED)) for one in people]
        yield from (sum(kind in told for _, told in kinds) for kind in FEATURED)
        those = [one for one, told in kinds if told]
        yield len(those)
        yield sum(map(is_helped, those))
        yield sum(map(is_relocated, those))

    rules = (_OPEN_RULE + "一个人在两类单位都在岗的，两栏各算1次，合计只算1人。", _POOR_RULE)
    return ReportTable(
        "workshops-by-village", "各村社区工厂和帮扶基地就业表", heads, _lines(facts, cells), rules
    )  # fmt: skip


def cooperation(facts: Facts) -> tuple[ReportTable, ...]:
    """苏陕(东西部)协作: jobs and courses that came through it; and who was brought to work by whom."""
    return (_by_cooperation(facts), _escorted(facts), _by_sender(facts))


def _by_cooperation(facts: Facts) -> ReportTable:
    heads = (
        *PLACE, *(Head(kind.removeprefix("苏陕协作"), Counted.PERSONS, 14, "苏陕协作就业") for kind in COOPERATIONS),
        Head("合计", Counted.PERSONS, 10), Head("其中脱贫户、监测对象", Counted.PERSONS, 20),
        Head("苏陕协作培训", Counted.TIMES, 14), Head("苏陕协作培训", Counted.PERSONS, 14),
    )  # fmt: skip
    year = facts.on.year

    def is_course(row: Entry) -> bool:
        return row.text("cooperation") == "是" and is_trained_in(row, year)

    def cells(people: Iterable[Person]) -> Iterable[Figure]:
        those = [(one, {row.text("cooperation") for row in _open(one)}) for one in people]
        yield from (sum(kind in told for _, told in those) for kind in COOPERATIONS)
        found = [one for one, told in those if told.intersection(COOPERATIONS)]
        yield len(found)
        yield sum(map(is_helped, found))
        yield sum(is_course(row) for one, _ in those for row in one.of(TRAINING))
        yield sum(any(map(is_course, one.of(TRAINING))) for one, _ in those)

    rules = (
        _OPEN_RULE + "按“苏陕协作就业”一栏；一个人有两种的，两栏各算1次，合计只算1人。",
        "培训数本年开班、“苏陕协作”填“是”的就业培训记录。" + PEOPLE_AND_TIMES,
        _POOR_RULE,
    )
    return ReportTable("cooperation", "苏陕劳务协作统计表", heads, _lines(facts, cells), rules)


def _escorted(facts: Facts) -> ReportTable:
    heads = (Head("批次", width=22), Head("务工省", width=16), Head("人数", Counted.PERSONS, 10, is_summed=False),
             Head("人次", Counted.TIMES, 10))  # fmt: skip
    found = [
        (one, row) for one, row in facts.rows(TRANSFER) if row.text("escorted") == "是" and _began(facts, row)
    ]

    def told(row: Entry) -> tuple[str, str]:
        return row.text("batch") or _UNSAID, row.text("province") or _UNSAID

    rules = (
        "数本年开始、“是否点对点输送”填“是”的转移就业记录，按批次和务工省。",
        PEOPLE_AND_TIMES,
    )
    return ReportTable("escorted", "点对点输送统计表", heads, _grouped(found, told), rules)


def _by_sender(facts: Facts) -> ReportTable:
    heads = (
        Head("输送单位", width=28),
        Head("人数", Counted.PERSONS, 10, is_summed=False),
        Head("人次", Counted.TIMES, 10),
    )
    found = [(one, row) for one, row in facts.rows(TRANSFER) if row.text("sent_by") and _began(facts, row)]
    rules = ("数本年开始、填了“输送单位”的转移就业记录；名称写法不同的算两个单位。", PEOPLE_AND_TIMES)
    return ReportTable(
        "senders", "输送单位统计表", heads, _grouped(found, lambda row: (row.text("sent_by"),)), rules
    )  # fmt: skip


def _grouped(
    found: Iterable[tuple[Person, Entry]], told: Callable[[Entry], tuple[str, ...]]
) -> tuple[Line, ...]:
    """Persons and rows of each group, by name."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for one, row in found:
        groups.setdefault(told(row), []).append(one.holder)
    return tuple(Line((*name, len(set(those)), len(those))) for name, those in sorted(groups.items()))


def _began(facts: Facts, row: Entry) -> bool:
    day = row.day("started_on")
    return day is not None and day.year == facts.on.year and day.first <= facts.on


def _open(person: Person) -> list[Entry]:
    return [row for row in person.of(TRANSFER) if row.is_open]


def _at_work(people: Iterable[Person], is_meant: Callable[[Entry], bool]) -> Iterable[tuple[Person, Entry]]:
    return ((one, row) for one in people for row in _open(one) if is_meant(row))


def _lines(facts: Facts, cells: Callable[[Iterable[Person]], Iterable[Figure]]) -> tuple[Line, ...]:
    def line(area: Area) -> Line:
        return Line((*place_cells(facts, area), *cells(facts.people_by_area.get(area, ()))))

    return tuple(map(line, villages(facts)))
