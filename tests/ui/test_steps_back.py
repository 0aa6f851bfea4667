"""Undo and redo in the window: a small step at once, a large one while the window says so and waits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roster_desktop.records import ChangeSet, Occasion, RowAdded, RowMerged, new_row_id
from roster_desktop.tasks import typing
from tests.builders import id_number
from tests.workspace.toy import exported
from ui.bridge.steps_back import LARGE_STEP
from ui.main_window import MainWindow

UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def import_rows(window: MainWindow, first: int) -> None:
    changes = tuple(
        RowAdded("person", new_row_id(), {"name": f"王{number}", "id_number": id_number(sequence=number)})
        for number in range(first, first + LARGE_STEP + 19)
    )
    window.file.desk.workspace.apply(ChangeSet("导入 名单.xlsx", Occasion.IMPORTED, changes))


@pytest.fixture
def imported(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A village into which many rows were imported in one step; the keyboard is in the table."""
    import_rows(window, 1)
    qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle, timeout=60_000)
    window.file.page.rows.view.setFocus()
    return window


def count(window: MainWindow) -> int:
    return window.file.desk.workspace.counts()["person"]


def done(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle, timeout=60_000)


def test_a_large_step_is_said_to_be_under_way_and_the_window_waits(imported, qtbot):
    file = imported.file
    file.undo()
    under_way = (file.notice.text, file.page.isEnabled())
    done(imported, qtbot)

    assert under_way == (f"正在撤销：导入 名单.xlsx（{LARGE_STEP + 19} 行），请稍等……", False)
    assert count(imported) == 0
    assert file.notice.text == "已撤销：导入 名单.xlsx"
    assert not file.notice._timer.isActive()
    assert file.page.isEnabled()


def test_a_key_pressed_twice_takes_one_large_step_back(imported, qtbot, press):
    typing.add_row(imported.file.desk.workspace, "person", {"name": "早先"})
    imported.file.undo()
    press(UNDO, UNDO)
    done(imported, qtbot)

    assert count(imported) == 0
    assert imported.file.notice.text == "已撤销：导入 名单.xlsx"


def test_a_large_step_is_done_again_the_same_way(imported, qtbot):
    imported.file.undo()
    done(imported, qtbot)
    imported.file.redo()
    under_way = imported.file.notice.text
    done(imported, qtbot)

    assert under_way.startswith("正在重做：")
    assert count(imported) == LARGE_STEP + 19


def test_after_a_large_step_the_keyboard_is_where_it_was(imported, qtbot):
    view = imported.file.page.rows.view
    import_rows(imported, 500)
    done(imported, qtbot)
    view.setFocus()
    imported.file.undo()
    done(imported, qtbot)

    assert count(imported) == LARGE_STEP + 19
    assert view.hasFocus()


def test_a_step_of_which_everything_has_to_stay_is_told_once_and_passed(window):
    workspace = window.file.desk.workspace
    for name in ("张三", "张三", "李四"):
        typing.add_row(workspace, "person", {"name": name})
    one, other = workspace.states("person")[:2]
    workspace.apply(ChangeSet("合并 张三", Occasion.MERGED, (RowMerged(one.merged(other)),)))
    exported(workspace)

    window.file.undo()
    assert window.file.notice.text.startswith("没有变化。张三没有动：合并后的行已经报送出去")
    assert window.file.notice.text.endswith("再按一次就撤销：新增 李四（人员信息）")
    window.file.undo()
    assert window.file.notice.text.startswith("已撤销：新增 李四")


def test_a_small_step_is_taken_back_at_once(window):
    typing.add_row(window.file.desk.workspace, "person", {"name": "张三"})
    window.file.undo()

    assert count(window) == 0
    assert window.file.notice.text.startswith("已撤销：")
