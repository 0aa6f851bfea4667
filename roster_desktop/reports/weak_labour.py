"""弱劳动力: people who can do light work only, kept on a list of their own beside the labourers."""

from __future__ import annotations

from roster_desktop.reports.counting import POST, is_willing
from roster_desktop.reports.facts import Facts
from roster_desktop.reports.places import (
    PERSON,
    PLACE,
    age_text,
    person_cells,
    person_rows,
    place_cells,
    villages,
)
from roster_desktop.reports.table import Counted, Head, Line, ReportTable
from roster_desktop.reports.zero_spells import work_of

_WHO = (
    "弱劳动力：劳动能力填“弱劳动力或半劳动力”，年龄、在校、人口状态的条件和劳动力相同；"
    "他们不算在劳动力里，花名册里说不清的人不算。"
)  # fmt: skip


def weak_labour(facts: Facts) -> tuple[ReportTable, ...]:
    """弱劳动力: how many per village, and by name."""
    return (_by_village(facts), _names(facts))


def _by_village(facts: Facts) -> ReportTable:
    heads = (
        *PLACE,
        *(Head(text, Counted.PERSONS, 12) for text in ("弱劳动力", "现在就业", "在公益性岗位", "有就业创业意愿", "未就业")),
    )  # fmt: skip
    lines = []
    for area in villages(facts):
        weak = [one for one in facts.people_by_area.get(area, ()) if one.is_weak]
        lines.append(
            Line(
                (
                    *place_cells(facts, area), len(weak), sum(one.is_employed is True for one in weak),
                    sum(any(row.is_open for row in one.of(POST)) for one in weak), sum(map(is_willing, weak)),
                    sum(one.is_employed is False for one in weak),
                )
            )
        )  # fmt: skip
    rules = (
        _WHO,
        "现在就业：统计截至日有在岗的务工、经营、公益性岗位，或按政策算就业的务农、灵活就业；未就业：确定没有的，说不清的两栏都不算。",
    )
    return ReportTable("weak-labour", "弱劳动力统计表", heads, tuple(lines), rules)


def _names(facts: Facts) -> ReportTable:
    heads = (
        *PERSON, Head("年龄", width=6), Head("健康状况", width=16), Head("就业创业状态", width=12),
        Head("在哪里就业", width=24), Head("就业创业意愿", width=16), Head("帮扶责任人", width=12),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                *person_cells(number, one), age_text(facts, one), one.text("health"),
                one.text("employment_status"), work_of(one) if one.is_employed else "",
                one.text("employment_intent"), one.text("helper_name"),
            ),
            person_rows(one),
        )
        for number, one in enumerate((one for one in facts.people if one.is_weak), start=1)
    )  # fmt: skip
    return ReportTable("weak-labour-names", "弱劳动力名单", heads, lines, (_WHO,), has_total=False)
