"""Who counts as a labourer (劳动力), and who of them works: the one place where both are told.

None says that the rows do not tell; whoever counts must not guess.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from roster_desktop.checks.ground import Ground
from roster_desktop.checks.own_rows import POPULATION_STATUS, present_row, together
from roster_desktop.checks.periods import BOTH, is_open, may_be_open
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import FARMING, PERSON, TRANSFER, UNEMPLOYED, WORK
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.told_once import told_once
from roster_desktop.schema.derivation import full_years
from roster_desktop.schema.kinds import IdNumberValue

CAPABLE = frozenset({"普通劳动力", "技能劳动力"})
WEAK = frozenset({"弱劳动力或半劳动力"})
STATUS, INTENT, CAPACITY, SCHOOL = (
    "employment_status", "employment_intent", "labour_capacity", "student_status",
)  # fmt: skip
WILLING = frozenset({"有转移就业意愿", "有创业意愿"})
UNWILLING = "无就业创业意愿"
OF_PERSON = (STATUS, CAPACITY, SCHOOL, POPULATION_STATUS)
OF_WORK = (*BOTH, "status", "work_type")
"""The columns, beside the person's and the village's, that tell here who is a labourer and who works."""
AGE_POLICIES = ("P_AGE_MIN", "P_AGE_MAX_M", "P_AGE_MAX_F", "P_AGE_UPPER_INCLUSIVE", "P_AGE_METHOD")
_HERE = frozenset({"", "正常"})
_FLEXIBLE = "灵活就业"


@told_once
def is_labourer(person: PersonInQuestion) -> bool | None:
    """Of working age, able to work, not at school and with the household; None where that is not told."""
    return _is_there_with(person, CAPABLE)


def is_weak_labourer(person: PersonInQuestion) -> bool | None:
    """The same of who can do light work only; such people are kept on a list of their own."""
    return _is_there_with(person, WEAK)


def _is_there_with(person: PersonInQuestion, capacities: frozenset[str]) -> bool | None:
    row = present_row(person)
    if row is None:
        return False if person.of(PERSON) else None
    able = row.text(CAPACITY) in capacities if row.text(CAPACITY) else None
    told = (row.text(POPULATION_STATUS) in _HERE, not row.text(SCHOOL), able, is_of_working_age(person))
    if False in told:
        return False
    return None if None in told else True


@told_once
def is_of_working_age(person: PersonInQuestion) -> bool | None:
    """On the cut-off date, by the policies of that day."""
    number, ground = person.number, person.ground
    if not number or not number.birth:
        return None
    age, policy = age_by_policy(number.birth, ground), _ages(ground)
    if age < policy.least:
        return False
    within = {age < limit or (age == limit and policy.is_inclusive) for limit in policy.limits(number)}
    return within.pop() if len(within) == 1 else None


def age_by_policy(born: date, ground: Ground) -> int:
    """Full years on the cut-off date, or the difference of the years, as the policy says."""
    if _ages(ground).is_by_year:
        return ground.on.year - born.year
    return full_years(born, ground.on)


@told_once
def is_employed(person: PersonInQuestion) -> bool | None:
    """Whether the person has open work, or farms or does odd jobs where that counts.

    None where a row may be open, where nobody filled in the status, or where it names work that no row shows.
    """
    farm_counts = person.ground.flag("P_ZERO_FARM_COUNTS")
    row = present_row(person)
    status = row.text(STATUS) if row else ""
    if status == _FLEXIBLE or (farm_counts and status == FARMING):
        return True
    rows = [row for row in work_rows(person) if farm_counts or not is_farm_work(row)]
    if any(is_open(one) for one in rows):
        return True
    if any(may_be_open(one) for one in rows if not _is_ahead(one)):
        return None
    return False if status in {UNEMPLOYED, FARMING} else None


def work_rows(person: PersonInQuestion) -> list[RowInQuestion]:
    """The person's jobs, businesses and posts; of who is in two villages those of the own one."""
    row = present_row(person)
    return [one for roster in WORK for one in rows_with(person, roster, row)]


def rows_with(person: PersonInQuestion, roster: str, own: RowInQuestion | None) -> tuple[RowInQuestion, ...]:
    """The person's rows of this roster; of who is in two villages only those of the own row's village."""
    rows = person.of(roster)
    if own is None or not rows or len(person.of(PERSON)) < 2:
        return rows
    groups = list(together(person, (own, *rows)))
    if len(groups) < 2:
        return rows
    return next((tuple(one for one in those if one is not own) for those in groups if own in those), ())


def is_farm_work(row: RowInQuestion) -> bool:
    return row.roster.key == TRANSFER and row.text("work_type") == FARMING


class _Ages(Struct, frozen=True):
    """What the policies of the cut-off date say of the working age."""

    least: int
    men: int
    women: int
    is_inclusive: bool
    is_by_year: bool

    def limits(self, number: IdNumberValue) -> tuple[int, ...]:
        """Of the person's sex, or of both where the number does not tell it."""
        return {"男": (self.men,), "女": (self.women,)}.get(number.sex, (self.men, self.women))


@told_once
def _ages(ground: Ground) -> _Ages:
    least, men, women = (ground.number(key) for key in ("P_AGE_MIN", "P_AGE_MAX_M", "P_AGE_MAX_F"))
    is_by_year = ground.policies.word("P_AGE_METHOD", ground.on) == "年度"
    return _Ages(least, men, women, ground.flag("P_AGE_UPPER_INCLUSIVE"), is_by_year)


def _is_ahead(row: RowInQuestion) -> bool:
    start = row.date_in("started_on")
    return start is not None and start.first > row.on
