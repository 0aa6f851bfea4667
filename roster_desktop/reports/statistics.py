"""统计汇总: how many, per village, with the heads that counties ask for (`domain.md` §5.2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from roster_desktop.records import Area
from roster_desktop.reports.counting import (
    BUSINESS_RULE,
    FARMING,
    FLEXIBLE,
    HOUSEHOLD_RULE,
    LABOUR_RULE,
    PEOPLE_AND_TIMES,
    POST,
    SKILL_TRAINING,
    STARTUP_TRAINING,
    TRAINING,
    TRANSFER,
    TRANSFER_RULE,
    TWO_VILLAGES,
    WORK_RULE,
    is_at_work,
    is_helped,
    is_relocated,
    is_trained_in,
    is_willing,
    runs_business,
    stable_months,
    startup_months,
    works_as,
    works_elsewhere,
    works_this_year,
)
from roster_desktop.reports.facts import Entry, Facts, Household, Person
from roster_desktop.reports.places import PLACE, place_cells, villages
from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable, rate

AT_WORK_RULE = (
    "至少一人就业户数：户里有人现在就业，或有算就业的务工、岗位记录；包括没有劳动力但有人就业的户。"
    "有就创业意愿户数：户里有一人有意愿就算。"
)
_HOMES, _WORK, _TRAINING = "户", "就业创业", "培训"
_VERIFIED = "已核实"
_SPECIAL = ("公益专岗", "城镇公岗")


def employment_statistics(facts: Facts) -> tuple[ReportTable, ...]:
    """就业创业统计: households and labourers per village."""
    heads = (
        *PLACE,
        Head("总户数", Counted.HOUSEHOLDS, 9, _HOMES),
        Head("有劳动力户数", Counted.HOUSEHOLDS, 13, _HOMES),
        Head("至少一人就业户数", Counted.HOUSEHOLDS, 18, _HOMES),
        Head("有就创业意愿户数", Counted.HOUSEHOLDS, 18, _HOMES),
        *(Head(text, Counted.PERSONS, 9, _WORK) for text in ("劳动力数", "转移就业", "农业就业", "自主创业", "灵活就业")),
        Head("有意愿人数", Counted.PERSONS, 11, _WORK),
        Head("技能培训", Counted.PERSONS, 9, _TRAINING),
    )  # fmt: skip
    rules = (
        LABOUR_RULE,
        WORK_RULE.format(months=stable_months(facts)),
        TRANSFER_RULE,
        BUSINESS_RULE.format(months=startup_months(facts)),
        "就业、创业、意愿和培训各栏只数劳动力；同时有几种就业的，每一栏都算。",
        AT_WORK_RULE,
        HOUSEHOLD_RULE,
        "技能培训按在统计年度内开班的记录算，创业培训不在内。" + PEOPLE_AND_TIMES,
    )
    return (_by_village(facts, "employment", "就业创业统计表", heads, rules, _employment_cells),)


def _employment_cells(facts: Facts, area: Area) -> Sequence[Figure]:
    homes = facts.households_by_area.get(area, ())
    labourers = [one for one in facts.people_by_area.get(area, ()) if one.is_labourer]
    return (
        len(homes),
        sum(any(one.is_labourer for one in home.members) for home in homes),
        sum(any(is_at_work(facts, one) for one in home.members) for home in homes),
        sum(any(is_willing(one) for one in home.members) for home in homes),
        len(labourers),
        sum(works_elsewhere(facts, one) for one in labourers),
        sum(works_as(facts, one, FARMING) for one in labourers),
        sum(runs_business(facts, one) for one in labourers),
        sum(works_as(facts, one, FLEXIBLE) for one in labourers),
        sum(is_willing(one) for one in labourers),
        sum(_is_skilled_in(one, facts.on.year) for one in labourers),
    )


def poor_household_statistics(facts: Facts) -> tuple[ReportTable, ...]:
    """脱贫户和监测对象: the same question, only of the households that are helped."""
    heads = (
        *PLACE,
        *(Head(text, Counted.HOUSEHOLDS, 11) for text in ("总户数", "有劳动力户数", "至少一人就业户数")),
        *(
            Head(text, Counted.PERSONS, 11)
            for text in ("总劳动力数", "有转移就业意愿", "有创业意愿", "转移就业", "自主创业")
        ),
    )
    rules = (
        "只数户类型为脱贫户、监测对象的户；一户里有一人这样填，就算这样的户，户里的劳动力都数。",
        LABOUR_RULE,
        WORK_RULE.format(months=stable_months(facts)),
        TRANSFER_RULE,
        BUSINESS_RULE.format(months=startup_months(facts)),
        "意愿、就业、创业各栏只数劳动力。",
        AT_WORK_RULE,
        HOUSEHOLD_RULE,
    )
    return (_by_village(facts, "helped-households", "脱贫户就业统计表", heads, rules, _poor_cells),)


def _poor_cells(facts: Facts, area: Area) -> Sequence[Figure]:
    homes = [home for home in facts.households_by_area.get(area, ()) if _is_helped(home)]
    labourers = [one for home in homes for one in home.members if one.is_labourer]
    return (
        len(homes),
        sum(any(one.is_labourer for one in home.members) for home in homes),
        sum(any(is_at_work(facts, one) for one in home.members) for home in homes),
        len(labourers),
        sum(one.text("employment_intent") == "有转移就业意愿" for one in labourers),
        sum(one.text("employment_intent") == "有创业意愿" for one in labourers),
        sum(works_elsewhere(facts, one) for one in labourers),
        sum(runs_business(facts, one) for one in labourers),
    )


def _is_helped(home: Household) -> bool:
    return any(map(is_helped, home.members))


def verification_statistics(facts: Facts) -> tuple[ReportTable, ...]:
    """核实率: how many persons and households were verified."""
    heads = (
        *PLACE,
        Head("户数", Counted.HOUSEHOLDS, 9),
        Head("已核实户数", Counted.HOUSEHOLDS, 11),
        Head("户核实率", Counted.RATE, 10, rate_of=(3, 2)),
        Head("待核实户数", Counted.HOUSEHOLDS, 11),
        Head("人数", Counted.PERSONS, 9),
        Head("已核实人数", Counted.PERSONS, 11),
        Head("人核实率", Counted.RATE, 10, rate_of=(7, 6)),
        Head("待核实人数", Counted.PERSONS, 11),
    )
    rules = (
        "人员信息花名册里核实结果为“已核实”的算已核实；存疑和未核实的算待核实。",
        "一户里在册的人都已核实，才算已核实的户。" + HOUSEHOLD_RULE,
        "核实率＝已核实数÷总数，四舍五入到小数点后一位。",
    )
    return (_by_village(facts, "verification", "核实率统计表", heads, rules, _verification_cells),)


def _verification_cells(facts: Facts, area: Area) -> Sequence[Figure]:
    homes = facts.households_by_area.get(area, ())
    people = [one for one in facts.people_by_area.get(area, ()) if one.own]
    done = [one for one in people if one.text("verified_result") == _VERIFIED]
    whole = sum(all(one.text("verified_result") == _VERIFIED for one in home.members) for home in homes)
    return (
        len(homes), whole, rate(whole, len(homes)), len(homes) - whole,
        len(people), len(done), rate(len(done), len(people)), len(people) - len(done),
    )  # fmt: skip


def relocation_statistics(facts: Facts) -> tuple[ReportTable, ...]:
    """易地搬迁专项: what people of relocated households live on."""
    texts = (
        "转移就业", "自主创业", "技能培训", "创业培训", "社区工厂", "扶贫基地", "城镇公岗", "公益专岗", "特设公岗",
        "技工院校",
    )  # fmt: skip
    heads = (
        *PLACE,
        Head("搬迁户数", Counted.HOUSEHOLDS, 10),
        *(Head(text, Counted.PERSONS, 10) for text in ("搬迁人数", *texts)),
    )
    rules = (
        "只数易地搬迁填“是”的人；一户里有一人这样填，就算搬迁户。各栏不论是不是劳动力。",
        WORK_RULE.format(months=stable_months(facts)),
        TRANSFER_RULE,
        BUSINESS_RULE.format(months=startup_months(facts)),
        "社区工厂、扶贫基地按转移就业花名册的“特色就业”；三种公岗按公益性岗位花名册的岗位类别，在岗或本年做满期限的。",
        "培训按本年开班的记录；技工院校按培训教育状态填“上技校”的人。",
    )
    return (_by_village(facts, "relocation", "易地搬迁就业专项统计表", heads, rules, _relocation_cells),)


def _relocation_cells(facts: Facts, area: Area) -> Sequence[Figure]:
    people = [one for one in facts.people_by_area.get(area, ()) if is_relocated(one)]
    homes = facts.households_by_area.get(area, ())
    year = facts.on.year

    def holding(category: str) -> int:
        return _count(
            people, POST, lambda row: row.text("category") == category and works_this_year(facts, row)
        )

    def working_at(featured: str) -> int:
        return _count(people, TRANSFER, lambda row: _is_at(row, featured) and works_this_year(facts, row))

    return (
        sum(any(map(is_relocated, home.members)) for home in homes),
        len(people),
        sum(works_elsewhere(facts, one) for one in people),
        sum(runs_business(facts, one) for one in people),
        sum(_is_skilled_in(one, year) for one in people),
        _count(people, TRAINING, lambda row: _is_startup_class(row, year)),
        working_at("社区工厂"),
        working_at("扶贫基地/车间"),
        holding("城镇公岗"),
        holding("公益专岗"),
        holding("公益特岗"),
        sum(one.text("training_status") == "上技校" for one in people),
    )


def training_statistics(facts: Facts) -> tuple[ReportTable, ...]:
    """职业培训统计: who learnt what kind of thing this year, and what became of them."""
    kinds = ("转移就业技能培训", "岗位技能提升培训", "农业实用技术培训", "创业培训", "以工代训")
    heads = (
        *PLACE,
        Head("培训人次", Counted.TIMES, 10),
        Head("培训人数", Counted.PERSONS, 10),
        *(Head(kind, Counted.TIMES, 12, "按类型") for kind in kinds),
        Head("取得证书", Counted.TIMES, 10),
        *(Head(text, Counted.PERSONS, 11, "培训后") for text in ("转移就业", "农业就业", "创业")),
    )
    rules = (
        "按在统计年度内开班的记录算；一个人参加两个班是2人次、1人。",
        "培训后就业人数只数参加转移就业技能培训的人，按“培训后去向”；取得证书：填了证书名称或编号的。没填类型的不进“按类型”各栏。",
        PEOPLE_AND_TIMES,
    )
    return (_by_village(facts, "training", "就业培训统计表", heads, rules, _training_cells(kinds)),)


def _training_cells(kinds: Sequence[str]) -> Callable[[Facts, Area], Sequence[Figure]]:
    def cells(facts: Facts, area: Area) -> Sequence[Figure]:
        year = facts.on.year
        people = facts.people_by_area.get(area, ())
        rows = [row for one in people for row in one.of(TRAINING) if is_trained_in(row, year)]

        def became(outcome: str) -> int:
            return _count(
                people,
                TRAINING,
                lambda row: (
                    is_trained_in(row, year)
                    and row.text("type") == "转移就业技能培训"
                    and row.text("outcome") == outcome
                ),
            )

        return (
            len(rows),
            _count(people, TRAINING, lambda row: is_trained_in(row, year)),
            *(sum(row.text("type") == kind for row in rows) for kind in kinds),
            sum(bool(row.text("certificate") or row.text("certificate_number")) for row in rows),
            became("转移就业"), became("农业就业"), became("创业"),
        )  # fmt: skip

    return cells


def _by_village(
    facts: Facts,
    key: str,
    title: str,
    heads: tuple[Head, ...],
    rules: tuple[str, ...],
    cells: Callable[[Facts, Area], Sequence[Figure]],
) -> ReportTable:
    """A line a village, whose cells follow from the facts."""
    lines = tuple(Line((*place_cells(facts, area), *cells(facts, area))) for area in villages(facts))
    return ReportTable(key, title, heads, lines, (*rules, TWO_VILLAGES))


def _count(people: Iterable[Person], roster: str, is_meant: Callable[[Entry], bool]) -> int:
    """Persons with such a row; one who has two is one."""
    return sum(any(map(is_meant, one.of(roster))) for one in people)


def _is_skilled_in(person: Person, year: int) -> bool:
    return any(row.text("type") in SKILL_TRAINING and is_trained_in(row, year) for row in person.of(TRAINING))


def _is_startup_class(row: Entry, year: int) -> bool:
    return row.text("type") == STARTUP_TRAINING and is_trained_in(row, year)


def _is_at(row: Entry, featured: str) -> bool:
    return row.text("featured") == featured
