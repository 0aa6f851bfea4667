"""五本台账 as one workbook: a sheet each, of this moment or as they were kept of a period."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from roster_desktop.progress import Progress
from roster_desktop.reports import REPORT_BY_KEY, ReportTable
from roster_desktop.tasks.accounts import Tables, figures_title, kept_tables, tables_now
from roster_desktop.tasks.disclosing import note_report
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.report_sheets import sheet_of
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workspace import FiguresRecord, Workspace

FIVE_TITLE = "五本台账"
FIVE = {
    "targets": "就业扶贫年度目标责任台账",
    "problems": "中省市反馈问题整改台账",
    "intents": "就业意愿采集台账",
    "relocated": "易地搬迁后续帮扶台账",
    "zero": "“零就业”家庭清零台账",
}
"""Report → the name its sheet has wherever five ledgers are asked for."""


def five_ledgers(
    workspace: Workspace, figures: FiguresRecord | None, progress: Progress | None = None
) -> tuple[ReportTable, ...]:
    """The five tables: those that were kept, or (None) those of this moment."""
    told = _kept(workspace, figures) if figures else _now(workspace, progress)
    # Some ledgers have a second table beside them; the ledger itself is the first.
    return tuple(told[key][0] for key in FIVE)


def write_five(
    workspace: Workspace, out: Path, figures: FiguresRecord | None, progress: Progress | None = None
) -> int:
    """Write them as one workbook; how many lines there are in all."""
    tables = five_ledgers(workspace, figures, progress)
    told = f"{figures_title(figures)}　校验码 {figures.content[:12]}" if figures else ""
    sheets = []
    for table, name in zip(tables, FIVE.values(), strict=True):
        facts = (*table.facts, told) if told else table.facts
        # Curved quotes stand in names of sheets; only what a spreadsheet forbids is left out.
        sheets.append(replace(sheet_of(table.about(*facts)), name=name, title=name))
    write_report_book(out, sheets, progress)
    lines = sum(len(table.lines) for table in tables)
    note_report(workspace, FIVE_TITLE, out, lines)
    return lines


def _now(workspace: Workspace, progress: Progress | None) -> Tables:
    bring_up_to_date(workspace, progress)
    return tables_now(workspace, workspace.cutoff, progress, reports=[REPORT_BY_KEY[key] for key in FIVE])


def _kept(workspace: Workspace, figures: FiguresRecord) -> Tables:
    return {key: kept_tables(workspace, figures, REPORT_BY_KEY[key]) for key in FIVE}
