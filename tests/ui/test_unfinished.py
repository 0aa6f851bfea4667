"""What was being typed when the power went is offered again."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt

from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Access, Query, Workspace
from tests.builders import id_number
from tests.ui.conftest import shown
from ui.main_window import MainWindow
from ui.memory import Memory

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
NEW = (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
WOMAN = id_number(birth="19901005", sequence=2)


@pytest.fixture
def page(window, press):
    press(NEW, "张桂英", ENTER, WOMAN, ENTER)
    return window.file.page


@pytest.fixture
def after_a_crash(page, tmp_path, qtbot):
    """Opens, in another window, the file as it lies on the disk while this one is still being typed in."""
    windows = []

    def opened() -> MainWindow:
        qtbot.waitUntil(lambda: not page._unfinished._pause.isActive())
        copy = tmp_path / "after.roster"
        shutil.copy(page.desk.workspace.path, copy)
        window = MainWindow(CATALOG, Memory(tmp_path / "other.ini"))
        qtbot.addWidget(window)
        windows.append(window)
        window.open(copy)
        shown(window, qtbot)
        return window

    yield opened
    for window in windows:
        window.close()


def at_phone(page) -> None:
    page.rows.view.setFocus()
    page.rows.view.go_to(0, page.rows.table.column_of("phone"))


def test_a_cell_left_open_is_offered_and_written_with_enter(page, press, after_a_crash):
    at_phone(page)
    press("1380000")
    window = after_a_crash()
    offered = window.file.page.left_over.text
    press(ENTER)

    assert offered.startswith("上次没来得及保存：张桂英的联系电话")
    assert window.file.page.rows.table.values_at(0)["phone"] == "1380000"


def test_a_field_left_open_may_be_given_up(page, press, after_a_crash):
    page.card.form.take_focus("phone")
    press("1380000")
    window = after_a_crash()
    press(ESCAPE)
    workspace = window.file.desk.workspace

    assert "phone" not in window.file.page.rows.table.values_at(0)
    assert workspace.setting("unfinished.person") == ""


def test_a_row_begun_without_a_name_comes_back(page, press, after_a_crash):
    press(NEW)
    page.card.form.take_focus("phone")
    press("13800001111", ENTER)
    window = after_a_crash()
    press(ENTER)
    table = window.file.page.rows.table

    assert table.draft is not None
    assert table.draft["phone"] == "13800001111"


def test_what_was_saved_is_not_offered(page, press, after_a_crash):
    at_phone(page)
    press("13800001111", ENTER)
    window = after_a_crash()
    begun = window.file.page.key
    window.file.turn_to("person")

    assert begun == "home"
    assert not window.file.page.left_over.isVisible()


def test_closing_the_window_saves_and_leaves_nothing_over(window, page, press):
    path = page.desk.workspace.path
    at_phone(page)
    press("13800001111")
    window.show_first_run()
    with Workspace.open(path, CATALOG, Access.READ) as workspace:
        [row] = workspace.rows("person", workspace.row_ids(Query("person")))

        assert row.values["phone"] == "13800001111"
        assert not workspace.setting("unfinished.person")


def test_the_question_has_the_keyboard_also_in_a_window_that_opens_with_its_file(
    page, press, tmp_path, qtbot
):
    at_phone(page)
    press("1380000")
    qtbot.waitUntil(lambda: not page._unfinished._pause.isActive())
    copy = tmp_path / "after.roster"
    shutil.copy(page.desk.workspace.path, copy)
    window = MainWindow(CATALOG, Memory(tmp_path / "other.ini"))
    qtbot.addWidget(window)
    window.start(copy)
    shown(window, qtbot)
    press(ENTER)
    written = window.file.page.rows.table.values_at(0)["phone"]
    window.close()

    assert written == "1380000"
