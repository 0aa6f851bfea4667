"""高校毕业生: who finished a university or college, works or not, so that each is helped one by one."""

from __future__ import annotations

from roster_desktop.reports.counting import LABOUR_RULE, is_helped, is_willing
from roster_desktop.reports.facts import Facts, Person
from roster_desktop.reports.ledgers import zero_households
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

_FINISHED = frozenset({"大专", "本科及以上"})
_WHO = (
    "高校毕业生：文化程度填“大专”或“本科及以上”的劳动力，还在校的不算；花名册里没有毕业年度，不分哪一届。"
    + LABOUR_RULE
)
_ZERO_RULE = "零就业家庭：现在列在“零就业”家庭清零台账上的户。"


def graduates(facts: Facts) -> tuple[ReportTable, ...]:
    """高校毕业生: how many per village, and by name."""
    return (_by_village(facts), _names(facts))


def _is_graduate(person: Person) -> bool:
    return person.is_labourer is True and person.text("education") in _FINISHED


def _idle_homes(facts: Facts) -> frozenset[str]:
    """Rows of the members of households that are on the zero-employment list now."""
    homes = zero_households(facts)
    return frozenset(person.own.id for home in homes for person in home.members if person.own)


def _by_village(facts: Facts) -> ReportTable:
    told = ("高校毕业生", "其中脱贫户、监测对象", "现在就业", "未就业", "未就业且有意愿", "零就业家庭的")
    heads = (*PLACE, *(Head(text, Counted.PERSONS, 14) for text in told))
    idle = _idle_homes(facts)
    lines = []
    for area in villages(facts):
        found = [one for one in facts.people_by_area.get(area, ()) if _is_graduate(one)]
        without = [one for one in found if one.is_employed is False]
        lines.append(
            Line(
                (
                    *place_cells(facts, area), len(found), sum(map(is_helped, found)),
                    sum(one.is_employed is True for one in found), len(without),
                    sum(map(is_willing, without)),
                    sum(_is_of(one, idle) for one in found),
                )
            )
        )  # fmt: skip
    rules = (_WHO, "现在就业：统计截至日在就业；未就业：确定没有就业的，说不清的两栏都不算。", _ZERO_RULE)
    return ReportTable("graduates", "高校毕业生统计表", heads, tuple(lines), rules)


def _is_of(person: Person, rows: frozenset[str]) -> bool:
    return person.own is not None and person.own.id in rows


def _names(facts: Facts) -> ReportTable:
    heads = (
        *PERSON, Head("年龄", width=6), Head("文化程度", width=12), Head("户类型", width=12),
        Head("就业创业状态", width=12), Head("在哪里就业", width=24), Head("就业创业意愿", width=16),
        Head("意向地", width=14), Head("意向工种", width=12), Head("零就业家庭", width=10),
        Head("帮扶责任人", width=12),
    )  # fmt: skip
    idle = _idle_homes(facts)
    lines = tuple(
        Line(
            (
                *person_cells(number, one), age_text(facts, one), one.text("education"),
                one.text("household_type"), one.text("employment_status"),
                work_of(one) if one.is_employed else "", one.text("employment_intent"),
                one.text("intended_area"), one.text("intended_job"), "是" if _is_of(one, idle) else "",
                one.text("helper_name"),
            ),
            person_rows(one),
        )
        for number, one in enumerate(filter(_is_graduate, facts.people), start=1)
    )  # fmt: skip
    return ReportTable("graduates-names", "高校毕业生名单", heads, lines, (_WHO, _ZERO_RULE), has_total=False)
