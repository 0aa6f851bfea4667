"""What tests of the window stand on: a window of its own with an empty village file,
and hands on the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Workspace
from tests.builders import TOY
from ui.look import dress
from ui.main_window import MainWindow
from ui.memory import Memory

TYPED_VILLAGE = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")

Press = Callable[..., None]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The application as it is shown; nothing of the person's own settings is read or written."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("ui.look.room.screen_width", lambda _application: 1366)
    if qapp.property("is_dressed"):
        return
    dress(qapp)
    qapp.setProperty("is_dressed", True)


@pytest.fixture
def toy_village(tmp_path: Path) -> Iterator[Workspace]:
    """An empty file of the toy catalog."""
    with Workspace.create(tmp_path / "toy.roster", TOY, TYPED_VILLAGE, "刘会计") as workspace:
        yield workspace


@pytest.fixture
def bare_window(tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window that has opened nothing yet."""
    window = MainWindow(CATALOG, Memory(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    yield window
    window.close()


@pytest.fixture
def window(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """A window with an empty village file."""
    bare_window.make_file(TYPED_VILLAGE, "刘会计", tmp_path / "village.roster")
    shown(bare_window, qtbot)
    return bare_window


@pytest.fixture
def press(qtbot: QtBot) -> Press:
    """Type on the keyboard: letters one by one, Chinese through an input method, keys as `Qt.Key` or (key,
    modifier)."""

    def do(*strokes: str | Qt.Key | tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        for stroke in strokes:
            if isinstance(stroke, str) and stroke.isascii():
                # Letter by letter: the first one may open another line.
                for letter in stroke:
                    qtbot.keyClicks(focus(), letter)
            elif isinstance(stroke, str):
                compose(focus(), stroke)
            elif isinstance(stroke, tuple):
                qtbot.keyClick(focus(), *stroke)
            else:
                qtbot.keyClick(focus(), stroke)

    return do


def focus() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None, "the keyboard is nowhere"
    return widget


def compose(target: QWidget, text: str) -> None:
    """What an input method does: the text arrives at once, when it is chosen."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(target, event)


def shown(window: MainWindow, qtbot: QtBot) -> None:
    """Show the window and let it have the keyboard."""
    window.showNormal()
    window.resize(1366, 748)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    if window.file is not None:
        window.file.take_focus()
