"""Transport subsidies: the right amount, once, for who may have it; and who has not asked for it yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roster_desktop.checks.amounts import amount_in, count_in, end_of_year
from roster_desktop.checks.own_rows import own_row, present_row, together
from roster_desktop.checks.periods import is_open
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.roster_keys import ENDED, MONTHS_THIS_YEAR, OUT_OF_COUNTY, TRANSFER
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen
from roster_desktop.checks.spells import months_at_most, possible_spells
from roster_desktop.checks.transport_table import (
    AMOUNT,
    AREA,
    CLAIM_COLUMNS,
    CLAIMED,
    PAID_STATUS,
    TABLE,
    YEAR,
    Claim,
    amount_said,
    claim_of,
    fits,
    matching_lines,
    rulings_of,
    said_lines,
)

_NO_AMOUNT = "{who} 的交通补贴已发放，却没填金额。"
_HOUSEHOLD_TYPE = "household_type"


def wrong_amount(person: PersonInQuestion) -> Iterator[Seen]:
    """Another amount than any table of the subsidy's year gives; what is not paid at all is not meant."""
    for claim in _claims(person):
        kind = household_type_of(person, claim.row)
        told = [
            (ruling, matching_lines(ruling, claim.row, kind))
            for ruling in rulings_of(person.ground.policies, claim)
        ]
        paid = [(ruling, lines) for ruling, lines in told if lines]
        amount = claim.amount
        if not amount or not paid or any(fits(line, amount) for _, lines in paid for line in lines):
            continue
        ruling, lines = paid[-1]
        yield Seen(
            (AMOUNT, AREA, YEAR), {"amount": claim.row.text(AMOUNT), "right": amount_said(lines)},
            row=claim.row, policies=(said_lines(ruling, lines),),
        )  # fmt: skip


def claimed_twice(person: PersonInQuestion) -> Iterator[Seen]:
    """Two years nearer to each other than the policy of the later one allows."""
    for rows in together(person, person.of(TRANSFER)):
        dated = [(claim.year, claim) for row in rows if (claim := claim_of(row)) and claim.year is not None]
        paid = sorted(((year, claim) for year, claim in dated if claim.amount != 0), key=lambda pair: pair[0])
        for place in range(1, len(paid)):
            (before, earlier), (year, later) = paid[place - 1], paid[place]
            on = end_of_year(year, person.ground.on)
            if year - before < person.ground.number("P_TRANSPORT_EVERY", on):
                columns = (YEAR, AMOUNT, PAID_STATUS)
                yield Seen(
                    columns, {"year": str(before)}, row=later.row, beside=((earlier.row, columns),),
                    policies=(str(person.ground.ruling("P_TRANSPORT_EVERY", on)),),
                )  # fmt: skip


def not_entitled(person: PersonInQuestion) -> Iterator[Seen]:
    """Claimed within the county, too early, or by whom the policy leaves out."""
    for claim in _claims(person):
        told = dict(reasons_against(person, claim))
        if told:
            yield Seen(
                CLAIM_COLUMNS, {"reasons": "、".join(told)}, row=claim.row,
                policies=tuple(dict.fromkeys(told.values())),
            )  # fmt: skip


def not_claimed_yet(person: PersonInQuestion) -> Iterator[Seen]:
    """Away for long enough since the last year that is paid for, and nobody asked for anything."""
    own = present_row(person)
    if own is None or is_of_age(person, (person.ground.on, person.ground.on)) is not True:
        return
    for rows in together(person, person.of(TRANSFER)):
        far = [row for row in rows if may_claim(person, row, own.text(_HOUSEHOLD_TYPE))]
        if not far or any(row.text(PAID_STATUS) == "不符合" for row in far):
            continue
        months = unpaid_months(person, rows, far)
        if months is not None and months >= person.ground.number("P_TRANSPORT_MONTHS"):
            row = next((row for row in far if is_open(row)), far[-1])
            gaps = {"place": _place(row), "months": str(person.ground.number("P_TRANSPORT_MONTHS"))}
            policies = person.ground.said("P_TRANSPORT_MONTHS", "P_TRANSPORT_EVERY")
            yield Seen(CLAIM_COLUMNS, gaps, row=row, policies=policies)


def claimed_nothing(person: PersonInQuestion) -> Iterator[Seen]:
    """Entered as claimed, with an amount of 0; or as paid, with none."""
    for row in person.of(TRANSFER):
        status = row.text(PAID_STATUS)
        if amount_in(row, AMOUNT) == 0 and (status in CLAIMED or (not status and row.text(YEAR))):
            yield Seen((AMOUNT, PAID_STATUS), row=row)
        elif not row.text(AMOUNT) and status == "已发放":
            yield Seen((AMOUNT, PAID_STATUS), instead=_NO_AMOUNT, row=row)


def _claims(person: PersonInQuestion) -> Iterator[Claim]:
    return (claim for row in person.of(TRANSFER) if (claim := claim_of(row)))


