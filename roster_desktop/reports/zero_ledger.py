"""《“零就业”家庭清零台账》: who came onto the list and who left it when, and who is on it now."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.reports.counting import LABOUR_RULE, is_willing
from roster_desktop.reports.facts import Facts
from roster_desktop.reports.ledgers import PROBLEM, zero_households
from roster_desktop.reports.places import NUMBER, PLACE, person_rows, place_cells
from roster_desktop.reports.table import Counted, Head, Line, ReportTable
from roster_desktop.reports.zero_history import Spell, ZeroHistory
from roster_desktop.reports.zero_spells import WORKS, household_number

ZERO_RULES = ("H01", "H02")
"""Problems and 情况说明 of these rules say what is done for a household."""
_ON_LIST, _CLEARED, _OFF = "在册", "已清零", "已退出"


def zero_ledger(facts: Facts) -> tuple[ReportTable, ...]:
    """The ledger through time where the history was read, and the list of now."""
    now = _list_now(facts)
    return (_through_time(facts, facts.zero), now) if facts.zero is not None else (now,)


def _through_time(facts: Facts, history: ZeroHistory) -> ReportTable:
    heads = (
        NUMBER, *PLACE, Head("户编号", width=20), Head("户主", width=10), Head("劳动力", Counted.PERSONS, 9),
        Head("有意愿", Counted.PERSONS, 9), Head("列入日期", width=20), Head("状态", width=9),
        Head("帮扶措施", width=30), Head("退出日期", width=12), Head("退出原因", width=18),
        Head("就业人员", width=28), Head("家庭成员", width=28),
    )  # fmt: skip
    ordered = sorted(history.spells, key=lambda one: (one.left_on is not None, one.left_on or one.since))
    lines = tuple(_spell_line(facts, number, one) for number, one in enumerate(ordered, start=1))
    days = "、".join(day.isoformat() for day in history.days)
    rules = (
        *zero_rules(facts),
        f"列入和退出按这些天的情况逐次对照：{days}。列入日期是第一次看到它在册的那天，退出日期是第一次看到它不在册的那天。",
        "第一次对照时已经在册的，列入日期前写“不晚于”；同一户退出后又列入的，另起一行。",
        "劳动力、有意愿、家庭成员按最后一次在册时的情况；有人就业的写“已清零”，因别的原因退出的写“已退出”。",
        "帮扶措施取自问题整改台账里由规则H01、H02转来的问题，没有的取情况说明。",
    )
    return ReportTable("zero", "“零就业”家庭清零台账", heads, lines, rules)


def _spell_line(facts: Facts, number: int, spell: Spell) -> Line:
    since = spell.since.isoformat()
    state = _ON_LIST if spell.left_on is None else _CLEARED if spell.reason == WORKS else _OFF
    return Line(
        (
            str(number), *place_cells(facts, spell.area), spell.number, spell.head, len(spell.labourers),
            spell.willing, f"不晚于{since}" if spell.was_there_before else since, state,
            "；".join(_measures(facts, spell)), spell.left_on.isoformat() if spell.left_on else "",
            spell.reason, spell.workers, spell.names,
        ),
        spell.rows,
    )  # fmt: skip


def _measures(facts: Facts, spell: Spell) -> Iterator[str]:
    """What was written down to be done for the household."""
    rows = {row for _, row in spell.rows}
    problems = [
        one
        for one in facts.ledgers.get(PROBLEM, ())
        if one.text("rule") in ZERO_RULES and one.text("about") in rows and one.text("measure")
    ]
    yield from (one.text("measure") for one in problems)
    if not problems:
        told = (facts.zero_reasons.get(row, "") for _, row in spell.rows)
        yield from dict.fromkeys(reason for reason in told if reason)


def _list_now(facts: Facts) -> ReportTable:
    heads = (
        NUMBER, *PLACE, Head("户编号", width=20), Head("户主", width=10), Head("劳动力", Counted.PERSONS, 9),
        Head("有意愿", Counted.PERSONS, 9), Head("家庭成员", width=30),
    )  # fmt: skip
    lines = tuple(
        Line(
            (
                str(number), *place_cells(facts, home.area), household_number(home), home.head,
                sum(one.is_labourer is True for one in home.members),
                sum(one.is_labourer is True and is_willing(one) for one in home.members),
                "、".join(one.text("name") for one in home.members),
            ),
            tuple(row for one in home.members for row in person_rows(one)),
        )
        for number, home in enumerate(zero_households(facts), start=1)
    )  # fmt: skip
    return ReportTable("zero-now", "零就业家庭名单", heads, lines, tuple(zero_rules(facts)))


def zero_rules(facts: Facts) -> Iterator[str]:
    """What makes a household one of the list, under the policies of the day."""
    yield "户里有劳动力、没有一人就业的列入；" + LABOUR_RULE
    if facts.policies.flag("P_ZERO_NEED_WILL", facts.on):
        yield "按本地政策，至少一名劳动力有就业创业意愿才列入。"
    else:
        yield "按本地政策，不问意愿都列入。"
    farm = facts.policies.flag("P_ZERO_FARM_COUNTS", facts.on)
    yield "农业就业算就业。" if farm else "农业就业不算就业。"
    yield "公益性岗位和灵活就业都算就业；有一人就业即清零。"
