"""Deciding from the window: one question at a time, by mouse or keyboard,
nothing lost by leaving it for later."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from roster_desktop.progress import Silence
from roster_desktop.tasks.asking import our_questions
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.typing import add_row, remove_row, write_cells
from roster_desktop.workspace import Row
from tests.builders import id_number, toy_job, toy_person
from tests.ui.pages.conftest import TOWNSHIP, VILLAGE, MakeDesk
from ui.bridge.desk import Desk
from ui.pages.conflict.cell_question import CellQuestion
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
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.take_focus()
    return page


def cell(page: ConflictPage, header: str = "") -> CellQuestion:
    """The open cell with this header; the first one where none is named."""
    return next(one for one in page.card.questions if header in ("", one.view.header))


def press(page: ConflictPage, key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
    """The key, wherever in the page the keyboard is."""
    QTest.keyClick(page.focusWidget() or page, key, *more)


def test_the_cards_show_what_was_agreed_what_came_and_what_stands_here(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))

    page = shown(qtbot, desks[1])

    offers = [card.offer for card in cell(page).cards]
    assert [(offer.name, offer.key) for offer in offers] == [
        ("上次一致", "0"), ("村里报来", "1"), ("镇上现有", "2"),
    ]  # fmt: skip
    assert [card.value for card in cell(page).cards] == ["139••••0000", "139••••1111", "139••••2222"]
    assert offers[0].beneath.endswith("日")
    assert offers[1].beneath.startswith("河湾村 · 刘会计 · ")
    assert page.card.heading == "张三"
    assert page.card.place.text() == "1 / 1 人"


def test_one_person_is_asked_about_in_all_rosters_together(qtbot, desks, tmp_path):
    village, township = desks
    write_cells(village.workspace, "work", job(village).id, {"wage": "4200"})
    write_cells(township.workspace, "work", job(township).id, {"wage": "4500"})
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))

    page = shown(qtbot, township)

    asked = [(one.view.roster, one.view.header) for one in page.card.questions]
    assert asked == [("folk", "电话"), ("work", "月工资(元)")]
    assert page.head.beside.startswith("1 人，2 处冲突")


def test_numbers_are_readable_only_after_somebody_asked(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])

    page.reveal_button.click()

    assert [card.value for card in cell(page).cards] == ["13900000000", VILLAGE_PHONE, TOWNSHIP_PHONE]
    told = page.desk.workspace.disclosures()[-1]
    assert (told.what, told.row) == ("row", person(desks[1]).id)


def test_a_digit_chooses_and_enter_decides(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])

    press(page, Qt.Key.Key_1)
    assert cell(page).cards[1].isChecked()
    press(page, Qt.Key.Key_Return)

    assert person(desks[1]).values["phone"] == VILLAGE_PHONE
    assert desks[1].workspace.count_conflicts() == 0


def test_up_and_down_lead_from_cell_to_cell_and_enter_decides_all_that_is_chosen(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE), remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])

    press(page, Qt.Key.Key_1)
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_2)
    press(page, Qt.Key.Key_Return)

    assert (person(desks[1]).values["phone"], person(desks[1]).values["remark"]) == (VILLAGE_PHONE, "在家")
    desks[1].workspace.undo()
    assert desks[1].workspace.count_conflicts() == 2


@pytest.mark.parametrize(("key", "values"), [
    (Qt.Key.Key_1, (VILLAGE_PHONE, "在外地")), (Qt.Key.Key_2, (TOWNSHIP_PHONE, "在家")),
])  # fmt: skip
def test_alt_and_a_digit_take_one_side_for_the_whole_person(qtbot, desks, tmp_path, key, values):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE), remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])

    press(page, key, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: desks[1].workspace.count_conflicts() == 0)

    assert (person(desks[1]).values["phone"], person(desks[1]).values["remark"]) == values
    desks[1].workspace.undo()
    assert desks[1].workspace.count_conflicts() == 2


def test_the_same_answer_goes_to_all_alike_after_their_number_was_said(qtbot, desks, tmp_path):
    village, township = desks
    for number, name in enumerate(("李四", "王五", "赵六"), start=2):
        add_row(village.workspace, "folk", toy_person(name, number, remark="甲"))
    hand_over(village, township, tmp_path / "多人.xlsx")
    for desk, text in ((village, "乙"), (township, "丙")):
        for number in (2, 3, 4):
            [row] = desk.workspace.people(id_number(sequence=number))
            other = "丁" if number == 4 and desk is village else text
            write_cells(desk.workspace, "folk", row.id, {"remark": other})
    hand_over(village, township, tmp_path / "再来.xlsx")
    page = shown(qtbot, township)

    press(page, Qt.Key.Key_1)
    assert "另有 1 行" in cell(page).alike_button.text()
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "另有 1 行（王五）" in page.strip.text
    assert township.workspace.count_conflicts() == 3
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert township.workspace.count_conflicts() == 1
    assert page.card.heading == "赵六"
    township.workspace.undo()
    assert township.workspace.count_conflicts() == 3


def test_what_both_had_agreed_on_can_be_taken_again(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])

    press(page, Qt.Key.Key_0)
    page.decide()

    assert person(desks[1]).values["phone"] == "13900000000"


def test_a_third_text_may_be_typed_and_takes_the_choice_away_from_the_cards(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])
    cell(page).cards[1].click()

    cell(page).lines["remark"].take_typed("刚回来")

    assert not cell(page).cards[1].isChecked()

    QTest.keyClick(cell(page).lines["remark"], Qt.Key.Key_Return)

    assert person(desks[1]).values["remark"] == "刚回来"


def test_what_is_half_typed_stays_while_the_file_changes_elsewhere(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])
    cell(page).lines["remark"].take_typed("刚回")

    add_row(desks[1].workspace, "folk", toy_person("李四", 2))
    page.refresh()

    assert cell(page).typed == {"remark": "刚回"}


def test_choosing_a_card_again_forgets_what_was_typed(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])
    cell(page).lines["remark"].take_typed("刚回来")

    cell(page).cards[1].click()
    page.decide()

    assert person(desks[1]).values["remark"] == "在外地"


def test_without_a_choice_nothing_is_decided(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])

    page.decide_button.click()

    assert "请先选一个" in page.strip.text
    assert desks[1].workspace.count_conflicts() == 1


def test_later_goes_on_to_the_next_person_and_round_without_deciding(qtbot, desks, tmp_path):
    village, township = desks
    add_row(village.workspace, "folk", toy_person("李四", 2, remark="甲"))
    hand_over(village, township, tmp_path / "二人.xlsx")
    for desk, text in ((village, "乙"), (township, "丙")):
        [row] = desk.workspace.people(id_number(sequence=2))
        write_cells(desk.workspace, "folk", row.id, {"remark": text})
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, township)
    told = []

    for _ in range(3):
        told.append((page.card.heading, page.card.place.text()))
        press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)

    assert told == [("张三", "1 / 2 人"), ("李四", "2 / 2 人"), ("张三", "1 / 2 人")]
    assert township.workspace.count_conflicts() == 2


def test_what_was_merged_by_itself_stands_below_with_its_side_and_its_old_text(qtbot, desks, tmp_path):
    village, township = desks
    write_cells(village.workspace, "folk", person(village).id, {"household": "012", "head": "张大"})
    write_cells(township.workspace, "folk", person(township).id, {"health": "慢性病"})
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))

    page = shown(qtbot, township)

    assert "村里改的 2 格已采用，镇上改的 1 格已保留" in page.card.merged.sentence.text()
    rows = page.card.merged.table.rows
    told = {
        tuple(rows.data(rows.index(row, column)) for column in range(4)) for row in range(rows.rowCount())
    }
    assert told == {
        ("户号", "012", "村里", "（空）"),
        ("户主", "张大", "村里", "（空）"),
        ("健康", "慢性病", "镇上", "（空）"),
    }


def test_asking_the_village_keeps_the_conflict_and_says_that_it_was_asked(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE))
    page = shown(qtbot, desks[1])

    press(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(page.ask_line.hasFocus)
    page.ask_line.setText("哪个号打得通？")
    press(page, Qt.Key.Key_Return)

    [asked] = our_questions(desks[1].workspace)
    assert asked.text == "哪个号打得通？"
    assert desks[1].workspace.count_conflicts() == 1
    assert "退回件" in page.strip.text


def test_changes_of_one_group_at_the_same_time_are_looked_at_once(qtbot, desks, tmp_path):
    village, township = desks
    write_cells(village.workspace, "work", job(village).id, {"wage": "4200"})
    write_cells(township.workspace, "work", job(township).id, {"bank": "邮储"})
    hand_over(village, township, tmp_path / "二次.xlsx")
    page = shown(qtbot, township)

    assert township.workspace.count_conflicts() == 0
    rows = page.card.asked[0].table.rows
    told = {tuple(rows.data(rows.index(row, column)) for column in range(4)) for row in range(2)}
    assert told == {("月工资(元)", "4200", "村里", "（空）"), ("银行", "邮储", "镇上", "农商行")}
    assert page.card.merged.table.rows.rowCount() == 0

    press(page, Qt.Key.Key_Return)

    assert township.workspace.count_reviews() == 0
    assert page.nothing.isVisible()
    township.workspace.undo()
    assert township.workspace.count_reviews() == 1


def test_deciding_and_undoing_asks_again(qtbot, desks, tmp_path):
    crossed(desks, tmp_path, phone=(VILLAGE_PHONE, TOWNSHIP_PHONE), remark=("在外地", "在家"))
    page = shown(qtbot, desks[1])

    cell(page, "电话").cards[1].click()
    page.decide()
    left = [one.view.header for one in page.card.questions]
    told = page.strip.text
    desks[1].workspace.undo()
    page.refresh()

    assert left == ["备注"]
    assert "已定" in told
    assert [one.view.header for one in page.card.questions] == ["电话", "备注"]


def test_a_removal_against_an_edit_is_asked_in_words_that_say_so(qtbot, desks, tmp_path):
    village, township = desks
    write_cells(township.workspace, "folk", person(township).id, {"remark": "还在册"})
    remove_row(village.workspace, "folk", person(village).id, "迁出")
    hand_over(village, township, tmp_path / "二次.xlsx")

    page = shown(qtbot, township)

    values = [card.value for card in cell(page).cards]
    assert values[0].startswith("移除：迁出")
    assert values[1] == "在册"
    assert cell(page).lines == {}

    press(page, Qt.Key.Key_1)
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

    base, theirs, ours = cell(page).cards
    assert ours.value.startswith("邮储 · ")
    assert theirs.value.endswith("4567")
    assert "1234567" not in theirs.value
    assert not base.isEnabled()

    cell(page).lines["bank"].setText("工行")
    cell(page).lines["bank_card"].setText("6222020200112233445")
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
    page = ConflictPage(make_desk(TOWNSHIP))
    qtbot.addWidget(page)
    page.show()
    page.refresh()

    assert page.nothing.isVisible()
    assert not page.card.isVisible()
