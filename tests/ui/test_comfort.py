"""Comfort of the window: the look that is chosen, finding what can be done, copies,
what is always in sight."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from roster_desktop.records import Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.workspace import Workspace
from ui.actions import MENU, keys_shown
from ui.dialogs.palette import Choice, Palette, choice_of
from ui.look import DARK, LIGHT, Light, TextSize, row_height
from ui.look.fonts import TEXT_POINTS
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.pages.settings_page import SettingsPage

pytestmark = pytest.mark.usefixtures("ordinary_look")

_NEW_ROW = ((Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),)


def pressed(window: MainWindow, name: str) -> None:
    """Press a choice of the settings page."""
    window.file.turn_to(SettingsPage.key)
    button = window.file.page.findChild(QPushButton, name)
    assert button is not None
    button.click()


def tone(qapp: QApplication) -> str:
    return qapp.palette().color(QPalette.ColorRole.Window).name()


def test_day_and_night_are_worn_at_once_and_remembered(window, qapp, tmp_path):
    pressed(window, "look-dark")
    night = tone(qapp)
    pressed(window, "look-light")

    assert (night, tone(qapp)) == (DARK.window, LIGHT.window)
    assert Memory(tmp_path / "settings.ini").light is Light.LIGHT
    assert window.file.page.findChild(QPushButton, "look-light").isChecked()


def test_larger_letters_make_higher_rows_and_wider_columns_at_once(window, qapp, tmp_path):
    before = window.file.page.rows.view
    width, height = before.columnWidth(1), before.verticalHeader().defaultSectionSize()
    pressed(window, "size-largest")
    window.file.turn_to("person")
    after = window.file.page.rows.view

    assert after.verticalHeader().defaultSectionSize() == row_height(qapp.font()) > height
    assert after.columnWidth(1) > width
    assert Memory(tmp_path / "settings.ini").text_size is TextSize.LARGEST


@pytest.mark.parametrize(
    ("scale", "size"), [(2, TextSize.STANDARD), (1.5, TextSize.LARGE), (1, TextSize.LARGEST)]
)
def test_letters_are_no_larger_than_the_screen_has_room_for(window, qapp, monkeypatch, scale, size):
    screen = QSize(1366, 768) / scale
    monkeypatch.setattr("ui.look.room.screen_size", lambda _application: screen)
    pressed(window, f"size-{size.value}")
    for page in window.file.titles:
        window.file.turn_to(page)

    assert window.minimumSizeHint().width() <= screen.width()
    assert window.minimumSizeHint().height() <= screen.height()
    assert qapp.font().pointSizeF() * scale > TEXT_POINTS
    assert qapp.font().pointSizeF() <= size.points


def test_another_look_leaves_everything_typed_in_the_file(window, press):
    press(*_NEW_ROW, "张桂英")
    window._actions["look-dark"].trigger()

    assert window.file.page.desk.workspace.counts()["person"] == 1


def test_a_copy_is_made_by_one_press_and_listed(window, qtbot):
    window.file.turn_to(SettingsPage.key)
    assert window.file.page.copies.rows.rowCount() == 0
    assert "还没有备份" in window.statusBar().text

    window._actions["backup"].trigger()
    under_way = window.file.notice.text
    qtbot.waitUntil(lambda: window.file.page.copies.rows.rowCount() == 1)

    assert under_way == "正在备份……"
    assert "已备份到" in window.file.notice.text
    [copy] = window.file.page.copies.rows.rows
    assert (copy.reason, copy.path.exists()) == ("手动", True)
    assert f"备份 {copy.at}" in window.statusBar().text


def test_the_foot_says_unit_level_saving_and_who_types(window):
    said = window.statusBar().text

    assert all(
        part in said for part in ("河湾村 村级", "已保存", "还没有备份", "village.roster", "刘会计 在录入")
    )


def test_the_month_above_the_pages_is_the_one_that_is_reported(window):
    workspace = window.file.desk.workspace
    told = []
    for day in (date(2025, 3, 25), date(2025, 3, 26)):
        workspace.today = lambda day=day: day
        typing.add_row(workspace, "person", {"name": f"张{day:%d}"})
        told.append(window.file.sidebar._level.text().rpartition(" · ")[2])

    assert told == ["2025年3月", "2025年4月"]


def test_a_month_for_which_there_is_no_room_goes_into_the_next_line_whole(window):
    sidebar = window.file.sidebar
    sidebar.show_unit("河湾村", "县 · 村级 · 2025年3月")
    short = sidebar._level.text()
    sidebar.show_unit("河湾村", "名字很长很长很长的一个县 · 村级 · 2025年3月")

    assert short == "县 · 村级 · 2025年3月"
    assert sidebar._level.text().splitlines()[-1] == "2025年3月"


def test_functions_are_found_by_characters_and_by_initials(qtbot):
    palette = Palette([Choice(text, "", list) for text in ("导入", "报送", "立即备份", "深色")])
    qtbot.addWidget(palette)
    found = {}
    for typed in ("dr", "备", "ljbf", "ss", "不存在"):
        palette.line.setText(typed)
        found[typed] = palette.shown

    assert found == {"dr": ["导入"], "备": ["立即备份"], "ljbf": ["立即备份"], "ss": ["深色"], "不存在": []}


def test_what_can_be_done_is_found_by_its_own_name_too(window, qtbot):
    palette = Palette(window.choices())
    qtbot.addWidget(palette)
    palette.line.setText("ljbf")

    assert [text.partition("：")[0] for text in palette.shown] == ["立即备份"]


def test_keys_are_written_everywhere_as_on_the_page_of_keys(qapp):
    action, written = QAction(), []
    for keys in ("Ctrl+Return", "Ctrl+Up", "Ctrl+Del", "Ctrl+Shift+L"):
        action.setShortcut(QKeySequence(keys))
        written.append((keys_shown(action), choice_of(action).keys))

    assert written == [(keys, keys) for keys in ("Ctrl+Enter", "Ctrl+↑", "Ctrl+Delete", "Ctrl+Shift+L")]


def test_the_palette_offers_what_can_be_done_here_and_every_page(window):
    offered = [choice.text for choice in window.choices()]

    assert {"新增一行", "设置", "导入", "人员信息", "快捷键"} <= set(offered)
    assert len(offered) == len(set(offered))
    assert not [text for text in offered if text.startswith("找功能")]


def test_the_menu_is_read_from_the_declared_actions(window):
    said = {action.objectName() for action in window.file.sidebar.menu.menu().actions()}

    assert {name for group in MENU for name in group} <= said


def test_another_look_keeps_the_row_at_hand(window, press):
    press(*_NEW_ROW, "张桂英")
    window.file.page.settle_typing()
    row = window.file.page.rows.row
    window._actions["size-large"].trigger()

    assert window.file.page.rows.row == RowId(row)


def dropped_on(window: MainWindow, *paths: Path) -> None:
    """Let these files go over the middle of the window."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    facts = (Qt.DropAction.CopyAction, content, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(500, 300), *facts)
    QApplication.sendEvent(window, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(500, 300), *facts))


