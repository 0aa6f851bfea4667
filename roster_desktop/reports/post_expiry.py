"""How long a public-welfare post still has, and which are near the end: for the table and for the chart."""

from __future__ import annotations

from roster_desktop.reports.charts import Bar, Chart
from roster_desktop.reports.counting import POST
from roster_desktop.reports.facts import Entry, Facts
from roster_desktop.schema.derivation import full_months

_OVER = 0
"""The bar in which every post stands that is at its limit or past it."""
_TELLING = ("started_on", "ended_on")
"""Columns of a post by which one sees whether it is held and since when."""


def months_left(facts: Facts, row: Entry) -> int | None:
    """Months until the post reaches its limit; negative where it is over, None where nobody can say."""
    start = row.day("started_on")
    if not row.is_open or start is None or not start.month:
        return None
    return facts.policies.number("P_POST_MONTHS_MAX", facts.on) - full_months(start.first, facts.on)


def is_near(facts: Facts, row: Entry) -> bool:
    """Whether the post ends within the months of the policy, or is past its end."""
    left = months_left(facts, row)
    return left is not None and left <= facts.policies.number("P_POST_SOON", facts.on)


def expiry_chart(facts: Facts) -> Chart:
    """The posts near the end by the months that are left, the most urgent first."""
    soon = facts.policies.number("P_POST_SOON", facts.on)
    near: dict[int, list[Entry]] = {left: [] for left in range(_OVER, soon + 1)}
    for _, row in facts.rows(POST):
        left = months_left(facts, row)
        if left is not None and left <= soon:
            near[max(left, _OVER)].append(row)
    bars = tuple(_bar(left, rows) for left, rows in near.items())
    most = facts.policies.number("P_POST_MONTHS_MAX", facts.on)
    return Chart("expiry", "公益性岗位临近到期（个）", bars, f"在岗的按政策最长{most}个月算")


def _bar(left: int, rows: list[Entry]) -> Bar:
    label = f"还剩{left}个月" if left > _OVER else "已到期或已超期"
    # Whoever began on one of these days and has not left is in the bar: it holds no other rows.
    cells = tuple((key, tuple(sorted({row.text(key) for row in rows}))) for key in _TELLING)
    return Bar(label, len(rows), f"{len(rows):,}个", POST if rows else "", cells if rows else ())
