"""Two periods, or now against a period, compared report by report, and the comparison as a workbook."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.progress import Progress
from roster_desktop.reports import REPORT_BY_KEY, Report, ReportTable
from roster_desktop.reports.comparison import Compared, compared
from roster_desktop.reports.kept import tables_in
from roster_desktop.tasks.accounts import NOW, Tables, figures_asked, figures_title, tables_now
from roster_desktop.tasks.disclosing import note_comparison
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.report_sheets import sheet_of
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workspace import FiguresRecord, Workspace

_LONGEST = 31


class Side(Struct, frozen=True):
    """One of the two: figures that were kept, or those of this moment."""

    title: str
    tables: Tables


class ComparedReport(Struct, frozen=True):
    """One report, both times."""

    report: Report
    tables: tuple[Compared, ...]

    @property
    def differing(self) -> int:
        """How many lines differ."""
        return sum(one.differing for one in self.tables)


def side_asked(workspace: Workspace, text: str, progress: Progress | None = None) -> Side:
    """The figures that somebody named: `now`, a period, or period@number."""
    if text.strip().lower() == NOW:
        return side_now(workspace, progress)
    return side_kept(workspace, figures_asked(workspace, text))


def side_now(workspace: Workspace, progress: Progress | None = None) -> Side:
    """The figures of this moment."""
    bring_up_to_date(workspace, progress)
    day = workspace.cutoff
    return Side(f"现在（截至 {day.isoformat()}）", tables_now(workspace, day, progress))


def side_kept(workspace: Workspace, figures: FiguresRecord) -> Side:
    """Figures that were kept."""
    texts = workspace.figures_texts(figures.number)
    return Side(figures_title(figures), {key: tables_in(text) for key, text in texts.items()})


def compared_sides(before: Side, after: Side, reports: tuple[str, ...] = ()) -> tuple[ComparedReport, ...]:
    """Every report that one of the two holds, or these only."""
    keys = [key for key in REPORT_BY_KEY if key in before.tables or key in after.tables]
    return tuple(
        ComparedReport(
            REPORT_BY_KEY[key],
            compared(before.tables.get(key, ()), after.tables.get(key, ()), (before.title, after.title)),
        )
        for key in keys
        if not reports or key in reports
    )


def write_comparison(
    workspace: Workspace, out: Path, reports: tuple[ComparedReport, ...], progress: Progress | None = None
) -> None:
    """A workbook with a sheet a table, which the log of the file names; lists of people show what differs."""
    tables = [shown_of(one) for report in reports for one in report.tables]
    sheets, seen = [], set[str]()
    for table in tables:
        sheet = sheet_of(table)
        name, number = sheet.name, 1
        while name.lower() in seen:
            number += 1
            name = f"{sheet.name[: _LONGEST - 4]}({number})"
        seen.add(name.lower())
        sheets.append(replace(sheet, name=name))
    write_report_book(out, sheets, progress)
    rows = sum(len(table.lines) for table in tables)
    note_comparison(workspace, (one.report.key for one in reports), out, rows)


def shown_of(one: Compared) -> ReportTable:
    """A table of figures whole, a list of people or things as far as it differs."""
    return one.table if one.table.has_total else one.only_differing
