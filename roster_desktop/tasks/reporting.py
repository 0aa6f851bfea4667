"""Reports: which there are, computing one, and writing it as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roster_desktop.places import chinese_fonts
from roster_desktop.progress import Progress
from roster_desktop.records import EVERYTHING, Area
from roster_desktop.reports import REPORT_BY_KEY, REPORTS, Facts, Head, Report, ReportTable
from roster_desktop.reports.pdf import write_pdf
from roster_desktop.reports.table import Counted
from roster_desktop.reports.table_pages import table_pages
from roster_desktop.tasks.report_facts import gather_facts
from roster_desktop.wording import Refusal, reporting
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workbook.report_sheet import ReportSheet, SheetHead
from roster_desktop.workspace import Workspace


def reports_for(workspace: Workspace) -> tuple[Report, ...]:
    """The reports that say something in a file of this level."""
    return tuple(report for report in REPORTS if workspace.unit.level in report.levels)


def report_named(name: str) -> Report:
    """The report of this key or title; a refusal that lists them where there is none."""
    found = REPORT_BY_KEY.get(name) or next((one for one in REPORTS if one.title == name), None)
    if found is None:
        raise Refusal(reporting.UNKNOWN_REPORT.about(name=name, known="、".join(REPORT_BY_KEY)))
    return found


def computed(
    workspace: Workspace, report: Report, area: Area = EVERYTHING, progress: Progress | None = None
) -> tuple[ReportTable, ...]:
    """The tables of the report as of now."""
    facts = gather_facts(workspace, area, progress)
    return tables_of(workspace, report, facts)


def tables_of(workspace: Workspace, report: Report, facts: Facts) -> tuple[ReportTable, ...]:
    """The tables out of facts that were gathered, with whose and of which day they are."""
    unit = facts.unit
    told = (
        f"填报单位（盖章）：{unit.name}",
        f"填报人：{workspace.operator or '　　　　'}",
        "审核人：　　　　",
        f"统计截至：{facts.on.isoformat()}",
    )
    return tuple(table.about("　　".join((*told, *table.facts))) for table in report.compute(facts))


def file_name(workspace: Workspace, report: Report, folder: Path, ending: str = ".xlsx") -> Path:
    """A free name in the folder: 龙亭镇_就业创业统计_2026-11-30.xlsx."""
    stem = f"{workspace.unit.name}_{report.title}_{workspace.today().isoformat()}"
    target, number = folder / f"{stem}{ending}", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}({number}){ending}"
    return target


XLSX, PDF = ".xlsx", ".pdf"
FACES = (XLSX, PDF)
"""Endings of the files as which a report can be written."""


def write_report(tables: Sequence[ReportTable], out: Path, progress: Progress | None = None) -> None:
    """Write the tables: as a workbook, a sheet each, or as a PDF, one after the other."""
    match out.suffix.lower():
        case ".xlsx":
            write_report_book(out, [sheet_of(table) for table in tables], progress)
        case ".pdf":
            pages = [page for table in tables for page in table_pages(table)]
            write_pdf(out, tables[0].title, pages, chinese_fonts())
        case _:
            raise Refusal(reporting.UNKNOWN_FACE.about(file=out.name))


def sheet_of(table: ReportTable) -> ReportSheet:
    """The table as a sheet."""
    return ReportSheet(
        name=_sheet_name(table.title),
        title=table.title,
        facts=table.facts,
        heads=tuple(map(_head, table.heads)),
        lines=[line.cells for line in table.lines],
        total=table.total,
        rules=table.rules,
        signatures="填报人签字：　　　　　　　审核人签字：　　　　　　　年　　月　　日",
    )


def _head(head: Head) -> SheetHead:
    is_rate = head.counted is Counted.RATE
    return SheetHead(head.full_text, head.width, head.group, head.sums, is_rate, head.rate_of)


# What a spreadsheet does not take in the name of a sheet.
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\《》“”")
_LONGEST = 31


def _sheet_name(title: str) -> str:
    return title.translate(_FORBIDDEN)[:_LONGEST]
