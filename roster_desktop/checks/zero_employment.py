"""Has a household nobody who works, and do its labourers, its workers and its wishes go together?"""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.checks.household_in_question import HouseholdInQuestion
from roster_desktop.checks.labour import (
    AGE_POLICIES,
    CAPACITY,
    INTENT,
    STATUS,
    UNWILLING,
    WILLING,
    is_employed,
    is_labourer,
    rows_with,
)
from roster_desktop.checks.own_rows import present_row
from roster_desktop.checks.periods import BOTH, is_open
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import BUSINESS, TRANSFER, UNEMPLOYED
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.told_once import told_once

_NOBODY_ASKED = "{head} 户有{count}个劳动力、没有一人就业，列入零就业清零台账，请安排帮扶。"
_COLUMNS = (STATUS, INTENT, CAPACITY)
_POLICIES = (*AGE_POLICIES, "P_ZERO_FARM_COUNTS", "P_ZERO_NEED_WILL")


def zero_employment(household: HouseholdInQuestion) -> Iterator[Seen]:
    """A labourer, nobody employed, and somebody willing where the policy asks for it."""
    idle = idle_labourers(household)
    is_asked = household.ground.flag("P_ZERO_NEED_WILL")
    is_willing = any(row.text(INTENT) in WILLING for row in idle)
    if idle and (is_willing or not is_asked):
        yield _about(household, idle, "" if is_willing else _NOBODY_ASKED)


def nobody_willing(household: HouseholdInQuestion) -> Iterator[Seen]:
    idle = idle_labourers(household)
    is_asked = household.ground.flag("P_ZERO_NEED_WILL")
    if idle and is_asked and all(row.text(INTENT) == UNWILLING for row in idle):
        yield _about(household, idle)


def workers_without_labour(household: HouseholdInQuestion) -> Iterator[Seen]:
    """Somebody has an open job or business, and by age, school and capacity nobody is a labourer."""
    if _may_be_two(household) or any(is_labourer(one) is not False for one in household.members):
        return
    working = [(one, row) for one in household.members for row in _jobs(one)]
    if working:
        (first, _), *_ = working
        own = present_row(first)
        if own:
            rows = tuple((row, BOTH) for _, row in working)
            yield Seen(
                (CAPACITY,), {"head": household.head_name}, row=own, beside=rows,
                policies=household.ground.said(*AGE_POLICIES),
            )  # fmt: skip


def more_than_labourers(household: HouseholdInQuestion) -> Iterator[Seen]:
    """Labourers who work and labourers who want to, counted together.

    Who is past working age, or can do light work only, may want work as well. Of who works without being a
    labourer, or says to have no work and has some, other rules speak.
    """
    willing = [one for one in household.members if _text(one, INTENT) in WILLING]
    told = [(one, is_labourer(one)) for one in household.members] if willing else []
    labourers = [one for one, is_one in told if is_one]
    if not labourers or _may_be_two(household) or any(is_one is None for _, is_one in told):
        return
    employed = [one for one in labourers if is_employed(one) and _text(one, STATUS) != UNEMPLOYED]
    willing = [one for one in labourers if one in willing]
    if len(employed) + len(willing) > len(labourers):
        counted = [one for one in labourers if one in employed or one in willing]
        yield _about(household, [row for one in counted if (row := present_row(one))])


@told_once
def idle_labourers(household: HouseholdInQuestion) -> list[RowInQuestion]:
    """Own rows of the labourers of a household in which certainly none of them works; else none."""
    work: list[bool | None] = []
    for one in household.members:
        work.append(is_employed(one))
        if work[-1]:
            return []
    if _may_be_two(household):
        return []
    told = [(one, is_labourer(one), works) for one, works in zip(household.members, work, strict=True)]
    if any(is_one is None or (is_one and works is None) for _, is_one, works in told):
        return []
    return [row for one, is_one, _ in told if is_one and (row := present_row(one))]


def _about(household: HouseholdInQuestion, rows: list[RowInQuestion], instead: str = "") -> Seen:
    first, *others = rows
    return Seen(
        _COLUMNS,
        {"head": household.head_name, "count": str(len(rows))},
        instead,
        first,
        beside=tuple((row, _COLUMNS) for row in others),
        policies=household.ground.said(*_POLICIES),
    )


def _jobs(person: PersonInQuestion) -> list[RowInQuestion]:
    """Open jobs and businesses of somebody who is with the household."""
    own = present_row(person)
    rows = [row for roster in (TRANSFER, BUSINESS) for row in rows_with(person, roster, own)] if own else []
    return [row for row in rows if is_open(row)]


def _text(person: PersonInQuestion, key: str) -> str:
    """What the row says by which the person is there."""
    row = present_row(person)
    return row.text(key) if row else ""


def _may_be_two(household: HouseholdInQuestion) -> bool:
    """Held together only by a name that two heads have."""
    return household.is_by_name and len(household.heads) > 1
