"""A village and its township, whose workbooks go to and fro."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.tasks.merging import BookResult, merge_workbooks
from roster_desktop.workspace import Workspace
from tests.builders import id_number

VILLAGE = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
TOWNSHIP = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")


@pytest.fixture
def empty_village(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "village.roster", CATALOG, VILLAGE, "刘会计") as workspace:
        yield workspace


@pytest.fixture
def village(empty_village: Workspace) -> Workspace:
    """With a single person."""
    typing.add_row(empty_village, "person", {"name": "张三", "id_number": id_number(sequence=1)})
    return empty_village


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "township.roster", CATALOG, TOWNSHIP, "陈干事") as workspace:
        yield workspace


def taken(receiver: Workspace, book: Path, **answers: str) -> BookResult:
    """What became of this one workbook there."""
    [result] = merge_workbooks(receiver, [book], answers=answers).workbooks
    return result
