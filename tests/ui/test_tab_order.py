"""Tab walks through a page as one reads it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from roster_desktop.records import Level, Unit
from tests.windows import shown
from ui.bridge.tab_order import order_tabs, reached
from ui.main_window import MainWindow

TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", township="清水镇", county="安平县")


def walked(first: QWidget, steps: int) -> list[str]:
    """Names of the controls to which Tab leads, the first one included."""
    names, control = [first.objectName()], first
    while len(names) < steps:
        control = control.nextInFocusChain()
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(control.objectName())
    return names


def test_what_was_made_first_comes_where_it_stands(qtbot):
    whole = QWidget()
    qtbot.addWidget(whole)
    low, right, left = QPushButton(whole), QLineEdit(whole), QPushButton(whole)
    for name, control in (("low", low), ("right", right), ("left", left)):
        control.setObjectName(name)
    above, outer, area = QHBoxLayout(), QVBoxLayout(whole), QScrollArea(whole)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(low)
    above.addWidget(left)
    above.addWidget(right)
    outer.addLayout(above)
    outer.addWidget(area)

    order_tabs(whole)

    assert walked(left, 3) == ["left", "right", "low"]


@pytest.mark.parametrize("key", ["settings", "manual", "send", "history"])
def test_tab_goes_from_the_head_of_a_page_downwards(window: MainWindow, qtbot, key):
    window.file.turn_to(key)
    qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle)
    page = window.file.page
    seen = [control for control in reached(page) if control.isVisible()]
    first, last = seen[0].mapTo(page, QPoint(0, 0)), seen[-1].mapTo(page, QPoint(0, 0))

    assert seen
    assert first.y() <= last.y()
    qtbot.waitUntil(lambda: _next_shown(seen[0]) is (seen[1] if len(seen) > 1 else _next_shown(seen[0])))


@pytest.mark.parametrize(
    "key", ["settings", "manual", "send", "history", "changes", "households", "bring-in"]
)
def test_a_page_turned_to_begins_below_its_question_mark(window: MainWindow, qtbot, key):
    window.file.turn_to("person").take_focus()

    window.file.turn_to(key)

    page = window.file.page
    mark = page.head.help_button
    qtbot.waitUntil(lambda: _has_keyboard_below(page, mark))


def test_the_question_mark_is_passed_by_also_while_a_dialog_has_the_keyboard(window: MainWindow, qtbot):
    page, dialog = window.file.turn_to("history"), QWidget()
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    page.head.help_button.setFocus()
    page._settle_keys()

    assert _has_keyboard_below(page, page.head.help_button)


def _has_keyboard_below(page: QWidget, mark: QWidget) -> bool:
    control = page.window().focusWidget()
    if control is None or not page.isAncestorOf(control):
        return False
    return control.mapTo(page, QPoint(0, 0)).y() > mark.geometry().bottom()


def _next_shown(control: QWidget) -> QWidget:
    following = control.nextInFocusChain()
    while not (following.isVisible() and following.focusPolicy() & Qt.FocusPolicy.TabFocus):
        following = following.nextInFocusChain()
    return following


def test_at_the_left_the_menu_comes_last_as_it_stands(bare_window: MainWindow, tmp_path, qtbot):
    bare_window.make_file(TOWNSHIP, "李主任", tmp_path / "township.roster")
    shown(bare_window, qtbot)
    sidebar = bare_window.file.sidebar
    control, walked_to = sidebar.areas.box, []
    while control is not sidebar.menu:
        control = control.nextInFocusChain()
        walked_to.append(control)

    assert all(sidebar.isAncestorOf(one) for one in walked_to)
    assert sidebar.areas.view in walked_to
