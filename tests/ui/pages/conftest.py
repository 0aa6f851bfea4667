"""What tests of pages stand on: roster files of the toy catalog, each on a desk of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from roster_desktop.workspace import Workspace
from tests.builders import TOY
from ui.bridge.desk import Desk
from ui.bridge.jobs import Jobs

VILLAGE = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")
OTHER_VILLAGE = Unit(Level.VILLAGE, "石桥村", "", "清水镇", "安平县")
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
PAGES = ("bring-in", "send", "merging", "conflicts", "history", "manual")

MakeDesk = Callable[..., Desk]
Settle = Callable[[Desk], None]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Which folder was chosen last is remembered where no other test reads it."""
    monkeypatch.setattr("ui.dialogs.choosing.settings_file", lambda: tmp_path / "settings.ini")


@pytest.fixture
def make_desk(tmp_path: Path, qtbot: QtBot) -> Iterator[MakeDesk]:
    """A new roster file of the unit, opened on a desk."""
    desks: list[Desk] = []

    def make(unit: Unit = VILLAGE, operator: str = "刘会计") -> Desk:
        workspace = Workspace.create(tmp_path / f"{unit.name}.roster", TOY, unit, operator)
        desks.append(Desk(workspace, Jobs(), {}, PAGES))
        return desks[-1]

    yield make
    for desk in desks:
        desk.jobs.stop()
        desk.leave()
        desk.workspace.close()


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Wait until nothing is under way beside the window, and everything that was told has arrived."""

    def is_calm(desk: Desk) -> bool:
        # One work may begin the next by a timer that is due at once: idle between the two is not the end.
        for _ in range(2):
            if not desk.jobs.are_idle:
                return False
            QApplication.processEvents()
        return desk.jobs.are_idle

    def wait(desk: Desk) -> None:
        qtbot.waitUntil(lambda: is_calm(desk), timeout=60_000)

    return wait
