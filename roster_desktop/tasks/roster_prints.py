"""A roster on paper: the chosen columns of every row, household by household where wanted, with the code of
the whole content at the foot."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.checks import household_key
from roster_desktop.places import chinese_fonts
from roster_desktop.progress import Progress, Silence
from roster_desktop.records import EVERYTHING, Area, ContentCode, Unit
from roster_desktop.reports import Counted, Figure, Head, Line, ReportTable
from roster_desktop.reports.pages import Paper
from roster_desktop.reports.pdf import write_pdf
from roster_desktop.reports.table_pages import Layout, table_pages, width_of
from roster_desktop.schema import Column, Role, Roster, Shown
from roster_desktop.schema.kinds.id_number import holder_of
from roster_desktop.schema.kinship import HEAD
from roster_desktop.tasks.content_codes import Rows, rows_code, rows_in
from roster_desktop.tasks.disclosing import note_print
from roster_desktop.tasks.listed_rows import figure_of, listed_rows
from roster_desktop.tasks.people_books import WHOLE_NUMBERS, Numbers, figure_text, hides_birth, tells_birth
from roster_desktop.tasks.report_sheets import plain_sheet
from roster_desktop.tasks.reporting import heading_facts
from roster_desktop.wording import Refusal, printing, reporting
from roster_desktop.workbook.plain_list import PEOPLE_MARK
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workspace import Workspace

_NUMBER = Head("序号", width=6)
_CODE = "花名册核对码："
PRINT_FACES = (".pdf", ".xlsx")
_WIDEST = 24
_ON_THE_BAND = (Role.HOUSEHOLD, Role.HEAD)


class Order(Enum):
    """In which order the rows stand."""

    ROWS = "rows"
    HOUSEHOLDS = "households"


class WantedPrint(Struct, frozen=True):
    """What a person wants on paper."""

    roster: Roster
    columns: tuple[str, ...] = ()
    """Keys, in their order; () for those that the table shows at first."""
    order: Order = Order.ROWS
    numbers: Numbers = Numbers.MASKED
    area: Area = EVERYTHING


class Printed(Struct, frozen=True, dict=True):
    """A roster ready for paper; its pages are laid out when somebody wants them."""

    wanted: WantedPrint
    table: ReportTable
    code: ContentCode
    rows: int
    progress: Progress

    @cached_property
    def pages(self) -> tuple[Paper, ...]:
        return table_pages(self.table, Layout(foot=self.table.title, code=self.code), self.progress)


def roster_print(workspace: Workspace, wanted: WantedPrint, progress: Progress | None = None) -> Printed:
    """The roster's rows as they will stand on paper. Refused where it lists nobody."""
    watch = progress or Silence()
    people = workspace.catalog.person_roster
    rosters = (wanted.roster, people) if wanted.order is Order.HOUSEHOLDS else (wanted.roster,)
    read = listed_rows(workspace, rosters, watch)
    rows = rows_in(wanted.roster, read[wanted.roster.key], wanted.area)
    if not rows:
        raise Refusal(printing.NOBODY_TO_PRINT.about(roster=wanted.roster.title))
    columns = _columns(wanted)
    grouped = _by_household(people, wanted.roster, rows, read[people.key]) if len(rosters) > 1 else {"": rows}
    lines = tuple(_lines(workspace.unit, wanted, columns, grouped))
    place = wanted.area.full_name or workspace.unit.name
    table = ReportTable(
        wanted.roster.key,
        f"{place}{wanted.roster.title}",
        (_NUMBER, *(_head(wanted, column, rows) for column in columns)),
        lines,
        tuple(_rules(wanted, columns)),
        (heading_facts(workspace, place, workspace.cutoff),),
        given_total=_total(wanted, columns, rows, grouped),
    )
    return Printed(wanted, table, rows_code(wanted.roster, rows), len(rows), watch)


def write_print(workspace: Workspace, printed: Printed, out: Path, progress: Progress | None = None) -> None:
    """Write it as a PDF or a workbook; that whole numbers went out is noted."""
    match out.suffix.lower():
        case ".pdf":
            write_pdf(out, printed.table.title, printed.pages, chinese_fonts())
        case ".xlsx":
            sheet = plain_sheet(printed.table).under(PEOPLE_MARK).under(f"{_CODE}{printed.code.told}")
            write_report_book(out, [replace(sheet, name=printed.wanted.roster.short_title)], progress)
        case _:
            raise Refusal(printing.PRINT_FACE.about(file=out.name, faces="、".join(PRINT_FACES)))
    note_printed(workspace, printed, out)


def note_printed(workspace: Workspace, printed: Printed, out: Path | None = None) -> None:
    """Note in the log of the file what was put on paper or into a file, and whether it was masked."""
    shown = [column.key for column in _columns(printed.wanted) if column.sensitive]
    if shown:
        is_masked = printed.wanted.numbers is Numbers.MASKED
        note_print(workspace, printed.wanted.roster, shown, printed.rows, out, is_masked=is_masked)


