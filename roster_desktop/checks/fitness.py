"""Does what a person can do go with what the person does: age, school, capacity, care, skill."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roster_desktop.checks.at_once import is_far
from roster_desktop.checks.finding import Level
from roster_desktop.checks.labour import AGE_POLICIES, CAPABLE, STATUS, age_by_policy, is_of_working_age
from roster_desktop.checks.own_rows import own_row, present_row
from roster_desktop.checks.periods import BOTH, is_open, may_be_open, months_after
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import (
    BUSINESS,
    ENDED,
    POST,
    RETURNED,
    STARTED,
    TRAINING,
    TRANSFER,
    UNEMPLOYED,
    WORK,
)
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.schema.derivation import full_years

WORKING_AGE = 16
"""Set by the law, whatever a county counts as labour age."""

_NOT_AT_SCHOOL = frozenset({"", "学龄前儿童"})
_WEAK, _LOST, _NONE = "弱劳动力或半劳动力", "丧失劳动力", "无劳动力"
_UNABLE = frozenset({_LOST, _NONE})
LESS_THAN_ABLE = _UNABLE | {_WEAK}
CARED_FOR = frozenset({"农村特困", "城市特困"})
_HIGHER = frozenset({"大专", "本科及以上"})
_COURSE = "转移就业技能培训"
_HALF_A_YEAR, _A_YEAR, _THREE_YEARS = 6, 12, 36

_DOES = {TRANSFER: "务工", BUSINESS: "创业", POST: "公益性岗位"}
_EDUCATED = "{who} 学历{education}但未就业，建议优先推荐岗位。"


def works_at_school(person: PersonInQuestion) -> Iterator[Seen]:
    """What goes on, and what ended within a year: a job from before the studies is none beside them."""
    for roster in WORK:
        for row in person.of(roster):
            own = own_row(person, row)
            if own and own.text("student_status") not in _NOT_AT_SCHOOL and _is_recent(row):
                beside = ((own, ("student_status", "education")),)
                yield Seen(BOTH, {"roster": row.roster.title}, row=row, beside=beside)
                break


def works_too_young(person: PersonInQuestion) -> Iterator[Seen]:
    born = person.number.birth if person.number else None
    if not born:
        return
    for roster in (TRANSFER, POST):
        for row in person.of(roster):
            start = row.date_in(STARTED)
            if start and full_years(born, start.last) < WORKING_AGE:
                yield Seen((STARTED,), {"start": str(start)}, row=row)


def works_without_capacity(person: PersonInQuestion) -> Iterator[Seen]:
    """What goes on now: a job from before an illness says nothing against it."""
    for roster in WORK:
        for row in person.of(roster):
            own = own_row(person, row)
            capacity = own.text("labour_capacity") if own else ""
            is_weak = capacity == _WEAK and roster == TRANSFER
            if own and is_open(row) and (capacity in _UNABLE or is_weak):
                gaps = {"capacity": capacity, "work": _DOES[roster]}
                level = Level.NOTICE if is_weak else None
                columns = ("labour_capacity", "health")
                yield Seen(columns, gaps, row=own, beside=((row, BOTH),), level=level)
                break


def capacity_and_age(person: PersonInQuestion) -> Iterator[Seen]:
    own, ground = present_row(person), person.ground
    capacity = own.text("labour_capacity") if own else ""
    if not own or not capacity or (is_of_age := is_of_working_age(person)) is None:
        return
    born = person.number.birth if person.number else None
    if not born or born > ground.on:
        return
    age = age_by_policy(born, ground)
    is_healthy = own.text("health") == "健康" and not own.text("student_status")
    if is_of_age:
        is_wrong = is_healthy and capacity in {*_UNABLE, _WEAK}
    else:
        is_wrong = capacity != _NONE if age < ground.number("P_AGE_MIN") else capacity in CAPABLE
    if is_wrong:
        gaps = {"age": str(age), "capacity": capacity}
        columns = ("labour_capacity", "health", "student_status")
        yield Seen(columns, gaps, row=own, policies=ground.said(*AGE_POLICIES))


def cared_for_and_far(person: PersonInQuestion) -> Iterator[Seen]:
    for row in person.of(TRANSFER):
        own = own_row(person, row)
        if own and own.text("minimum_living") in CARED_FOR and is_far(row) and is_open(row):
            yield Seen(("minimum_living",), row=own, beside=((row, (*BOTH, "area")),))
            return


def skilled_without_work(person: PersonInQuestion) -> Iterator[Seen]:
    own = _idle(person)
    if not own:
        return
    capacity, education = own.text("labour_capacity"), own.text("education")
    columns = ("labour_capacity", "education", STATUS)
    if capacity == "技能劳动力":
        yield Seen(columns, row=own)
    elif education in _HIGHER and capacity not in _UNABLE:
        yield Seen(columns, {"education": education}, _EDUCATED, own)


def trained_without_work(person: PersonInQuestion) -> Iterator[Seen]:
    """The last course that ended half a year ago; who worked since then has made use of it."""
    own = _idle(person)
    courses = [row for row in person.of(TRAINING) if row.text("type") == _COURSE and row.date_in(ENDED)]
    if not own or not courses:
        return
    last = max(courses, key=_end)
    ended = _end(last)
    if months_after(ended, _HALF_A_YEAR) <= own.on and not _worked_since(person, ended):
        columns = ("type", *BOTH, "outcome", "employed_on")
        if last.text("outcome") in {"", "未就业"} and not last.has("employed_on"):
            yield Seen((STATUS,), {"ended": str(last.date_in(ENDED))}, row=own, beside=((last, columns),))


def untouched_for_years(person: PersonInQuestion) -> Iterator[Seen]:
    """Neither begun, visited nor come back from within three years."""
    for row in person.of(TRANSFER):
        known = [told for key in (STARTED, RETURNED, "visited_on") if (told := row.date_in(key))]
        if not known or not is_open(row) or not row.has(STARTED):
            continue
        latest = max(known, key=lambda told: told.last)
        if months_after(latest.last, _THREE_YEARS) <= row.on:
            yield Seen((STARTED, ENDED, "visited_on"), {"year": str(latest.year)}, row=row)


def _idle(person: PersonInQuestion) -> RowInQuestion | None:
    """The own row of somebody of labour age who is said to have no work, and has none in any roster."""
    own = present_row(person)
    if not own or own.text(STATUS) != UNEMPLOYED or own.text("student_status"):
        return None
    if is_of_working_age(person) is False:
        return None
    has_work = any(may_be_open(row) for roster in WORK for row in person.of(roster))
    return None if has_work else own


def _worked_since(person: PersonInQuestion, day: date) -> bool:
    rows = (row for roster in WORK for row in person.of(roster))
    return any(not (end := row.date_in(ENDED)) or end.last >= day for row in rows)


def _is_recent(row: RowInQuestion) -> bool:
    end = row.date_in(ENDED)
    return is_open(row) or bool(end and months_after(end.first, _A_YEAR) > row.on)


def _end(row: RowInQuestion) -> date:
    end = row.date_in(ENDED)
    return end.last if end else date.min
