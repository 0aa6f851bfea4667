"""今日待办: the page that a file with rows opens on, and the way from each thing to its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roster_desktop.records import Area, Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.store import surroundings as around
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.tasks.verifying import verify
from roster_desktop.workspace import Medium, Query, Workspace
from tests.builders import id_number
from tests.windows import Press, shown
from ui.main_window import MainWindow
from ui.pages.home_page import HomePage

VILLAGE = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
TOWNSHIP = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
PERSON = {
    "township": "龙亭镇", "village": "白石村", "group": "一组", "household_number": "H1", "head_name": "李明",
    "relation": "户主", "phone": "13900000001", "household_type": "一般农户", "health": "健康",
    "education": "初中", "labour_capacity": "普通劳动力", "employment_status": "农业就业", "ethnicity": "汉族",
    "relocated": "否", "name": "李明",
}  # fmt: skip


def opened(window: MainWindow, path: Path, qtbot: QtBot, unit: Unit = VILLAGE, **wrong: str) -> HomePage:
    """A file with one person, compared."""
    with Workspace.create(path, CATALOG, unit, "刘会计") as workspace:
        add_row(workspace, "person", PERSON | {"id_number": id_number()} | wrong)
        bring_up_to_date(workspace)
    window.open(path)
    window.show()
    assert window.file is not None
    page = window.file.page
    assert isinstance(page, HomePage)
    qtbot.waitUntil(lambda: bool(page.cards) or not page.done.isHidden())
    return page


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> HomePage:
    """The person's ID number is too short."""
    return opened(bare_window, tmp_path / "v.roster", qtbot, id_number="61072319800101")


def titles(page: HomePage) -> list[str]:
    return [todo.title for todo in page._todos or ()]


def press_card(page: HomePage, title: str) -> None:
    page.cards[titles(page).index(title)].button.click()


def test_a_file_with_rows_opens_on_what_is_to_be_done_and_an_empty_one_on_the_first_person(
    bare_window, tmp_path, qtbot
):
    bare_window.make_file(VILLAGE, "刘会计", tmp_path / "new.roster")
    of_empty = bare_window.file.page.key
    opened(bare_window, tmp_path / "old.roster", qtbot)

    assert of_empty == "person"
    assert bare_window.file.page.key == "home"
    assert next(iter(bare_window.file._declared)) == "home"


def test_the_numbers_are_those_of_the_file(page):
    assert page.labour.text.startswith("0 人 0 户 · 在册 1 人")
    assert page.unverified.text == "1 人 从未核实过"
    assert page.head.beside


def test_a_thing_leads_to_what_its_rules_found_with_the_first_of_it_at_hand(page, qtbot):
    press_card(page, "1 人的身份证号有问题")

    checking = page.window().file.page
    assert checking.key == "checking"
    qtbot.waitUntil(lambda: checking._at is not None)
    assert checking._at.rule == "A03"


def test_enter_alone_leads_from_a_thing_to_do_to_the_list_of_what_was_found(page, qtbot, press: Press):
    shown(page.window(), qtbot)
    place = titles(page).index("1 人的身份证号有问题")
    page.cards[place].button.setFocus()

    press(Qt.Key.Key_Return)

    checking = page.window().file.page
    assert checking.key == "checking"
    qtbot.waitUntil(lambda: checking._at is not None)
    assert QApplication.focusWidget() is checking.list


def test_what_is_mended_goes_away_while_one_looks(page, qtbot):
    workspace = page.desk.workspace
    [row] = _ids(workspace)
    write_cells(workspace, "person", row, {"id_number": id_number()})

    qtbot.waitUntil(lambda: "1 人的身份证号有问题" not in titles(page), timeout=20_000)


def test_a_copy_is_made_on_the_spot_and_asked_for_no_longer(page, qtbot):
    press_card(page, "还没有备份过")

    qtbot.waitUntil(lambda: "还没有备份过" not in titles(page), timeout=20_000)
    assert len(page.desk.workspace.backups()) == 1


