"""A real window under test, and hands on its keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roster_desktop.rosters import CATALOG
from ui.look import Light, TextSize, dress, dress_anew
from ui.main_window import MainWindow
from ui.memory import Memory

Press = Callable[..., None]


@pytest.fixture
def dressed(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The application as it is shown; nothing of the person's own settings is read or written."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("ui.look.room.screen_size", lambda _application: QSize(1366, 768))
    if qapp.property("is_dressed"):
        return
    dress(qapp)
    qapp.setProperty("is_dressed", True)


@pytest.fixture
def ordinary_look(qapp: QApplication) -> Iterator[None]:
    """Other tests find the look as it was."""
    yield
    # Closed windows would be dressed once more, each control of each page.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dress_anew(qapp, Light.SYSTEM, TextSize.STANDARD)


@pytest.fixture
def largest_letters(qapp: QApplication, dressed: None, ordinary_look: None) -> None:
    """In the largest letters that there are."""
    dress_anew(qapp, Light.SYSTEM, TextSize.LARGEST)


@pytest.fixture
def bare_window(dressed: None, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window that has opened nothing yet."""
    window = MainWindow(CATALOG, Memory(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    yield window
    window.close()


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
    """Where the keyboard is; in a window where nothing has it, the window itself hears the keys."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
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
