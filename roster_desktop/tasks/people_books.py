"""A plain workbook of the rosters for people to read and print: no hidden memory, never taken in again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import Level, Unit
from roster_desktop.schema import Column, Role, Roster
from roster_desktop.schema.masking import masked
from roster_desktop.tasks.disclosing import PEOPLE, note_book
from roster_desktop.tasks.listed_rows import figure_of, listed_rows
from roster_desktop.wording import Refusal, working
from roster_desktop.workbook.plain_list import PEOPLE_MARK
from roster_desktop.workbook.report_book import write_report_book
from roster_desktop.workbook.report_sheet import ReportSheet, SheetFigure, SheetHead
from roster_desktop.workspace import Workspace, guarding

WHOLE_NUMBERS = "含完整的证件号、电话、卡号和住址：只限内部使用，请妥善保管，不要发到群里。"
_MASKED_NUMBERS = "证件号、电话、卡号和住址已遮挡。"


_CHILD = 14
"""Below this age the law holds every piece of personal information for sensitive."""
_TELLS_BIRTH = (Role.AGE, Role.BIRTH_DATE)


class Numbers(Enum):
    """How sensitive columns are written."""

    MASKED = "masked"
    WHOLE = "whole"


def figure_text(unit: Unit, roster: Roster, column: Column, row: Mapping[str, str], numbers: Numbers) -> str:
    """A sensitive cell as it is written for people. Above the village nobody needs the number of a child or
    of an account for anything but a subsidy, which has its own roster to apply with: they stay masked."""
    text = row.get(column.key, "")
    if numbers is Numbers.MASKED:
        return masked(column, text)
    is_above = unit.level is not Level.VILLAGE
    if is_above and (column.kind.name == "bank_card" or _is_of_child(roster, column, row)):
        return masked(column, text)
    return text


def hides_birth(numbers: Numbers, columns: Iterable[Column]) -> bool:
    """Whether age and day of birth must not stand beside these columns: with them a masked number is soon
    guessed."""
    return numbers is Numbers.MASKED and any(
        column.sensitive and column.kind.name == "id_number" for column in columns
    )


def tells_birth(column: Column) -> bool:
    """Whether the column tells when somebody was born."""
    return column.role in _TELLS_BIRTH


def _is_of_child(roster: Roster, column: Column, row: Mapping[str, str]) -> bool:
    age = roster.text_of(Role.AGE, row)
    return column.role is Role.ID_NUMBER and age.isdecimal() and int(age) < _CHILD


def write_people_book(
    workspace: Workspace,
    target: Path,
    rosters: Sequence[Roster],
    numbers: Numbers,
    progress: Progress | None = None,
    password: str = "",
) -> dict[str, int]:
    """Write a sheet a roster that lists anybody, and give back how many rows each has.
    Refuses an existing target. `password`: with which alone the book opens; it is kept nowhere."""
    watch = progress or Silence()
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))
    if password:
        guarding.expect_good(password)
    rows = listed_rows(workspace, rosters, watch)
    chosen = [roster for roster in rosters if rows[roster.key]]
    if not chosen:
        raise Refusal(working.NOTHING_TO_EXPORT.about(file=workspace.path.name))
    sheets = [_sheet(workspace, roster, rows[roster.key], numbers) for roster in chosen]
    write_report_book(target, sheets, watch, password=password)
    counts = {roster.key: len(rows[roster.key]) for roster in chosen}
    columns = [f"{roster.key}.*" for roster in chosen]
    is_masked = numbers is Numbers.MASKED
    note_book(workspace, PEOPLE, target, columns, sum(counts.values()), is_masked=is_masked)
    return counts


def _sheet(
    workspace: Workspace, roster: Roster, rows: Sequence[Mapping[str, str]], numbers: Numbers
) -> ReportSheet:
    on, by = workspace.today().isoformat(), workspace.operator or "　　　　"
    told = _MASKED_NUMBERS if numbers is Numbers.MASKED else WHOLE_NUMBERS
    facts = (
        f"单位：{workspace.unit.name}　　填报人：{by}　　日期：{on}　　共 {len(rows)} {roster.counted_as}",
        told,
        PEOPLE_MARK,
    )
    hides = hides_birth(numbers, roster.columns)
    columns = [column for column in roster.columns if not (hides and tells_birth(column))]
    heads = (SheetHead("序号", 8), *(SheetHead(one.header, one.width) for one in columns))

    def figure(column: Column, row: Mapping[str, str]) -> SheetFigure:
        if column.sensitive:
            return figure_text(workspace.unit, roster, column, row, numbers) or None
        return figure_of(column, row.get(column.key, ""))

    lines: list[tuple[SheetFigure, ...]] = [
        (number, *(figure(column, row) for column in columns)) for number, row in enumerate(rows, start=1)
    ]
    return ReportSheet(roster.short_title, roster.title, facts, heads, lines, None, ())
