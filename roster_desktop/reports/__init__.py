"""台账、汇总、调度: what an office hands up, computed from the rosters; tables first, then their faces."""

from roster_desktop.reports.declared import REPORT_BY_KEY, REPORTS
from roster_desktop.reports.facts import Entry, Facts, Household, Person
from roster_desktop.reports.ledgers import PROBLEM, TARGET, days_late
from roster_desktop.reports.report import Family, Report
from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable, rate, shown

__all__ = [
    "PROBLEM",
    "REPORTS",
    "REPORT_BY_KEY",
    "TARGET",
    "Counted",
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
    "days_late",
    "rate",
    "shown",
]
