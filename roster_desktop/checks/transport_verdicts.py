"""Of every job away: whether the transport subsidy of this year is due for it, how much, and if not, why."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from roster_desktop.checks.own_rows import own_row, present_row, together
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import TRANSFER
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.spells import possible_spells
from roster_desktop.checks.transport_subsidies import (
    claimed_twice,
    household_type_of,
    is_far_this_year,
    is_of_age,
    not_claimed_yet,
    reasons_against,
    unpaid_months,
)
from roster_desktop.checks.transport_table import (
    PAID_STATUS,
    TABLE,
    Claim,
    amount_said,
    claim_of,
    fits,
    matching_lines,
    rulings_of,
    said_lines,
)
from roster_desktop.checks.verdict import Verdict, is_said
from roster_desktop.policies import Ruling
from roster_desktop.policies.packs import TableLine

_TRANSPORT = "transport"


def transport_verdicts(person: PersonInQuestion) -> Iterator[Verdict]:
    """What was claimed for the year; else the job for which it is due, or the last one away and why not."""
    due = {seen.row.id for seen in not_claimed_yet(person) if seen.row}
    twice = is_said(claimed_twice(person), "{year}年已领过")
    for rows in together(person, person.of(TRANSFER)):
        claims = [claim for row in rows if (claim := claim_of(row)) and _is_of_year(claim)]
        yield from (_claimed(person, claim, twice) for claim in claims)
        far = [row for row in rows if is_far_this_year(row)]
        if claims or not far:
            continue
        row = next((row for row in rows if row.id in due), None)
        yield _due(person, row) if row else _not_due(person, rows, far)


def _is_of_year(claim: Claim) -> bool:
    return claim.year in (None, claim.row.on.year)


def _claimed(person: PersonInQuestion, claim: Claim, twice: dict[str, str]) -> Verdict:
    row = claim.row
    against = [why for why, _ in reasons_against(person, claim)]
    against += [twice[row.id]] if row.id in twice else []
    doubts = [] if claim.year else ["没填补贴年度"]
    kind = household_type_of(person, row)
    told = [
        (ruling, matching_lines(ruling, row, kind)) for ruling in rulings_of(person.ground.policies, claim)
    ]
    paying = [(ruling, lines) for ruling, lines in told if lines]
    if not paying:
        doubts += [] if against else ["没填就业地域"]
        return Verdict(_TRANSPORT, row, None, tuple(against), tuple(doubts))
    ruling, lines = paying[-1]
    amount = claim.amount
    if amount and not any(fits(line, amount) for _, those in paying for line in those or ()):
        doubts.append(f"登记{amount:f}元，按标准应为{amount_said(lines or ())}元")
    return _verdict(row, ruling, lines or (), tuple(against), tuple(doubts))


def _due(person: PersonInQuestion, row: RowInQuestion) -> Verdict:
    ruling = person.ground.ruling(TABLE)
    lines = matching_lines(ruling, row, household_type_of(person, row)) or ()
    return _verdict(row, ruling, lines, (), ())


def _not_due(person: PersonInQuestion, rows: tuple[RowInQuestion, ...], far: list[RowInQuestion]) -> Verdict:
    """About the last job away: why nothing is due for it, or what is not told."""
    row = far[-1]
    against = tuple(dict.fromkeys(_why_not(person, rows, far)))
    doubts = () if against else tuple(_not_told(person, far)) or ("条件还说不清",)
    ruling = person.ground.ruling(TABLE)
    lines = matching_lines(ruling, row, household_type_of(person, row)) or ()
    return _verdict(row, ruling, lines, against, doubts)


def _why_not(
    person: PersonInQuestion, rows: tuple[RowInQuestion, ...], far: list[RowInQuestion]
) -> Iterator[str]:
    on = person.ground.on
    if own_row(person, far[-1]) and present_row(person) is None:
        yield "人已不在本户"
    if any(row.text(PAID_STATUS) == "不符合" for row in far):
        yield "已登记为不符合"
    yield from (why for why, _ in reasons_against(person, Claim(far[-1], None, on.year)))
    if is_of_age(person, (on, on)) is False:
        yield "年龄不在范围里"
    months, least = unpaid_months(person, rows, far), person.ground.number("P_TRANSPORT_MONTHS")
    if months is None:
        yield "补贴年限内已领过"
    elif months < least and possible_spells(far, on) is not None:
        yield f"外出不满{least}个月"


def _not_told(person: PersonInQuestion, far: list[RowInQuestion]) -> Iterator[str]:
    on = person.ground.on
    if own_row(person, far[-1]) is None:
        yield "人员花名册里没有这个人"
    elif not household_type_of(person, far[-1]):
        yield "没填户类型"
    if possible_spells(far, on) is None:
        yield "没填就业起始日期"
    if is_of_age(person, (on, on)) is None:
        yield "身份证号算不出年龄"


def _verdict(
    row: RowInQuestion,
    ruling: Ruling,
    lines: tuple[TableLine, ...],
    against: tuple[str, ...],
    doubts: tuple[str, ...],
) -> Verdict:
    """With the amount of the lines; where they name several, which one is right nobody can tell."""
    amounts = {Decimal(line["amount"]) for line in lines}
    if len(amounts) > 1:
        doubts = (*doubts, f"金额是{amount_said(lines)}元，要核实是哪一种")
    amount = amounts.pop() if len(amounts) == 1 else None
    is_most = bool(lines) and all(bool(line.get("at_most")) for line in lines)
    return Verdict(_TRANSPORT, row, amount, against, doubts, said_lines(ruling, lines), is_most)
