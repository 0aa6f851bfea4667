"""Training allowances and start-up subsidies a second way: rows by plain SQL, and the printed rules applied
to them one after the other. The amounts are those of the pack by default: 50 yuan a day,
5000 yuan at most."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tests.reports.second_way.ground import STARTED_UP, Table, asked, months_between, named_rows

_DAY_RATE, _FREE_COURSES, _MOST = 50, 3, 5000
STATES = ("应享未享", "已申报", "已发放", "待核实", "不符合")

Row = dict[str, object]


@dataclass(frozen=True)
class Due:
    """One row of a roster: what it is entitled to, what was entered, and how it stands."""

    row: Row
    facts: tuple[object, ...]
    right: float | None
    entered: object
    state: str
    lacks: tuple[str, ...]


def by_person(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of each person of each village; who stands in two villages is two until that is settled."""
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[row["township"], row["village"], row["who"]].append(row)
    return iter(found.values())


def state_of(against: bool, is_paid: bool, in_doubt: bool) -> str:
    return "不符合" if against else "已发放" if is_paid else "待核实" if in_doubt else "应享未享"


def trainings(base: sqlite3.Connection, on: date) -> Iterator[Due]:
    """A course is due days times 50, unless government did not pay for it, it is the same again, one kind
    twice in a year, or the fourth free one."""
    for rows in by_person(named_rows(base, "training", "living_allowance")):
        refused = _not_again([row for row in rows if row["free"] == "是"], on)
        for row in rows:
            year, paid = row["allowance_year"] or row["start_year"], row["paid"]
            if year != str(on.year) or (not paid and row["free"] == "否"):
                continue
            days = int(str(row["days"])) if str(row["days"]).isdigit() else 0
            right = days * _DAY_RATE if days and row["starts"] else None
            against = row["free"] == "否" or row["row_id"] in refused
            over = row["ends"] is not None and str(row["ends"]) <= on.isoformat()
            state = state_of(against, bool(paid), row["free"] == "" or not over or right is None)
            span = f"{row['started_on'] or '？'}至{row['ended_on'] or '今'}"
            lacks = tuple(text for key, text in (("certificate", "培训证书"), ("certificate_number", "证书编号"))
                          if not row[key])  # fmt: skip
            facts = (row["type"], row["course"], span, days or row["days"])
            yield Due(row, facts, None if against else right, paid, state, lacks)


def _not_again(free: list[Row], on: date) -> set[object]:
    """Rows of free courses that are not due for being too many."""
    dated = sorted((row for row in free if row["starts"]), key=lambda row: (row["starts"], row["starts_by"]))
    told: set[object] = set()
    seen: set[tuple[object, ...]] = set()
    for row in dated:
        what = (row["course"], row["certificate_level"] or row["start_year"])
        if row["course"] not in ("", "其他") and what in seen:
            told.add(row["row_id"])
        seen.add(what)
    kinds: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in dated:
        if row["type"]:
            kinds[row["start_year"], row["type"]].append(row)
    told |= {those[-1]["row_id"] for those in kinds.values() if len(those) > 1}
    courses: dict[tuple[object, ...], Row] = {}
    for row in dated:
        courses.setdefault((row["starts"], row["course"], row["provider"]), row)
    counted = list(courses.values())
    return told | ({counted[-1]["row_id"]} if len(counted) > _FREE_COURSES else set())


def startups(base: sqlite3.Connection, on: date) -> Iterator[Due]:
    """Once a life, at most 5000, for a registered business that ran for six months."""
    for rows in by_person(named_rows(base, "business", "startup_subsidy")):
        paid = sorted((row for row in rows if row["paid"]),
                      key=lambda row: (row["startup_subsidy_year"] or "9999",
                                       row["starts"] or "9999"))  # fmt: skip
        later = {row["row_id"] for row in paid[1:]}
        for row in rows:
            if not row["paid"] and not row["is_open"]:
                continue
            year = str(row["startup_subsidy_year"])
            until = min(f"{year}-12-31", on.isoformat()) if year else on.isoformat()
            last = min(str(row["ends_by"]), until) if row["ends_by"] else until
            ran = _months(row["starts"], last) if row["starts"] else None
            against = (
                row["row_id"] in later or (bool(paid) and not row["paid"]) or row["registered"] == "否"
                or float(str(row["paid"] or 0)) > _MOST or (ran is not None and ran < STARTED_UP)
            )  # fmt: skip
            in_doubt = (
                not row["registered"] or not row["starts"] or _months(row["starts_by"], last) < STARTED_UP
            )
            lacks = tuple(
                text
                for key, text in (
                    ("credit_code", "营业执照（统一社会信用代码）"),
                    ("registered_on", "登记日期"),
                )
                if not row[key]
            )
            facts = (row["project"], row["business_name"], row["registered"], row["started_on"])
            state = state_of(against, bool(row["paid"]), in_doubt)
            yield Due(row, facts, None if against else _MOST, row["paid"], state, lacks)


def _months(first: object, last: str) -> int:
    return months_between(str(first), last) or 0 if str(first) <= last else 0


def due_tables(base: sqlite3.Connection, key: str, dues: Iterable[Due]) -> dict[str, Table]:
    found = list(dues)
    villages = asked(base, "SELECT t, v FROM village")
    names: Table = [
        (*_place(one.row), one.row["name"], *one.facts, one.right, one.entered, one.state) for one in found
    ]
    asking: Table = [
        (*_place(one.row), one.row.get("group", ""), one.row["name"], one.row["sex_told"],
         _masked(str(one.row["id_number"])), *_card(key, one.row), *one.facts[:2],
         one.right, one.state, "、".join(one.lacks), "")
        for one in found if one.state in ("应享未享", "已申报")
    ]  # fmt: skip
    by_village: Table = []
    for township, village in villages:
        here = [one for one in found if (one.row["township"], one.row["village"]) == (township, village)]
        people = Counter(state for _, state in {(one.row["who"], one.state) for one in here})
        money = sum(one.right or 0 for one in here if one.state == "应享未享")
        by_village.append(
            (township, village or "（未填村名）", *(people[one] for one in STATES), money)
        )  # fmt: skip
    return {
        f"entitlements-{key}": names, f"applications-{key}": asking,
        f"entitlements-{key}-villages": by_village,
    }  # fmt: skip


def _masked(number: str) -> str:
    """Its first four and its last two characters; of what is no such number nothing."""
    return f"{number[:4]}{'*' * (len(number) - 6)}{number[-2:]}" if len(number) > 6 else "*" * len(number)


def _card(key: str, row: Row) -> tuple[str, ...]:
    """The last four of the number of the account, where one is asked for."""
    number = str(row["bank_card"]) if key in ("transport", "posts") else None
    return () if number is None else ("*" * (len(number) - 4) + number[-4:],)


def _place(row: Row) -> tuple[object, object]:
    return row["township"], row["village"] or "（未填村名）"


def answers(base: sqlite3.Connection, on: date) -> dict[str, Table]:
    """Table → its lines."""
    return due_tables(base, "training", trainings(base, on)) | due_tables(base, "startup", startups(base, on))
