"""核实走访: lists are drawn, printed and written; results are typed back by number, also on another day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from roster_desktop.progress import Silence
from roster_desktop.records import Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.tasks.typing import add_row, remove_row
from roster_desktop.tasks.verifying import verify
from roster_desktop.tasks.visit_lists import kept_lists
from roster_desktop.workspace import Query, Row, Workspace
from tests.builders import id_number
from tests.ui.pages.printer import put_into
from tests.windows import shown
from ui.main_window import MainWindow
from ui.pages.verifying.lines import recalling
from ui.pages.verifying_page import VerifyingPage

NAMES = ("李明", "王芳", "张强", "赵丽", "孙伟")
EVERYBODY = Query("person")


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> VerifyingPage:
    """Five people in two groups; 孙伟 was verified long ago, nobody else ever."""
    unit = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "v.roster", CATALOG, unit, "刘会计") as workspace:
        for sequence, name in enumerate(NAMES, start=1):
            add_row(workspace, "person", {
                "village": "白石村", "group": "一组" if sequence < 4 else "二组", "head_name": name,
                "relation": "户主", "name": name, "id_number": id_number(birth="19800101", sequence=sequence),
                "phone": f"1380000111{sequence}",
            })  # fmt: skip
        last = workspace.rows("person", workspace.row_ids(EVERYBODY))[-1]
        verify(workspace, "person", [last.id], "电话", "已核实", on=date(2020, 1, 1))
    bare_window.open(tmp_path / "v.roster")
    shown(bare_window, qtbot)
    bare_window.file.turn_to("verifying")
    page = bare_window.file.page
    assert isinstance(page, VerifyingPage)
    return page


def row(page: VerifyingPage, name: str) -> Row:
    workspace = page.desk.workspace
    rows = workspace.rows("person", workspace.row_ids(EVERYBODY))
    return next(row for row in rows if row.values["name"] == name)


def draw(page: VerifyingPage, qtbot: QtBot, reason: str = "全部") -> None:
    page.drawn = None
    page.wish.reasons[reason].click()
    page.wish.draw.click()
    qtbot.waitUntil(lambda: page.drawn is not None)


def draw_sample(page: VerifyingPage, qtbot: QtBot, seed: str) -> list[str]:
    page.drawn = None
    page.wish.visits.click()
    page.wish.seed.setText(seed)
    page.wish.draw.click()
    qtbot.waitUntil(lambda: page.drawn is not None)
    return [line.person.name for line in page.lines]


def cells(page: VerifyingPage, header: str) -> list[str]:
    place = [column.header for column in page.table.rows.columns].index(header)
    rows = page.table.rows
    return [rows.index(at, place).data() or "" for at in range(rows.rowCount())]


def test_those_whose_verification_is_too_old_are_called(page, qtbot):
    draw(page, qtbot, "过期")

    assert cells(page, "姓名") == ["孙伟"]
    assert "已经过期" in cells(page, "要问的")[0]
    assert page.head.beside.startswith("名单 C1 · 1 人")


def test_everybody_is_listed_group_by_group_with_masked_phones(page, qtbot):
    draw(page, qtbot)

    assert sorted(cells(page, "姓名")) == sorted(NAMES)
    assert cells(page, "组") == ["一组"] * 3 + ["二组"] * 2
    assert not any("13800001" in phone for phone in cells(page, "电话"))

    page.whole.click()

    assert all(phone.startswith("1380000111") for phone in cells(page, "电话"))


def test_one_group_alone_is_listed(page, qtbot):
    page.wish.group.setText("2")
    draw(page, qtbot)

    assert cells(page, "组") == ["二组"] * 2


def test_the_same_seed_draws_the_same_people(page, qtbot):
    first = draw_sample(page, qtbot, "秋收")
    others = [draw_sample(page, qtbot, str(seed)) for seed in range(8)]

    assert draw_sample(page, qtbot, "秋收") == first
    assert any(names != first for names in others)
    assert len(first) == 3


def test_a_percentage_that_is_none_draws_nothing(page):
    page.wish.visits.click()
    page.wish.percent.setText("四成")
    page.wish.draw.click()

    assert page.strip.text == "抽查比例请写 1 到 100 的整数，现在是“四成”。"
    assert kept_lists(page.desk.workspace) == ()


def test_drawing_the_same_list_again_keeps_its_number(page, qtbot):
    draw(page, qtbot)
    draw(page, qtbot)

    assert [kept.id for kept in kept_lists(page.desk.workspace)] == ["C1"]


def test_results_are_typed_back_by_keyboard_alone(page, qtbot, press):
    draw(page, qtbot)
    names = cells(page, "姓名")
    press(Qt.Key.Key_Return, "1", Qt.Key.Key_Return)
    press(Qt.Key.Key_Return, "2", "换了号", Qt.Key.Key_Return)
    press("5", Qt.Key.Key_Return, "3", Qt.Key.Key_Return)

    assert cells(page, "结果") == ["已核实（电话）", "存疑（电话）", "", "", "未联系上（电话）"]
    assert row(page, names[1]).stored["remark"] == "换了号"
    assert row(page, names[0]).stored["verified_by"] == "刘会计"
    assert page.head.beside.endswith("已录 3")
    assert page.answer.number.text() == "3"


def test_a_key_on_a_chosen_line_notes_its_result(page, qtbot):
    draw(page, qtbot)
    page.table.selectRow(1)
    page.table.setFocus()
    qtbot.keyClicks(page.table, "1")

    assert cells(page, "结果")[:3] == ["", "已核实（电话）", ""]
    assert page.table.currentIndex().row() == 2


def test_a_result_is_taken_back_by_undo(page, qtbot, bare_window):
    draw(page, qtbot)
    page._note(page.lines[0], "已核实", "核对过")
    bare_window.file.undo()

    assert cells(page, "结果")[0] == ""
    assert row(page, cells(page, "姓名")[0]).stored.get("remark", "") == ""
    assert page.strip.text == ""


def test_enter_on_a_line_goes_where_its_result_is_typed_and_not_away(page, qtbot, press, bare_window):
    draw(page, qtbot)
    page.table.setFocus()
    page.table.selectRow(1)

    press(Qt.Key.Key_Return)

    assert bare_window.file.page is page
    assert page.answer.result.hasFocus()
    assert page.answer.number.text() == "2"


def test_the_list_is_there_again_on_another_day(page, qtbot, bare_window):
    draw_sample(page, qtbot, "秋收")
    names = cells(page, "姓名")
    page._note(page.lines[0], "存疑", "")
    bare_window.file.turn_to("history")
    path = page.desk.workspace.path
    bare_window.show_first_run()
    bare_window.open(path)
    bare_window.file.turn_to("verifying")
    again = bare_window.file.page
    [action] = again.wish.earlier_menu().actions()
    action.trigger()
    qtbot.waitUntil(lambda: again.drawn is not None)

    assert cells(again, "姓名") == names
    assert cells(again, "结果")[0] == "存疑（入户）"
    assert "种子 秋收" in again.head.beside


def test_who_was_removed_meanwhile_keeps_the_number(page, qtbot):
    draw(page, qtbot)
    names = cells(page, "姓名")
    remove_row(page.desk.workspace, "person", row(page, names[1]).id, "死亡")
    page._note(page.lines[1], "已核实", "")

    assert page.strip.text.startswith("名单 C1 第 2 号的人已经不在花名册里")

    page.drawn = None
    page.recall(kept_lists(page.desk.workspace)[0])
    qtbot.waitUntil(lambda: page.drawn is not None)

    assert cells(page, "姓名") == [names[0], "（已不在册）", *names[2:]]


def test_a_result_that_is_noted_while_a_list_is_read_stands_in_it(page, qtbot):
    draw(page, qtbot)
    kept = page.drawn.kept
    read_before = recalling(page.desk.workspace, kept)(Silence())

    page.recall(kept)
    page._note(page.lines[0], "存疑", "")
    page._take(read_before)

    assert cells(page, "结果")[0] == "存疑（电话）"


def test_a_number_that_is_not_on_the_list_is_refused(page, qtbot, press):
    draw(page, qtbot)
    press("9", Qt.Key.Key_Return)

    assert page.strip.text == "名单上没有第“9”号，请写 1 到 5 的序号。"


def test_a_result_that_is_none_is_refused(page, qtbot, press):
    draw(page, qtbot)
    press(Qt.Key.Key_Return, "7", Qt.Key.Key_Return)

    assert page.strip.text.startswith("结果请按 1 已核实")
    assert cells(page, "结果") == [""] * 5


def written(page: VerifyingPage, folder: Path, ending: str, qtbot: QtBot) -> str:
    page.save_into(folder, ending)
    qtbot.waitUntil(lambda: page.desk.jobs.are_idle, timeout=60_000)
    return page.strip.text


def test_list_and_pages_are_written(page, qtbot, tmp_path):
    draw(page, qtbot)

    assert written(page, tmp_path, ".pdf", qtbot) == "已写出 白石村_核实电话单_C1.pdf：5 人，共 2 页。"
    assert written(page, tmp_path, ".xlsx", qtbot) == "已写出 白石村_核实电话单_C1.xlsx：5 人。"
    assert (tmp_path / "白石村_核实电话单_C1.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "白石村_核实电话单_C1.xlsx").exists()
    assert [file.name for file in tmp_path.glob("*.part*")] == []


def test_the_preview_shows_the_list_and_what_is_printed_is_written_down(page, qtbot):
    draw(page, qtbot)
    before = len(page.desk.workspace.disclosures())
    page.print_list()
    qtbot.waitUntil(lambda: page.handing_out.shown_preview is not None, timeout=60_000)
    preview = page.handing_out.shown_preview

    assert (preview.windowTitle(), preview.view.count) == ("打印预览 · 核实电话单", 2)
    assert len(page.desk.workspace.disclosures()) == before

    preview.printed.emit()

    line = page.desk.workspace.disclosures()[-1]
    assert (line.what, line.rows, line.is_masked, line.columns) == (
        "visits", 5, True, ("person.name", "person.phone"),
    )  # fmt: skip


def test_whole_phones_are_written_down_before_they_can_be_printed(page, qtbot):
    draw(page, qtbot)
    page.whole.click()
    page.print_list()
    qtbot.waitUntil(lambda: page.handing_out.shown_preview is not None, timeout=60_000)

    line = page.desk.workspace.disclosures()[-1]
    assert (line.kind.value, line.what, line.is_masked) == ("exported", "visits", False)


def test_nothing_is_printed_before_a_list_is_drawn(page):
    page.print_list()

    assert page.strip.text == "先抽出名单，再打印。"


def test_who_is_led_here_finds_what_was_meant(page, bare_window):
    bare_window.file.lead_to(Place("verifying", chip="待核实"))

    assert page.wish.reasons["未核实"].isChecked()
    assert page.wish.draw.hasFocus()


def test_enter_on_the_button_that_says_enter_records_the_result(page, qtbot, press):
    draw(page, qtbot)
    page.answer.result.setText("1")
    page.answer._save.setFocus(Qt.FocusReason.TabFocusReason)

    press(Qt.Key.Key_Return)

    assert cells(page, "结果")[0] == "已核实（电话）"


def test_a_list_that_goes_on_paper_is_in_the_log_masked_or_not(page, qtbot, tmp_path, monkeypatch):
    put_into(monkeypatch, tmp_path / "paper.pdf", answer=QDialog.DialogCode.Rejected)
    draw(page, qtbot)
    page.print_list()
    qtbot.waitUntil(lambda: page.handing_out.shown_preview is not None, timeout=60_000)
    page.handing_out.shown_preview.print()
    assert list(page.desk.workspace.disclosures()) == []

    put_into(monkeypatch, tmp_path / "paper.pdf", answer=QDialog.DialogCode.Accepted)
    page.handing_out.shown_preview.print()

    [line] = page.desk.workspace.disclosures()
    assert (line.what, line.rows, line.is_masked, line.file) == ("visits", len(page.lines), True, "")
    assert (tmp_path / "paper.pdf").read_bytes().startswith(b"%PDF")
