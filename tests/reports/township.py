"""A small township whose every figure can be counted on one's fingers."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Workspace
from tests.builders import id_number

TOWNSHIP = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
DAY = date(2025, 6, 1)


def made(folder: Path) -> Workspace:
    """An empty township file on 1 June 2025."""
    workspace = Workspace.create(folder / "龙亭镇.roster", CATALOG, TOWNSHIP, "王站长")
    workspace.today = lambda: DAY
    return workspace


def person(workspace: Workspace, name: str, at: int, **more: str) -> str:
    """A labourer of 白石村 without work; returns the ID number."""
    number = id_number(birth=more.pop("birth", "19800101"), sequence=at)
    cells = {
        "township": "龙亭镇", "village": "白石村", "household_number": f"H{at}", "head_name": name,
        "relation": "户主", "name": name, "id_number": number, "labour_capacity": "普通劳动力",
        "employment_status": "未就业创业",
    }  # fmt: skip
    add_row(workspace, "person", cells | more)
    return number


def row(workspace: Workspace, roster: str, name: str, number: str, **cells: str) -> str:
    """One row of another roster about the person."""
    base = {"township": "龙亭镇", "village": "白石村", "name": name, "id_number": number}
    added = add_row(workspace, roster, base | cells).row
    assert added is not None
    return added


def at(workspace: Workspace, moment: datetime) -> None:
    """The clock as it stands from now on."""
    workspace.today = moment.date
    workspace.clock = lambda: moment
