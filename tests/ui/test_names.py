"""Whoever hears the window instead of seeing it hears a name for every control."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from tests.ui.conftest import shown
from ui.main_window import MainWindow

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def is_drawn_by_qt(control: QWidget) -> bool:
    """Parts of lines, tables and scroll areas that nobody can come to by themselves."""
    inside = control.parentWidget()
    is_part = isinstance(inside, (QLineEdit, QTableView)) and isinstance(control, QAbstractButton)
    is_part |= inside.metaObject().className() == "QComboBoxPrivateContainer"
    return is_part or isinstance(control, QHeaderView) or control.objectName().startswith("qt_")


def nameless(widget: QWidget) -> list[str]:
    """Controls in it that somebody may come to and that say nothing of themselves."""
    found = []
    for control in widget.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or is_drawn_by_qt(control):
            continue
        facts = QAccessible.queryAccessibleInterface(control)
        name = control.accessibleName() or (facts.text(QAccessible.Text.Name) if facts else "")
        if not name.strip():
            found.append(f"{type(control).__name__} in {type(control.parentWidget()).__name__}")
    return found


@pytest.mark.parametrize("unit", [
    Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县"),
    Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县"),
], ids=["village", "township"])  # fmt: skip
def test_every_control_of_every_page_has_a_name(bare_window: MainWindow, tmp_path, qtbot, unit):
    window = bare_window
    window.make_file(unit, "刘会计", tmp_path / "some.roster")
    shown(window, qtbot)
    found = {}
    for key in window.file.titles:
        window.file.turn_to(key)
        qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle, timeout=60_000)
        found[key] = nameless(window)

    assert {key: controls for key, controls in found.items() if controls} == {}


def test_every_control_of_the_first_page_has_a_name(bare_window: MainWindow):
    bare_window.show_first_run()

    assert nameless(bare_window) == []


def test_every_control_of_every_dialog_has_a_name(window: MainWindow, qtbot):
    page = window.file.page
    page.rows.begin_row({"name": "张桂英"})
    page.rows.table.write(0, "name", "张桂英")
    page.rows.view.go_to(0)
    opening = {
        **{name: page._actions[name].trigger for name in ("columns", "row-history", "cell-history")},
        **{name: window._actions[name].trigger for name in ("show-keys", "palette", "change-operator")},
        "filter": lambda: page.columns.ask_filter(1),
        "name of a filter": page.filters._ask_name,
    }

    found = {name: _nameless_in_dialog(doing, qtbot) for name, doing in opening.items()}

    assert {name: controls for name, controls in found.items() if controls} == {}


def _nameless_in_dialog(opening: Callable[[], object], qtbot: QtBot) -> list[str]:
    """What is nameless in the dialog or small window that this opens; it is closed again."""
    seen: list[list[str]] = []

    def look() -> None:
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        assert shown is not None, "nothing opened"
        seen.append(nameless(shown))
        shown.close()

    QTimer.singleShot(50, look)
    opening()
    qtbot.waitUntil(lambda: bool(seen))
    return seen[0]
