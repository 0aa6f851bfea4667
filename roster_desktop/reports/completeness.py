"""待完善 and 未报送: what still has to be put right per village, and which villages have not reported."""

from __future__ import annotations

from roster_desktop.records import Area, Level
from roster_desktop.reports.facts import Facts
from roster_desktop.reports.places import NUMBER, PLACE, place_cells, villages
from roster_desktop.reports.table import Counted, Head, Line, ReportTable, rate

_GROUPS = (("A", "单格"), ("B", "本册"), ("C", "各册之间"), ("H", "户和村"), ("M", "补贴政策"))
"""Rules by their first letter, as `domain.md` §3 groups them."""
_ALL = len(PLACE) + len(_GROUPS)
"""Place of the column that adds them up."""
ENTITLED = "M04"


def incomplete(facts: Facts) -> tuple[ReportTable, ...]:
    """待完善统计: open findings per village, by kind."""
    heads = (
        *PLACE,
        *(Head(text, Counted.PLACES, 11, "待完善") for _, text in _GROUPS),
        Head("合计", Counted.PLACES, 10),
        Head("人数", Counted.PERSONS, 10),
        Head("每百人待完善", Counted.EACH_HUNDRED, 14, rate_of=(_ALL, _ALL + 1)),
    )
    lines = []
    for area in villages(facts):
        told = facts.findings.get(area, {})
        people = sum(one.own is not None for one in facts.people_by_area.get(area, ()))
        count = [sum(number for rule, number in told.items() if rule.startswith(one)) for one, _ in _GROUPS]
        every = sum(count)
        lines.append(Line((*place_cells(facts, area), *count, every, people, rate(every, people))))
    rules = (
        "数最近一次比对以后还没有改正、也没有写情况说明的错误、预警和提示。",
        "待完善＝各类问题的处数，一个人可以有几处；每百人待完善＝处数÷在册人数×100。",
    )
    return (ReportTable("incomplete", "待完善统计表", heads, tuple(lines), rules),)


def unreported(facts: Facts) -> tuple[ReportTable, ...]:
    """未报送: villages (townships) of which this period's workbook is missing."""
    missing = [area for area, at in facts.reported.items() if not at]
    part = "镇(办)" if facts.unit.level is Level.COUNTY else "村"
    heads = (NUMBER, Head(part, width=18), Head("在册人数", Counted.PERSONS, 12))
    lines = tuple(
        Line((str(number), area.name, sum(area.contains(one.area) for one in facts.people)))
        for number, area in enumerate(missing, start=1)
    )
    rules = (
        f"应报 {len(facts.reported)} 个，已报 {len(facts.reported) - len(missing)} 个，未报 {len(missing)} 个。",
        "本期收到过这个村（镇）工作簿的算已报；重复报送只算一次。",
    )
    return (ReportTable("unreported", "未报送名单", heads, lines, rules),)


def entitled(facts: Facts) -> tuple[ReportTable, ...]:
    """应享未享: who is entitled to the transport subsidy and has not applied for it, per village and by name."""
    return (_entitled_by_village(facts), _entitled_by_name(facts))


_ENTITLED_RULE = (
    f"按比对规则{ENTITLED}：最近一次比对时符合本地交通补贴条件、本年还没有申报，也没有写情况说明的人。"
)


def _entitled_by_village(facts: Facts) -> ReportTable:
    holders: dict[Area, set[str]] = {}
    for one in facts.unclaimed:
        holders.setdefault(one.area, set()).add(one.holder or one.row)
    heads = (*PLACE, Head("应享未享", Counted.PERSONS, 12))
    lines = tuple(Line((*place_cells(facts, area), len(holders.get(area, ())))) for area in villages(facts))
    return ReportTable(
        "entitled", "应享未享统计表", heads, lines, (_ENTITLED_RULE, "人数按身份证号在本村内去重。")
    )


def _entitled_by_name(facts: Facts) -> ReportTable:
    heads = (NUMBER, *PLACE, Head("姓名", width=10), Head("为什么应享", width=60))
    lines = tuple(
        Line((str(number), *place_cells(facts, one.area), one.name, one.reason), ((one.roster, one.row),))
        for number, one in enumerate(facts.unclaimed, start=1)
    )
    return ReportTable("entitled-names", "应享未享名单", heads, lines, (_ENTITLED_RULE,), has_total=False)
