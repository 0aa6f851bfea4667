"""Reports: which there are, computing one, and writing it as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from roster_desktop.places import chinese_fonts
from roster_desktop.progress import Progress
from roster_desktop.records import EVERYTHING, Area
from roster_desktop.reports import REPORT_BY_KEY, REPORTS, Facts, Report, ReportTable
from roster_desktop.reports.chosen_columns import name_of, places_of
from roster_desktop.reports.dispatch import Dispatch, dispatch_page, dispatch_tables
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.pdf import write_pdf, write_whole
from roster_desktop.reports.picture import png_bytes
from roster_desktop.tasks.disclosing import note_report
from roster_desktop.tasks.dispatching import dispatch
from roster_desktop.tasks.entitling import with_entitlements
from roster_desktop.tasks.report_facts import gather_facts
from roster_desktop.tasks.report_sheets import code_of_tables, filled_by, pages_of, sheet_of
from roster_desktop.tasks.zero_looks import PastLooks, with_history
from roster_desktop.wording import Refusal, reporting
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workspace import Workspace


class Made(Struct, frozen=True, dict=True):
    """A report with its figures; its pages are laid out when somebody wants them."""

    report: Report
    tables: tuple[ReportTable, ...]
    page: tuple[Paper, ...] = ()
    """The page of its own that it has; else its tables are put on paper."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Table → the names of its columns on paper, where somebody chose some."""

    @cached_property
    def pages(self) -> tuple[Paper, ...]:
        told = ((table, self.columns.get(table.key, ())) for table in self.tables)
        return self.page or tuple(page for table, names in told for page in pages_of(table, names))

    def printed_with(self, names: Sequence[str]) -> Made:
        """With the columns of these names on paper, in every table that has one of them."""
        if self.page:
            raise Refusal(reporting.WHOLE_PAGE.about(title=self.report.title))
        for name in names:
            if not any(places_of(table.heads, name) for table in self.tables):
                known = dict.fromkeys(name_of(head) for table in self.tables for head in table.heads)
                raise Refusal(
                    reporting.NO_SUCH_HEAD.about(title=self.report.title, name=name, known="、".join(known))
                )
        columns = {
            table.key: those
            for table in self.tables
            if (those := tuple(name for name in names if places_of(table.heads, name)))
        }
        return replace(self, columns=columns)


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
) -> Made:
    """The report as of now."""
    if report.cadence is not None:
        return made_of(workspace, report, dispatch(workspace, report.cadence, area, progress))
    facts = gather_facts(workspace, area, progress)
    if report.looks_back:
        facts = with_history(workspace, facts, PastLooks(), area, progress)
    if report.tells_dues:
        facts = with_entitlements(workspace.catalog, facts, progress)
    return made_of(workspace, report, facts)


def made_of(workspace: Workspace, report: Report, told: Facts | Dispatch) -> Made:
    """The report out of what was gathered, with whose and of which day it is."""
    if isinstance(told, Dispatch):
        heading = heading_facts(workspace, told.unit, told.now.on)
        tables = tuple(table.about(heading) for table in dispatch_tables(told))
        return Made(report, tables, dispatch_page(told, code_of_tables(tables)))
    if report.compute is None:
        raise ValueError(f"{report.key} compares several moments")
    heading = heading_facts(workspace, told.unit.name, told.on)
    tables = tuple(
        table.about("　　".join((heading, *table.facts)) if table.facts else heading)
        for table in report.compute(told)
    )
    return Made(report, tables)


def heading_facts(workspace: Workspace, unit: str, on: date) -> str:
    """The line under a title: whose, by whom, of which day."""
    return f"{filled_by(workspace, unit)}　　统计截至：{on.isoformat()}"


def file_name(workspace: Workspace, report: Report, folder: Path, ending: str = ".xlsx") -> Path:
    """A free name in the folder: 龙亭镇_就业创业统计_2026-11-30.xlsx."""
    return free_name(workspace, report.title, folder, ending)


def free_name(workspace: Workspace, title: str, folder: Path, ending: str) -> Path:
    """A name in the folder that no file has yet."""
    stem = f"{workspace.unit.name}_{title}_{workspace.today().isoformat()}"
    target, number = folder / f"{stem}{ending}", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}({number}){ending}"
    return target


FACES = (".xlsx", ".pdf", ".png")
"""Endings of the files as which a report can be written."""


def hand_out(workspace: Workspace, made: Made, out: Path, progress: Progress | None = None) -> None:
    """Write the report, and write down that it was."""
    write_report(made, out, progress)
    note_report(workspace, made.report.key, out, _lines(made))


def note_on_paper(workspace: Workspace, made: Made) -> None:
    """Write down that the report went to the printer."""
    note_report(workspace, made.report.key, None, _lines(made))


def _lines(made: Made) -> int:
    return sum(len(table.lines) for table in made.tables)


def write_report(made: Made, out: Path, progress: Progress | None = None) -> None:
    """Write the report: as a workbook with a sheet a table, as a PDF, or (one page only) as a picture."""
    match out.suffix.lower():
        case ".xlsx":
            write_report_book(out, [sheet_of(table) for table in made.tables], progress)
        case ".pdf":
            write_pdf(out, made.report.title, made.pages, chinese_fonts())
        case ".png" if len(made.pages) == 1:
            write_whole(out, png_bytes(made.pages[0], chinese_fonts()))
        case ".png":
            raise Refusal(reporting.TOO_LONG_FOR_A_PICTURE.about(title=made.report.title))
        case _:
            raise Refusal(reporting.UNKNOWN_FACE.about(file=out.name))
