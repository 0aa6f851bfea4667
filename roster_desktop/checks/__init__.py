"""What looks wrong in the rosters, said in one sentence each, with what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster_desktop.late import offer

if TYPE_CHECKING:
    from roster_desktop.checks.alike import Alike
    from roster_desktop.checks.cells import RULES, RowCheck, check_row
    from roster_desktop.checks.finding import Beside, Finding, Level
    from roster_desktop.checks.fix import Fix
    from roster_desktop.checks.ground import Ground
    from roster_desktop.checks.household_in_question import HouseholdInQuestion
    from roster_desktop.checks.households import HouseholdKey, household_key
    from roster_desktop.checks.person_in_question import PersonInQuestion
    from roster_desktop.checks.row_in_question import Known, RowInQuestion, row_in_question
    from roster_desktop.checks.rule import Rule, Seen
    from roster_desktop.checks.rulebook import RULEBOOK, Rulebook
    from roster_desktop.checks.sharings import Sharing
else:
    offer(
        __name__,
        alike="Alike",
        cells="RULES RowCheck check_row",
        finding="Beside Finding Level",
        fix="Fix",
        ground="Ground",
        household_in_question="HouseholdInQuestion",
        households="HouseholdKey household_key",
        person_in_question="PersonInQuestion",
        row_in_question="Known RowInQuestion row_in_question",
        rule="Rule Seen",
        rulebook="RULEBOOK Rulebook",
        sharings="Sharing",
    )

__all__ = [
    "RULEBOOK",
    "RULES",
    "Alike",
    "Beside",
    "Finding",
    "Fix",
    "Ground",
    "HouseholdInQuestion",
    "HouseholdKey",
    "Known",
    "Level",
    "PersonInQuestion",
    "RowCheck",
    "RowInQuestion",
    "Rule",
    "Rulebook",
    "Seen",
    "Sharing",
    "check_row",
    "household_key",
    "row_in_question",
]
