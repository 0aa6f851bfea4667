"""Roster files of one office in one folder, and books that cross between them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from roster_desktop.records import Level, Place, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import BookResult, merge_workbooks
from roster_desktop.tasks.renaming import plan_renaming, rename
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Query, Workspace
from tests.journeys.shell import id_number

PERSON, JOBS = "person", "transfer"
TOWNSHIP = Unit(Level.TOWNSHIP, "铁河镇", township="铁河镇", county="洋县")
ANN, BOB, EVE = (id_number("19800101", number) for number in (101, 203, 305))


def village_unit(name: str) -> Unit:
    return Unit(Level.VILLAGE, name, township="铁河镇", county="洋县")


class Office:
    """Roster files in one folder, and books that cross between them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.day = date(2026, 11, 30)
        self._open: list[Workspace] = []
        self._books = 0

    def new(self, unit: Unit, name: str = "") -> Workspace:
        path = self.folder / f"{name or unit.name}.roster"
        return self.kept(Workspace.create(path, CATALOG, unit, f"{unit.name}会计"))

    def kept(self, workspace: Workspace) -> Workspace:
        workspace.today = lambda: self.day
        workspace.clock = lambda: datetime(self.day.year, self.day.month, self.day.day, 9, 30)
        self._open.append(workspace)
        return workspace

    def book(self, sender: Workspace) -> Path:
        self._books += 1
        return export_submission(sender, self.folder / f"{sender.path.stem}-{self._books}.xlsx").path

    def take(self, receiver: Workspace, *books: Path) -> list[BookResult]:
        return list(merge_workbooks(receiver, books).workbooks)

    def close(self) -> None:
        for workspace in self._open:
            workspace.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.close()


def person(workspace: Workspace, name: str, number: str, **cells: str) -> RowId:
    facts = {"name": name, "id_number": number, "head_name": name, "relation": "户主", "ethnicity": "汉族"}
    row = add_row(workspace, PERSON, facts | cells).row
    assert row is not None
    return row


def job(workspace: Workspace, name: str, number: str, **cells: str) -> RowId:
    facts = {"name": name, "id_number": number, "started_on": "2024-03", "employer": "北山砖厂"}
    row = add_row(workspace, JOBS, facts | cells).row
    assert row is not None
    return row


def told(workspace: Workspace, roster: str = PERSON, *columns: str) -> list[tuple[str, ...]]:
    """(name, village, …) of every listed row."""
    rows = workspace.rows(roster, workspace.row_ids(Query(roster)))
    return sorted(tuple(row.values.get(key, "") for key in ("name", "village", *columns)) for row in rows)


def renamed(workspace: Workspace, new: Place, *olds: Place) -> None:
    rename(workspace, plan_renaming(workspace, olds, new))
