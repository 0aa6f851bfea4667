"""公益性岗位进出: month by month who came to a post, who left it and why, and how many held one at the end."""

from __future__ import annotations

import calendar
from collections import Counter
from datetime import date

from roster_desktop.reports.counting import PEOPLE_AND_TIMES, POST, was_open
from roster_desktop.reports.facts import Entry, Facts
from roster_desktop.reports.table import Counted, Head, Line, ReportTable

_REASONS = ("到期", "超龄", "考核不合格", "外出务工", "自愿", "死亡")


def posts_by_month(facts: Facts) -> ReportTable:
    """The months of the year up to the day of the facts."""
    heads = (
        Head("月份", width=12), Head("上岗", Counted.TIMES, 10), Head("退岗", Counted.TIMES, 10),
        *(Head(reason, Counted.TIMES, 12, "退岗原因") for reason in (*_REASONS, "其他和未填")),
        Head("月末在岗", Counted.PERSONS, 12, is_summed=False),
        Head("月末在岗岗位", Counted.PLACES, 14, is_summed=False),
    )  # fmt: skip
    lines = tuple(_line(facts, month) for month in range(1, facts.on.month + 1))
    rules = (
        "按上岗日期、退岗日期所在的自然月，写到日或写到月的都算，只写到年的不算；统计截至日以后的不算。",
        "月末在岗：到那天已上岗、还没有退岗；本月算到统计截至日。没有上岗日期的，只算在本月末。",
        PEOPLE_AND_TIMES,
    )
    return ReportTable("posts-by-month", "公益性岗位按月进出表", heads, lines, rules)


def _line(facts: Facts, month: int) -> Line:
    rows = [row for _, row in facts.rows(POST)]
    left = [row for row in rows if is_in_month(row, "ended_on", facts, month)]
    reasons = Counter(row.text("end_reason") for row in left)
    named = [reasons[one] for one in _REASONS]
    last = date(facts.on.year, month, calendar.monthrange(facts.on.year, month)[1])
    held = [
        (one.holder, row)
        for one, row in facts.rows(POST)
        if (row.is_open if month == facts.on.month else was_open(row, last))
    ]
    return Line(
        (
            f"{month}月", sum(is_in_month(row, "started_on", facts, month) for row in rows), len(left), *named,
            len(left) - sum(named), len({holder for holder, _ in held}), len(held),
        )
    )  # fmt: skip


def is_in_month(row: Entry, key: str, facts: Facts, month: int) -> bool:
    """Whether the date is known to be in this month of the year, and not after the day of the facts."""
    day = row.day(key)
    return bool(day and day.month == month and day.year == facts.on.year and day.first <= facts.on)
