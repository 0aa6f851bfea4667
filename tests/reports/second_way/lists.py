"""Ledgers, lists, subsidies and what is missing, a second way: a question in SQL for every column."""

from __future__ import annotations

import sqlite3
from datetime import date

from tests.reports.second_way.ground import Table, asked, one
from tests.reports.second_way.statistics import ELSEWHERE, OWNS, POOR, ROW, SKILLS, WILLING, has_row, percent

_VILLAGE = "CASE v WHEN '' THEN '（未填村名）' ELSE v END"
_AGE = "coalesce(CAST(age_told AS TEXT), '')"


def person_cells(person: str) -> str:
    return f'v, "group", name, {person}, {_AGE}'


def intents(base: sqlite3.Connection) -> Table:
    return asked(base, f"""
        SELECT {person_cells("sex_told")}, employment_status, employment_intent, intended_area, intended_job,
            yuan(expected_wage), training_intent, intended_course, reason_not_employed, collector,
                collected_on
        FROM person WHERE employment_intent || intended_area || intended_job || training_intent ||
            intended_course <> ''
    """)  # fmt: skip


def relocated(base: sqlite3.Connection, on: date) -> Table:
    def at(roster: str, key: str, condition: str) -> str:
        said = f"CASE {key} WHEN '' THEN '（未填）' ELSE {key} END" if roster != "training" else key
        return (
            f"coalesce((SELECT group_concat(said, '、') FROM (SELECT {said} AS said FROM {roster} w "
            f"WHERE {ROW} AND {condition} ORDER BY row_place, row_id)), '')"
        )

    site = """coalesce((SELECT s.resettlement_site FROM member n JOIN person s ON s.w = n.w AND s.v = n.v
        AND s.t = n.t
        WHERE n.home = m.home AND n.v = m.v AND n.t = m.t AND s.resettlement_site <> '' ORDER BY n.nth
            LIMIT 1), '（未填安置点）')"""
    head = """(SELECT CASE f.head_name WHEN '' THEN f.name ELSE f.head_name END FROM member n JOIN own f
        ON f.row_id = (SELECT row_id FROM own o WHERE o.who = n.w AND o.village = n.v AND o.township = n.t
            ORDER BY row_place, row_id LIMIT 1)
        WHERE n.home = m.home AND n.v = m.v AND n.t = m.t ORDER BY n.is_head DESC, n.nth LIMIT 1)"""
    return asked(base, f"""
        SELECT {site}, p.v, {head}, p.name, p.relation, p.sex_told, p.labour_capacity, p.employment_status,
            {at("transfer", "employer", "is_open")}, {at("business", "project", "is_open")},
                {at("post", "post", "is_open")},
            {at("training", "course", f"start_year = '{on.year}'")}, p.helper_name
        FROM member m JOIN home h ON h.home = m.home AND h.v = m.v AND h.t = m.t
        JOIN person p ON p.w = m.w AND p.v = m.v AND p.t = m.t WHERE h.is_moved
    """)  # fmt: skip


def targets(base: sqlite3.Connection, on: date) -> Table:
    lines: Table = []
    said = asked(base, """
        SELECT year, township, village, indicator, target, typed_actual, due_on, responsible_unit,
            responsible, standard
        FROM roster_target WHERE row_gone = 0
    """)  # fmt: skip
    for year, township, village, indicator, target, typed, *rest in said:
        wanted = int(target) if target else None
        done = _reached(base, str(indicator), int(str(year)), str(township), str(village), str(typed), on)
        gap = None if wanted is None or done is None else max(wanted - done, 0)
        share = None if wanted is None or done is None else percent(done, wanted)
        lines.append((year, township, village, indicator, wanted, done, gap, share, *rest))
    return lines


