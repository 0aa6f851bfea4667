"""Many workbooks on the import page: a list that says how each stands, each to be opened, one click for all
that leave nothing open, one click to take them back."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from roster_desktop.tasks.bring_in_many import Standing
from tests.builders import id_number
from tests.ui.pages.conftest import MakeDesk, Settle
from ui.bridge.desk import Desk
from ui.pages.bring_in_page import BringInPage

HEAD = "姓名,身份证,手机"
TWICE = "姓名,身份证,手机,手机"


def sheet(folder: Path, name: str, *lines: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two books without doubt, two that ask the same, one that is broken."""
    folder = tmp_path / "收件"
    sheet(folder, "1.csv", HEAD, f"张三,{id_number(sequence=1)},13900000001")
    sheet(folder, "2.csv", HEAD, f"李四,{id_number(sequence=2)},13900000002")
    for n, name in ((3, "王五"), (4, "赵六")):
        numbers = f"1380000000{n},1390000000{n}"
        sheet(folder, f"{n}.csv", TWICE, f"{name},{id_number(sequence=n)},{numbers}")
    (folder / "5.xlsx").write_bytes(b"PK\x03\x04 cut short")
    return folder


def listed(qtbot: QtBot, desk: Desk, settle: Settle, *paths: Path) -> BringInPage:
    page = BringInPage(desk)
    qtbot.addWidget(page)
    page.take(paths)
    settle(desk)
    return page


def standings(page: BringInPage) -> list[Standing]:
    return [book.standing for book in page.many.books]


def open_book(page: BringInPage, desk: Desk, settle: Settle, name: str) -> None:
    page.many.choose(next(book for book in page.many.books if book.path.name == name))
    page.many.open_button.click()
    settle(desk)


READY, ASKED, REFUSED, TAKEN = Standing.READY, Standing.ASKED, Standing.REFUSED, Standing.TAKEN


def test_a_folder_is_listed_and_nothing_is_written(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)

    assert standings(page) == [READY, READY, ASKED, ASKED, REFUSED]
    assert [chip.text() for chip in page.many.chips] == ["全部 5", "可以导入 2", "要您定 2", "没有收 1"]
    assert page.confirm_button.text() == "导入能导入的 2 本"
    assert desk.workspace.counts()["folk"] == 0


def test_an_archive_is_listed_as_a_folder_is(qtbot, desk, inbox, settle, tmp_path):
    with zipfile.ZipFile(tmp_path / "各村.zip", "w") as archive:
        archive.write(inbox / "1.csv", "河湾村/1.csv")

    page = listed(qtbot, desk, settle, tmp_path / "各村.zip")

    assert standings(page) == [READY]


def test_the_chosen_book_says_why_it_is_not_taken_in(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)

    page.many.chips[3].click()

    assert [book.path.name for book in page.many.table.rows.rows] == ["5.xlsx"]
    assert "什么都没有写入" in page.many.told
    assert "5.xlsx" in page.many.problems.rows.index(0, 1).data()


def test_the_chosen_book_says_what_it_would_do_beside_the_list(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)

    assert "新增 1、更改 0、不变 0 行。" in page.many.told


def test_one_click_takes_in_all_without_doubt_and_one_takes_them_back(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)

    page.confirm_button.click()
    settle(desk)

    assert standings(page) == [TAKEN, TAKEN, ASKED, ASKED, REFUSED]
    assert page.strip.text == "已导入 2 本：新增 2 行、更改 0 行。还有 2 本要您定，1 本没有收。"
    assert desk.workspace.counts()["folk"] == 2

    page.undo_button.click()
    settle(desk)

    assert standings(page) == [READY, READY, ASKED, ASKED, REFUSED]
    assert desk.workspace.counts()["folk"] == 0
    assert page.confirm_button.isEnabled()


