"""The first page: whose file it is, and what happens when the file of last time is gone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from roster_desktop.places import sample_folder
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import is_sample
from roster_desktop.tasks.unit_in_book import NamedUnit
from roster_desktop.workspace import Workspace
from tests.ui.conftest import TYPED_VILLAGE, focus, shown
from ui.pages.bring_in_page import BringInPage
from ui.pages.manual.manual_window import ManualWindow

_TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
_COUNTY = Unit(Level.COUNTY, "安平县", "", "", "安平县")


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


def test_one_or_two_letters_and_enter_take_the_place_that_is_lit(page, bare_window, press):
    enter = Qt.Key.Key_Return
    press("洋", enter, "lt", enter, "杜", enter, "刘会计", enter)

    unit = bare_window.file.desk.workspace.unit
    assert (unit.name, unit.township, unit.county, len(unit.code)) == ("杜村", "龙亭镇", "洋县", 12)


def test_a_whole_name_is_not_replaced_by_a_longer_one_of_the_list(page, press):
    press("洋县", Qt.Key.Key_Return, "龙亭镇", Qt.Key.Key_Return, "村")

    assert page.questions.line("village").offered
    press(Qt.Key.Key_Return)
    assert page.questions.line("village").text() == "村"


def test_a_name_without_its_ending_is_asked_about_and_never_replaced_by_a_longer_one(
    page, bare_window, press
):
    enter = Qt.Key.Key_Return
    press("洋县", enter, "龙亭镇", enter, "杨家", enter, "刘会计", enter)
    assert page.questions.line("village").text() == "杨家"
    assert "“杨家”像是没写全，名单里有：杨家湾" in page.trouble
    assert bare_window.file is None
    assert page.questions.line("village").hasFocus()

    press(enter, enter)

    assert bare_window.workspace.unit.name == "杨家"


def test_a_name_that_was_asked_about_is_written_whole(page, bare_window, press):
    enter = Qt.Key.Key_Return
    press("洋县", enter, "龙亭镇", enter, "杨家", enter, "刘会计", enter)
    press("杨家湾村", enter, enter)

    assert (bare_window.workspace.unit.name, len(bare_window.workspace.unit.code)) == ("杨家湾村", 12)


def test_a_short_name_that_several_counties_share_takes_none_of_them(page, press):
    press("鼓楼", Qt.Key.Key_Return)

    assert page.questions.line("county").text() == "鼓楼"


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


def test_one_goes_on_typing_where_something_is_missing(page, bare_window, press):
    enter = Qt.Key.Key_Return
    press("洋县", enter, enter, "杜村", enter, "刘会计", enter)
    assert "镇" in page.trouble

    press("龙亭镇", enter)
    press(enter, enter)

    assert bare_window.workspace.unit.township == "龙亭镇"


def test_a_township_is_not_asked_for_a_village(page):
    page.questions.choose_level(Level.TOWNSHIP)

    assert page.questions.line("village").isHidden()
    assert not page.questions.line("township").isHidden()


@pytest.mark.parametrize(
    ("unit", "opens_at"),
    [(TYPED_VILLAGE, "person"), (_TOWNSHIP, "merging"), (_COUNTY, "merging")],
    ids=["village", "township", "county"],
)
def test_a_new_file_opens_where_its_office_begins(bare_window, tmp_path, qtbot, unit, opens_at):
    bare_window.make_file(unit, "刘会计", tmp_path / "new.roster")
    shown(bare_window, qtbot)

    assert bare_window.file.page.key == opens_at


def test_the_keyboard_is_on_the_button_that_takes_workbooks_in(bare_window, tmp_path, qtbot):
    bare_window.make_file(_TOWNSHIP, "李主任", tmp_path / "new.roster")
    shown(bare_window, qtbot)

    assert focus() is bare_window.file.page.invitation.button


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


def test_the_four_ways_to_begin_are_in_sight_with_what_they_are_for(page):
    ways = [page.new_button, page.open_button, page.excel_button, page.sample_button]

    assert [button.text().split("\n")[0] for button in ways] == ["新建", "打开", "从Excel开始", "看看示例"]
    assert all(button.isVisible() and button.text().split("\n")[1] for button in ways)


def test_last_years_list_says_whose_it_is_and_is_shown_once_the_file_is_made(
    page, bare_window, qtbot, tmp_path, monkeypatch
):
    told = NamedUnit("安平县", "清水镇", "河湾村")
    monkeypatch.setattr("roster_desktop.tasks.unit_in_book.unit_in_book", lambda *_: told)
    taken = []
    monkeypatch.setattr(BringInPage, "take", lambda _page, paths: taken.extend(paths))
    book = tmp_path / "去年的名单.csv"
    book.write_text("行政村,姓名\n河湾村,王秀英\n", encoding="utf-8")
    bare_window.take_files([book])
    qtbot.waitUntil(lambda: page.questions.line("village").text() == "河湾村")
    assert "去年的名单.csv" in page._sentence.text()

    page.questions.line("operator").setText("刘会计")
    page.create_button.click()
    if asked := bare_window.guard.dialog:
        assert (taken, bare_window.file.page.key) == ([], CATALOG.people)
        asked.reject()
    qtbot.waitUntil(lambda: bare_window.file.page.key == "bring-in")

    assert taken == [book]
    assert bare_window.workspace.unit.name == "河湾村"


def test_what_was_written_already_is_not_overwritten_by_what_the_list_says(page, tmp_path):
    page.questions.line("village").setText("石桥村")
    page.book = tmp_path / "名单.xlsx"

    page.offer_unit(page.book, NamedUnit("安平县", "清水镇", "河湾村"))

    assert page.questions.unit.name == "石桥村"
    assert page.questions.unit.township == "清水镇"


def test_a_list_that_cannot_be_read_is_said_and_nothing_begins_with_it(page, bare_window, qtbot, tmp_path):
    broken = tmp_path / "坏了.xlsx"
    broken.write_bytes(b"PK\x03\x04" + bytes(200))
    bare_window.take_files([broken])
    qtbot.waitUntil(lambda: "坏了.xlsx" in page.trouble)

    assert page.book is None
    assert page.create_button.text() == "新建花名册"


def test_a_sample_is_opened_said_to_be_one_and_thrown_away(page, bare_window, qtbot, monkeypatch):
    page.sample_button.click()
    qtbot.waitUntil(lambda: bare_window.file is not None)
    file, path = bare_window.file, bare_window.workspace.path
    assert is_sample(path)
    assert "示例" in file.sample.text
    assert bare_window.workspace.counts()["person"] == 60

    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.No)
    file.throw_away_wanted.emit()
    assert path.exists()

    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    file.throw_away_wanted.emit()
    assert not path.parent.exists()
    assert bare_window.first_run is not None
    assert bare_window._memory.recent == []


def test_making_a_sample_can_be_stopped_and_leaves_nothing(page, bare_window, qtbot):
    before = {*sample_folder().glob("*")}
    page.sample_button.click()
    assert page.work.is_busy
    page.work.stop()
    qtbot.waitUntil(lambda: not page.work.is_busy)

    assert bare_window.file is None
    assert page.sample_button.isEnabled()
    assert {*sample_folder().glob("*")} == before


def test_a_sample_that_is_ready_after_a_file_was_begun_does_not_take_its_place(
    page, bare_window, qtbot, tmp_path
):
    before = {*sample_folder().glob("*")}
    page.sample_button.click()
    bare_window.make_file(TYPED_VILLAGE, "刘会计", tmp_path / "own.roster")
    qtbot.waitUntil(lambda: bare_window.is_calm() and {*sample_folder().glob("*")} == before)

    assert bare_window.workspace.path.name == "own.roster"


def test_while_somebody_reads_the_first_page_a_new_file_is_got_ready_for(bare_window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(Workspace, "get_ready", asked.append)
    bare_window.show_first_run()
    shown(bare_window, qtbot)

    qtbot.waitUntil(lambda: asked == [CATALOG])


def test_a_file_of_ones_own_is_no_sample_and_stays(window):
    path = window.workspace.path

    window._beginning.throw_sample_away()

    assert window.workspace.path == path
    assert window.file.sample.isHidden()


def test_the_manual_is_there_before_any_file(page, bare_window, monkeypatch):
    opened = []
    monkeypatch.setattr(ManualWindow, "exec", lambda window: opened.append(window.view.page.key))

    page.help_button.click()
    bare_window._actions["show-manual"].trigger()

    assert opened == ["first-minutes", "first-minutes"]


def test_f1_leads_to_what_the_manual_says_of_the_page_and_back(window, qtbot):
    window.file.turn_to("send")
    window._actions["show-manual"].trigger()
    page = window.file.page
    assert page.view.page.key == "send"

    qtbot.keyClick(page.view.line, Qt.Key.Key_Escape)
    assert window.file.page.key == "send"
