"""找功能 knows the buttons of every page, turns to the page and puts the keyboard on the button."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from roster_desktop.records import Level, Unit
from roster_desktop.workspace import Query
from tests.ui.conftest import Press, focus, shown
from tests.ui.two_people import two_people
from ui.choices import WayToButton, controls_meant
from ui.dialogs.palette import Palette
from ui.main_window import MainWindow
from ui.pages.declared_buttons import BUTTONS_BY_PAGE

_TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
_COUNTY = Unit(Level.COUNTY, "安平县", "", "", "安平县")


@pytest.fixture
def township(bare_window: MainWindow, tmp_path: Path, qtbot) -> MainWindow:
    bare_window.make_file(_TOWNSHIP, "李主任", tmp_path / "township.roster")
    shown(bare_window, qtbot)
    return bare_window


def found(window: MainWindow, typed: str, qtbot) -> list[str]:
    palette = Palette(window.choices())
    qtbot.addWidget(palette)
    palette.line.setText(typed)
    return palette.shown


def choose(window: MainWindow, text: str) -> None:
    [choice] = [choice for choice in window.choices() if choice.text == text]
    choice.do()


@pytest.mark.parametrize("typed", ["生成退回件", "退回件", "scth"])
def test_a_button_of_a_page_is_found_by_its_name_and_by_initials(township, qtbot, typed):
    assert "生成退回件（收件合并）" in found(township, typed, qtbot)


def test_what_a_page_is_also_called_finds_it_though_it_is_not_shown(window, qtbot):
    assert found(window, "检查", qtbot)[:1] == ["比对核实"]
    assert "比对核实" in found(window, "jc", qtbot)
    assert "备份与恢复" in found(window, "恢复", qtbot)
    assert not [text for text in found(window, "", qtbot) if "检查" in text]


def test_the_keyboard_is_on_the_button_of_the_page_that_was_turned_to(window, qtbot):
    choose(window, "空白表（报送与退回）")

    assert window.file.page.key == "send"
    assert focus() is window.file.page.blank_button


def test_a_button_among_the_cards_of_a_page_is_brought_into_sight(window):
    choose(window, "年初结转（交接与变更）")

    assert focus() is window.file.page.year.look_button


def test_a_button_behind_a_part_of_a_page_is_brought_into_sight(window):
    choose(window, "收退回件（报送与退回）")

    assert focus() is window.file.page.returned.take_button
    assert window.file.page.returned_chip.isChecked()


def test_what_must_be_written_before_gets_the_keyboard(window):
    choose(window, "做移交包（交接与变更）")

    assert focus() is window.file.page.handing.to


def test_a_button_that_has_nothing_to_do_is_said_to_have_none(township, qtbot):
    choose(township, "生成退回件（收件合并）")

    qtbot.waitUntil(lambda: "“生成退回件”" in township.file.notice.text)
    assert focus() is township.file.page.invitation.button


def test_whoever_goes_on_meanwhile_keeps_the_keyboard(township, qtbot):
    choose(township, "生成退回件（收件合并）")
    township.file.turn_to("settings").take_focus()
    where = focus()
    qtbot.waitUntil(lambda: not township.findChildren(WayToButton))

    assert focus() is where


def test_a_row_of_another_roster_is_begun_from_any_page(window, press: Press):
    two_people(window)
    window.file.turn_to("settings")
    choose(window, "新增一行（人员信息）")
    press("王芳", Qt.Key.Key_Return)

    assert window.file.page.key == "person"
    assert len(window.workspace.row_ids(Query("person", find="王芳"))) == 1


def test_from_the_keyboard_alone_a_button_is_found_and_pressed(window, qtbot):
    palette = Palette(window.choices(), window)
    qtbot.keyClicks(palette.line, "ncjz")
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    palette.chosen.do()

    assert focus() is window.file.page.year.look_button


@pytest.mark.parametrize("level", [Level.VILLAGE, Level.TOWNSHIP, Level.COUNTY])
def test_every_button_that_is_offered_is_there_and_is_called_so(bare_window, window, tmp_path, qtbot, level):
    unit = {Level.TOWNSHIP: _TOWNSHIP, Level.COUNTY: _COUNTY}.get(level)
    if unit is not None:
        bare_window.make_file(unit, "李主任", tmp_path / f"{unit.name}.roster")
        shown(bare_window, qtbot)
    file, otherwise = bare_window.file, []
    for page in file.declared:
        for wanted in BUTTONS_BY_PAGE.get(page.key, ()):
            if level in wanted.levels:
                button, *_others = controls_meant(file.turn_to(page.key), wanted)
                assert isinstance(button, QPushButton), wanted
                if not button.text().startswith(wanted.name):
                    otherwise.append(wanted.name)

    cards = ["打印名单", "打印花名册", "空白采集表", "村名与区划", "年初结转"]
    assert [text for text in otherwise if text not in [*cards, "给第二台电脑做一份"]] == []
    assert set(BUTTONS_BY_PAGE) <= {page.key for page in file.declared} | {"merging"}
