"""From what was merged, and from what waits for a decision, a line leads to who may be one person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Workspace
from tests.builders import id_number
from ui.bridge.jobs import Job, Jobs, Work
from ui.main_window import MainWindow
from ui.pages.pieces import SameLink


@pytest.fixture
def window(bare_window: MainWindow, tmp_path: Path) -> MainWindow:
    """李梅 stands in two villages."""
    unit = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "t.roster", CATALOG, unit, "李主任") as workspace:
        for village in ("白石村", "龙亭村"):
            add_row(
                workspace, "person",
                {"township": "龙亭镇", "village": village, "name": "李梅", "id_number": id_number()},
            )  # fmt: skip
    bare_window.open(tmp_path / "t.roster")
    bare_window.show()
    return bare_window


@pytest.mark.parametrize("key", ["merging", "conflicts"])
def test_a_line_says_how_many_wait_and_leads_there(window: MainWindow, qtbot: QtBot, key: str) -> None:
    assert window.file is not None
    window.file.turn_to(key)
    [link] = window.file.page.findChildren(SameLink)
    qtbot.waitUntil(link.isVisible)

    said = link.text()
    link.click()

    assert said.startswith("另有 1 处")
    assert window.file.page.key == "same"


def test_the_count_gives_way_to_whoever_is_at_the_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    awaited: list[bool] = []
    start = Jobs.start_giving_way

    def spied(jobs: Jobs, work: Work, is_awaited: Callable[[], bool]) -> Job:
        awaited.append(is_awaited())
        return start(jobs, work, is_awaited)

    assert window.file is not None
    window.file.turn_to("merging")
    [link] = window.file.page.findChildren(SameLink)
    qtbot.waitUntil(link.isVisible)
    monkeypatch.setattr(Jobs, "start_giving_way", spied)
    link.look()

    assert awaited == [False]
    qtbot.waitUntil(lambda: not link._latest.is_waiting)
    assert link.text().startswith("另有 1 处")
