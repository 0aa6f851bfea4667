"""What the table of transport subsidies says of one job: which amounts are right, or that none is paid."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from roster_desktop.checks.amounts import amount_in, count_in, end_of_year
from roster_desktop.checks.periods import BOTH
from roster_desktop.checks.roster_keys import ABROAD, BEYOND_PROVINCE, ENDED, STARTED
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.policies import PolicyBook, Ruling
from roster_desktop.policies.packs import TableLine

AMOUNT, YEAR, PAID_STATUS, AREA = "transport_amount", "transport_year", "transport_status", "area"
CLAIMED = frozenset({"已申报", "公示中", "已发放"})
_NOT_CLAIMED = frozenset({"未申报", "不符合"})
_PLACES = ("province", "city", "county", "address")
TABLE = "P_TRANSPORT"


class Claim(Struct, frozen=True):
    """A subsidy that was asked for, or paid, for one job."""

    row: RowInQuestion
    amount: Decimal | None
    year: int | None

    @property
    def span(self) -> tuple[date, date]:
        """From when to when the policies are those of the claim: its year, else the time of the job."""
        on = self.row.on
        if self.year is not None:
            last = end_of_year(self.year, on)
            return min(date(self.year, 1, 1), last), last
        start, end = self.row.date_in(STARTED), self.row.date_in(ENDED)
        last = min(end.last, on) if end else on
        return (min(start.first, last) if start else last), last


def claim_of(row: RowInQuestion) -> Claim | None:
    """None where the row asks for nothing, or was found not to fit."""
    amount, status = amount_in(row, AMOUNT), row.text(PAID_STATUS)
    if status in _NOT_CLAIMED or not (amount or status in CLAIMED):
        return None
    return Claim(row, amount, count_in(row, YEAR))


def matching_lines(ruling: Ruling, row: RowInQuestion, household_type: str) -> tuple[TableLine, ...] | None:
    """The lines that speak of this job and household, those that name more before those that name less.

    None where the row does not tell how far away the work is. What else is not told lets every line stand.
    """
    area = row.text(AREA)
    lines = ruling.value if isinstance(ruling.value, tuple) else ()
    if not area:
        return None
    found = [line for line in lines if line.get("area") == area]
    if not found and area == ABROAD:
        found = [line for line in lines if line.get("area") == BEYOND_PROVINCE]
    place = "".join(row.text(key) for key in _PLACES)
    found = _narrowed(found, "place", lambda word: word in place, is_told=bool(place))
    found = _narrowed(found, "household_type", household_type.__eq__, is_told=bool(household_type))
    return tuple(line for line in found if line.get("amount"))


def _narrowed(
    lines: list[TableLine], key: str, is_meant: Callable[[str], bool], *, is_told: bool
) -> list[TableLine]:
    """The lines that name what is meant, else those that name nothing; all where nobody tells it."""
    if not is_told:
        return lines
    named = [line for line in lines if (word := str(line.get(key) or "")) and is_meant(word)]
    return named or [line for line in lines if not line.get(key)]


def fits(line: TableLine, amount: Decimal) -> bool:
    right = Decimal(line["amount"])
    return amount <= right if line.get("at_most") else amount == right


def amount_said(lines: tuple[TableLine, ...]) -> str:
    """500, 500或1000, 不超过1500."""
    told = [f"{'不超过' if line.get('at_most') else ''}{line['amount']}" for line in lines]
    return "或".join(dict.fromkeys(told))


def rulings_of(policies: PolicyBook, claim: Claim) -> tuple[Ruling, ...]:
    """Every table that held while the claim may have been made."""
    return policies.rulings(TABLE, *claim.span)


def said_lines(ruling: Ruling, lines: tuple[TableLine, ...]) -> str:
    return ruling.saying("；".join(map(ruling.parameter.line_text, lines)) or "没有这一类")


CLAIM_COLUMNS = (AMOUNT, YEAR, PAID_STATUS, AREA, *BOTH)
