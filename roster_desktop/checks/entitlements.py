"""Of every job, course, business and post: whether a subsidy is due for it, how much, and if not, why.

The amounts and the reasons are those of the rules about money; here they are only put together by row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from roster_desktop.checks.amounts import amount_in, count_in
from roster_desktop.checks.finding import Level
from roster_desktop.checks.household_in_question import HouseholdInQuestion
from roster_desktop.checks.own_rows import together
from roster_desktop.checks.periods import is_open
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.posts_policy import (
    PAID_ON,
    SUBSIDY,
    limits_of,
    paid_after_the_end,
    relative_of_a_cadre,
    standard_of,
    too_long_on_post,
    too_many_posts,
    too_old_for_post,
)
from roster_desktop.checks.roster_keys import BUSINESS, ENDED, POST, STARTED, TRAINING
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.spells import certain_spells, months_of, possible_spells
from roster_desktop.checks.startup_subsidies import (
    AMOUNT,
    REGISTERED,
    YEAR,
    policy_day,
    reasons_against,
    wrong_startup_subsidy,
)
from roster_desktop.checks.training_subsidies import (
    ALLOWANCE,
    DAYS,
    FREE,
    rate_rulings,
    same_training_again,
    too_much_free_training,
)
from roster_desktop.checks.transport_verdicts import transport_verdicts
from roster_desktop.checks.verdict import Verdict, is_said

_ALLOWANCE_YEAR = "allowance_year"

__all__ = ["ENTITLED_BY", "Verdict", "crowded_posts", "verdicts_of"]


def training_verdicts(person: PersonInQuestion) -> Iterator[Verdict]:
    """Of the courses of the year that government pays for: days times the rate of their days."""
    too_often = {**is_said(too_much_free_training(person), "免费培训第{count}次，最多{most}次"),
                 **is_said(same_training_again(person), "同类培训重复")}  # fmt: skip
    for row in person.of(TRAINING):
        paid = amount_in(row, ALLOWANCE)
        if _year_of(row) != person.ground.on.year or (not paid and row.text(FREE) == "否"):
            continue
        against = ["不是政府补贴培训"] if row.text(FREE) == "否" else []
        against += [too_often[row.id]] if row.id in too_often else []
        days, rulings = count_in(row, DAYS), rate_rulings(person, row)
        rates = [ruling.value for ruling in rulings if isinstance(ruling.value, int)]
        right = Decimal(days * rates[-1]) if days and rates and rates[-1] else None
        doubts = tuple(_training_doubts(row, right, rates))
        if paid and right is not None and not any(paid == Decimal((days or 0) * rate) for rate in rates):
            doubts = (*doubts, f"登记{paid:f}元，按标准应为{right:f}元")
        yield Verdict("training", row, right, tuple(against), doubts, str(rulings[-1]) if rulings else "")


def _year_of(row: RowInQuestion) -> int | None:
    told, start = count_in(row, _ALLOWANCE_YEAR), row.date_in(STARTED)
    return told if told is not None else start.first.year if start else None


def _training_doubts(row: RowInQuestion, right: Decimal | None, rates: list[int]) -> Iterator[str]:
    end = row.date_in(ENDED)
    if not row.text(FREE):
        yield "没填是不是政府补贴培训"
    if end is None:
        yield "没填培训终止日期"
    elif end.first > row.on:
        yield "还没有结业"
    if right is None:
        yield "本地没有设食宿补贴标准" if rates and not rates[-1] else "没填培训天数或起始日期"


def startup_verdicts(person: PersonInQuestion) -> Iterator[Verdict]:
    """Of the businesses that had the subsidy, and of those that run and may still ask for it; once a life."""
    for rows in together(person, person.of(BUSINESS)):
        paid = [row for row in rows if amount_in(row, AMOUNT)]
        told = {seen.row.id: seen.gaps["reasons"] for seen in wrong_startup_subsidy(person) if seen.row}
        against: tuple[str, ...]
        doubts: tuple[str, ...]
        for row in rows:
            on = policy_day(row)
            ruling = person.ground.ruling("P_STARTUP_ONEOFF_MAX", on)
            most = Decimal(person.ground.number("P_STARTUP_ONEOFF_MAX", on))
            if row in paid:
                against = (told[row.id],) if row.id in told else ()
                doubts = () if count_in(row, YEAR) else ("没填补贴年度",)
            elif not is_open(row):
                continue
            else:
                reasons = [why for why, _ in reasons_against(person, row)]
                against = (*(["已领过"] if paid else []), *reasons)
                doubts = () if against else tuple(_startup_doubts(person, row))
            yield Verdict("startup", row, most, against, doubts, str(ruling), is_most=True)


def _startup_doubts(person: PersonInQuestion, row: RowInQuestion) -> Iterator[str]:
    if not row.text(REGISTERED):
        yield "没填是否登记注册"
    months = person.ground.number("P_STARTUP_MIN_MONTHS")
    if possible_spells([row], row.on) is None:
        yield "没填创业起始日期"
    elif months_of(certain_spells([row], row.on)) < months:
        yield f"创业起始日期没写到日，说不清满没满{months}个月"


def post_verdicts(person: PersonInQuestion) -> Iterator[Verdict]:
    """Of the posts that are held, and of those paid for this year: so much a month, within the standard."""
    too_long = is_said(too_long_on_post(person), "在岗{months}个月，最多{limit}个月")
    too_old = is_said(_at_least_warned(too_old_for_post(person)), "{age}岁，超过年龄规定")
    too_late = is_said(paid_after_the_end(person), "离岗以后还在发")
    for row in person.of(POST):
        paid_on = row.date_in(PAID_ON)
        is_paid = paid_on is not None and paid_on.first.year == row.on.year
        if not (is_open(row) or is_paid):
            continue
        ruling, lines = standard_of(person, row)
        right, doubts = _monthly(row, limits_of(lines))
        against = tuple(told[row.id] for told in (too_long, too_old, too_late) if row.id in told)
        if any(True for _ in relative_of_a_cadre(row)):
            doubts = (*doubts, "可能是村干部亲属")
        yield Verdict("posts", row, right, against, doubts, ruling.saying(
            "；".join(map(ruling.parameter.line_text, lines)) or "没有这一类，按登记数"))  # fmt: skip


def _at_least_warned(found: Iterable[Seen]) -> Iterator[Seen]:
    """Up to the limit itself nothing is against the rule yet."""
    return (seen for seen in found if seen.level is not Level.NOTICE)


def _monthly(row: RowInQuestion, limits: list[tuple[int, int]]) -> tuple[Decimal | None, tuple[str, ...]]:
    """What is due a month: as entered, but within the standard."""
    entered = amount_in(row, SUBSIDY)
    if not limits:
        return entered, (() if entered else ("没填岗位补贴标准",))
    if entered is not None and any(least <= entered <= most for least, most in limits):
        return entered, ()
    least, most = limits[-1]
    if entered is None:
        return (Decimal(most), ()) if least == most else (None, (f"没填每月补贴，标准是{least}至{most}元",))
    nearest = Decimal(min(max(entered, Decimal(least)), Decimal(most)))
    return nearest, (f"登记每月{entered:f}元，标准是{least}至{most}元",)


def crowded_posts(household: HouseholdInQuestion) -> dict[str, str]:
    """Row → the clause, for every post of a household that holds more than the place allows."""
    found: dict[str, str] = {}
    for seen in too_many_posts(household):
        clause = f"一户有{seen.gaps['posts']}个岗，本地规定{seen.gaps['limit']}个"
        found |= {row.id: clause for row in (seen.row, *(row for row, _ in seen.beside)) if row}
    return found


ENTITLED_BY = (transport_verdicts, training_verdicts, startup_verdicts, post_verdicts)


def verdicts_of(person: PersonInQuestion) -> Iterator[Verdict]:
    """Everything about the four subsidies that can be said of one person."""
    for look in ENTITLED_BY:
        yield from look(person)
