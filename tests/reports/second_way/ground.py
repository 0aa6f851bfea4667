"""Who there is and who works, told from the rows of the file by plain SQL and the printed counting rules.

Nothing here knows how the program counts: the policies are the numbers that stand in the pack by default.
"""

from __future__ import annotations

import calendar
import re
import sqlite3
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

ROSTERS = ("transfer", "business", "training", "post")
AGE_FROM, AGE_BELOW = 16, 60
STABLE, STARTED_UP = 3, 6
WORKS_ONCE = "('转移就业', '')"

Table = list[tuple[object, ...]]


def opened(path: Path, on: date) -> sqlite3.Connection:
    """The file, read only, with everything that is asked of it put together for the day."""
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for name, width, function in (
        ("who", 2, _who), ("born", 1, _born), ("sex", 1, _sex), ("first_day", 1, _first),
        ("last_day", 1, _last),
        ("months", 2, months_between), ("years", 2, _years), ("yuan", 1, _yuan), ("named_month", 1, _month),
    ):  # fmt: skip
        base.create_function(name, width, function, deterministic=True)
    base.executescript(_rows(on) + _people(on) + _homes())
    return base


def asked(base: sqlite3.Connection, question: str, *gaps: object) -> Table:
    return list(base.execute(question, gaps))


def named_rows(base: sqlite3.Connection, roster: str, claimed: str) -> list[dict[str, object]]:
    """Rows with their columns by name, the person's sex, and what was claimed; 0 is no claim."""
    more = (
        """, yuan(monthly_subsidy) AS a_month, yuan(payable_amount) AS payable,
        first_day(paid_on) AS paid_from"""
        if roster == "post"
        else ""
    )
    found = base.execute(f"""
        SELECT *, sex(who) AS sex_told, CASE WHEN yuan({claimed}) > 0 THEN yuan({claimed}) END AS paid,
            yuan({claimed}) AS entered{more}
        FROM {roster} ORDER BY row_place, row_id
    """)  # fmt: skip
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found]


def one(base: sqlite3.Connection, question: str, *gaps: object) -> object:
    [(answer,)] = base.execute(question, gaps)
    return answer


def _rows(on: date) -> str:
    """The listed rows of every roster, each with whose it is and what its dates mean."""
    parts = ["""
        CREATE TEMP TABLE own AS SELECT *, who(id_number, row_id) AS who,
            population_status NOT IN ('死亡', '迁出', '婚嫁迁出', '出国定居', '服刑', '参军', '失踪/失联') AS is_there
        FROM roster_person WHERE row_gone = 0;
    """]  # fmt: skip
    for roster in ROSTERS:
        status = "status" if roster == "business" else "''"
        parts.append(f"""
            CREATE TEMP TABLE {roster} AS SELECT *, who(id_number, row_id) AS who,
                first_day(started_on) AS starts, last_day(started_on) AS starts_by,
                first_day(ended_on) AS ends, last_day(ended_on) AS ends_by,
                substr(first_day(started_on), 1, 4) AS start_year, substr(first_day(ended_on), 1, 4) AS
                    end_year,
                {status} IN ('停业', '注销') AS is_shut
            FROM roster_{roster} WHERE row_gone = 0;
            ALTER TABLE {roster} ADD is_open INTEGER;
            UPDATE {roster} SET is_open = coalesce(starts, '') <= '{on}' AND NOT is_shut
                AND (ended_on = '' OR coalesce(ends, '') > '{on}');
            ALTER TABLE {roster} ADD counts INTEGER;
            UPDATE {roster} SET counts = is_open OR (
                coalesce(end_year, '') = '{on.year}' AND ends <= '{on}' AND coalesce(months(starts,
                    ends_by), 0) >= {STABLE}
            );
        """)  # fmt: skip
    parts.append(f"""
        ALTER TABLE business ADD is_success INTEGER;
        UPDATE business SET is_success = is_open
            OR (coalesce(ends, '9') <= '{on}' AND coalesce(months(starts, ends_by), 0) >= {STARTED_UP});
        CREATE TEMP TABLE work AS
            SELECT township, village, who, row_id, is_open, is_shut, starts, ended_on, ends_by FROM transfer
            UNION ALL SELECT township, village, who, row_id, is_open, is_shut, starts, ended_on, ends_by
                FROM business
            UNION ALL SELECT township, village, who, row_id, is_open, is_shut, starts, ended_on, ends_by
                FROM post;
    """)  # fmt: skip
    return "".join(parts) + "".join(
        f"CREATE INDEX temp.{name}_by_who ON {name} (who, village, township);"
        for name in ("own", "work", *ROSTERS)
    )  # fmt: skip


def _people(on: date) -> str:
    """One line a person and village, with the row that speaks, and the two questions: labourer? working?"""
    here = "w.who = p.who AND w.village = p.village AND w.township = p.township"
    every = " UNION ".join(f"SELECT township, village, who FROM {name}" for name in ("own", *ROSTERS))
    age = f"years(born(p.who), '{on}')"

    def able(capacities: str) -> str:
        return f"""CASE
            WHEN o.row_id IS NULL THEN NULL
            WHEN NOT o.is_there OR o.population_status NOT IN ('', '正常') OR o.student_status <> '' THEN 0
            WHEN o.labour_capacity NOT IN ('', {capacities}) THEN 0
            WHEN {age} < {AGE_FROM} OR {age} >= {AGE_BELOW} THEN 0
            WHEN o.labour_capacity = '' OR {age} IS NULL THEN NULL ELSE 1 END"""

    return f"""
        CREATE TEMP TABLE place AS {every};
        CREATE TEMP TABLE person AS SELECT p.township AS t, p.village AS v, p.who AS w, sex(p.who) AS
            sex_told,
            {age} AS age_told, o.*, ({able("'普通劳动力', '技能劳动力'")}) AS labour,
            ({able("'弱劳动力或半劳动力'")}) AS weak,
            CASE
                WHEN EXISTS (SELECT 1 FROM work w WHERE {here} AND w.is_open) THEN 1
                WHEN o.is_there AND o.employment_status IN ('灵活就业', '农业就业') THEN 1
                WHEN EXISTS (SELECT 1 FROM work w WHERE {here} AND NOT w.is_shut
                    AND coalesce(w.starts, '') <= '{on}' AND coalesce(w.ends_by, '9') > '{on}') THEN NULL
                WHEN o.is_there AND o.employment_status = '未就业创业' THEN 0
            END AS works
        FROM place p LEFT JOIN own o ON o.row_id = (
            SELECT w.row_id FROM own w WHERE {here} ORDER BY w.is_there DESC, w.row_place, w.row_id LIMIT 1);
        CREATE TEMP TABLE village AS SELECT DISTINCT t, v FROM person;
        CREATE INDEX temp.person_by_place ON person (v, t, w);
    """


