"""台账、汇总、调度: what an office hands up, computed from the rosters; tables first, then their faces."""

from roster_desktop.reports.completeness import ENTITLED
from roster_desktop.reports.declared import REPORT_BY_KEY, REPORTS
from roster_desktop.reports.facts import Entitlement, Entry, Facts, Household, Person, Unclaimed
from roster_desktop.reports.ledgers import PROBLEM, TARGET, days_late
from roster_desktop.reports.report import Family, Report
from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable, rate, shown
from roster_desktop.reports.zero_history import ZeroHistory
from roster_desktop.reports.zero_ledger import ZERO_RULES
from roster_desktop.reports.zero_spells import followed

__all__ = [
    "ENTITLED",
    "PROBLEM",
    "REPORTS",
    "REPORT_BY_KEY",
    "TARGET",
    "ZERO_RULES",
    "Counted",
    "Entitlement",
    "Entry",
    "Facts",
    "Family",
    "Figure",
    "Head",
    "Household",
    "Line",
    "Person",
    "Report",
    "ReportTable",
    "Unclaimed",
    "ZeroHistory",
    "days_late",
    "followed",
    "rate",
    "shown",
]
