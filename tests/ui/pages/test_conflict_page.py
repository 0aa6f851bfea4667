"""Deciding from the window: one question at a time, by mouse or keyboard,
nothing lost by leaving it for later."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from roster_desktop.progress import Silence
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.typing import add_row, remove_row, write_cells
from roster_desktop.workspace import Row
from tests.builders import id_number, toy_job, toy_person
from tests.ui.pages.conftest import TOWNSHIP, VILLAGE, MakeDesk
from ui.bridge.desk import Desk
from ui.pages.conflict_page import ConflictPage

VILLAGE_PHONE, TOWNSHIP_PHONE = "13911111111", "13922222222"


@pytest.fixture
def desks(make_desk: MakeDesk, tmp_path: Path) -> tuple[Desk, Desk]:
    """A village with 张三 and his job, and the township that took both in."""
    village, township = make_desk(VILLAGE), make_desk(TOWNSHIP, "周敏")
    add_row(village.workspace, "folk", toy_person("张三", 1, phone="13900000000", remark="独居"))
    add_row(village.workspace, "work", toy_job("张三", 1, bank="农商行", bank_card="6228480402564890018"))
    hand_over(village, township, tmp_path / "一次.xlsx")
    return village, township


def hand_over(village: Desk, township: Desk, book: Path) -> None:
    export_submission(village.workspace, book, Silence())
    merge_workbooks(township.workspace, [book])


def person(desk: Desk) -> Row:
    [row] = desk.workspace.people(id_number(sequence=1))
    return row


def job(desk: Desk) -> Row:
    [row_id] = desk.workspace.rows_of_person(id_number(sequence=1))["work"]
    [row] = desk.workspace.rows("work", [row_id])
    return row


def crossed(desks: tuple[Desk, Desk], folder: Path, **both: tuple[str, str]) -> None:
    """Village and township each write their own text into these cells of 张三."""
    village, township = desks
    for column, (theirs, ours) in both.items():
        write_cells(village.workspace, "folk", person(village).id, {column: theirs})
        write_cells(township.workspace, "folk", person(township).id, {column: ours})
    hand_over(village, township, folder / "二次.xlsx")


def shown(qtbot: QtBot, desk: Desk) -> ConflictPage:
    page = ConflictPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.refresh()
    return page


def test_the_cards_show_what_was_agreed_what_stands_here_and_what_came(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))

    page = shown(qtbot, desks[1])

    offers = [card.offer for card in page.question.cards]
    assert [offer.name for offer in offers] == ["上次一致", "本机现有", "来文"]
    assert [card.value for card in page.question.cards] == ["139••••0000", "139••••2222", "139••••1111"]
    assert offers[2].beneath.startswith("河湾村 · 刘会计")
    assert page.question.heading == "张三"
    assert page.question.header == "电话"
    assert page.place.text() == "1 / 1"


def test_numbers_are_readable_only_after_somebody_asked(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])

    page.reveal_button.click()

    assert [card.value for card in page.question.cards] == ["13900000000", TOWNSHIP_PHONE, VILLAGE_PHONE]


def test_alt_and_a_number_choose_and_enter_decides(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)

    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.question.cards[2].isChecked)
    QTest.keyClick(page.question.cards[2], Qt.Key.Key_Return)

    assert person(desks[1]).values["phone"] == VILLAGE_PHONE
    assert desks[1].workspace.count_conflicts() == 0


def test_what_both_had_agreed_on_can_be_taken_again(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])

    page.question.cards[0].click()
    page.decide()

    assert person(desks[1]).values["phone"] == "13900000000"


def test_a_third_text_may_be_typed_and_takes_the_choice_away_from_the_cards(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])
    page.question.cards[1].click()

    page.question.lines["remark"].take_typed("刚回来")

    assert not page.question.cards[1].isChecked()

    QTest.keyClick(page.question.lines["remark"], Qt.Key.Key_Return)

    assert person(desks[1]).values["remark"] == "刚回来"


def test_choosing_a_card_again_forgets_what_was_typed(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])
    page.question.lines["remark"].take_typed("刚回来")

    page.question.cards[2].click()
    page.decide()

    assert person(desks[1]).values["remark"] == "在外地"


def test_without_a_choice_nothing_is_decided(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])

    page.decide_button.click()

    assert "请先选一个" in page.strip.text
    assert desks[1].workspace.count_conflicts() == 1


def test_later_goes_on_and_round_without_deciding(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE), remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])
    headers = []

    for _ in range(3):
        headers.append((page.question.header, page.place.text()))
        page.later_button.click()

    assert headers == [("电话", "1 / 2"), ("备注", "2 / 2"), ("电话", "1 / 2")]
    assert desks[1].workspace.count_conflicts() == 2


def test_deciding_goes_on_to_the_next_and_undo_asks_again(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE), remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])

    page.question.cards[1].click()
    page.decide()

    assert (page.question.header, page.place.text()) == ("备注", "1 / 1")

    desks[1].workspace.undo()
    page.refresh()

    assert (page.question.header, page.place.text()) == ("备注", "2 / 2")


def test_a_removal_against_an_edit_is_asked_in_words_that_say_so(qtbot, desks, tmp_path):
    village, township = desks
    write_cells(township.workspace, "folk", person(township).id, {"remark": "还在册"})
    remove_row(village.workspace, "folk", person(village).id, "迁出")
    hand_over(village, township, tmp_path / "二次.xlsx")

    page = shown(qtbot, township)

    values = [card.value for card in page.question.cards]
    assert values[0] == "在册"
    assert values[1].startswith("移除：迁出")
    assert page.question.lines == {}

    page.question.cards[1].click()
    page.decide()

    assert township.workspace.counts()["folk"] == 0


def test_columns_that_belong_together_are_asked_and_typed_together(qtbot, desks, tmp_path):
    village, township = desks
    write_cells(
        village.workspace, "work", job(village).id, {"bank": "信用社", "bank_card": "6217000010001234567"}
    )
    write_cells(
        township.workspace, "work", job(township).id, {"bank": "邮储", "bank_card": "6221801234567890123"}
    )
    hand_over(village, township, tmp_path / "二次.xlsx")
    page = shown(qtbot, township)

    base, ours, theirs = page.question.cards
    assert ours.value.startswith("邮储 · ")
    assert theirs.value.endswith("4567")
    assert "1234567" not in theirs.value
    assert not base.isEnabled()

    page.question.lines["bank"].setText("工行")
    page.question.lines["bank_card"].setText("6222020200112233445")
    page.decide()

    values = job(township).values
    assert (values["bank"], values["bank_card"]) == ("工行", "6222020200112233445")


def test_the_row_behind_the_question_is_one_click_away(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])
    wanted = QSignalSpy(desks[1].row_wanted)

    page.row_button.click()

    assert wanted.at(0)[:2] == ["folk", person(desks[1]).id]


def test_with_nothing_to_decide_the_page_says_when_there_will_be(qtbot, make_desk):
    page = shown(qtbot, make_desk(TOWNSHIP))

    assert page.nothing.isVisible()
    assert not page.question.isVisible()


def test_a_decision_taken_back_is_no_longer_told_as_made(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])
    page.question.cards[1].click()
    page.decide()
    told = page.strip.text
    desks[1].workspace.undo()
    page.refresh()

    assert "已定" in told
    assert page.strip.text == ""