def test_what_is_taken_back_elsewhere_is_ready_again(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)
    page.confirm_button.click()
    settle(desk)

    desk.workspace.undo()
    page.refresh()

    assert standings(page)[:2] == [TAKEN, READY]


def test_a_book_that_asks_is_opened_answered_and_taken_in_and_the_list_goes_on(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)
    open_book(page, desk, settle, "3.csv")
    [question] = [line.question for line in page.asking.lines]

    page.pane.questions.answer(question.key, question.choices[0].value)
    settle(desk)
    page.confirm_button.click()
    settle(desk)

    assert standings(page) == [READY, READY, TAKEN, READY, REFUSED]
    assert desk.workspace.counts()["folk"] == 1


def test_answers_to_an_opened_book_stay_when_one_goes_back_to_the_list(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)
    open_book(page, desk, settle, "3.csv")
    [question] = [line.question for line in page.asking.lines]
    page.pane.questions.answer(question.key, question.choices[0].value)
    settle(desk)

    page.back_button.click()

    assert standings(page) == [READY, READY, READY, ASKED, REFUSED]
    assert page.confirm_button.text() == "导入能导入的 3 本"


def test_a_sheet_that_waits_for_an_answer_is_not_called_no_roster(qtbot, desk, settle, tmp_path):
    numbers = [id_number(sequence=n) for n in (1, 2, 3)]
    swapped = [
        f"{name},{number},1390000000{n}"
        for n, (name, number) in enumerate(zip("甲乙丙", numbers, strict=True))
    ]
    page = listed(qtbot, desk, settle, sheet(tmp_path, "对调.csv", "姓名,手机,身份证", *swapped))

    assert page.pane.about == "要您定了才读的工作表：“对调”"


def test_the_list_of_books_tells_nobody_to_type_commands(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)
    asked = [book for book in page.many.books if book.standing is ASKED]

    assert asked
    assert not [problem for book in asked for problem in book.problems if "--answer" in problem.remedy]


def test_enter_opens_the_book_at_hand(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)
    page.show()
    qtbot.waitExposed(page)
    page.many.take_focus()

    qtbot.keyClick(page.many.table, Qt.Key.Key_Return)
    settle(desk)

    assert page.preview is not None
    assert page.preview.file == "1.csv"
    assert page.back_button.isVisible()


def test_whoever_stops_sees_what_was_looked_at(qtbot, desk, inbox, settle):
    page = BringInPage(desk)
    qtbot.addWidget(page)
    page.take([inbox])
    page.work.stop()
    settle(desk)

    assert desk.workspace.counts()["folk"] == 0
    assert page.many.books == () or Standing.STOPPED in standings(page)
    assert page.choose_button.isEnabled()


def test_the_lists_of_many_books_keep_qts_rules(qtbot, desk, inbox, settle):
    page = BringInPage(desk)
    qtbot.addWidget(page)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(table.rows, fatal) for table in (page.many.table, page.many.problems)]

    page.take([inbox])
    settle(desk)

    assert [tester.model().rowCount() for tester in testers] == [5, 0]


def test_pages_hear_once_of_all_the_books_that_are_written_and_taken_back(qtbot, desk, inbox, settle):
    page, heard = listed(qtbot, desk, settle, inbox), []
    desk.relay.changed.connect(heard.append)

    page.confirm_button.click()
    settle(desk)
    page.undo_button.click()
    settle(desk)

    assert [(len(applied.rows), applied.batch) for applied in heard] == [(2, 2), (2, 4)]


def test_whoever_stops_taking_back_is_told_how_many_books_stay(qtbot, desk, inbox, settle):
    page = listed(qtbot, desk, settle, inbox)
    page.confirm_button.click()
    settle(desk)

    page.take_back()
    page.work.stop()
    settle(desk)

    left = standings(page).count(TAKEN)
    assert desk.workspace.counts()["folk"] == left
    assert page.strip.text == (f"已停止：撤销了 {2 - left} 本，还有 {left} 本没有撤销。" if left else "")