def _columns(wanted: WantedPrint) -> list[Column]:
    """The chosen columns, the name first so that it is repeated beside; no age beside a masked number."""
    roster = wanted.roster
    keys = wanted.columns or _usual_keys(wanted)
    unknown = [key for key in keys if key not in roster.column_by_key]
    if unknown:
        raise Refusal(printing.NO_SUCH_COLUMN.about(roster=roster.title, key=unknown[0]))
    chosen = [roster.column_by_key[key] for key in dict.fromkeys((roster.name_key, *keys))]
    if hides_birth(wanted.numbers, chosen):
        chosen = [column for column in chosen if not tells_birth(column)]
    return chosen


def _usual_keys(wanted: WantedPrint) -> tuple[str, ...]:
    """What the table shows at first; what stands over each household is not said again in its rows."""
    is_grouped = wanted.order is Order.HOUSEHOLDS
    return tuple(
        column.key
        for column in wanted.roster.columns
        if column.shown and not (is_grouped and column.role in _ON_THE_BAND)
    )


def _head(wanted: WantedPrint, column: Column, rows: Rows) -> Head:
    is_money = column.key in _amounts(wanted.roster)
    counted = Counted.YUAN if is_money and "元" not in column.header else Counted.WORDS
    width = max(6, min(column.width, _WIDEST), width_of(_longest_number(column, rows)))
    return Head(column.header, counted, width, is_summed=is_money)


def _longest_number(column: Column, rows: Rows) -> str:
    """Numbers and days are not broken over two lines: a phone in two pieces is misread."""
    found = (row.get(column.key, "") for row in rows)
    return max((text for text in found if text.isascii() and " " not in text), key=len, default="")[:_WIDEST]


def _amounts(roster: Roster) -> set[str]:
    """The columns of money that are added up: those whose sum is put up for everybody to read."""
    return {key for one in roster.notice if one.shown is Shown.AMOUNT for key in one.columns}


def _lines(
    unit: Unit, wanted: WantedPrint, columns: Sequence[Column], grouped: Mapping[str, Rows]
) -> Iterable[Line]:
    number = 0
    for place, (band, rows) in enumerate(grouped.items(), start=1):
        if band:
            yield Line((None,) * (len(columns) + 1), band=f"第{place}户　{band}　{len(rows)} 行")
        for row in rows:
            number += 1
            cells = (_figure(unit, wanted, column, row) for column in columns)
            yield Line((str(number), *cells))


def _figure(unit: Unit, wanted: WantedPrint, column: Column, row: Mapping[str, str]) -> Figure:
    if column.sensitive:
        return figure_text(unit, wanted.roster, column, row, wanted.numbers)
    return figure_of(column, row.get(column.key, ""))


def _by_household(people: Roster, roster: Roster, rows: Rows, everybody: Rows) -> dict[str, Rows]:
    """Band → its rows, in the order of the households' first rows; the head stands first."""
    home_of = {
        holder_of(people.text_of(Role.ID_NUMBER, row)): key.text
        for row in everybody
        if (key := household_key(people, row))
    }
    told: dict[str, tuple[str, str]] = {}
    for row in everybody:
        if key := household_key(people, row):
            head, number = people.text_of(Role.HEAD, row), people.text_of(Role.HOUSEHOLD, row)
            told.setdefault(key.text, (head or people.text_of(Role.NAME, row), number))
    homes: dict[str, list[Mapping[str, str]]] = {}
    for at, row in enumerate(rows):
        own = household_key(people, row) if roster is people else None
        home = own.text if own else home_of.get(holder_of(roster.text_of(Role.ID_NUMBER, row)), f"?{at}")
        homes.setdefault(home, []).append(row)
    found: dict[str, Rows] = {}
    for home, those in homes.items():
        head, number = told.get(home, (roster.text_of(Role.HEAD, those[0]), ""))
        band = f"户主：{head or '（没有写）'}" + (f"　户编号：{number}" if number else "")
        # Two households may tell the same of themselves; they stay two.
        while band in found:
            band += "　"
        found[band] = sorted(those, key=lambda row: roster.text_of(Role.RELATION, row) != HEAD)
    return found


def _total(
    wanted: WantedPrint, columns: Sequence[Column], rows: Rows, grouped: Mapping[str, Rows]
) -> tuple[Figure, ...]:
    many = f"{len(rows):,} {wanted.roster.counted_as}"
    if wanted.order is Order.HOUSEHOLDS:
        many = f"{len(grouped):,} 户 {many}"
    summed = _amounts(wanted.roster)
    cells: list[Figure] = ["合计", many]
    for column in columns[1:]:
        figures = [figure_of(column, row.get(column.key, "")) for row in rows] if column.key in summed else []
        numbers = [one for one in figures if isinstance(one, int | Decimal)]
        cells.append(sum(numbers, start=0) if numbers else None)
    return tuple(cells)


def _rules(wanted: WantedPrint, columns: Sequence[Column]) -> Iterable[str]:
    if any(column.sensitive for column in columns):
        if wanted.numbers is Numbers.MASKED:
            yield str(reporting.NUMBERS_MASKED.about())
        else:
            yield WHOLE_NUMBERS
    if hides_birth(wanted.numbers, columns):
        yield str(reporting.NO_AGE_BESIDE.about())
    yield str(reporting.CODE_TOLD.about())