def _reached(
    base: sqlite3.Connection, what: str, year: int, township: str, village: str, typed: str, on: date
) -> int | None:
    last = min(on, date(year, 12, 31))
    # Of an earlier year: open when it ended, or ended in it after three months.
    stayed = (
        f"(starts <= '{last}' AND (ended_on = '' OR ends > '{last}') OR coalesce(end_year, '') = '{year}' "
        f"AND ends <= '{last}' AND coalesce(months(starts, ends_by), 0) >= 3)"
    )
    counts = "counts" if year == on.year else stayed
    running = f"starts <= '{last}' AND (ended_on = '' AND NOT is_shut OR coalesce(ends, '') > '{last}')"
    succeeded = f"({running} OR ends <= '{last}' AND coalesce(months(starts, ends_by), 0) >= 6)"
    trained = f"start_year = '{year}' AND w.type"
    odd = "w.work_type NOT IN ('农业就业', '灵活就业')"
    meant = {
        "转移就业": f"({has_row('transfer', f'{counts} AND {odd}')} OR {has_row('post', counts)})",
        "县外转移就业": has_row(
            "transfer", f"{counts} AND {odd} AND area IN ('县外市内', '市外省内', '省外', '境外')"
        ),
        "自主创业": OWNS if year == on.year else has_row("business", succeeded),
        "公益性岗位安置": has_row("post", counts),
        "转移就业技能培训": has_row("training", f"{trained} = '转移就业技能培训'"),
        "创业培训": has_row("training", f"{trained} = '创业培训'"),
        "技能培训": has_row("training", f"{trained} IN {SKILLS}"),
        "交通补贴": has_row("transfer", f"transport_year = '{year}' AND transport_status = '已发放'"),
    }.get(what)
    if meant is None:
        return int(typed) if typed else None
    if year > on.year:
        return None
    where = "(? = '' OR p.v = ?) AND (? = '' OR p.t = ?)"
    question = f"SELECT count(DISTINCT w) FROM person p WHERE {where} AND {meant}"
    return int(str(one(base, question, village, village, township, township)))


def problems(base: sqlite3.Connection, on: date) -> Table:
    late = f"CAST(julianday('{on}') - julianday(last_day(due_on)) AS INTEGER)"
    return asked(base, f"""
        SELECT number, source, found_on, village, content, responsible_unit, responsible, measure, due_on,
            state,
            CASE WHEN state NOT IN ('已销号', '已完成') AND last_day(due_on) < '{on}' THEN {late} END, closed_on,
                evidence
        FROM roster_problem WHERE row_gone = 0
    """)  # fmt: skip


SEEKS = f"labour AND works IS NOT 1 AND {WILLING}"


def seekers(base: sqlite3.Connection) -> Table:
    return asked(base, f"""
        SELECT {person_cells("sex_told")}, education, skill, employment_intent, intended_area, intended_job,
            yuan(expected_wage), reason_not_employed FROM person WHERE {SEEKS}
    """)  # fmt: skip


def seekers_by_area(base: sqlite3.Connection) -> Table:
    told = (f"CASE {key} WHEN '' THEN '（未填）' ELSE {key} END" for key in ("intended_area", "intended_job"))
    return asked(base, f"SELECT {', '.join(told)}, count(*) FROM person WHERE {SEEKS} GROUP BY 1, 2")


def training_demand(base: sqlite3.Connection) -> Table:
    return asked(base, f"""
        SELECT t, {_VILLAGE}, training_intent, CASE intended_course WHEN '' THEN '（未填）' ELSE
            intended_course END,
            count(*) FROM person WHERE coalesce(training_intent, '') NOT IN ('', '无意愿') GROUP BY t, v, 3, 4
    """)  # fmt: skip


def baselines(base: sqlite3.Connection) -> Table:
    lines: Table = []
    wanting = f"labour AND works IS NOT 1 AND {WILLING}"
    for text, condition in (
        ("劳动力底数", "labour"), ("就业意向底数", wanting), ("　其中意向省外", f"{wanting} AND intended_area LIKE '省外%'"),
        ("愿意接受技能培训底数", "labour AND training_intent NOT IN ('', '无意愿')"),
    ):  # fmt: skip
        count = f"SELECT count(*) FROM person WHERE {condition}"
        lines.append((text, one(base, count), one(base, f"{count} AND {POOR}")))
    return [*lines, ("适合岗位信息底数", None, None)]