def reasons_against(person: PersonInQuestion, claim: Claim) -> Iterator[tuple[str, str]]:
    """(why the claim does not fit, the policy that says so)."""
    row, policies = claim.row, person.ground.policies
    _, last = claim.span
    kind = household_type_of(person, row)
    told = [(ruling, matching_lines(ruling, row, kind)) for ruling in rulings_of(policies, claim)]
    if all(lines == () for _, lines in told):
        is_far = row.text(AREA) in OUT_OF_COUNTY
        reason = f"这类情形（{row.text(AREA)}、{kind or '户类型没填'}）不补" if is_far else "在县内"
        yield reason, said_lines(told[-1][0], ())
        return
    months = person.ground.number("P_TRANSPORT_MONTHS", last)
    worked = _months_away(person, row, last)
    if worked is not None and worked < months and (count_in(row, MONTHS_THIS_YEAR) or 0) < months:
        yield f"外出不满{months}个月", str(policies.ruling("P_TRANSPORT_MONTHS", last))
    if claim.year is not None and is_of_age(person, claim.span) is False:
        yield "年龄不在范围里", str(policies.ruling("P_TRANSPORT_AGE_MAX_M", last))
    excluded = policies.ruling("P_TRANSPORT_EXCLUDED", last)
    if row.text("employer_type") in _words(excluded.value):
        yield f"单位性质是{row.text('employer_type')}", str(excluded)
    if row.text("escorted") == "是" and not policies.flag("P_TRANSPORT_ESCORTED", last):
        yield "是点对点输送的", str(policies.ruling("P_TRANSPORT_ESCORTED", last))


def _months_away(person: PersonInQuestion, row: RowInQuestion, until: date) -> int | None:
    """All jobs out of the county together; None where one does not tell since when."""
    group = next(rows for rows in together(person, person.of(TRANSFER)) if row in rows)
    far = [one for one in group if one is row or one.text(AREA) in OUT_OF_COUNTY]
    spells = possible_spells(far, until)
    return None if spells is None else months_at_most(spells)


def is_of_age(person: PersonInQuestion, span: tuple[date, date]) -> bool | None:
    """Whether the age was within the limits on some day of this time."""
    first, last = span
    young, old = person.age(first), person.age(last)
    if young is None or old is None or person.number is None:
        return None
    keys = {"男": "P_TRANSPORT_AGE_MAX_M", "女": "P_TRANSPORT_AGE_MAX_F"}
    limit = keys.get(person.number.sex)
    if limit is None:
        return None
    least, most = person.ground.number("P_TRANSPORT_AGE_MIN", last), person.ground.number(limit, last)
    return young <= most and old >= least


def is_far_this_year(row: RowInQuestion) -> bool:
    """Whether the row is a job out of the county that goes on, or ended in the year of the cut-off date."""
    end = row.date_in(ENDED)
    is_recent = is_open(row) or (end is not None and end.first.year == row.on.year)
    return is_recent and row.text(AREA) in OUT_OF_COUNTY


def may_claim(person: PersonInQuestion, row: RowInQuestion, household_type: str) -> bool:
    """Whether the row is a job out of the county, of this year, for which the table certainly pays."""
    ground = person.ground
    if not is_far_this_year(row):
        return False
    ruling = ground.ruling(TABLE)
    lines = matching_lines(ruling, row, household_type)
    is_certain = bool(household_type) or not any(line.get("household_type") for line in lines or ())
    is_left_out = row.text("employer_type") in _words(ground.ruling("P_TRANSPORT_EXCLUDED").value)
    is_brought = row.text("escorted") == "是" and not ground.flag("P_TRANSPORT_ESCORTED")
    return bool(lines) and is_certain and not is_left_out and not is_brought


def unpaid_months(
    person: PersonInQuestion, rows: tuple[RowInQuestion, ...], far: list[RowInQuestion]
) -> int | None:
    """How long these jobs lasted since anything was paid for; None where nothing more is due."""
    since = _unpaid_since(person, rows)
    if since is None:
        return None
    spells = possible_spells(far, person.ground.on)
    return months_at_most([(max(first, since), last) for first, last in spells or () if last >= since])


def _unpaid_since(person: PersonInQuestion, rows: tuple[RowInQuestion, ...]) -> date | None:
    """From when on nothing was paid; None where nothing more is due."""
    claims = [claim for row in rows if (claim := claim_of(row))]
    years = [claim.year for claim in claims if claim.year is not None]
    every = person.ground.number("P_TRANSPORT_EVERY")
    if not claims:
        return date.min
    if len(years) < len(claims) or not every or max(years) + every > person.ground.on.year:
        return None
    return date(max(years) + every, 1, 1)


def household_type_of(person: PersonInQuestion, row: RowInQuestion) -> str:
    own = own_row(person, row)
    return own.text(_HOUSEHOLD_TYPE) if own else ""


def _place(row: RowInQuestion) -> str:
    told = dict.fromkeys(row.text(key) for key in ("province", "city", "county"))
    return "".join(told) or row.text(AREA)


def _words(value: object) -> frozenset[str]:
    lines = value if isinstance(value, tuple) else ()
    return frozenset(str(line.get("employer_type")) for line in lines)
