"""Findings become problems that somebody is told to mend: never twice, closed out only when a person says so,
and told to each village on a slip."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from roster_desktop.checks import Finding
from roster_desktop.places import chinese_fonts
from roster_desktop.progress import Progress
from roster_desktop.records import CellsWritten, Change, ChangeSet, Occasion, RowAdded, RowId, new_row_id
from roster_desktop.reports import PROBLEM, Entry
from roster_desktop.reports.pdf import write_pdf
from roster_desktop.reports.problem_slip import slip_pages, slip_tables
from roster_desktop.tasks.disclosing import note_report
from roster_desktop.tasks.report_sheets import code_of_table, sheet_of
from roster_desktop.wording import Refusal, reporting
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workspace import Applied, FindingQuery, Query, Row, StoredFinding, Workspace

DAYS = "P_PROBLEM_DAYS"
FOUND_HERE, CLOSED, BEING_MENDED = "比对发现", "已销号", "整改中"
_PAGE = 500

Source = tuple[str, str, str]
"""(row, rule, basis): which finding a problem came from."""


def source_of(finding: Finding) -> Source:
    """What tells the finding from every other."""
    return finding.row, finding.rule, finding.basis


def problems_by_source(workspace: Workspace) -> dict[Source, Row]:
    """Finding → the problem that was made of it and is not closed out."""
    return {
        _source(row): row
        for row in _rows(workspace, Query(PROBLEM))
        if row.stored.get("rule") and row.stored.get("state") != CLOSED
    }


def make_problems(workspace: Workspace, findings: Sequence[StoredFinding], due: str = "") -> Applied:
    """A problem for each of these findings that is none yet; one step of the history. `due`: until when,
    where the policy's days are not meant. Nothing where all of them are problems already."""
    known = problems_by_source(workspace)
    wanted = {source_of(one): one for one in findings if one.row and source_of(one) not in known}
    if not wanted:
        return Applied(0)
    today = workspace.today()
    days = workspace.policies.number(DAYS, today)
    until = due or (today + timedelta(days=days)).isoformat()
    first = _next_number(workspace, today)
    changes: tuple[Change, ...] = tuple(
        RowAdded(PROBLEM, new_row_id(), _cells(workspace, one, f"{today:%Y-%m}-{first + place:03}", until))
        for place, one in enumerate(wanted.values())
    )
    rules = "、".join(dict.fromkeys(one.rule for one in wanted.values()))
    return workspace.apply(ChangeSet(f"把 {len(changes)} 处{rules}转为问题", Occasion.TYPED, changes))


def findings_of(
    workspace: Workspace, rule: str = "", village: str = "", township: str = ""
) -> list[StoredFinding]:
    """The open findings of a rule, of a village, or of both."""
    return workspace.findings(FindingQuery(rule=rule, village=village, township=township))


def mended_problems(workspace: Workspace) -> list[Row]:
    """Problems whose finding is gone, so that they may be closed out. To be asked when findings are up to
    date; a finding that was only explained still stands."""
    known = problems_by_source(workspace)
    rows = [RowId(row) for row, _, _ in known]
    told = workspace.findings_at(rows, "")
    standing = {source_of(one) for found in told.values() for one in found}
    return [row for source, row in known.items() if source not in standing]


def close_out(workspace: Workspace, problems: Sequence[RowId]) -> Applied:
    """销号: these problems are closed out today; one step of the history."""
    if not problems:
        return Applied(0)
    cells = {"state": CLOSED, "closed_on": workspace.today().isoformat()}
    changes: tuple[Change, ...] = tuple(CellsWritten(PROBLEM, row, cells) for row in problems)
    return workspace.apply(ChangeSet(f"{len(changes)} 个问题销号", Occasion.TYPED, changes))


def problems_to_mend(workspace: Workspace, village: str = "") -> Mapping[str, tuple[Entry, ...]]:
    """Village → its problems that are not closed out, the earliest due first; of one village or of all."""
    found: dict[str, list[Entry]] = {}
    for row in _rows(workspace, Query(PROBLEM)):
        name = row.stored.get("village", "") or row.stored.get("responsible_unit", "") or workspace.unit.name
        if row.stored.get("state") != CLOSED and village in ("", name):
            found.setdefault(name, []).append(Entry(PROBLEM, row.id, row.stored))
    return {
        name: tuple(sorted(those, key=lambda one: (one.text("due_on"), one.text("number"))))
        for name, those in sorted(found.items())
    }


def write_slips(workspace: Workspace, out: Path, village: str = "", progress: Progress | None = None) -> int:
    """问题交办单 of a village or of every village, as a PDF or a workbook; how many problems they tell of."""
    by_village = problems_to_mend(workspace, village)
    if not by_village:
        raise Refusal(reporting.NO_PROBLEMS.about(village=village or workspace.unit.name))
    told = [
        slip_tables(workspace.unit.name, name, those, workspace.today()) for name, those in by_village.items()
    ]
    match out.suffix.lower():
        case ".pdf":
            pages = tuple(
                page for tables in told for page in slip_pages(tables, [*map(code_of_table, tables)])
            )
            write_pdf(out, "问题交办单", pages, chinese_fonts())
        case ".xlsx":
            write_report_book(out, [sheet_of(table) for tables in told for table in tables], progress)
        case _:
            raise Refusal(reporting.UNKNOWN_FACE.about(file=out.name))
    many = sum(len(those) for those in by_village.values())
    note_report(workspace, "问题交办单", out, many)
    return many


def _cells(workspace: Workspace, finding: StoredFinding, number: str, due: str) -> dict[str, str]:
    unit = workspace.unit
    return {
        "number": number,
        "source": FOUND_HERE,
        "found_on": workspace.today().isoformat(),
        "township": finding.township or unit.township,
        "village": finding.village,
        "content": finding.message,
        "responsible_unit": finding.village or unit.name,
        "due_on": due,
        "state": BEING_MENDED,
        "rule": finding.rule,
        "about": finding.row,
        "basis": finding.basis,
    }


def _next_number(workspace: Workspace, today: date) -> int:
    """Numbers rise within a month and none is given twice, also when a problem was removed."""
    begins = f"{today:%Y-%m}-"
    rows: Iterable[Row] = (
        row for removed in (False, True) for row in _rows(workspace, Query(PROBLEM, removed=removed))
    )
    numbers = (row.stored.get("number", "") for row in rows)
    ends = (number.removeprefix(begins) for number in numbers if number.startswith(begins))
    return 1 + max((int(end) for end in ends if end.isascii() and end.isdecimal()), default=0)


def _rows(workspace: Workspace, query: Query) -> Iterable[Row]:
    ids = workspace.row_ids(query)
    for start in range(0, len(ids), _PAGE):
        yield from workspace.rows(query.roster, ids[start : start + _PAGE])


def _source(row: Row) -> Source:
    return row.stored.get("about", ""), row.stored.get("rule", ""), row.stored.get("basis", "")
