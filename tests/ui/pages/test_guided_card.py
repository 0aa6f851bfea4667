"""Cards that do something beside the window: the keyboard is where it was when it is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.reports.township import made, person
from ui.main_window import MainWindow
from ui.pages.printing_page import PrintingPage


def test_a_button_that_rests_meanwhile_has_the_keyboard_again(
    bare_window: MainWindow, tmp_path: Path, qtbot: QtBot
):
    with made(tmp_path) as workspace:
        person(workspace, "李明", 1)
    bare_window.open(tmp_path / "龙亭镇.roster")
    bare_window.show()
    assert bare_window.file is not None
    bare_window.file.turn_to("printing")
    page = bare_window.file.page
    assert isinstance(page, PrintingPage)
    button = page.roster.preview_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert not button.isEnabled()
    qtbot.waitUntil(button.isEnabled, timeout=60_000)
    page.roster.shown_preview.reject()

    qtbot.waitUntil(lambda: page.window().focusWidget() is button, timeout=60_000)
