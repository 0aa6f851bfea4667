"""What the policies say of one row and one subsidy."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.rule import Seen


class Verdict(Struct, frozen=True):
    """Due where nothing stands against it and nothing is in doubt."""

    subsidy: str
    row: RowInQuestion
    amount: Decimal | None
    """In yuan, under the policy of the day that matters; None where it cannot be said."""
    against: tuple[str, ...] = ()
    """Why not, in a clause each."""
    doubts: tuple[str, ...] = ()
    """What nobody can tell from the rows, in a clause each."""
    policy: str = ""
    """The ruling that gives the amount, with whence it comes."""
    is_most: bool = False
    """Whether the amount is the most that can be had, not what is had."""


def is_said(found: Iterable[Seen], clause: str) -> dict[str, str]:
    """Row → the clause with what a rule saw there."""
    return {seen.row.id: clause.format(**seen.gaps) for seen in found if seen.row}