def test_a_calm_word_stands_there_when_all_is_done(bare_window, tmp_path, qtbot):
    page = opened(bare_window, tmp_path / "v.roster", qtbot)
    workspace = page.desk.workspace
    workspace.backup("手动")
    verify(workspace, "person", _ids(workspace), "入户", "已核实")
    # Whether the workbook is due hangs on the day of the test: it is not what is looked at here.
    qtbot.waitUntil(lambda: all("报送" in title for title in titles(page)), timeout=20_000)
    page._show_todos(())

    assert not page.done.isHidden()
    assert page._heading.isHidden()


def test_the_keyboard_begins_at_the_first_thing_to_do(page, qtbot):
    page.window().activateWindow()
    page.window().file.take_focus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.cards[0].button)

    assert page.cards[0].button.accessibleName().startswith(page.cards[0].button.text())


def test_one_village_is_looked_at_by_itself(bare_window, tmp_path, qtbot):
    page = opened(bare_window, tmp_path / "t.roster", qtbot, TOWNSHIP)
    page.desk.narrow(Area(village="柳树村"))

    qtbot.waitUntil(lambda: page.unverified.text.startswith("0 人"), timeout=20_000)


def test_sending_is_one_key_away(page):
    page.send_button.click()

    assert page.window().file.page.key == "send"


def _ids(workspace: Workspace) -> list[RowId]:
    return workspace.row_ids(Query("person"))


@pytest.fixture
def share(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> HomePage:
    """The file lies on a share, the computer has a disk of its own."""
    home = tmp_path / "本机"
    monkeypatch.setattr("roster_desktop.tasks.surroundings.default_roster_folder", lambda: home)
    on_disk = Medium.DISK
    monkeypatch.setattr(around, "medium_of", lambda at: on_disk if at.is_relative_to(home) else Medium.SHARE)
    return opened(bare_window, tmp_path / "v.roster", qtbot)


def test_a_file_on_a_share_is_moved_to_this_computer_by_its_card(
    share: HomePage, bare_window: MainWindow, tmp_path: Path, qtbot: QtBot
):
    press_card(share, "v.roster 在网络共享文件夹里")

    there = tmp_path / "本机" / "v.roster"
    qtbot.waitUntil(lambda: bare_window.workspace is not None and bare_window.workspace.path == there)
    assert bare_window.file is not None
    assert "已移到本机" in bare_window.file.notice.text
    assert "v.roster.已移走" in bare_window.file.notice.text
    home = bare_window.file.page
    assert isinstance(home, HomePage)
    qtbot.waitUntil(lambda: home._todos is not None)
    assert not [title for title in titles(home) if "共享" in title]


def test_whoever_read_of_the_share_hears_no_more_of_it(share: HomePage, qtbot: QtBot):
    [card] = [card for card in share.cards if not card.read.isHidden()]

    card.read.click()

    qtbot.waitUntil(lambda: not [title for title in titles(share) if "共享" in title])


def test_nothing_is_counted_for_a_page_that_nobody_sees(
    bare_window: MainWindow, tmp_path: Path, qtbot: QtBot
):
    page = opened(bare_window, tmp_path / "v.roster", qtbot)
    assert bare_window.file is not None
    bare_window.file.turn_to(CATALOG.people)

    page.refresh()

    assert not page._latest.is_waiting
    bare_window.file.turn_to(page.key)
    assert page._latest.is_waiting
    qtbot.waitUntil(lambda: not page._latest.is_waiting)


def test_who_turns_to_the_people_at_once_does_not_wait_for_what_is_counted_of_today(
    bare_window: MainWindow, tmp_path: Path, qtbot: QtBot
):
    with Workspace.create(tmp_path / "v.roster", CATALOG, VILLAGE, "刘会计") as workspace:
        add_row(workspace, "person", PERSON | {"id_number": id_number()})
    bare_window.open(tmp_path / "v.roster")
    bare_window.show()
    assert bare_window.file is not None
    page = bare_window.file.page
    assert isinstance(page, HomePage)

    bare_window.file.turn_to(CATALOG.people)
    qtbot.wait(0)

    assert not page._latest.is_waiting
    assert page._todos is None
    bare_window.file.turn_to(page.key)
    qtbot.waitUntil(lambda: page._todos is not None)
