"""The page of keys names every key that is installed in the window, and none twice for one place."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from roster_desktop.reports.table_pages import table_pages
from tests.ui.conftest import shown
from tests.ui.test_paper import TABLE
from ui.actions import Scope
from ui.dialogs.keys import keys_of
from ui.main_window import MainWindow
from ui.paper import Preview

_NUMBERED = "到"
_SPELLED = (
    ("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right"), ("空格", "Space"), ("Enter", "Return"),
)  # fmt: skip


def spelled(listed: str) -> set[str]:
    """The single keys of what the page says: 1 到 3、Ctrl+↑ → 1, 2, 3, Ctrl+Up."""
    keys = set()
    for part in listed.split("、"):
        first, _to, last = part.strip().partition(f" {_NUMBERED} ")
        head = first[:-1]
        numbers = range(int(first[-1]), int(last[-1]) + 1) if last else ()
        keys |= {f"{head}{number}" for number in numbers} or {first}
    for sign, name in _SPELLED:
        keys = {key.replace(sign, name) for key in keys}
    return {QKeySequence(key).toString() for key in keys}


def installed(whole: QWidget) -> set[str]:
    """Every key that something in it answers as a shortcut."""
    keys = {shortcut.key().toString() for shortcut in whole.findChildren(QShortcut)}
    for action in whole.findChildren(QAction):
        keys |= {key.toString() for key in action.shortcuts()}
    return keys - {""}


def listed() -> set[str]:
    return {key for scope in Scope for keys, _meaning in keys_of(scope) for key in spelled(keys)}


@pytest.mark.parametrize("level", [Level.VILLAGE, Level.TOWNSHIP])
def test_every_key_of_every_page_stands_on_the_page_of_keys(bare_window: MainWindow, tmp_path, qtbot, level):
    bare_window.make_file(Unit(level, "清水镇", "", "清水镇", "安平县"), "刘会计", tmp_path / "some.roster")
    shown(bare_window, qtbot)
    for key in bare_window.file.titles:
        bare_window.file.turn_to(key)
        qtbot.waitUntil(lambda: bare_window.file.desk.jobs.are_idle)
    found = installed(bare_window)

    assert {"Ctrl+Z", "Alt+Y", "Alt+3", "Ctrl+P", "Space"} <= found
    assert found - listed() == set()


def test_so_do_the_keys_of_the_preview(qtbot: QtBot):
    preview = Preview("试验表", table_pages(TABLE), lambda: None)
    qtbot.addWidget(preview)

    assert installed(preview) - listed() == set()


def test_no_key_of_a_place_has_two_meanings_there():
    for scope in Scope:
        keys = [key for listed, _meaning in keys_of(scope) for key in spelled(listed)]
        assert len(keys) == len(set(keys)), scope
