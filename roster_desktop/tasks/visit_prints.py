"""Lists for calls and visits on paper and in files: the same table, under the code of what it says."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from roster_desktop.places import chinese_fonts
from roster_desktop.progress import Progress
from roster_desktop.reports import Head, Line, ReportTable
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.pdf import write_pdf
from roster_desktop.reports.table_pages import Layout, table_pages
from roster_desktop.tasks.report_sheets import code_of_table
from roster_desktop.tasks.visit_lists import PlainList, check_free, write_sheet
from roster_desktop.wording import Refusal, verifying

LIST_FACES = (".xlsx", ".pdf")
"""Endings of the files as which a list can be written."""

_ROOM_TO_WRITE = 11.0
"""Millimetres that a row is high at least: results are written in by hand."""


def visit_table(sheet: PlainList) -> ReportTable:
    """The list as a table; village and group stand over their rows."""
    heads = tuple(Head(heading.text, width=heading.width) for heading in sheet.headings)
    lines: list[Line] = []
    for section in sheet.sections:
        lines.append(Line((None,) * len(heads), band=section.title))
        lines += (Line(row) for row in section.rows)
    return ReportTable("visits", sheet.title, heads, tuple(lines), (), sheet.facts, has_total=False)


def visit_pages(sheet: PlainList, progress: Progress | None = None) -> tuple[Paper, ...]:
    """The list on paper, with room to write by hand."""
    table = visit_table(sheet)
    layout = Layout(fixed=3, foot=sheet.title, code=code_of_table(table), least=_ROOM_TO_WRITE)
    return table_pages(table, layout, progress)


def write_visits(target: Path, sheet: PlainList, progress: Progress | None = None) -> int:
    """Write the list as a workbook or a PDF; how many pages the PDF has, of a workbook 0.
    Refuses an existing target."""
    check_list_face(target)
    check_free(target)
    if target.suffix.lower() == ".xlsx":
        code = code_of_table(visit_table(sheet)).told
        write_sheet(target, replace(sheet, code=code), progress)
        return 0
    pages = visit_pages(sheet, progress)
    write_pdf(target, sheet.title, pages, chinese_fonts())
    return len(pages)


def check_list_face(target: Path) -> None:
    """Refuse an ending of which nothing is written: better before a list is drawn up than after."""
    if target.suffix.lower() not in LIST_FACES:
        raise Refusal(verifying.LIST_FACE.about(file=target.name, faces="、".join(LIST_FACES)))
