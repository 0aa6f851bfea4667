"""Who looks for work where, graduates, and labourers without a skill, a second way in SQL."""

from __future__ import annotations

import sqlite3

from tests.reports.second_way.ground import Table, asked, names
from tests.reports.second_way.lists import SEEKS, person_cells
from tests.reports.second_way.statistics import POOR, WILLING, WORK, has_row, people_of, percent

_GRADUATE = "labour AND education IN ('大专', '本科及以上')"
_AT_ZERO_HOME = """EXISTS (SELECT 1 FROM member m JOIN home h ON h.home = m.home AND h.v = m.v AND h.t = m.t
    WHERE h.is_zero AND m.w = p.w AND m.v = p.v AND m.t = p.t)"""
_SKILLED = "(labour_capacity = '技能劳动力' OR skill NOT IN ('', '无', '无技能', '没有', '无证书', '/', '-'))"
_TRAINED = has_row("training", "1")
_WITHOUT = f"labour AND NOT {_SKILLED} AND NOT {_TRAINED}"


def seekers_by_village(base: sqlite3.Connection) -> Table:
    told = (
        "1", POOR, "employment_intent = '有转移就业意愿'", "employment_intent = '有创业意愿'",
        *(f"intended_area = '{one}'" for one in ("县内", "县外市内", "市外省内")),
        "intended_area LIKE '省外%'", "intended_area = ''",
    )  # fmt: skip
    return names(base, [people_of(f"{SEEKS} AND {one}") for one in told])


def graduates(base: sqlite3.Connection) -> dict[str, Table]:
    told = ("1", POOR, "works IS 1", "works IS 0", f"works IS 0 AND {WILLING}", _AT_ZERO_HOME)
    return {
        "graduates": names(base, [people_of(f"{_GRADUATE} AND {one}") for one in told]),
        "graduates-names": asked(base, f"""
            SELECT {person_cells("sex_told")}, education, household_type, employment_status, {WORK},
                employment_intent, intended_area, intended_job,
                CASE WHEN {_AT_ZERO_HOME} THEN '是' ELSE '' END, helper_name
            FROM person p WHERE {_GRADUATE}
        """),
    }  # fmt: skip


def without_skill(base: sqlite3.Connection) -> dict[str, Table]:
    learning = "training_intent NOT IN ('', '无意愿')"
    questions = (
        "labour", f"labour AND {_SKILLED}", f"labour AND {_TRAINED}",
        f"labour AND ({_SKILLED} OR {_TRAINED})", _WITHOUT, f"{_WITHOUT} AND {learning}",
    )  # fmt: skip
    told = names(base, [people_of(one) for one in questions])
    return {
        "without-skill": [(*line[:6], percent(line[5], line[2]), *line[6:]) for line in told],
        "without-skill-names": asked(base, f"""
            SELECT {person_cells("sex_told")}, education, household_type, employment_status, training_intent,
                intended_course, helper_name
            FROM person p WHERE {_WITHOUT}
        """),
    }  # fmt: skip


def answers(base: sqlite3.Connection) -> dict[str, Table]:
    """Table → its lines."""
    return {"seekers-by-village": seekers_by_village(base), **graduates(base), **without_skill(base)}
