"""The one-off subsidy for starting a business: once, not too much, for a registered business that runs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roster_desktop.checks.amounts import amount_in, count_in, end_of_year
from roster_desktop.checks.own_rows import together
from roster_desktop.checks.periods import BOTH, dated_first
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import BUSINESS
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.spells import months_at_most, possible_spells

AMOUNT, YEAR, REGISTERED = "startup_subsidy", "startup_subsidy_year", "registered"


def wrong_startup_subsidy(person: PersonInQuestion) -> Iterator[Seen]:
    """Every reason in one sentence, at the later of two subsidies where there are two."""
    for rows in together(person, person.of(BUSINESS)):
        before: list[RowInQuestion] = []
        for row in _paid(rows):
            reasons = dict(reasons_against(person, row))
            told = [*(["已领过"] if before else []), *reasons]
            if told:
                columns = (AMOUNT, YEAR, REGISTERED, *BOTH)
                yield Seen(
                    columns, {"reasons": "、".join(told)}, row=row,
                    beside=tuple((one, (AMOUNT, YEAR)) for one in before),
                    policies=tuple(text for text in reasons.values() if text),
                )  # fmt: skip
            before.append(row)


def reasons_against(person: PersonInQuestion, row: RowInQuestion) -> Iterator[tuple[str, str]]:
    """(why the business may not have it, the policy that says so)."""
    on, ground = policy_day(row), person.ground
    most, months = ground.number("P_STARTUP_ONEOFF_MAX", on), ground.number("P_STARTUP_MIN_MONTHS", on)
    paid = amount_in(row, AMOUNT)
    if paid and paid > most:
        yield f"超过{most}元", str(ground.ruling("P_STARTUP_ONEOFF_MAX", on))
    spells = possible_spells([row], on)
    if spells is not None and months_at_most(spells) < months:
        yield f"未满{months}个月", str(ground.ruling("P_STARTUP_MIN_MONTHS", on))
    if row.text(REGISTERED) == "否":
        yield "未登记", ""


def _paid(rows: tuple[RowInQuestion, ...]) -> list[RowInQuestion]:
    """Businesses with the subsidy, by its year; a year that nobody told comes last."""
    paid = [row for row in dated_first(rows) if amount_in(row, AMOUNT)]
    return sorted(paid, key=lambda row: count_in(row, YEAR) or date.max.year)


def policy_day(row: RowInQuestion) -> date:
    """The latest day on which it can have been paid."""
    year = count_in(row, YEAR)
    return row.on if year is None else end_of_year(year, row.on)
