"""Whoever hears the window instead of seeing it hears a name for every control."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from roster_desktop.records import Level, Unit
from tests.ui.conftest import shown
from ui.main_window import MainWindow

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def is_drawn_by_qt(control: QWidget) -> bool:
    """Parts of lines, tables and scroll areas that nobody can come to by themselves."""
    inside = control.parentWidget()
    is_part = isinstance(inside, (QLineEdit, QTableView)) and isinstance(control, QAbstractButton)
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
