"""Counting rules that several reports share (`domain.md` §5.2), each with the sentence printed under it."""

from __future__ import annotations

from datetime import date

from roster_desktop.reports.facts import Entry, Facts, Person
from roster_desktop.schema.derivation import full_months

PERSON, TRANSFER, BUSINESS, TRAINING, POST = "person", "transfer", "business", "training", "post"
FARMING, FLEXIBLE, TRANSFERRED = "农业就业", "灵活就业", "转移就业"
WILLING = frozenset({"有转移就业意愿", "有创业意愿"})

WORK_RULE = "就业按在岗的，或本年结束且做满{months}个月的记录算；同一人有几条也只算1人。"
BUSINESS_RULE = "创业按正在经营的，或做满{months}个月的记录算；同一人只算1人。"
LABOUR_RULE = "劳动力按政策年龄、劳动能力、是否在校、人口状态判定；花名册里说不清的人不算。"
PEOPLE_AND_TIMES = "“人”按身份证号去重，“人次”每条记录算1次，两者不能相加。"


def stable_months(facts: Facts) -> int:
    return facts.policies.number("P_STABLE_MONTHS", facts.on)


def startup_months(facts: Facts) -> int:
    return facts.policies.number("P_STARTUP_MIN_MONTHS", facts.on)


def works_this_year(facts: Facts, row: Entry) -> bool:
    """Open, or ended in the year of the cut-off date after the months that count as stable."""
    if row.is_open:
        return True
    start, end = row.day("started_on"), row.day("ended_on") or row.day("returned_on")
    if not start or not end or end.year != facts.on.year or end.first > facts.on:
        return False
    return full_months(start.first, end.last) >= stable_months(facts)


def started_up(facts: Facts, row: Entry) -> bool:
    """Running, or run for the months after which a business counts as a success."""
    if row.is_open:
        return True
    start, end = row.day("started_on"), row.day("ended_on")
    if not start or not end or end.first > facts.on:
        return False
    return full_months(start.first, end.last) >= startup_months(facts)


def is_farm_work(row: Entry) -> bool:
    return row.text("work_type") == FARMING


def works_elsewhere(facts: Facts, person: Person) -> bool:
    """转移就业: a job that is neither farming nor odd jobs, or a public-welfare post."""
    jobs = (row for row in person.of(TRANSFER) if row.text("work_type") not in (FARMING, FLEXIBLE))
    return any(works_this_year(facts, row) for row in (*jobs, *person.of(POST)))


def works_as(facts: Facts, person: Person, work_type: str) -> bool:
    """A job of this type, or the person's own row says so."""
    jobs = (row for row in person.of(TRANSFER) if row.text("work_type") == work_type)
    return any(works_this_year(facts, row) for row in jobs) or person.text("employment_status") == work_type


def runs_business(facts: Facts, person: Person) -> bool:
    return any(started_up(facts, row) for row in person.of(BUSINESS))


def is_willing(person: Person) -> bool:
    return person.text("employment_intent") in WILLING


def is_within(row: Entry, key: str, first: date, last: date) -> bool:
    """Whether the date certainly lies between these days, both counted."""
    day = row.day(key)
    return bool(day and first <= day.first and day.last <= last)
