"""核对码: which lists a file or a workbook holds under which code, and to which of them a code belongs that
stands on stamped paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import (
    EVERYTHING,
    Area,
    ContentCode,
    Level,
    code_of_lines,
    code_of_parts,
    code_of_rows,
    typed_code,
)
from roster_desktop.reports import REPORT_BY_KEY
from roster_desktop.reports.kept import tables_in
from roster_desktop.schema import Catalog, Role, Roster
from roster_desktop.tasks.accounts import Tables, figures_title, tables_now
from roster_desktop.tasks.listed_rows import listed_rows
from roster_desktop.tasks.report_sheets import TABLE, code_of_table, code_of_tables
from roster_desktop.wording import Refusal, printing
from roster_desktop.workbook import RawBook, deliver, read_workbook
from roster_desktop.workbook.report_sheet import coded_rows
from roster_desktop.workbook.texts import shown_text
from roster_desktop.workspace import Workspace

Rows = Sequence[Mapping[str, str]]


class Coded(Struct, frozen=True):
    """A list, or several together, and the code of what it says."""

    title: str
    code: ContentCode
    lines: int
    printed: str = ""
    """The code that it tells of itself, where that is another one: somebody changed it since."""


def asked_code(text: str) -> str:
    """The code that somebody typed; refused where it was misread."""
    found = typed_code(text)
    if not found:
        raise Refusal(printing.NO_SUCH_CODE.about(text=text.strip()))
    return found


def matching(coded: Iterable[Coded], code: str) -> Coded | None:
    """The list with this code."""
    return next((one for one in coded if one.code.short == code), None)


def rows_code(roster: Roster, rows: Rows) -> ContentCode:
    """The code of rows of a roster, as a workbook would give them back."""
    return code_of_rows(roster, ({key: shown_text(text) for key, text in row.items()} for row in rows))


def codes_of_rosters(workspace: Workspace, progress: Progress | None = None) -> tuple[Coded, ...]:
    """Every roster of the file as a whole, and of every village by itself."""
    rosters = workspace.catalog.rosters
    rows = listed_rows(workspace, rosters, progress or Silence())
    found = list(_codes(workspace.catalog, rows, ""))
    if workspace.unit.level is not Level.VILLAGE:
        for area in _areas(workspace, rows):
            here = {one.key: rows_in(one, rows[one.key], area) for one in rosters}
            found += _codes(workspace.catalog, here, f"{area.full_name} ")
    return tuple(found)


def codes_of_reports(workspace: Workspace, progress: Progress | None = None) -> Iterator[Coded]:
    """Every report as it is now and as it was kept of closed periods, table by table and as a whole."""
    yield from _of_tables(tables_now(workspace, workspace.cutoff, progress), "")
    for figures in workspace.figures():
        texts = workspace.figures_texts(figures.number)
        kept = {key: tables_in(text) for key, text in texts.items()}
        yield from _of_tables(kept, f"{figures_title(figures)} ")


def codes_of_book(catalog: Catalog, path: Path, progress: Progress | None = None) -> tuple[Coded, ...]:
    """The rosters of a workbook, or the tables of a report's. Refused where it is neither."""
    raw = read_workbook(path, progress or Silence())
    found = tuple(_tables(raw)) or tuple(_rosters(catalog, raw))
    if not found:
        raise Refusal(printing.NOTHING_CODED.about(file=path.name))
    return found


def rows_in(roster: Roster, rows: Rows, area: Area) -> Rows:
    """The rows of the area."""
    if area == EVERYTHING:
        return rows
    return [row for row in rows if area.contains(_area_of(roster, row))]


def _of_tables(tables: Tables, before: str) -> Iterator[Coded]:
    for key, those in tables.items():
        for table in those:
            yield Coded(before + table.title, code_of_table(table), len(table.lines))
        if len(those) > 1:
            lines = sum(len(table.lines) for table in those)
            yield Coded(before + REPORT_BY_KEY[key].title, code_of_tables(those), lines)


def _area_of(roster: Roster, row: Mapping[str, str]) -> Area:
    return Area(roster.text_of(Role.TOWNSHIP, row), roster.text_of(Role.VILLAGE, row))


def _areas(workspace: Workspace, rows: Mapping[str, Rows]) -> tuple[Area, ...]:
    rosters = workspace.catalog.rosters
    told = (_area_of(roster, row) for roster in rosters for row in rows[roster.key])
    # In a township's own file nothing hangs on whether a row names the township.
    is_county = workspace.unit.level is Level.COUNTY
    areas = (area if is_county else Area(village=area.village) for area in told)
    return tuple(dict.fromkeys(area for area in areas if area.village))


def _codes(catalog: Catalog, rows: Mapping[str, Rows], before: str) -> Iterator[Coded]:
    parts = []
    for roster in catalog.rosters:
        if those := rows.get(roster.key):
            coded = Coded(f"{before}{roster.title}", rows_code(roster, those), len(those))
            parts.append(coded)
            yield coded
    if len(parts) > 1:
        whole = code_of_parts(one.code for one in parts)
        yield Coded(f"{before}各册合计", whole, sum(one.lines for one in parts))


def _rosters(catalog: Catalog, raw: RawBook) -> Iterator[Coded]:
    delivery = deliver(raw, catalog, mapping={}, answers={}).delivery
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in delivery.rows:
        # What only the hidden memory tells, of rows taken out, is on no paper.
        if row.number:
            rows.setdefault(row.roster, []).append(row.values)
    return _codes(catalog, rows, "")


def _tables(raw: RawBook) -> Iterator[Coded]:
    parts = []
    for sheet in raw.sheets:
        if told := coded_rows(sheet.rows):
            printed, rows = told
            code = code_of_lines(TABLE, rows)
            changed = printed if typed_code(printed) != code.short else ""
            coded = Coded(sheet.rows[0][0] if sheet.rows[0] else sheet.name, code, len(rows), changed)
            parts.append(coded)
            yield coded
    if len(parts) > 1:
        yield Coded(raw.file, code_of_parts(one.code for one in parts), sum(one.lines for one in parts))
