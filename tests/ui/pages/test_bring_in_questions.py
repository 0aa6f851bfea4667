"""What a workbook leaves open is asked in the window, and what somebody answers is what is taken in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from roster_desktop.records import Question
from roster_desktop.records.question import Choice
from roster_desktop.tasks.preview_rows import Outcome
from roster_desktop.tasks.typing import add_row
from tests.builders import id_number, toy_person
from tests.ui.pages.conftest import MakeDesk, Settle
from tests.workbook.golden.locking import PICTURE, locked
from tests.workbook.golden.parts import row_of, sheet_part, xlsx
from ui.bridge.desk import Desk
from ui.pages.bring_in.asking import Asked
from ui.pages.bring_in.question_card import QuestionCard
from ui.pages.bring_in_page import BringInPage

HEADERS = "姓名,身份证,手机,手机"


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """A village with three people."""
    made = make_desk()
    for number, name in enumerate(("张三", "李四", "王五"), start=2):
        add_row(made.workspace, "folk", toy_person(name, number))
    return made


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> BringInPage:
    made = BringInPage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def destroyed(number: str) -> str:
    """The number as a spreadsheet leaves it that took it for an amount."""
    return number[:15] + "000"


def look_at(page: BringInPage, path: Path, settle: Settle) -> None:
    page.look_at(path)
    settle(page.desk)


def sheet(folder: Path, *lines: str) -> Path:
    path = folder / "补报.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def two_phones(folder: Path) -> Path:
    """Two columns are called 手机: which one is read only a person can tell."""
    return sheet(folder, HEADERS, f"赵六,{id_number(sequence=7)},13911112222,13933334444")


def cut_short(folder: Path) -> Path:
    """The numbers of three people who are listed lost their end."""
    people = ((2, "张三"), (3, "李四"), (4, "王五"))
    lines = [f"{name},{destroyed(id_number(sequence=number))},1390000000{number}" for number, name in people]
    return sheet(folder, "姓名,身份证,手机", *lines)


def outcomes(page: BringInPage) -> list[Outcome]:
    assert page.preview is not None
    return [row.outcome for row in page.preview.rows]


def test_an_open_question_stands_first_with_its_choices(page, settle, tmp_path):
    look_at(page, two_phones(tmp_path), settle)

    questions = page.pane.questions
    assert "要您定" in page.strip.text
    assert questions.isVisible()
    assert "手机" in questions.card.told
    assert [button.text()[0] for button in questions.card.choices] == ["1", "2", "3"]
    assert "要您定的 1" in [chip.text() for chip in page.pane.chips]


def test_a_number_key_answers_and_the_workbook_is_read_anew(page, qtbot, settle, tmp_path):
    look_at(page, two_phones(tmp_path), settle)

    qtbot.keyClick(page.pane.questions.table, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: not page.asking.open)
    settle(page.desk)

    [row] = page.preview.reading.delivery.rows
    assert row.values["phone"] == "13933334444"
    assert "要您定" not in page.strip.text


def test_an_answer_can_be_changed_afterwards(page, qtbot, settle, tmp_path):
    look_at(page, two_phones(tmp_path), settle)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        qtbot.keyClick(page.pane.questions.table, key)
        qtbot.waitUntil(lambda: not page.work.is_busy and not page.asking.is_ahead)
        settle(page.desk)
        page.pane.ask()

    [row] = page.preview.reading.delivery.rows
    assert row.values["phone"] == "13911112222"


def test_a_rarer_column_is_chosen_from_the_list_below_the_keys(page, settle, tmp_path):
    look_at(page, two_phones(tmp_path), settle)
    others = page.pane.questions.card.others

    place = others.findData("school_year")
    others.activated.emit(place)
    settle(page.desk)

    assert place > 0
    assert page.asking.answers == {"补报:D列": "school_year"}


def test_a_repair_is_ticked_with_the_space_bar_and_its_reason_beside_it(page, qtbot, settle, tmp_path):
    look_at(page, cut_short(tmp_path), settle)
    table = page.pane.questions.table

    assert outcomes(page) == [Outcome.REFUSED] * 3
    assert "《乡亲名册》里有一个张三" in page.pane.questions.card.told
    qtbot.keyClick(table, Qt.Key.Key_Space)

    assert [table.rows.index(place, 0).data() for place in range(3)] == ["☑", "☐", "☐"]
    page.pane.questions.again.click()
    settle(page.desk)
    assert outcomes(page) == [Outcome.CHANGED, Outcome.REFUSED, Outcome.REFUSED]


def test_all_repairs_are_ticked_at_once(page, settle, tmp_path):
    look_at(page, cut_short(tmp_path), settle)

    page.pane.questions.tick_all.click()
    settle(page.desk)

    assert outcomes(page) == [Outcome.CHANGED] * 3


def test_what_was_answered_last_is_read_before_it_is_written(page, settle, qtbot, tmp_path):
    look_at(page, cut_short(tmp_path), settle)
    qtbot.keyClick(page.pane.questions.table, Qt.Key.Key_Space)

    page.confirm()
    settle(page.desk)

    assert "重新比对" in page.strip.text
    assert not page.desk.workspace.people(id_number(sequence=2))[0].values.get("phone")


def test_open_questions_are_told_once_more_before_anything_is_written(page, settle, tmp_path):
    look_at(page, two_phones(tmp_path), settle)

    page.confirm()
    settle(page.desk)
    assert "还有 1 处没有定" in page.strip.text
    assert not page.desk.workspace.people(id_number(sequence=7))

    page.confirm()
    settle(page.desk)
    assert page.desk.workspace.people(id_number(sequence=7))


def locked_book(folder: Path) -> Path:
    path = folder / "上锁.xlsx"
    rows = row_of(1, ["姓名", "身份证", "手机"]) + row_of(2, ["赵六", id_number(sequence=7), "13911112222"])
    content = xlsx({"乡亲": sheet_part(rows)}, more={"xl/media/1.png": PICTURE})
    path.write_bytes(locked(content, "1234"))
    return path


def test_a_locked_workbook_asks_for_its_password_until_it_is_right(page, settle, qtbot, tmp_path):
    look_at(page, locked_book(tmp_path), settle)
    card = page.first.card
    assert page.preview is None
    assert card.typed.echoMode() is QLineEdit.EchoMode.Password

    for password in ("4321", "1234"):
        assert card.typed.isVisible()
        card.typed.setText(password)
        qtbot.keyClick(card.typed, Qt.Key.Key_Return)
        settle(page.desk)

    assert page.preview is not None
    assert outcomes(page) == [Outcome.ADDED]


def test_of_names_and_numbers_alone_one_says_which_roster_they_are(page, settle, tmp_path):
    look_at(page, sheet(tmp_path, "姓名,身份证", f"赵六,{id_number(sequence=7)}"), settle)

    assert [button.text() for button in page.first.card.choices] == [
        "1　《乡亲名册》",
        "2　《务工名册》",
    ]
    page.first.answer("@roster", "folk")
    settle(page.desk)

    assert outcomes(page) == [Outcome.ADDED]


def test_names_in_order_beside_numbers_in_none_are_asked_about(page, settle, tmp_path):
    names = sorted(
        (f"{family}一" for family in "赵钱孙李周吴郑冯陈褚卫蒋沈韩"), key=lambda one: one.encode("gb18030")
    )
    numbers = [id_number(sequence=100 + number * 37 % 101) for number in range(len(names))]
    lines = [f"{name},{number},13900000000" for name, number in zip(names, numbers, strict=True)]
    look_at(page, sheet(tmp_path, "姓名,身份证,手机", *lines), settle)

    assert page.preview is None
    page.first.answer("补报:@sorted", "whole")
    settle(page.desk)

    assert page.preview is not None


def test_how_cells_were_read_is_listed_and_can_be_filtered(page, settle, tmp_path):
    path = sheet(
        tmp_path,
        "姓名,身份证,手机,学历",
        f"赵六,{id_number(sequence=7)},139 1111 2222,中专",
        f"钱七,{id_number(sequence=9)},13933334444,中专",
    )
    look_at(page, path, settle)
    [chip] = [one for one in page.pane.chips if one.text().startswith("怎样读的")]

    chip.click()
    page.pane.filter("中专 钱七")

    readings = page.pane.readings.rows
    assert [readings.index(0, place).data() for place in range(5)] == [
        "D3",
        "钱七",
        "学历",
        "中专",
        "高中",
    ]
    assert readings.rowCount() == 1


def test_rows_are_filtered_by_what_is_said_of_them(page, settle, tmp_path):
    look_at(page, sheet(tmp_path, "姓名,身份证,手机", "赵六,6107,", f"钱七,{id_number(sequence=9)},"), settle)

    page.pane.filter("赵六")

    assert [row.name for row in page.pane.rows.rows.rows] == ["赵六"]


def test_the_list_of_questions_keeps_qts_rules(page, settle, tmp_path):
    models: list[QAbstractItemModel] = [
        page.first.table.rows,
        page.pane.questions.table.rows,
        page.pane.readings.rows,
    ]
    testers = [
        QAbstractItemModelTester(one, QAbstractItemModelTester.FailureReportingMode.Fatal) for one in models
    ]

    look_at(page, cut_short(tmp_path), settle)
    page.pane.questions.tick_all.click()
    settle(page.desk)

    assert [tester.model().rowCount() for tester in testers] == [0, 3, 3]


def test_a_question_of_many_choices_is_scrolled_and_never_cut_off(qtbot):
    choices = tuple(Choice(str(number), f"只读“第{number}村”") for number in range(8))
    card = QuestionCard()
    qtbot.addWidget(card)
    card.resize(300, 200)
    sentence = "工作表是几个村的表，请选读哪一张。" * 4
    card.show_question(Asked(Question("several", sentence, key="k", choices=choices), None))
    card.show()
    qtbot.waitExposed(card)

    [said] = [label for label in card.findChildren(QLabel) if label.text() == card.told]
    assert said.height() >= said.heightForWidth(said.width())
    assert all(button.height() >= button.sizeHint().height() for button in card.choices)