_SUBSIDIES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("转移就业交通补贴", "transfer", ("transport_amount",),
     "transport_year = '{year}' AND transport_status <> '不符合'"),
    ("一次性求职补贴", "transfer", ("jobseeker_subsidy",), "start_year = '{year}'"),
    ("个人社保补贴", "transfer", ("insurance_subsidy",), "start_year = '{year}'"),
    ("雨露计划", "transfer", ("other_subsidy_amount",),
     "other_subsidy_year = '{year}' AND other_subsidy LIKE '%雨露%'"),
    ("其他补贴", "transfer", ("other_subsidy_amount",),
     "other_subsidy_year = '{year}' AND other_subsidy NOT LIKE '%雨露%'"),
    ("一次性创业补贴", "business", ("startup_subsidy",), "startup_subsidy_year = '{year}'"),
    ("培训生活和交通补贴", "training", ("living_allowance", "travel_allowance"),
     "(allowance_year = '{year}' OR allowance_year = '' AND start_year = '{year}')"),
    ("以工代训补贴（付单位）", "training", ("course_subsidy",), "start_year = '{year}' AND type = '以工代训'"),
    ("培训补贴（付机构）", "training", ("course_subsidy",), "start_year = '{year}' AND type <> '以工代训'"),
    ("公益特岗补贴（本期实发）", "post", ("paid_amount",),
     "substr(first_day(paid_on), 1, 4) = '{year}' AND category = '公益特岗'"),
    ("其他公益性岗位补贴（本期实发）", "post", ("paid_amount",),
     "substr(first_day(paid_on), 1, 4) = '{year}' AND category <> '公益特岗'"),
)  # fmt: skip


def _claims(roster: str, keys: tuple[str, ...], of_year: str, year: int, more: str = "1") -> str:
    amount = " + ".join(f"coalesce(yuan({key}), 0)" for key in keys)
    paid = " OR ".join(f"yuan({key}) > 0" for key in keys)
    return (
        f"SELECT count(DISTINCT who), count(*), round(coalesce(sum({amount}), 0), 2) FROM {roster} w "
        f"WHERE ({paid}) AND {of_year.format(year=year)} AND {more}"
    )


def subsidies(base: sqlite3.Connection, on: date) -> Table:
    lines: Table = []
    for title, roster, keys, of_year in _SUBSIDIES:
        [(people, times, total)] = asked(base, _claims(roster, keys, of_year, on.year))
        paid: object = None
        if "transport_amount" in keys:
            [(_, _, paid)] = asked(
                base, _claims(roster, keys, of_year, on.year, "transport_status = '已发放'")
            )
        lines.append((title, people, times, total, paid))
    return lines


def subsidies_by_village(base: sqlite3.Connection, on: date) -> Table:
    lines: Table = []
    for township, village in asked(base, "SELECT t, v FROM village"):
        cells: list[object] = []
        for _, roster, keys, of_year in _SUBSIDIES:
            here = f"w.village = '{village}' AND w.township = '{township}'"
            [(people, _, total)] = asked(base, _claims(roster, keys, of_year, on.year, here))
            cells += [people, total]
        lines.append((township, village or "（未填村名）", *cells))
    return lines


_OPEN = """NOT EXISTS (
    SELECT 1 FROM explained e WHERE e.row_id = f.row_id AND e.rule = f.rule AND e.basis = f.basis)"""


def incomplete(base: sqlite3.Connection) -> Table:
    lines: Table = []
    for township, village in asked(base, "SELECT t, v FROM village"):
        told = f"SELECT count(*) FROM finding f WHERE township = ? AND village = ? AND {_OPEN}"
        groups = [one(base, f"{told} AND rule LIKE '{group}%'", township, village) for group in "ABCHM"]
        every = sum(int(str(number)) for number in groups)
        people = one(
            base,
            "SELECT count(*) FROM person WHERE t = ? AND v = ? AND row_id IS NOT NULL",
            township,
            village,
        )
        share = percent(every, int(str(people)))
        lines.append((township, village or "（未填村名）", *groups, every, people, share))
    return lines


def entitled(base: sqlite3.Connection) -> dict[str, Table]:
    found = f"FROM finding f WHERE rule = 'M04' AND {_OPEN}"
    return {
        "entitled": asked(base, f"""
            SELECT t, {_VILLAGE}, (SELECT count(DISTINCT holder) {found} AND township = t AND village = v)
                FROM village
        """),
        "entitled-names": asked(base, f"""
            SELECT township, CASE village WHEN '' THEN '（未填村名）' ELSE village END, name, message {found}
        """),
    }  # fmt: skip


