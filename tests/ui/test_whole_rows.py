"""Below the heads of a roster's table a whole row begins, however one gets there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from roster_desktop.records import ChangeSet, Occasion, RowAdded, new_row_id
from tests.ui.conftest import Press, shown
from ui.tables.roster_view import RosterView

KEY = Qt.Key


@pytest.fixture
def view(window, qtbot) -> RosterView:
    rows = [RowAdded("person", new_row_id(), {"name": f"人{number}"}) for number in range(120)]
    window.workspace.apply(ChangeSet("导入", Occasion.IMPORTED, tuple(rows)))
    shown(window, qtbot)
    view = window.file.page.rows.view
    view.go_to(0, 0)
    view.setFocus()
    return view


def feet_below_the_head(view: RosterView) -> list[int]:
    """How many pixels of the uppermost row each of the two halves hides under its head."""
    return [-half.rowViewportPosition(half.rowAt(0)) for half in (view, view._frozen)]


@pytest.mark.parametrize("keys", ["page", "page page", "page down down", "end", "end up", "page page back"])
def test_keys_leave_no_feet_of_a_row_below_the_head(view, qtbot, keys):
    named = {"page": KEY.Key_PageDown, "back": KEY.Key_PageUp, "down": KEY.Key_Down, "up": KEY.Key_Up}
    for name in keys.split():
        if name == "end":
            qtbot.keyClick(view, KEY.Key_End, Qt.KeyboardModifier.ControlModifier)
        else:
            qtbot.keyClick(view, named[name])

    assert view.verticalScrollBar().value() > 0 or "back" in keys
    assert feet_below_the_head(view) == [0, 0]
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_a_click_after_a_page_down_leaves_the_rows_where_they_are_whole(view, qtbot):
    qtbot.keyClick(view, KEY.Key_PageDown)
    lowest = QPoint(view.viewport().width() // 2, view.viewport().height() - 2)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=lowest)

    assert feet_below_the_head(view) == [0, 0]


def test_the_wheel_goes_by_whole_rows_to_the_last(view):
    turn = QWheelEvent(
        QPointF(200, 200), QPointF(view.viewport().mapToGlobal(QPoint(200, 200))), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    seen = []
    for _turn in range(60):
        QApplication.sendEvent(view.viewport(), turn)
        seen.append(feet_below_the_head(view))

    assert seen == [[0, 0]] * 60
    assert view.rowAt(view.viewport().height() - 1) in (-1, 119)


def test_a_new_row_at_the_end_leaves_no_feet_either(view, press: Press):
    press((KEY.Key_N, Qt.KeyboardModifier.ControlModifier))
    QApplication.processEvents()

    assert view.currentIndex().row() == 120
    assert feet_below_the_head(view) == [0, 0]
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())


def test_at_the_end_a_table_that_becomes_higher_or_lower_shows_whole_rows(view, window, qtbot):
    view.go_to(119, 0)
    seen = []
    for height in (741, 700, 655, 760, 713):
        window.resize(1366, height)
        QApplication.processEvents()
        view.updateGeometries()
        seen.append(feet_below_the_head(view))

    assert seen == [[0, 0]] * 5
