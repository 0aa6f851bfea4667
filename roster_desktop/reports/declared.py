"""Every report of the program, in the order in which people look for them."""

from __future__ import annotations

from roster_desktop.reports.report import Family, Report
from roster_desktop.reports.statistics import employment_statistics

REPORTS: tuple[Report, ...] = (
    Report(
        "employment",
        "就业创业统计",
        Family.STATISTICS,
        "每个村有多少户、多少劳动力，多少人转移就业、务农、创业、灵活就业，多少人有意愿、参加过培训。",
        employment_statistics,
    ),
)

REPORT_BY_KEY = {report.key: report for report in REPORTS}
