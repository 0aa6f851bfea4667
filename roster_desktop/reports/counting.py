"""Counting rules that several reports share (`domain.md` §5.2), each with the sentence printed under it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from roster_desktop.reports.facts import Entry, Facts, Person
from roster_desktop.schema.derivation import full_months
from roster_desktop.schema.kinds import Money

PERSON, TRANSFER, BUSINESS, TRAINING, POST = "person", "transfer", "business", "training", "post"
FARMING, FLEXIBLE, TRANSFERRED = "农业就业", "灵活就业", "转移就业"
SKILL_TRAINING = frozenset({"转移就业技能培训", "岗位技能提升培训", "农业实用技术培训", "以工代训"})
STARTUP_TRAINING = "创业培训"
WITHIN_TOWNSHIP, WITHIN_COUNTY = "乡（镇）内", "乡（镇）外县内"
OUT_OF_COUNTY = ("县外市内", "市外省内", "省外", "境外")
AREAS = (WITHIN_TOWNSHIP, WITHIN_COUNTY, *OUT_OF_COUNTY)
POOR = frozenset({"脱贫户", "监测对象"})
WILLING = frozenset({"有转移就业意愿", "有创业意愿"})

WORK_RULE = (
    "就业按在岗的，或本年结束且做满{months}个月的记录算；同一人有几条也只算1人。"
    "在岗：已经开始，没有终止日期或终止日期在统计截至日以后；终止日期看不懂的不算在岗。"
    "只写到月的，起始按1日、终止按月底数月数。"
)
TRANSFER_RULE = (
    "转移就业：农业就业、灵活就业以外的务工，以及公益性岗位。"
    "农业就业、灵活就业：有这种务工记录的，或人员信息里就业创业状态这样填的。"
)
HOUSEHOLD_RULE = "户按在册人员的户编号归，没有户编号的按户主身份证号，再没有的按户主姓名，都在本村之内。"
BUSINESS_RULE = "创业按正在经营的，或做满{months}个月的记录算；同一人只算1人。"
LABOUR_RULE = "劳动力按政策年龄、劳动能力、是否在校、人口状态判定；花名册里说不清的人不算。"
TWO_VILLAGES = "同一人在两个村都在册的，归属商定以前两个村各算1次。"
PEOPLE_AND_TIMES = "“人”按身份证号去重，“人次”每条记录算1次，两者不能相加。"


def stable_months(facts: Facts) -> int:
    return facts.policies.number("P_STABLE_MONTHS", facts.on)


def startup_months(facts: Facts) -> int:
    return facts.policies.number("P_STARTUP_MIN_MONTHS", facts.on)


def works_in(facts: Facts, row: Entry, year: int) -> bool:
    """Whether the job or post counts for the year: open at its end (at the cut-off date of the running year),
    or ended in it after the months that count as stable."""
    last = min(facts.on, date(year, 12, 31))
    if row.is_open if last == facts.on else was_open(row, last):
        return True
    start, end = row.day("started_on"), row.day("ended_on")
    if not start or not end or end.year != year or end.first > last:
        return False
    return full_months(start.first, end.last) >= stable_months(facts)


def works_this_year(facts: Facts, row: Entry) -> bool:
    """Whether the job or post counts for the year of the cut-off date."""
    return works_in(facts, row, facts.on.year)


def is_at_work(facts: Facts, person: Person) -> bool:
    """Works now, or had a job or post that counts for the year."""
    rows = (*person.of(TRANSFER), *person.of(POST))
    return person.is_employed is True or any(works_this_year(facts, row) for row in rows)


def started_up(facts: Facts, row: Entry, year: int) -> bool:
    """Running at the end of the year (at the cut-off date of the running year), or run by then for the months
    after which a business counts as a success."""
    last = min(facts.on, date(year, 12, 31))
    if row.is_open if last == facts.on else was_open(row, last) and not _is_shut_undated(row):
        return True
    start, end = row.day("started_on"), row.day("ended_on")
    if not start or not end or end.first > last:
        return False
    return full_months(start.first, end.last) >= startup_months(facts)


def is_farm_work(row: Entry) -> bool:
    return row.text("work_type") == FARMING


def is_elsewhere(row: Entry) -> bool:
    """A job that is neither farming nor odd jobs."""
    return row.text("work_type") not in (FARMING, FLEXIBLE)


def works_elsewhere(facts: Facts, person: Person, year: int | None = None) -> bool:
    """转移就业: a job that is neither farming nor odd jobs, or a public-welfare post."""
    rows = (*filter(is_elsewhere, person.of(TRANSFER)), *person.of(POST))
    return any(works_in(facts, row, year or facts.on.year) for row in rows)


def works_as(facts: Facts, person: Person, work_type: str) -> bool:
    """A job of this type, or the person's own row says so."""
    jobs = (row for row in person.of(TRANSFER) if row.text("work_type") == work_type)
    return any(works_this_year(facts, row) for row in jobs) or person.text("employment_status") == work_type


def runs_business(facts: Facts, person: Person, year: int | None = None) -> bool:
    """自主创业: a business that counts as a success by the end of the year."""
    return any(started_up(facts, row, year or facts.on.year) for row in person.of(BUSINESS))


def _is_shut_undated(row: Entry) -> bool:
    # Closed, and nobody says since when: of an earlier year it tells nothing.
    return row.text("status") in ("停业", "注销") and not row.text("ended_on")


def is_willing(person: Person) -> bool:
    return person.text("employment_intent") in WILLING


def is_helped(person: Person) -> bool:
    """Whether the person's own row names a household that is helped."""
    return person.text("household_type") in POOR


def is_relocated(person: Person) -> bool:
    return person.text("relocated") == "是"


def is_trained_in(row: Entry, year: int) -> bool:
    """Whether the class began in this year."""
    day = row.day("started_on")
    return day is not None and day.year == year


def amount(row: Entry, key: str) -> Decimal | None:
    """The money in the cell, in its column's unit; None where there is none that can be read."""
    value = Money().parse(row.text(key))
    return value if isinstance(value, Decimal) else None


def summed(rows: Iterable[Entry], key: str) -> int | Decimal:
    """The money in these cells together; cells that cannot be read add nothing."""
    return plain(sum((found for row in rows if (found := amount(row, key)) is not None), start=Decimal(0)))


def money(person: Person, key: str) -> int | Decimal | None:
    """The money in a cell of the person's own row."""
    found = amount(person.own, key) if person.own else None
    return None if found is None else plain(found)


def plain(number: Decimal) -> int | Decimal:
    """Without a point where nothing stands behind it."""
    return int(number) if number == number.to_integral_value() else number


def was_open(row: Entry, day: date) -> bool:
    """Whether it had begun by that day and went on after it, as far as its dates tell."""
    start, end = row.day("started_on"), row.day("ended_on")
    if not start or start.first > day:
        return False
    return end.first > day if end else not row.text("ended_on")
