"""Sending from the window: what is wrong is said first, and what was written stays in sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from roster_desktop.checks import Level
from roster_desktop.records import PASSWORD, Area, Unanswered
from roster_desktop.tasks.asking import ask_about_cell
from roster_desktop.tasks.explaining import explain
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.findings import all_findings
from roster_desktop.tasks.merging import merge_workbooks
from roster_desktop.tasks.returning import write_return_book
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.wording import Refusal, storing
from roster_desktop.workbook.reading import read_workbook
from tests.builders import id_number, toy_person
from tests.ui.pages.conftest import TOWNSHIP, MakeDesk, Settle
from ui.bridge.desk import Desk
from ui.pages.send.look_over import GroupBy
from ui.pages.send_page import SendPage


def shown_page(qtbot: QtBot, desk: Desk, folder: Path, settle: Settle) -> SendPage:
    page = SendPage(desk)
    qtbot.addWidget(page)
    page.target.folder.setText(str(folder))
    page.refresh()
    settle(desk)
    return page


def wrong_person() -> dict[str, str]:
    return toy_person("王五", 5) | {"id_number": "61072319800101"}


def test_a_sound_file_is_written_and_the_result_stays_in_sight(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person(phone="13900000000"))
    page = shown_page(qtbot, desk, tmp_path, settle)
    name = page.target.name.text()

    page.send_button.click()
    settle(desk)

    assert (tmp_path / f"{name}.xlsx").exists()
    assert not page.sent.isHidden()
    assert "乡亲 1 人" in page.sent.facts
    assert page.sent.about == "已回读核对，内容一致"
    assert page.earlier.table.rows.rowCount() == 1
    assert page.target.name.text() != name


def test_a_password_locks_the_workbook_and_is_said_to_be_passed_on(
    qtbot, make_desk: MakeDesk, settle, tmp_path
):
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person(phone="13900000000"))
    page = shown_page(qtbot, desk, tmp_path, settle)
    book = page.target.target

    page.target.password.setText("短")
    page.send_button.click()
    settle(desk)
    assert "密码太短" in page.strip.text
    assert not book.exists()
    page.target.password.setText("四合村的钥匙2026")
    page.send_button.click()
    settle(desk)

    assert "工作簿有打开密码，请另外告诉收的人" in page.sent.facts
    with pytest.raises(Unanswered):
        read_workbook(book)
    assert len(read_workbook(book, password="四合村的钥匙2026").sheets) > 1


def test_with_errors_only_a_reason_opens_the_way(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()
    add_row(desk.workspace, "folk", wrong_person())
    page = shown_page(qtbot, desk, tmp_path, settle)

    assert page.head.beside == "还有 1 处错误"

    page.complaints.reason.setText("身份证在外地，月底补")
    page.complaints.reason.returnPressed.emit()
    settle(desk)

    [record] = desk.workspace.exports()
    assert record.reason == "身份证在外地，月底补"
    assert "身份证在外地，月底补" in page.sent.facts


def test_sent_without_a_reason_that_is_wanted_one_types_the_reason_at_once(
    qtbot, make_desk: MakeDesk, settle, tmp_path
):
    desk = make_desk()
    add_row(desk.workspace, "folk", wrong_person())
    page = shown_page(qtbot, desk, tmp_path, settle)
    page.show()
    page.returned_chip.click()

    page.send_button.click()
    settle(desk)

    assert page.strip.text == "先改正右边列出的错误，或写明理由仍要报送"
    assert page.focusWidget() is page.complaints.reason
    assert page.complaints.reason.isVisible()
    assert desk.workspace.exports() == []


def test_sent_by_keyboard_one_goes_on_where_the_workbook_lies(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()
    add_row(desk.workspace, "folk", wrong_person())
    page = shown_page(qtbot, desk, tmp_path, settle)
    page.show()
    page.complaints.reason.setFocus()

    page.complaints.reason.setText("身份证在外地，月底补")
    page.complaints.reason.returnPressed.emit()
    settle(desk)

    assert page.focusWidget().text() == "打开所在文件夹"


def test_a_line_of_the_list_leads_to_its_cell(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()
    row = add_row(desk.workspace, "folk", wrong_person()).row
    page = shown_page(qtbot, desk, tmp_path, settle)
    wanted = QSignalSpy(desk.row_wanted)

    page.complaints.table.activated.emit(page.complaints.table.rows.index(0, 0))

    assert wanted.at(0) == ["folk", row, "id_number"]


def groups(page: SendPage) -> list[tuple[str, str]]:
    return [(line.group.replace("\n", " "), line.complaint.name) for line in page.complaints.table.rows.rows]


def test_what_is_wrong_stands_together_by_kind_or_by_person(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()
    for at, name in enumerate(("王五", "赵六"), start=5):
        add_row(desk.workspace, "folk", toy_person(name, at, household="") | {"id_number": "61072319800101"})
    page = shown_page(qtbot, desk, tmp_path, settle)
    by_kind = groups(page)
    page.complaints.by_chips[GroupBy.PERSON].click()

    assert by_kind[:2] == [("2 处 有一格是…位，应为18位", "王五"), ("", "赵六")]
    assert [name for name, _ in groups(page) if name] == ["2 处 王五", "2 处 赵六"]


def test_only_what_still_needs_an_answer_counts(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person("王五", 5))
    page = shown_page(qtbot, desk, tmp_path, settle)
    before = page.complaints.counts
    warnings = [one for one in all_findings(desk.workspace) if one.level is Level.WARNING]
    explain(desk.workspace, warnings, "家里没有电话")
    page.refresh()
    settle(desk)

    assert before == "1 行 · 预警 1 处要更正或写情况说明"
    assert page.complaints.counts == "1 行 · 已说明 1 处"
    assert page.send_button.isEnabled()


def test_a_file_that_exists_is_left_alone_and_the_sentence_stands_on_the_page(
    qtbot, make_desk: MakeDesk, settle, tmp_path
):
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person(phone="13900000000"))
    (tmp_path / "已有.xlsx").write_text("别的东西", encoding="utf-8")
    page = shown_page(qtbot, desk, tmp_path, settle)
    page.target.name.setText("已有")

    page.send_button.click()
    settle(desk)

    assert "已有.xlsx 已经存在" in page.strip.text
    assert (tmp_path / "已有.xlsx").read_text(encoding="utf-8") == "别的东西"
    assert page.sent.isHidden()
    assert page.send_button.isEnabled()


def test_an_empty_file_says_what_to_do_first(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()

    page = shown_page(qtbot, desk, tmp_path, settle)

    assert not page.send_button.isEnabled()
    assert page.complaints.table.isHidden()


def test_an_empty_template_is_written_beside_the_submissions(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()
    page = shown_page(qtbot, desk, tmp_path, settle)

    page.blank_button.click()
    settle(desk)
    page.blank_button.click()
    settle(desk)

    assert (tmp_path / "河湾村_五类花名册_空白表.xlsx").exists()
    assert (tmp_path / "河湾村_五类花名册_空白表(2).xlsx").exists()
    assert not page.sent.isHidden()


def test_the_list_of_complaints_keeps_qts_rules(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()
    page = SendPage(desk)
    qtbot.addWidget(page)
    tester = QAbstractItemModelTester(
        page.complaints.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal
    )

    add_row(desk.workspace, "folk", wrong_person())
    page.refresh()
    settle(desk)

    assert tester.model().rowCount() == 2


def test_a_file_that_cannot_be_looked_over_says_why_and_waits_no_longer(
    qtbot, make_desk: MakeDesk, settle, tmp_path, monkeypatch
):
    def refused(*_asked: object) -> None:
        raise Refusal(storing.DAMAGED.about(file="清水镇.roster"))

    monkeypatch.setattr("ui.pages.send_page.look_over", refused)
    page = shown_page(qtbot, make_desk(), tmp_path, settle)

    assert "清水镇.roster" in page.strip.text
    assert page._look is None
    assert not page.complaints.work.is_busy


def test_while_the_folder_is_away_the_submission_waits_and_goes_when_it_comes(
    qtbot, make_desk: MakeDesk, settle, tmp_path
):
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person(phone="13900000000"))
    stick = tmp_path / "U盘"
    page = shown_page(qtbot, desk, stick, settle)
    name = page.target.target.name
    page.send_button.click()
    settle(desk)
    waiting = (page.sent.heading, page.earlier.about, page.earlier.deliver_button.isHidden())
    page.earlier.deliver_button.click()
    settle(desk)
    still = page.strip.text
    stick.mkdir()
    told = QSignalSpy(desk.post.handed_over)

    desk.post.look()
    settle(desk)
    page.refresh()
    settle(desk)

    assert waiting == (f"已写出 {name}，待送出", "1 份待送出", False)
    assert "现在不在" in still
    assert told.count() == 1
    assert [path.name for path in stick.iterdir()] == [name]
    assert page.earlier.about == ""
    assert "已送出" in page.earlier.table.rows.index(0, 2).data()


def test_one_that_waits_can_be_withdrawn(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person(phone="13900000000"))
    page = shown_page(qtbot, desk, tmp_path / "U盘", settle)
    page.send_button.click()
    settle(desk)

    page.earlier.withdraw_button.click()

    assert desk.workspace.count_waiting_parcels() == 0
    assert "已收回" in page.earlier.table.rows.index(0, 2).data()
    assert page.earlier.withdraw_button.isHidden()


def test_the_page_says_how_much_changed_since_the_last_submission(
    qtbot, make_desk: MakeDesk, settle, tmp_path
):
    desk = make_desk()
    row = add_row(desk.workspace, "folk", toy_person(phone="13900000000")).row
    assert row is not None
    page = shown_page(qtbot, desk, tmp_path, settle)
    never = page.content.changed.isHidden()
    page.send_button.click()
    settle(desk)
    same = page.content.changed.text()
    write_cells(desk.workspace, "folk", row, {"remark": "搬了"})
    page.refresh()
    settle(desk)
    wanted = QSignalSpy(desk.page_wanted)
    page.content.changed.click()

    assert (never, same) == (True, "和上次报送的一样")
    assert page.content.changed.text() == "上次报送以后变了 1 行，看看变化"
    assert wanted.at(0) == ["changes"]


def test_what_comes_back_is_taken_in_and_shown_cell_by_cell(qtbot, make_desk: MakeDesk, settle, tmp_path):
    desk, township = make_desk(), make_desk(TOWNSHIP, "周敏")
    add_row(desk.workspace, "folk", toy_person(phone="13900000000"))
    page = shown_page(qtbot, desk, tmp_path, settle)
    page.send_button.click()
    settle(desk)
    merge_workbooks(township.workspace, [tmp_path / desk.workspace.exports()[0].file])
    [row] = township.workspace.people(id_number(sequence=1))
    write_cells(township.workspace, "folk", row.id, {"remark": "镇上核实过"})
    back = export_submission(township.workspace, tmp_path / "退回.xlsx").path

    page.take_in([back])
    settle(desk)

    assert page.returned.table.rows.index(0, 2).data() == "退回.xlsx"
    assert page.returned.table.rows.index(0, 1).data() == "清水镇"
    lines = page.returned.book.changes.rows.rows
    assert [(line.header, line.before, line.after) for line in lines] == [("备注", "（空）", "镇上核实过")]


def test_a_locked_book_that_comes_back_is_opened_by_the_password_that_is_answered(
    qtbot, make_desk: MakeDesk, settle, tmp_path
):
    desk, township = make_desk(), make_desk(TOWNSHIP, "周敏")
    page = shown_page(qtbot, desk, tmp_path, settle)
    add_row(township.workspace, "folk", toy_person("王五", 5))
    target, password = tmp_path / "退回.xlsx", "四合村的钥匙2026"
    back = write_return_book(township.workspace, target, Area(village="河湾村"), password=password).path

    page.take_in([back])
    settle(desk)
    page.returned.book.again_wanted.emit(page.returned.book._book, {PASSWORD: password})
    settle(desk)

    assert [row.values["name"] for row in desk.workspace.people(id_number(sequence=5))] == ["王五"]


def test_what_the_township_asks_stands_there_and_leads_to_its_cell(
    qtbot, make_desk: MakeDesk, settle, tmp_path
):
    desk, township = make_desk(), make_desk(TOWNSHIP, "周敏")
    add_row(desk.workspace, "folk", toy_person(phone="13900000000"))
    page = shown_page(qtbot, desk, tmp_path, settle)
    page.send_button.click()
    settle(desk)
    merge_workbooks(township.workspace, [tmp_path / desk.workspace.exports()[0].file])
    [row] = township.workspace.people(id_number(sequence=1))
    ask_about_cell(township.workspace, "folk", row.id, "phone", "这个号打不通，请核实")
    back = write_return_book(township.workspace, tmp_path / "退回.xlsx", Area(village="河湾村")).path
    wanted = QSignalSpy(desk.row_wanted)

    page.take_in([back])
    settle(desk)
    page.returned.questions.activated.emit(page.returned.questions.rows.index(0, 0))

    assert page.returned_chip.text() == "退回件（问您 1 处）"
    assert page.returned.questions.rows.index(0, 3).data() == "这个号打不通，请核实"
    assert wanted.at(0) == ["folk", row.id, "phone"]