def zero_homes(base: sqlite3.Connection) -> Table:
    """Households on the list, each behind its township, village and key."""
    members = """FROM member m JOIN person p ON p.w = m.w AND p.v = m.v AND p.t = m.t
        WHERE m.home = h.home AND m.v = h.v AND m.t = h.t"""
    head = """(SELECT CASE f.head_name WHEN '' THEN f.name ELSE f.head_name END FROM member m JOIN own f
        ON f.row_id = (SELECT row_id FROM own o WHERE o.who = m.w AND o.village = m.v AND o.township = m.t
            ORDER BY row_place, row_id LIMIT 1)
        WHERE m.home = h.home AND m.v = h.v AND m.t = h.t ORDER BY m.is_head DESC, m.nth LIMIT 1)"""
    return asked(base, f"""
        SELECT t, v, home, t, {_VILLAGE}, coalesce((SELECT p.household_number {members} AND
            p.household_number <> '' LIMIT 1), ''),
            {head}, (SELECT count(*) {members} AND p.labour), (SELECT count(*) {members} AND p.labour AND
                p.{WILLING}),
            (SELECT group_concat(name, '、') FROM (SELECT p.name {members} ORDER BY m.nth))
        FROM home h WHERE is_zero
    """)  # fmt: skip


def zero(base: sqlite3.Connection) -> Table:
    return [line[3:] for line in zero_homes(base)]


def unreported(base: sqlite3.Connection) -> Table:
    """No workbook ever came into this file: every township is missing."""
    return asked(base, "SELECT t, (SELECT count(*) FROM person p WHERE p.t = v.t) FROM village v GROUP BY t")


def answers(base: sqlite3.Connection, on: date) -> dict[str, Table]:
    """Table → its lines."""
    return {
        "intents": intents(base), "relocated": relocated(base, on), "targets": targets(base, on),
        "problems": problems(base, on), "seekers": seekers(base), "seekers-by-area": seekers_by_area(base),
        "training-demand": training_demand(base), "baselines": baselines(base),
        "subsidies": subsidies(base, on),
        "subsidies-by-village": subsidies_by_village(base, on), "incomplete": incomplete(base),
        "zero-now": zero(base), "unreported": unreported(base), "vacancies": [], "job-fairs": [],
        **entitled(base),
    }  # fmt: skip


def standing(base: sqlite3.Connection, on: date) -> dict[str, object]:
    """The numbers of the pages that compare two moments."""
    odd = "is_open AND work_type NOT IN ('农业就业', '灵活就业')"
    away = "SELECT count(*) FROM (SELECT DISTINCT township, village, who FROM transfer WHERE {})"
    return {
        "labourers": one(base, "SELECT count(*) FROM person WHERE labour"),
        "employed": one(base, "SELECT count(*) FROM person WHERE labour AND works"),
        "zero": one(base, "SELECT count(*) FROM home WHERE is_zero"),
        "away": one(base, away.format(odd)),
        "kinds": asked(base, "SELECT area, count(*) FROM (SELECT DISTINCT township, village, who, area "
                             f"FROM transfer "
                             f"WHERE {odd} AND area <> '') GROUP BY 1"),
        "villages": [
            (village, percent(works, many))
            for village, works, many in asked(base, """
                SELECT CASE (SELECT count(*) FROM village o WHERE o.v = p.v)
                    WHEN 1 THEN v ELSE t || ' ' || v END,
                    total(labour AND works), total(labour)
                FROM person p WHERE v <> '' GROUP BY t, v HAVING total(labour) > 0
            """)
        ],
        "holders": {who for (who,) in asked(base, "SELECT DISTINCT w FROM person WHERE labour AND works")},
        "post_holders": {who for (who,) in asked(base, "SELECT DISTINCT who FROM post WHERE is_open")},
        "trained": one(base, "SELECT count(*) FROM (SELECT DISTINCT township, village, who FROM training "
                             f"WHERE start_year = '{on.year}')"),
        "open": one(base, "SELECT count(*) FROM roster_problem WHERE row_gone = 0 AND state <> '已销号'"),
        "late": one(base, "SELECT count(*) FROM roster_problem "
                          "WHERE row_gone = 0 AND state NOT IN ('已销号', '已完成') "
                          f"AND last_day(due_on) < '{on}'"),
    }  # fmt: skip


__all__ = ["ELSEWHERE", "answers", "standing"]
