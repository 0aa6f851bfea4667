"""个人信息副本: everything that the file holds about one person, for that person to read and take along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from roster_desktop.places import chinese_fonts
from roster_desktop.progress import Progress
from roster_desktop.records import Standing
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.pdf import write_pdf
from roster_desktop.reports.table import Head, Line, ReportTable
from roster_desktop.reports.table_pages import Layout, table_pages
from roster_desktop.schema import Roster
from roster_desktop.schema.bookkeeping import BOOKKEEPING_HEADERS
from roster_desktop.tasks.disclosing import columns_told, note_person_copy, occasion
from roster_desktop.tasks.report_sheets import sheet_of
from roster_desktop.tasks.reporting import free_name
from roster_desktop.tasks.retention import Kept
from roster_desktop.wording import Refusal, reporting, working
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workspace import Disclosure, DisclosureKind, HistoryEntry, Row, Workspace

TITLE = "个人信息副本"
_MOST = 5000
_HELD = (Head("花名册", width=14), Head("项目", width=20), Head("内容", width=60))
_CHANGED = (
    Head("时间", width=18), Head("谁改的", width=12), Head("花名册", width=12), Head("项目", width=16),
    Head("原来", width=26), Head("后来", width=26), Head("来自工作簿", width=26),
)  # fmt: skip
_FOUND = (Head("花名册", width=12), Head("比对结果", width=60), Head("怎么处理", width=40))
_OUT = (
    Head("时间", width=18), Head("谁", width=12), Head("做了什么", width=14), Head("为了什么", width=16),
    Head("号码", width=10), Head("文件", width=34), Head("哪些列", width=46),
)  # fmt: skip
_RIGHTS = (
    "内容不对、不全的，可以要求更正、补充；不该留、不用再留的，可以要求删除。",
    "本副本含完整的号码，只交给本人或其监护人、委托人。",
)
_SIGN = "领取人签字：　　　　　　　　经办人签字：　　　　　　　　单位（盖章）　　　　　　年　　月　　日"


def copy_target(workspace: Workspace, person: Kept, folder: Path, ending: str = ".pdf") -> Path:
    """A free name in the folder: 四合村_个人信息副本_张三_2026-11-30.pdf."""
    return free_name(workspace, f"{TITLE}_{person.name or person.key[-6:]}", folder, ending)


def write_person_copy(
    workspace: Workspace, person: Kept, out: Path, progress: Progress | None = None
) -> None:
    """Write it as pages or as a workbook, and into the log. Refuses an existing target."""
    if out.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=out.name))
    tables = copy_tables(workspace, person)
    match out.suffix.lower():
        case ".pdf":
            write_pdf(out, TITLE, copy_pages(tables), chinese_fonts())
        case ".xlsx":
            write_report_book(out, [sheet_of(table) for table in tables], progress)
        case _:
            raise Refusal(reporting.UNKNOWN_FACE.about(file=out.name))
    note_person_copy(workspace, out, person.rows)


def copy_pages(tables: tuple[ReportTable, ...]) -> tuple[Paper, ...]:
    """On paper; signed by who takes it at the end."""
    last = len(tables) - 1
    return tuple(
        page
        for place, table in enumerate(tables)
        for page in table_pages(
            table, Layout(fixed=1, signatures=_SIGN if place == last else "", foot=table.title)
        )
    )


def copy_tables(workspace: Workspace, person: Kept) -> tuple[ReportTable, ...]:
    """What is held, who changed what when, what was found, and where it was sent; numbers whole."""
    fact = (
        f"单位：{workspace.unit.name}　　姓名：{person.name}　　身份证号：{person.number}　　"
        f"打印日期：{workspace.today().isoformat()}　　经办人：{workspace.operator or '　　　　'}"
    )
    held = tuple(_held(workspace, person))
    told = (
        ReportTable("held", f"{TITLE}：记录了什么", _HELD, held, (), (fact,), has_total=False),
        ReportTable("changed", f"{TITLE}：谁在什么时候改过什么", _CHANGED,
                    tuple(_changed(workspace, person)), (), (fact,), has_total=False),
        ReportTable("found", f"{TITLE}：比对出的问题", _FOUND,
                    tuple(_found(workspace, person)), (), (fact,), has_total=False),
        ReportTable("out", f"{TITLE}：看过、送出过", _OUT,
                    tuple(_out(workspace, person)), _RIGHTS, (fact,), has_total=False),
    )  # fmt: skip
    return tuple(table for table in told if table.lines or table.key == "out")


def _held(workspace: Workspace, person: Kept) -> Iterator[Line]:
    for key, roster, row in _rows(workspace, person):
        where = roster.short_title + ("（已移除）" if row.standing is Standing.REMOVED else "")
        for column, header in _headers(roster).items():
            if text := row.values.get(column, ""):
                yield Line((where, header, text), ((key, row.id),))


def _changed(workspace: Workspace, person: Kept) -> Iterator[Line]:
    for key, roster, row in _rows(workspace, person):
        entries = workspace.history(row=(key, row.id), limit=_MOST)
        yield from (_change(roster, _headers(roster), entry) for entry in entries)


def _change(roster: Roster, headers: dict[str, str], entry: HistoryEntry) -> Line:
    header = headers.get(entry.column, entry.column)
    told = (entry.at, entry.who, roster.short_title, header, entry.before, entry.after, entry.workbook)
    return Line(told, ((entry.roster, entry.row),))


def _headers(roster: Roster) -> dict[str, str]:
    return {column.key: column.header for column in roster.columns} | BOOKKEEPING_HEADERS


def _found(workspace: Workspace, person: Kept) -> Iterator[Line]:
    rows = [row for _, row in person.rows]
    for told in workspace.findings_at(rows, "").values():
        for one in told:
            if one.row in rows:
                title = workspace.catalog.roster(one.roster).short_title
                yield Line((title, one.message, one.remedy), ((one.roster, one.row),))


def _out(workspace: Workspace, person: Kept) -> Iterator[Line]:
    """Every file that held their rosters since they were first written, and every look at their numbers."""
    rosters = {roster for roster, _ in person.rows}
    first = min(
        (entry.at for key, row in person.rows for entry in workspace.history(row=(key, row), limit=_MOST)),
        default="",
    )
    rows = {row for _, row in person.rows}
    for line in workspace.disclosures():
        names = {column.partition(".")[0] for column in line.columns}
        is_theirs = line.row in rows if line.row else bool(names & rosters) and line.at >= first
        if is_theirs and line.kind is not DisclosureKind.PURGED:
            yield Line(_disclosed(workspace, line))


def _disclosed(workspace: Workspace, line: Disclosure) -> tuple[str, ...]:
    shown = "看过完整号码" if line.kind is DisclosureKind.SHOWN else "导出、送出"
    masked = "已遮" if line.is_masked else "完整"
    columns = columns_told(workspace.catalog, line)
    return line.at, line.who, shown, occasion(line), masked, line.file, columns


def _rows(workspace: Workspace, person: Kept) -> Iterator[tuple[str, Roster, Row]]:
    for key, row_id in person.rows:
        row = workspace.row(key, row_id)
        if row is not None:
            yield key, workspace.catalog.roster(key), row
