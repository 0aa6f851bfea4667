"""Transport subsidies a second way: rows by plain SQL, and the printed rules applied one after the other.

By the pack that holds where nothing was set: 500 yuan beyond the province (abroad as well), 300 beyond the
city, 200 beyond the county; three months away, from 16 to 60, once a year, whoever the employer is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

from tests.reports.second_way.dues import Due, Row, by_person, due_tables
from tests.reports.second_way.ground import Table, named_rows
from tests.reports.second_way.stays import Stay, left_over, merged, whole_months
from tests.reports.second_way.who_is_meant import Speaking, speaking

_YUAN = {"省外": 500, "境外": 500, "市外省内": 300, "县外市内": 200}
_MONTHS, _FROM, _TO = 3, 16, 60
_ASKED = ("已申报", "公示中", "已发放")
_PROOFS = ("劳动合同", "3个月工资凭证或流水", "用工单位务工证明", "村支书+第一书记签字证明")


def transports(base: sqlite3.Connection, on: date) -> Iterator[Due]:
    """What was asked for this year; of who asked for nothing one job away, where there is one."""
    people = speaking(base)
    for rows in by_person(named_rows(base, "transfer", "transport_amount")):
        who = people[rows[0]["township"], rows[0]["village"], rows[0]["who"]]
        asked_now = [row for row in rows if _asks(row) and row["transport_year"] in ("", str(on.year))]
        again = _asked_again(rows)
        for row in asked_now:
            against = row["row_id"] in again or _unfit(row, rows, who, on)
            yield _due(row, against, "已发放" if row["transport_status"] == "已发放" else "已申报")
        away = [row for row in rows if _is_away_this_year(row, on)]
        if away and not asked_now:
            yield _of_who_asked_nothing(rows, away, who, on)


def _of_who_asked_nothing(rows: list[Row], away: list[Row], who: Speaking, on: date) -> Due:
    refused = any(row["transport_status"] == "不符合" for row in away)
    # Of what was paid for an earlier year, the next year's months count; what was paid for counts once only.
    paid = [int(str(row["transport_year"])) for row in rows if _asks(row)]
    since = date(max(paid) + 1, 1, 1) if paid else date.min
    lasted = _stays(away, on)
    rest = [(max(first, since), last) for first, last in merged(lasted or []) if last >= since]
    enough = lasted is not None and _away_for(rest) >= _MONTHS
    age = who.age(on)
    if enough and who.is_there and not refused and age is not None and _FROM <= age <= _TO:
        chosen = next((row for row in away if row["is_open"]), away[-1])
        return _due(chosen, False, "应享未享")
    against = (
        (who.is_listed and not who.is_there) or refused or _unfit(away[-1], rows, who, on, on.year)
        or (age is not None and not _FROM <= age <= _TO) or (lasted is not None and not enough)
    )  # fmt: skip
    return _due(away[-1], against, "待核实")


def _due(row: Row, against: bool, state: str) -> Due:
    place = "".join(dict.fromkeys(str(row[key]) for key in ("province", "city", "county")))
    span = f"{row['started_on'] or '？'}至{row['ended_on'] or '今'}"
    told = str(row["evidence"]).split("、")
    lacks = () if set(told) & set(_PROOFS) else ("／".join(_PROOFS) + "（有一样就行）",)
    lacks = lacks if row["bank_card"] else (*lacks, "银行卡号")
    facts = (row["area"], place, row["employer"], span)
    right = None if against else _YUAN.get(str(row["area"]))
    entered = row["entered"] if state in ("已申报", "已发放") else None
    return Due(row, facts, right, entered, "不符合" if against else state, lacks)


def _asks(row: Row) -> bool:
    """An amount, or a state that says so, unless it says that it was not asked for or does not fit."""
    status = row["transport_status"]
    return status not in ("未申报", "不符合") and bool(row["paid"] or status in _ASKED)


def _asked_again(rows: list[Row]) -> set[object]:
    """All but the first of each year; an amount of nought was not had."""
    had = [row for row in rows if _asks(row) and row["transport_year"] and row["entered"] != 0]
    seen: set[object] = set()
    again: set[object] = set()
    for row in had:
        if row["transport_year"] in seen:
            again.add(row["row_id"])
        seen.add(row["transport_year"])
    return again


def _unfit(row: Row, rows: list[Row], who: Speaking, on: date, year: int | None = None) -> bool:
    """Within the county, away for too short a time, or never of the age in the year that is asked for.

    Of a subsidy without a year, and of who asked for nothing, it is not asked how old they were then.
    """
    if row["area"] and row["area"] not in _YUAN:
        return True
    told = int(str(row["transport_year"])) if not year and row["transport_year"] else year
    ends = date.fromisoformat(str(row["ends_by"])) if row["ends_by"] else on
    last = min(date(told, 12, 31) if told else ends, on)
    away = _stays([one for one in rows if one is row or one["area"] in _YUAN], last)
    typed = int(str(row["months_this_year"] or 0))
    if away is not None and _away_for(merged(away)) < _MONTHS and typed < _MONTHS:
        return True
    if told is None:
        return False
    young, old = who.age(date(told, 1, 1)), who.age(last)
    return young is not None and old is not None and (young > _TO or old < _FROM)


def _is_away_this_year(row: Row, on: date) -> bool:
    is_recent = row["is_open"] or str(row["ends"] or "")[:4] == str(on.year)
    return bool(is_recent) and row["area"] in _YUAN


def _stays(rows: list[Row], until: date) -> list[Stay] | None:
    """The longest that the dates can mean; None where one of them does not tell since when."""
    if any(not row["starts"] for row in rows):
        return None
    return [
        (date.fromisoformat(str(row["starts"])),
         min(date.fromisoformat(str(row["ends_by"])), until) if row["ends_by"] else until)
        for row in rows
    ]  # fmt: skip


def _away_for(stays: list[Stay]) -> int:
    """Whole months; of several stays the days left over make months of thirty days."""
    months = sum(whole_months(*stay) for stay in stays)
    return months + (sum(left_over(*stay) for stay in stays) // 30 if len(stays) > 1 else 0)


def answers(base: sqlite3.Connection, on: date) -> dict[str, Table]:
    """Table → its lines."""
    return due_tables(base, "transport", transports(base, on))
