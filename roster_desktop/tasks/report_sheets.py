"""A report's table as a sheet of a workbook and as pages, both under the code of what it says."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from roster_desktop.records import ContentCode, code_of_lines, code_of_parts
from roster_desktop.reports import Head, ReportTable
from roster_desktop.reports.chosen_columns import chosen, naming_columns
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.table import Counted
from roster_desktop.reports.table_pages import Layout, table_pages
from roster_desktop.wording import reporting
from roster_desktop.workbook.report_sheet import CODE_MARK, ReportSheet, SheetHead
from roster_desktop.workspace import Workspace

TABLE = "table"
"""Under which name the code of a report's table is made."""

# What a spreadsheet does not take in the name of a sheet.
_FORBIDDEN = str.maketrans("", "", "[]:*?/\\《》“”")
_LONGEST = 31


def filled_by(workspace: Workspace, unit: str) -> str:
    """Whose a paper is, who filled and who looks through it, and when."""
    told = (
        f"填报单位（盖章）：{unit}",
        f"填报人：{workspace.operator or '　　　　'}",
        "审核人：　　　　",
        f"填报时间：{workspace.today().isoformat()}",
    )
    return "　　".join(told)


def code_of_table(table: ReportTable) -> ContentCode:
    """核对码 of what the table says, whatever carries it."""
    return code_of_lines(TABLE, plain_sheet(table).said())


def code_of_tables(tables: Iterable[ReportTable]) -> ContentCode:
    """The same of a whole report."""
    return code_of_parts(map(code_of_table, tables))


def pages_of(table: ReportTable, columns: Iterable[str] = ()) -> tuple[Paper, ...]:
    """The table on paper, with these columns where some were chosen; at the foot of every page the code of
    the whole table, so that any print of it can be held against its workbook."""
    names = tuple(columns)
    printed = _with_columns(table, names) if names else table
    fixed = naming_columns(printed.heads)
    return table_pages(printed, Layout(fixed, foot=table.title, code=code_of_table(table)))


def _with_columns(table: ReportTable, names: tuple[str, ...]) -> ReportTable:
    """Under it, that there are more columns than stand on the paper."""
    some = chosen(table, names)
    left = len(table.heads) - len(some.heads)
    said = (str(reporting.SOME_COLUMNS.about(shown=len(some.heads), all=len(table.heads))),) if left else ()
    return replace(some, rules=(*table.rules, *said))


def sheet_of(table: ReportTable) -> ReportSheet:
    """The table as a sheet, its code under the title."""
    return coded_sheet(plain_sheet(table))


def coded_sheet(sheet: ReportSheet) -> ReportSheet:
    """The sheet with the code of what it says in its last line above the heads."""
    return sheet.under(f"{CODE_MARK}{code_of_lines(TABLE, sheet.said()).told}")


def plain_sheet(table: ReportTable) -> ReportSheet:
    """The table as a sheet that tells no code."""
    return ReportSheet(
        name=_sheet_name(table.title),
        title=table.title,
        facts=table.facts,
        heads=tuple(map(_head, table.heads)),
        lines=[(line.band, *line.cells[1:]) if line.band else line.cells for line in table.lines],
        total=table.total,
        rules=table.rules,
        signatures="填报人签字：　　　　　　　审核人签字：　　　　　　　年　　月　　日",
        bands=frozenset(place for place, line in enumerate(table.lines) if line.band),
        named=naming_columns(table.heads),
    )


def _head(head: Head) -> SheetHead:
    is_rate = head.counted is Counted.RATE
    return SheetHead(head.full_text, head.width, head.group, head.sums, is_rate, head.rate_of)


def _sheet_name(title: str) -> str:
    return title.translate(_FORBIDDEN)[:_LONGEST]
