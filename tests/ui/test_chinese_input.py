"""Names typed by pinyin with a real fcitx 5 arrive whole, and no key of a composition does anything else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.workspace import Access, Query, Workspace
from tests.builders import id_number
from tests.ui.chinese_desktop import ChineseDesktop, chinese_desktop, eventually, missing

VILLAGE = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")
FIRST = id_number(sequence=1)
ZHANG_SAN = (*"zhangsan", "space")
WANG_WU = (*"wangwu", "space")

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(bool(missing()), reason=f"a Chinese desktop lacks {'、'.join(missing())}"),
]


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChineseDesktop]:
    with chinese_desktop(tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A village file with one row that has a number and no name."""
    path = tmp_path / "hewan.roster"
    with Workspace.create(path, CATALOG, VILLAGE, "刘会计") as workspace:
        typing.add_row(workspace, "person", {"id_number": FIRST})
    return path


def names(file: Path) -> list[str]:
    with Workspace.open(file, CATALOG, Access.READ) as workspace:
        rows = workspace.rows("person", workspace.row_ids(Query("person")))
        return [row.values.get("name", "") for row in rows]


def batches(file: Path) -> int:
    with Workspace.open(file, CATALOG, Access.READ) as workspace:
        return workspace.journal


def test_a_name_typed_onto_a_cell_loses_no_letter_and_starts_nothing(desktop, file):
    before = batches(file)
    with desktop.program(file):
        desktop.keys("Home", "Right", *ZHANG_SAN, "Return")
        eventually(lambda: names(file) != [""], "a name in the table")

    assert names(file) == ["张三"]
    assert batches(file) == before + 1


def test_keys_within_a_composition_belong_to_it(desktop, file):
    with desktop.program(file):
        desktop.keys("Home", "Right", *"wang", "Escape", *"zhangsanb", "BackSpace", "space", "Return")
        eventually(lambda: names(file) != [""], "a name in the table")

    assert names(file) == ["张三"]


def test_a_name_typed_into_a_field_of_the_card_loses_no_letter(desktop, file):
    with desktop.program(file):
        desktop.keys("ctrl+n", *ZHANG_SAN, "Return", "ctrl+n", *WANG_WU, "Return")
        eventually(lambda: len(names(file)) == 3, "a third row")

    assert names(file) == ["", "张三", "王五"]


def test_keys_that_pile_up_while_the_window_is_busy_go_where_they_were_meant(desktop, file):
    with Workspace.open(file, CATALOG, Access.WRITE) as workspace:
        typing.add_row(workspace, "person", {"id_number": id_number(sequence=3)})
    with desktop.program(file):
        with desktop.busy():
            desktop.keys("Home", "Right", *ZHANG_SAN, "Down", *WANG_WU, "Tab", "shift+Tab")
            desktop.keys("F2", *ZHANG_SAN, "Escape", "ctrl+n", *ZHANG_SAN, "Return")
        eventually(lambda: len(names(file)) == 3, "a third row")

    assert names(file) == ["张三", "王五", "张三"]