def _homes() -> str:
    """Households: by number, else by the head's ID number, else by the head's name, within the village."""
    return """
        CREATE TEMP TABLE member AS
        WITH keyed AS (SELECT *, CASE WHEN household_number <> '' THEN '1' || household_number
                WHEN who(head_id_number, '') <> '' THEN '2' || who(head_id_number, '')
                WHEN head_name <> '' THEN '3' || head_name END AS home FROM own),
            ranked AS (SELECT *, row_number() OVER (PARTITION BY township, village, who ORDER BY row_place,
                row_id) AS nth
                FROM keyed WHERE home IS NOT NULL)
        SELECT r.township AS t, r.village AS v, r.who AS w, r.home,
            (SELECT relation FROM own o WHERE o.who = r.who AND o.village = r.village AND o.township =
                r.township
             ORDER BY row_place, row_id LIMIT 1) = '户主' AS is_head,
            (SELECT min(row_place) FROM own o WHERE o.who = r.who AND o.village = r.village AND o.township
                = r.township)
                AS nth
        FROM ranked r WHERE r.nth = 1;
        CREATE INDEX temp.member_by_person ON member (w, v, t);
        CREATE INDEX temp.member_by_home ON member (home, v, t);
        CREATE TEMP TABLE home AS SELECT m.t, m.v, m.home,
            max(p.labour IS 1) AS has_labour, max(p.works IS 1) AS has_worker,
            max(p.employment_intent IN ('有转移就业意愿', '有创业意愿')) AS is_willing,
            max(p.household_type IN ('脱贫户', '监测对象')) AS is_poor, max(p.relocated = '是') AS is_moved,
            min(p.verified_result = '已核实') AS is_verified,
            max(p.labour IS 1) AND NOT max(p.works IS 1) AND NOT max(p.labour IS NULL)
                AND NOT max(p.labour IS 1 AND p.works IS NULL)
                AND NOT (m.home LIKE '3%' AND sum(m.is_head) > 1)
                AND max(p.labour IS 1 AND p.employment_intent IN ('有转移就业意愿', '有创业意愿')) AS is_zero
        FROM member m JOIN person p ON p.w = m.w AND p.v = m.v AND p.t = m.t GROUP BY m.t, m.v, m.home;
        CREATE INDEX temp.home_by_key ON home (home, v, t);
        CREATE INDEX temp.home_by_village ON home (v, t);
    """


_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def _first(text: str) -> str | None:
    found = _DATE.fullmatch(text)
    return f"{found[1]}-{found[2] or '01'}-{found[3] or '01'}" if found else None


def _last(text: str) -> str | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month = int(found[1]), int(found[2] or 12)
    return f"{year}-{month:02}-{found[3] or calendar.monthrange(year, month)[1]}"


def _month(text: str) -> str | None:
    """The month a date names; None where it names the year alone."""
    found = _DATE.fullmatch(text)
    return text[:7] if found and found[2] else None


def months_between(first: str | None, last: str | None) -> int | None:
    """Whole months of a stay, its first and its last day included."""
    if not first or not last:
        return None
    begins, after = date.fromisoformat(first), date.fromisoformat(last) + timedelta(days=1)
    whole = 0
    while _moved(begins, whole + 1) <= (after.year, after.month, after.day):
        whole += 1
    return whole


def _moved(day: date, months: int) -> tuple[int, int, int]:
    year, month = divmod(day.month - 1 + months, 12)
    return day.year + year, month + 1, day.day


def _years(born: str | None, on: str) -> int | None:
    if born is None:
        return None
    return int(on[:4]) - int(born[:4]) - (on[5:] < born[5:])


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def _who(number: str, row: str) -> str:
    """The first 18 characters of an ID or disability number; the row itself where there is none."""
    return number[:18] if re.fullmatch(r"\d{17}[\dX]([1-7][1-4])?", number) else row


def _born(who: str) -> str | None:
    if not re.fullmatch(r"\d{17}[\dX]", who):
        return None
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, who, strict=False))
    return f"{who[6:10]}-{who[10:12]}-{who[12:14]}" if "10X98765432"[total % 11] == who[17] else None


def _sex(who: str) -> str:
    return ("女", "男")[int(who[16]) % 2] if _born(who) else ""


def _yuan(text: str) -> float | None:
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else None


def names(base: sqlite3.Connection, columns: Iterable[str], rest: str = "") -> Table:
    """A line a village: its township and name, and each of these questions asked of it."""
    told = ", ".join(f"({column})" for column in columns)
    return asked(
        base, f"SELECT t, CASE v WHEN '' THEN '（未填村名）' ELSE v END, {told} FROM village x {rest}"
    )
