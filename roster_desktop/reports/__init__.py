"""台账、汇总、调度: what an office hands up, computed from the rosters; tables first, then their faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster_desktop.late import offer

if TYPE_CHECKING:
    from roster_desktop.reports.completeness import ENTITLED
    from roster_desktop.reports.declared import REPORT_BY_KEY, REPORTS
    from roster_desktop.reports.facts import Entitlement, Entry, Facts, Household, Person, Unclaimed
    from roster_desktop.reports.ledgers import PROBLEM, TARGET, days_late
    from roster_desktop.reports.report import Family, Report
    from roster_desktop.reports.table import Counted, Figure, Head, Line, ReportTable, rate, shown
    from roster_desktop.reports.zero_history import ZeroHistory
    from roster_desktop.reports.zero_ledger import ZERO_RULES
    from roster_desktop.reports.zero_spells import followed
else:
    offer(
        __name__,
        completeness="ENTITLED",
        declared="REPORT_BY_KEY REPORTS",
        facts="Entitlement Entry Facts Household Person Unclaimed",
        ledgers="PROBLEM TARGET days_late",
        report="Family Report",
        table="Counted Figure Head Line ReportTable rate shown",
        zero_history="ZeroHistory",
        zero_ledger="ZERO_RULES",
        zero_spells="followed",
    )

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
