"""打印与表格: a roster on paper, a blank sheet, a form taught and filled, and a code from paper, in the window."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from roster_desktop.tasks.export import export_submission
from tests.reports.township import made, person, row
from tests.ui.pages.printer import put_into
from tests.workbook.upper_form import upper_form
from ui.main_window import MainWindow
from ui.pages.printing import collection_card, form_card, roster_card
from ui.pages.printing_page import PrintingPage


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch) -> PrintingPage:
    with made(tmp_path) as workspace:
        number = person(workspace, "李明", 1, phone="13800138000")
        person(workspace, "王芳", 2)
        row(workspace, "transfer", "李明", number, area="省外", employer="甲厂", started_on="2025-01")
        export_submission(workspace, tmp_path / "报送.xlsx")
    for room in (roster_card, collection_card, form_card):
        monkeypatch.setattr(room, "choose_folder", lambda *_asked: tmp_path)
    bare_window.open(tmp_path / "龙亭镇.roster")
    bare_window.show()
    assert bare_window.file is not None
    bare_window.file.turn_to("transfer")
    # From a roster the key leads here, and the roster is chosen.
    bare_window.file.page._actions["print-roster"].trigger()
    page = bare_window.file.page
    assert isinstance(page, PrintingPage)
    return page


def wait(qtbot: QtBot, card) -> None:
    qtbot.waitUntil(lambda: not card.work.is_busy and bool(card.strip.text), timeout=20_000)


def test_a_roster_is_previewed_and_written_and_shows_the_code_that_its_workbook_has(
    page: PrintingPage, qtbot: QtBot, tmp_path: Path
):
    card = page.roster
    assert card.rosters.line.currentText() == "转移就业花名册"
    card.by_household.setChecked(True)
    qtbot.keyClick(card.preview_button, Qt.Key.Key_Return)
    wait(qtbot, card)
    code = card.strip.text.split()[1].rstrip("，印在每页右下角。")
    card.shown_preview.reject()
    qtbot.keyClick(card.book_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(tmp_path.glob("*转移就业花名册*.xlsx")), timeout=20_000)

    page.code.read_book(tmp_path / "报送.xlsx")
    qtbot.waitUntil(lambda: bool(page.code.coded), timeout=20_000)
    page.code.code.setText(code.lower())
    qtbot.keyClick(page.code.code, Qt.Key.Key_Return)
    assert "对得上" in page.code.strip.text
    page.code.code.setText("K7QFT-2M9XA")
    page.code.check()
    assert "不是核对码" in page.code.strip.text or "对不上" in page.code.strip.text


def tabbed(first: QWidget, times: int) -> list[QWidget | None]:
    """Where the keyboard is after each Tab."""
    first.setFocus()
    seen = []
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    return seen


def test_a_form_is_taught_once_and_filled(page: PrintingPage, qtbot: QtBot, tmp_path: Path):
    card = page.form
    assert not card.fill_button.isEnabled()
    card.teach(upper_form(tmp_path / "附件2.xlsx"))
    qtbot.waitUntil(lambda: bool(card.meanings), timeout=20_000)
    assert [one.line.currentText() for one in card.meanings][1:5] == [
        "姓名", "身份证号", "人员信息的户类型", "务工单位",
    ]  # fmt: skip
    page.list.choose(2)
    assert tabbed(card.numbers.line, len(card.meanings) + 1) == [
        *(one.line for one in card.meanings), card.keep_button,
    ]  # fmt: skip
    card.name.setText("补贴表")
    card.keep()
    assert "已记住" in card.strip.text
    card.fill()
    qtbot.waitUntil(lambda: "已填好" in card.strip.text, timeout=20_000)

    [filled] = tmp_path.glob("*补贴表*.xlsx")
    assert openpyxl.load_workbook(filled)["附件2"]["B5"].value == "李明"
    card.forget()
    assert card.known.chosen is None


def test_a_blank_sheet_is_written(page: PrintingPage, tmp_path: Path):
    page.list.choose(1)
    page.collection.write(".xlsx")

    assert "已写出" in page.collection.strip.text
    assert any(tmp_path.glob("*采集表*.xlsx"))


def test_a_masked_roster_that_goes_on_paper_is_in_the_log(
    page: PrintingPage, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    put_into(monkeypatch, tmp_path / "paper.pdf", answer=QDialog.DialogCode.Accepted)
    before = len(page.desk.workspace.disclosures())
    qtbot.keyClick(page.roster.preview_button, Qt.Key.Key_Return)
    wait(qtbot, page.roster)
    assert len(page.desk.workspace.disclosures()) == before

    page.roster.shown_preview.print()

    lines = page.desk.workspace.disclosures()
    assert len(lines) == before + 1
    line = max(lines, key=lambda one: one.number)
    assert (line.what, line.is_masked, line.file) == ("print", True, "")
    assert "transfer.id_number" in line.columns
