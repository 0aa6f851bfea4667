"""统计汇总: how many, per village, with the heads that counties ask for (`domain.md` §5.2)."""

from __future__ import annotations

from roster_desktop.records import Area
from roster_desktop.reports.counting import (
    BUSINESS_RULE,
    FARMING,
    FLEXIBLE,
    LABOUR_RULE,
    PEOPLE_AND_TIMES,
    TRAINING,
    WORK_RULE,
    is_willing,
    runs_business,
    stable_months,
    startup_months,
    works_as,
    works_elsewhere,
)
from roster_desktop.reports.facts import Facts
from roster_desktop.reports.table import Counted, Head, Line, ReportTable

PLACE = (Head("镇(办)", width=12), Head("村", width=14))
_HOMES = "户"
_WORK = "就业创业"
_SKILL_TRAINING = frozenset({"转移就业技能培训", "岗位技能提升培训", "农业实用技术培训", "以工代训"})


def place_cells(facts: Facts, area: Area) -> tuple[str, str]:
    """The cells under `PLACE`."""
    return area.township or facts.unit.township, area.village or "（未填村名）"


def employment_statistics(facts: Facts) -> tuple[ReportTable, ...]:
    """就业创业统计: households and labourers per village."""
    heads = (
        *PLACE,
        Head("总户数", Counted.HOUSEHOLDS, 9, _HOMES),
        Head("有劳动力户数", Counted.HOUSEHOLDS, 11, _HOMES),
        Head("至少一人就业户数", Counted.HOUSEHOLDS, 13, _HOMES),
        Head("有就创业意愿户数", Counted.HOUSEHOLDS, 13, _HOMES),
        Head("劳动力数", Counted.PERSONS, 9, _WORK),
        Head("转移就业", Counted.PERSONS, 9, _WORK),
        Head("农业就业", Counted.PERSONS, 9, _WORK),
        Head("自主创业", Counted.PERSONS, 9, _WORK),
        Head("灵活就业", Counted.PERSONS, 9, _WORK),
        Head("有意愿人数", Counted.PERSONS, 10, _WORK),
        Head("技能培训", Counted.PERSONS, 9, "培训"),
    )
    rules = (
        LABOUR_RULE,
        WORK_RULE.format(months=stable_months(facts)),
        BUSINESS_RULE.format(months=startup_months(facts)),
        "就业、创业、意愿和培训各栏只数劳动力；同时有几种就业的，每一栏都算。",
        "至少一人就业户数包括没有劳动力但有人就业的户。",
        "技能培训按在统计年度内开班的记录算。" + PEOPLE_AND_TIMES,
    )
    lines = tuple(_employment_line(facts, area) for area in facts.areas if area.village)
    return (ReportTable("employment", "就业创业统计表", heads, lines, rules),)


def _employment_line(facts: Facts, area: Area) -> Line:
    homes = facts.households_by_area.get(area, ())
    labourers = [one for one in facts.people_by_area.get(area, ()) if one.is_labourer]
    return Line(
        (
            *place_cells(facts, area),
            len(homes),
            sum(any(one.is_labourer for one in home.members) for home in homes),
            sum(any(one.is_employed for one in home.members) for home in homes),
            sum(any(is_willing(one) for one in home.members) for home in homes),
            len(labourers),
            sum(works_elsewhere(facts, one) for one in labourers),
            sum(works_as(facts, one, FARMING) for one in labourers),
            sum(runs_business(facts, one) for one in labourers),
            sum(works_as(facts, one, FLEXIBLE) for one in labourers),
            sum(is_willing(one) for one in labourers),
            sum(
                any(
                    row.text("type") in _SKILL_TRAINING
                    and (day := row.day("started_on")) is not None
                    and day.year == facts.on.year
                    for row in one.of(TRAINING)
                )
                for one in labourers
            ),
        )
    )
