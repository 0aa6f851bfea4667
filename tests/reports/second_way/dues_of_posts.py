"""Subsidies of public-welfare posts a second way: rows by plain SQL, and the printed rules applied to them.

By the pack that holds where nothing was set: no more than 36 months on posts, unless the first one began
within five years of the retirement at 60 (women at 55); nobody older than 65; one post a household; and of
one category, 500 to 700 yuan a month, as `STANDARD` is set for this county.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from tests.reports.second_way.dues import Due, Row, by_person, due_tables
from tests.reports.second_way.ground import Table, asked, months_between, named_rows
from tests.reports.second_way.stays import merged, whole_months
from tests.reports.second_way.who_is_meant import Speaking, speaking

STANDARD = ("公益专岗", 500, 700)
_MONTHS, _OLDEST, _PER_HOME = 36, 65, 1
_EXEMPT_FROM = {"男": 60 - 5, "女": 55 - 5}
_PAPERS = (
    ("agreement", "劳动合同或劳务协议"), ("agreement_from", "协议起止日期"), ("announced_on", "公示日期"),
    ("insured", "意外伤害保险"), ("bank_card", "银行卡号"),
)  # fmt: skip


def posts(base: sqlite3.Connection, on: date) -> Iterator[Due]:
    """The posts that are held, and those that were paid for this year."""
    people, crowded = speaking(base), _of_crowded_homes(base)
    for rows in by_person(named_rows(base, "post", "paid_amount")):
        who = people[rows[0]["township"], rows[0]["village"], rows[0]["who"]]
        dated = sorted(rows, key=lambda row: str(row["starts"] or "9999"))
        held = [row for row in dated if row["is_open"]]
        too_long = _too_long(dated, who, on)
        age = who.age(on)
        oldest = held[0]["row_id"] if held and age is not None and age > _OLDEST else None
        for row in rows:
            if not row["is_open"] and str(row["paid_on"])[:4] != str(on.year):
                continue
            against = row["row_id"] in (too_long, oldest) or _paid_too_late(row, who)
            yield _due(row, against, row["row_id"] in crowded, on)


def _due(row: Row, against: bool, is_crowded: bool, on: date) -> Due:
    right, in_doubt = _a_month(row)
    in_doubt = in_doubt or is_crowded or bool(row["cadre_relative"] == "是" and row["is_open"])
    entered = None
    state = "待核实" if in_doubt else "应享未享"
    is_of_now = not row["paid_on"] or str(row["paid_on"])[:4] == str(on.year)
    if is_of_now and (row["paid"] or float(str(row["payable"] or 0)) > 0):
        state, entered = "已发放" if row["paid"] else "已申报", row["entered"]
    span = f"{row['started_on'] or '？'}至{row['ended_on'] or '今'}"
    monthly = row["monthly_subsidy"] if row["a_month"] is None else row["a_month"]
    facts = (row["category"], row["post"], span, monthly, row["paid_on"])
    lacks = tuple(paper for key, paper in _PAPERS if row[key] in ("", "否"))
    return Due(row, facts, None if against else right, entered, "不符合" if against else state, lacks)


def _a_month(row: Row) -> tuple[float | None, bool]:
    """What is due a month, and whether somebody has to look."""
    entered = None if row["a_month"] is None else float(str(row["a_month"]))
    category, least, most = STANDARD
    if row["category"] != category:
        return entered, not entered
    if entered is None:
        return None, True
    return min(max(entered, least), most), not least <= entered <= most


def _too_long(dated: list[Row], who: Speaking, on: date) -> object:
    """The post that goes on although 36 months were full before the day; the others are not blamed."""
    goes_on = next((row["row_id"] for row in dated if row["is_open"] and row["starts"]), None)
    first = dated[0]["starts_by"]
    if goes_on is None or not first or who.born is None:
        return None
    full = months_between(who.born.isoformat(), (_day(first) - timedelta(days=1)).isoformat()) or 0
    if full >= 12 * _EXEMPT_FROM[who.sex]:
        return None
    before = on - timedelta(days=1)
    stays = [
        (_day(row["starts_by"]), min(_day(row["ends"]), before) if row["ends"] else before)
        for row in dated if row["starts"] and (row["ends"] or not row["ended_on"])
    ]  # fmt: skip
    months = sum(whole_months(*stay) for stay in merged(stays))
    typed = max(int(str(row["months"] or 0)) for row in dated)
    return goes_on if months >= _MONTHS or typed > _MONTHS else None


def _paid_too_late(row: Row, who: Speaking) -> bool:
    """Paid on a day certainly after leaving the post, after dying, or after moving away."""
    if not row["paid_from"]:
        return False
    paid = _day(row["paid_from"])
    over = bool(row["ends_by"]) and _day(row["ends_by"]) < paid
    return over or (who.gone_by is not None and who.gone_by < paid)


def _day(text: object) -> date:
    return date.fromisoformat(str(text))


def _of_crowded_homes(base: sqlite3.Connection) -> set[object]:
    """Open posts of households that hold more than one, unless two households of one name may be meant."""
    held = asked(base, """
        SELECT m.t, m.v, m.home, w.row_id FROM post w
        JOIN member m ON m.w = w.who AND m.v = w.village AND m.t = w.township
        WHERE w.is_open AND NOT (m.home LIKE '3%' AND 1 < (
            SELECT sum(n.is_head) FROM member n WHERE n.home = m.home AND n.v = m.v AND n.t = m.t))
    """)  # fmt: skip
    many = Counter(line[:3] for line in held)
    return {line[3] for line in held if many[line[:3]] > _PER_HOME}


def answers(base: sqlite3.Connection, on: date) -> dict[str, Table]:
    """Table → its lines."""
    return due_tables(base, "posts", posts(base, on))
