"""What tests of the window stand on: a window of its own with an empty village file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from roster_desktop.workspace import Workspace
from tests.builders import TOY
from tests.windows import (
    Press,
    bare_window,
    compose,
    dressed,
    focus,
    largest_letters,
    ordinary_look,
    press,
    shown,
)
from ui.main_window import MainWindow

__all__ = [
    "TYPED_VILLAGE",
    "Press",
    "bare_window",
    "compose",
    "dressed",
    "focus",
    "largest_letters",
    "ordinary_look",
    "press",
    "shown",
]

TYPED_VILLAGE = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")


@pytest.fixture(autouse=True)
def always_dressed(dressed: None) -> None:
    """Every test here sees the application as it is shown."""


@pytest.fixture
def toy_village(tmp_path: Path) -> Iterator[Workspace]:
    """An empty file of the toy catalog."""
    with Workspace.create(tmp_path / "toy.roster", TOY, TYPED_VILLAGE, "刘会计") as workspace:
        yield workspace


@pytest.fixture
def window(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window with an empty village file."""
    bare_window.make_file(TYPED_VILLAGE, "刘会计", tmp_path / "village.roster")
    shown(bare_window, qtbot)
    return bare_window
