"""无技能且未培训: labourers who have no skill and never had a course; each is to learn at least one."""

from __future__ import annotations

from roster_desktop.reports.counting import LABOUR_RULE, TRAINING
from roster_desktop.reports.facts import Facts, Person
from roster_desktop.reports.places import (
    PERSON,
    PLACE,
    age_text,
    person_cells,
    person_rows,
    place_cells,
    villages,
)
from roster_desktop.reports.table import Counted, Head, Line, ReportTable, rate

NO_SKILL = frozenset({"", "无", "无技能", "没有", "无证书", "/", "-"})
_NO_TRAINING = frozenset({"", "无意愿"})
_SKILLED = "技能劳动力"
_RULES = (
    "有技能：劳动能力填“技能劳动力”的，或“技能或证书”写了内容的；写“无”“无技能”“没有”“无证书”或只画一道的算没有。",
    "培训过：就业培训花名册里有记录的，不论哪一年、哪一类、结业没有。",
    "无技能且未培训：既没有技能、又没有培训过的劳动力。" + LABOUR_RULE,
)


def without_skill(facts: Facts) -> tuple[ReportTable, ...]:
    """无技能且未培训: how many per village, and by name."""
    return (_by_village(facts), _names(facts))


def _has_skill(person: Person) -> bool:
    return person.text("labour_capacity") == _SKILLED or person.text("skill") not in NO_SKILL


def _was_trained(person: Person) -> bool:
    return bool(person.of(TRAINING))


def _is_without(person: Person) -> bool:
    return person.is_labourer is True and not _has_skill(person) and not _was_trained(person)


def _wants_to_learn(person: Person) -> bool:
    return person.text("training_intent") not in _NO_TRAINING


def _by_village(facts: Facts) -> ReportTable:
    heads = (
        *PLACE,
        *(Head(text, Counted.PERSONS, 12) for text in ("劳动力", "有技能", "培训过", "有技能或培训过")),
        Head("覆盖率", Counted.RATE, 9, rate_of=(5, 2)),
        Head("无技能且未培训", Counted.PERSONS, 14),
        Head("其中有培训意愿", Counted.PERSONS, 14),
    )
    lines = []
    for area in villages(facts):
        labourers = [one for one in facts.people_by_area.get(area, ()) if one.is_labourer]
        without = [one for one in labourers if _is_without(one)]
        covered = len(labourers) - len(without)
        lines.append(
            Line(
                (
                    *place_cells(facts, area), len(labourers), sum(map(_has_skill, labourers)),
                    sum(map(_was_trained, labourers)), covered, rate(covered, len(labourers)), len(without),
                    sum(map(_wants_to_learn, without)),
                )
            )
        )  # fmt: skip
    rules = (
        *_RULES,
        "覆盖率＝有技能或培训过÷劳动力，四舍五入到小数点后一位；又有技能又培训过的，两栏各算1人，合起来只算1人。",
    )
    return ReportTable("without-skill", "无技能且未培训统计表", heads, tuple(lines), rules)


def _names(facts: Facts) -> ReportTable:
    heads = (
        *PERSON, Head("年龄", width=6), Head("文化程度", width=12), Head("户类型", width=12),
        Head("就业创业状态", width=12), Head("培训意愿", width=18), Head("意向培训工种", width=14),
        Head("帮扶责任人", width=12),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                *person_cells(number, one), age_text(facts, one), one.text("education"),
                one.text("household_type"), one.text("employment_status"), one.text("training_intent"),
                one.text("intended_course"), one.text("helper_name"),
            ),
            person_rows(one),
        )
        for number, one in enumerate(filter(_is_without, facts.people), start=1)
    )  # fmt: skip
    return ReportTable("without-skill-names", "无技能且未培训名单", heads, lines, _RULES, has_total=False)