def test_a_roster_file_dropped_on_the_window_is_opened(window, tmp_path):
    other = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
    Workspace.create(tmp_path / "township.roster", CATALOG, other, "王主任").close()
    window.file.turn_to("bring-in")

    dropped_on(window, tmp_path / "township.roster")

    assert window.windowTitle().startswith("清水镇")


def test_a_workbook_dropped_on_a_village_is_looked_at_first(window, tmp_path, qtbot):
    book = tmp_path / "名单.csv"
    book.write_text("姓名,身份证号\n张三,\n", encoding="utf-8")

    dropped_on(window, book)

    assert window.file.page.title == "导入"
    qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle, timeout=60_000)
    assert window.file.desk.workspace.counts()["person"] == 0


def test_several_workbooks_dropped_before_a_file_is_open_say_what_to_do(bare_window, tmp_path):
    bare_window.show_first_run()

    # A single one is last year's list (`tests/ui/test_first_page.py`).
    bare_window.take_files([tmp_path / "名单.xlsx", tmp_path / "另一份.xlsx"])

    assert "先新建或打开" in bare_window.first_run.trouble


def test_files_opened_lately_stand_on_the_first_page(window):
    window.show_first_run()
    [button] = window.first_run.recent
    assert button.text() == "village"

    button.click()

    assert window.file is not None
