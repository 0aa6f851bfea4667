"""What a person should look at before a workbook is taken in: the same file again, last year's table."""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.records import Problem
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinds import DateOrMonth
from roster_desktop.schema.kinds.date_or_month import date_in
from roster_desktop.tasks.reading import Reading
from roster_desktop.wording import working
from roster_desktop.workspace import Workspace

_FEWEST_DATES = 5


def warnings(workspace: Workspace, reading: Reading) -> Iterator[Problem]:
    """Everything about the book that is no fault of a cell."""
    if reading.seen:
        said = working.DUPLICATE_BOOK.about(
            file=reading.delivery.file, at=reading.seen.at, before=reading.seen.file
        )
        yield Problem(said.code, str(said), remedy=str(working.REMEDY_NONE.about()))
    for sheet in reading.sheets:
        if sheet.roster is None:
            continue
        latest = _latest(workspace.catalog.roster(sheet.roster), reading, sheet.name)
        if sheet.year and latest and int(latest[:4]) < sheet.year:
            old = working.LAST_YEARS.about(sheet=sheet.name, year=sheet.year, latest=latest)
            yield Problem(old.code, str(old), sheet.name)


def _latest(roster: Roster, reading: Reading, sheet: str) -> str:
    """The latest date on the sheet that is no birth date; "" where there are too few to tell."""
    columns = [
        column.key
        for column in roster.columns
        if isinstance(column.kind, DateOrMonth) and column.role is not Role.BIRTH_DATE
    ]
    dates = [
        text
        for row in reading.delivery.rows
        if row.sheet == sheet
        for key in columns
        if (text := row.values.get(key, "")) and date_in(text)
    ]
    return max(dates) if len(dates) >= _FEWEST_DATES else ""
