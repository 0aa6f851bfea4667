"""What looks wrong in the rosters, said in one sentence each, with what to do about it."""

from roster_desktop.checks.cells import RULES, check_row
from roster_desktop.checks.finding import Finding, Level
from roster_desktop.checks.rule import Rule

__all__ = ["RULES", "Finding", "Level", "Rule", "check_row"]
