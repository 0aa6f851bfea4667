"""The statistics a second way: a question in SQL for every column."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from tests.reports.second_way.ground import Table, asked, names

HERE = "t = x.t AND v = x.v"
ROW = "w.who = p.w AND w.village = p.v AND w.township = p.t"
AT = "w.village = x.v AND w.township = x.t"
POOR = "household_type IN ('脱贫户', '监测对象')"
WILLING = "employment_intent IN ('有转移就业意愿', '有创业意愿')"
AREAS = ("乡（镇）内", "乡（镇）外县内", "县外市内", "市外省内", "省外", "境外")
SKILLS = "('转移就业技能培训', '岗位技能提升培训', '农业实用技术培训', '以工代训')"

WORK = """CASE WHEN works THEN coalesce((SELECT group_concat(told, '、') FROM (
    SELECT DISTINCT told FROM (
    SELECT 1 AS nth, row_place, CASE employer WHEN '' THEN '（未填单位）' ELSE employer END AS told
        FROM transfer WHERE who = p.w AND village = p.v AND township = p.t AND is_open
    UNION ALL SELECT 2, row_place, CASE project WHEN '' THEN '（未填单位）' ELSE project END
        FROM business WHERE who = p.w AND village = p.v AND township = p.t AND is_open
    UNION ALL SELECT 3, row_place, CASE post WHEN '' THEN '（未填单位）' ELSE post END
        FROM post WHERE who = p.w AND village = p.v AND township = p.t AND is_open
    ORDER BY 1, 2))), employment_status) ELSE '' END"""


def has_row(roster: str, condition: str) -> str:
    return f"EXISTS (SELECT 1 FROM {roster} w WHERE {ROW} AND {condition})"


_NOT_AT_HOME = "w.counts AND w.work_type NOT IN ('农业就业', '灵活就业')"
ELSEWHERE = f"({has_row('transfer', _NOT_AT_HOME)} OR {has_row('post', 'w.counts')})"
OWNS = has_row("business", "w.is_success")
AT_WORK = f"(works IS 1 OR {has_row('transfer', 'w.counts')} OR {has_row('post', 'w.counts')})"


def _as(kind: str) -> str:
    return f"(employment_status = '{kind}' OR {has_row('transfer', f'w.counts AND w.work_type = {kind!r}')})"


def people_of(condition: str) -> str:
    return f"SELECT count(*) FROM person p WHERE {HERE} AND {condition}"


def _homes(condition: str) -> str:
    return f"SELECT count(*) FROM home h WHERE {HERE} AND {condition}"


def _home_with(member: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM member m JOIN person p ON p.w = m.w AND p.v = m.v AND p.t = m.t "
        f"WHERE m.home = h.home AND m.v = h.v AND m.t = h.t AND {member})"
    )


def employment(base: sqlite3.Connection, on: date) -> Table:
    skilled = has_row("training", f"w.type IN {SKILLS} AND w.start_year = '{on.year}'")
    return names(base, (
        _homes("1"), _homes("has_labour"), _homes(_home_with(AT_WORK)), _homes("is_willing"),
        people_of("labour"),
        *(people_of(f"labour AND {one}") for one in
          (ELSEWHERE, _as("农业就业"), OWNS, _as("灵活就业"), WILLING, skilled)),
    ))  # fmt: skip


def helped(base: sqlite3.Connection) -> Table:
    def people(condition: str) -> str:
        return (
            "SELECT count(*) FROM member m JOIN home h ON h.home = m.home AND h.v = m.v AND h.t = m.t "
            "JOIN person p ON p.w = m.w AND p.v = m.v AND p.t = m.t "
            f"WHERE h.t = x.t AND h.v = x.v AND h.is_poor AND p.labour AND {condition}"
        )

    wishes = ("employment_intent = '有转移就业意愿'", "employment_intent = '有创业意愿'")
    return names(base, (
        *(_homes(f"is_poor AND {one}") for one in ("1", "has_labour", _home_with(AT_WORK))),
        *(people(one) for one in ("1", *wishes, ELSEWHERE, OWNS)),
    ))  # fmt: skip


def verification(base: sqlite3.Connection) -> Table:
    homes, whole = _homes("1"), _homes("is_verified")
    people, done = people_of("row_id IS NOT NULL"), people_of("verified_result = '已核实'")
    told = names(base, (homes, whole, people, done))
    return [
        (
            town,
            village,
            all_,
            whole_,
            percent(whole_, all_),
            all_ - whole_,
            many,
            sure,
            percent(sure, many),
            many - sure,
        )
        for town, village, all_, whole_, many, sure in told
    ]


def percent(part: int, whole: int) -> float | None:
    """With one digit, halves up, in whole numbers only."""
    return (2000 * part + whole) // (2 * whole) / 10 if whole else None


def relocation(base: sqlite3.Connection, on: date) -> Table:
    year = f"w.start_year = '{on.year}'"
    told = (
        "1", ELSEWHERE, OWNS, has_row("training", f"w.type IN {SKILLS} AND {year}"),
        has_row("training", f"w.type = '创业培训' AND {year}"),
        *(has_row("transfer", f"w.counts AND w.featured = '{one}'") for one in ("社区工厂", "扶贫基地/车间")),
        *(has_row("post", f"w.counts AND w.category = '{one}'") for one in ("城镇公岗", "公益专岗", "公益特岗")),
        "training_status = '上技校'",
    )  # fmt: skip
    return names(base, (_homes("is_moved"), *(people_of(f"relocated = '是' AND {one}") for one in told)))


def training(base: sqlite3.Connection, on: date) -> Table:
    year = f"w.start_year = '{on.year}'"

    def times(condition: str) -> str:
        return f"SELECT count(*) FROM training w WHERE {AT} AND {year} AND {condition}"

    def persons(condition: str) -> str:
        return f"SELECT count(DISTINCT who) FROM training w WHERE {AT} AND {year} AND {condition}"

    kinds = ("转移就业技能培训", "岗位技能提升培训", "农业实用技术培训", "创业培训", "以工代训")
    after = (f"type = '转移就业技能培训' AND outcome = '{one}'" for one in ("转移就业", "农业就业", "创业"))
    return names(base, (
        times("1"), persons("1"), *(times(f"type = '{kind}'") for kind in kinds),
        times("certificate || certificate_number <> ''"), *map(persons, after),
    ))  # fmt: skip


_AWAY = "w.is_open AND w.work_type NOT IN ('农业就业', '灵活就业')"


def destinations(base: sqlite3.Connection) -> Table:
    def people(condition: str) -> str:
        return f"SELECT count(DISTINCT who) FROM transfer w WHERE {AT} AND {_AWAY} AND {condition}"

    far = "area IN ('县外市内', '市外省内', '省外', '境外')"
    return names(base, (*(people(f"area = '{one}'") for one in (*AREAS, "")), people("1"), people(far)))


def by_place(base: sqlite3.Connection) -> Table:
    told = ", ".join(
        f"CASE {one} WHEN '' THEN '（未填）' ELSE {one} END" for one in ("province", "city", "county")
    )
    return asked(base, f"SELECT {told}, count(DISTINCT who) FROM transfer w WHERE {_AWAY} GROUP BY 1, 2, 3")


def posts(base: sqlite3.Connection, on: date) -> Table:
    month = f"{on:%Y-%m}"

    def rows(condition: str) -> str:
        return f"SELECT count(*) FROM post w WHERE {AT} AND {condition}"

    def persons(condition: str) -> str:
        return f"SELECT count(DISTINCT who) FROM post w WHERE {AT} AND is_open AND {condition}"

    return names(base, (
        persons("1"), *(rows(f"is_open AND category = '{one}'") for one in ("公益特岗", "公益专岗", "城镇公岗")),
        *(persons(f"hours_type = '{one}'") for one in ("全日制", "非全日制")),
        rows(f"named_month(started_on) = '{month}' AND starts <= '{on}'"),
        rows(f"named_month(ended_on) = '{month}' AND ends <= '{on}'"),
        f"SELECT coalesce(sum(yuan(monthly_subsidy)), 0) FROM post w WHERE {AT} AND is_open",
        persons(_near(on)),
    ))  # fmt: skip


def _near(on: date) -> str:
    return f"(named_month(w.started_on) IS NOT NULL AND months(starts, '{on}') >= 33)"


def near_expiry(base: sqlite3.Connection, on: date) -> Table:
    told = asked(
        base,
        'SELECT w.village, coalesce(p."group", w."group"), coalesce(p.name, w.name), p.sex_told, '
        "w.category, w.post, w.employer, w.started_on, "
        f"months(starts, '{on}') FROM post w JOIN person p ON {ROW} WHERE is_open AND {_near(on)}",
    )
    return [(*rest, f"{held}个月", _left(36 - held)) for *rest, held in told]


def _left(months: int) -> str:
    if months > 0:
        return f"{months}个月"
    return f"已超{-months}个月" if months else "已到期"


def posts_by_month(base: sqlite3.Connection, on: date) -> Table:
    reasons = ("到期", "超龄", "考核不合格", "外出务工", "自愿", "死亡")
    lines: Table = []
    for month in range(1, on.month + 1):
        named = f"{on.year}-{month:02}"
        next_one = f"{on.year + month // 12}-{month % 12 + 1:02}-01"
        left = f"named_month(ended_on) = '{named}' AND ends <= '{on}'"
        # Still held at the end of the last day of the month: ends later than the day before the next month.
        held = f"starts < '{next_one}' AND (ended_on = '' OR ends >= '{next_one}')"
        if month == on.month:
            held = "is_open"
        others = " AND ".join(f"end_reason <> '{one}'" for one in reasons)
        questions = (
            f"count(*) FILTER (WHERE named_month(started_on) = '{named}' AND starts <= '{on}')",
            f"count(*) FILTER (WHERE {left})",
            *(f"count(*) FILTER (WHERE {left} AND end_reason = '{one}')" for one in reasons),
            f"count(*) FILTER (WHERE {left} AND {others})",
            f"count(DISTINCT CASE WHEN {held} THEN who END)", f"count(*) FILTER (WHERE {held})",
        )  # fmt: skip
        [line] = asked(base, f"SELECT {', '.join(questions)} FROM post")
        lines.append((f"{month}月", *line))
    return lines


def answers(base: sqlite3.Connection, on: date) -> dict[str, Table]:
    """Table → its lines."""
    return {
        "employment": employment(base, on),
        "helped-households": helped(base),
        "verification": verification(base),
        "relocation": relocation(base, on),
        "training": training(base, on),
        "destinations": destinations(base),
        "destinations-by-place": by_place(base),
        "posts": posts(base, on),
        "posts-by-month": posts_by_month(base, on),
        "posts-near-expiry": near_expiry(base, on),
        **workplaces(base, on),
        **weak(base),
    }


def workplaces(base: sqlite3.Connection, on: date) -> dict[str, Table]:
    joined = f"FROM transfer w JOIN person p ON {ROW} WHERE w.is_open AND w.featured IN ('社区工厂', '扶贫基地/车间')"
    unit = "CASE w.employer WHEN '' THEN '（未填）' ELSE w.employer END"
    units = asked(base, f"""
        WITH at AS (SELECT DISTINCT w.featured AS kind, {unit} AS unit, w.who AS who,
            first_value(p.{POOR}) OVER same AS poor, first_value(p.relocated = '是') OVER same AS moved,
                p.sex_told AS sex
            {joined} WINDOW same AS (PARTITION BY w.featured, {unit}, w.who ORDER BY p.row_place IS NULL,
                p.row_place))
        SELECT kind, unit, count(*), coalesce(sum(poor), 0), coalesce(sum(moved), 0), sum(sex = '女'),
            coalesce(sum(poor), 0) > 0 AND unit <> '（未填）' FROM at GROUP BY 1, 2
    """)  # fmt: skip

    def has(condition: str) -> str:
        return has_row("transfer", f"w.is_open AND {condition}")

    here = "w.featured IN ('社区工厂', '扶贫基地/车间')"
    together = "w.cooperation IN ('苏陕协作江苏就业', '苏陕协作陕西就业', '苏陕协作其他省就业')"
    year = f"w.start_year = '{on.year}'"
    course = f"w.cooperation = '是' AND {year}"
    begun = f"{year} AND starts <= '{on}'"
    return {
        "workshops": units,
        "workshops-by-village": names(base, (
            *(people_of(has(f"w.featured = '{one}'")) for one in ("社区工厂", "扶贫基地/车间")),
            people_of(has(here)), people_of(f"{has(here)} AND {POOR}"),
            people_of(f"{has(here)} AND relocated = '是'"),
        )),
        "cooperation": names(base, (
            *(people_of(has(f"w.cooperation = '苏陕协作{one}就业'")) for one in ("江苏", "陕西", "其他省")),
            people_of(has(together)), people_of(f"{has(together)} AND {POOR}"),
            f"SELECT count(*) FROM training w WHERE {AT} AND {course}",
            people_of(has_row("training", course)),
        )),
        "escorted": asked(base, f"""
            SELECT CASE batch WHEN '' THEN '（未填）' ELSE batch END, CASE province WHEN '' THEN '（未填）' ELSE
                province END,
                count(DISTINCT who), count(*) FROM transfer w WHERE escorted = '是' AND {begun} GROUP BY 1, 2
        """),
        "senders": asked(base, f"""
            SELECT sent_by, count(DISTINCT who), count(*) FROM transfer w WHERE sent_by <> '' AND {begun}
                GROUP BY 1
        """),
    }  # fmt: skip


def weak(base: sqlite3.Connection) -> dict[str, Table]:
    told: Sequence[str] = ("1", "works IS 1", has_row("post", "w.is_open"), WILLING, "works IS 0")
    return {
        "weak-labour": names(base, [people_of(f"weak AND {one}") for one in told]),
        "weak-labour-names": asked(base, f"""
            SELECT v, "group", name, sex_told, coalesce(CAST(age_told AS TEXT), ''), health,
                employment_status,
                {WORK}, employment_intent, helper_name
            FROM person p WHERE weak
        """),
    }  # fmt: skip
