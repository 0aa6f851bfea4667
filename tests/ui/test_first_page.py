"""The first page: whose file it is, and what happens when the file of last time is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from roster_desktop.records import Level
from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Workspace
from tests.ui.conftest import TYPED_VILLAGE, shown


@pytest.fixture
def page(bare_window, qtbot):
    bare_window.start(None)
    shown(bare_window, qtbot)
    bare_window.first_run.questions.take_focus()
    return bare_window.first_run


def test_a_village_file_is_made_by_typing_alone(page, bare_window, press):
    enter = Qt.Key.Key_Return
    press("洋县", enter, "龙亭镇", enter, "杜村", enter, "刘会计", enter)

    workspace = bare_window.file.desk.workspace
    unit = workspace.unit
    assert (unit.level, unit.name, unit.township, unit.county) == (Level.VILLAGE, "杜村", "龙亭镇", "洋县")
    assert (len(unit.code), workspace.operator, workspace.path.name) == (12, "刘会计", "龙亭镇杜村.roster")


def test_a_place_that_the_list_does_not_know_is_taken_as_typed(page, bare_window, press):
    enter = Qt.Key.Key_Return
    press("无名县", enter, "无名镇", enter, "无名村", enter, "刘会计", enter)

    unit = bare_window.file.desk.workspace.unit
    assert (unit.name, unit.code) == ("无名村", "")


def test_districts_of_one_name_are_told_apart_by_their_city(page):
    questions = page.questions

    offers = questions._offers("county", "鼓楼区")
    questions.line("county").take_typed("鼓楼区（福州市）")

    assert {"鼓楼区（南京市）", "鼓楼区（福州市）"} <= set(offers)
    assert questions.unit.county == "鼓楼区"
    assert questions._code("county") == "350102"


def test_a_county_that_is_the_only_one_of_its_name_is_offered_by_its_name(page):
    assert page.questions._offers("county", "洋县")[0] == "洋县"


def test_what_is_missing_is_said_in_one_sentence_and_nothing_is_made(page, bare_window, qtbot):
    qtbot.mouseClick(page.create_button, Qt.MouseButton.LeftButton)

    assert "县" in page.trouble
    assert bare_window.file is None


def test_a_township_is_not_asked_for_a_village(page):
    page.questions.choose_level(Level.TOWNSHIP)

    assert page.questions.line("village").isHidden()
    assert not page.questions.line("township").isHidden()


def test_a_name_that_is_taken_gets_a_number(page):
    page.questions.line("county").setText("安平县")
    page.questions.choose_level(Level.COUNTY)
    page.target.parent.mkdir(parents=True)
    page.target.touch()

    assert page.target.name == "安平县（2）.roster"


def test_a_file_that_is_gone_is_named_and_the_page_asks(bare_window, tmp_path):
    bare_window.start(tmp_path / "away.roster")

    assert "away.roster" in bare_window.first_run.trouble


def test_a_file_that_another_window_has_open_is_said_so(bare_window, tmp_path):
    path = tmp_path / "village.roster"
    with Workspace.create(path, CATALOG, TYPED_VILLAGE, "刘会计"):
        bare_window.start(path)

    assert "village.roster" in bare_window.first_run.trouble


def test_the_last_file_is_opened_again(bare_window, tmp_path):
    path = tmp_path / "village.roster"
    bare_window.make_file(TYPED_VILLAGE, "刘会计", path)
    bare_window.show_first_run()
    bare_window.start(None)

    assert bare_window.file.desk.workspace.path == path


def test_the_file_that_is_open_stays_open_where_another_cannot_be_opened(window, tmp_path):
    broken = tmp_path / "broken.roster"
    broken.write_text("no roster", encoding="utf-8")
    window.open(broken)

    assert "broken.roster" in window.file.notice.text
    assert window.file.desk.workspace.unit == TYPED_VILLAGE
