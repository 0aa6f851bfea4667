"""台账与汇总 and 打印与表格 by keys alone: reports are chosen, looked at, written; a form is taught."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.reports.township import made, person, row
from tests.windows import shown
from tests.workbook.upper_form import upper_form
from ui.main_window import MainWindow
from ui.pages import reports_page
from ui.pages.printing import form_card, roster_card
from ui.paper import preview as preview_room

_FAR = 80


@pytest.fixture
def window(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch) -> MainWindow:
    with made(tmp_path) as workspace:
        for sequence in range(1, 40):
            number = person(workspace, f"某{sequence}", sequence, employment_intent="有转移就业意愿")
        row(workspace, "transfer", "某39", number, area="省外", employer="甲厂", started_on="2025-01")
    for room in (reports_page, roster_card, form_card):
        monkeypatch.setattr(room, "choose_folder", lambda *_asked: tmp_path)
    monkeypatch.setattr(form_card, "choose_books", lambda *_asked: [upper_form(tmp_path / "附件2.xlsx")])
    bare_window.open(tmp_path / "龙亭镇.roster")
    shown(bare_window, qtbot)
    return bare_window


def tab_to(wanted: QWidget, press) -> None:
    """Press Tab until this has the keyboard; it must be there within so many."""
    for _ in range(_FAR):
        if QApplication.focusWidget() is wanted:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {wanted}")


def test_a_report_is_chosen_looked_at_and_written_by_keys(window, qtbot, press, tmp_path):
    window.file.turn_to("reports")
    page = window.file.page
    qtbot.waitUntil(lambda: bool(page.tables), timeout=20_000)
    page.take_focus()
    titles = [fact.name for fact in page.list.cards.facts]
    for _ in range(titles.index("就业意愿采集台账")):
        press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.tables[0].key == "intents", timeout=20_000)

    tab_to(page.print_button, press)
    press(Qt.Key.Key_Space)
    sheet = page.shown_preview.view
    qtbot.waitUntil(sheet.hasFocus)
    before = sheet.verticalScrollBar().value()
    press(Qt.Key.Key_PageDown)
    assert sheet.verticalScrollBar().value() > before
    press(Qt.Key.Key_End)
    assert sheet.verticalScrollBar().value() == sheet.verticalScrollBar().maximum()
    press(Qt.Key.Key_Escape)
    assert not page.shown_preview.isVisible()
    window.activateWindow()
    qtbot.waitUntil(page.print_button.hasFocus)

    for button, ending in ((page.pdf_button, ".pdf"), (page.write_button, ".xlsx")):
        tab_to(button, press)
        press(Qt.Key.Key_Space)
        qtbot.waitUntil(lambda ending=ending: any(tmp_path.glob(f"*就业意愿*{ending}")), timeout=20_000)
        qtbot.waitUntil(lambda: not page.work.is_busy, timeout=20_000)

    tab_to(page.list, press)
    for _ in range(titles.index("周分析调度") - titles.index("就业意愿采集台账")):
        press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.picture_button.isVisible(), timeout=20_000)
    tab_to(page.picture_button, press)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: any(tmp_path.glob("*周分析调度*.png")), timeout=20_000)
    for chart in page.dispatch_view.charts[:2]:
        tab_to(chart, press)


def test_the_period_is_chosen_by_keys(window, qtbot, press):
    window.file.turn_to("reports")
    page = window.file.page
    qtbot.waitUntil(lambda: bool(page.tables), timeout=20_000)
    page.take_focus()

    for control in page.periods.findChildren(QWidget):
        if control.isVisible() and control.isEnabled() and control.focusPolicy() & Qt.FocusPolicy.TabFocus:
            tab_to(control, press)


def test_the_printer_is_asked_for_by_its_key(window, qtbot, press, monkeypatch):
    asked = []

    class Dialog:
        def __init__(self, printer, parent) -> None:
            asked.append(printer)

        def exec(self) -> int:
            return 0

    monkeypatch.setattr(preview_room, "QPrintDialog", Dialog)
    window.file.turn_to("transfer")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    card = window.file.page.roster
    assert card.preview_button.hasFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: hasattr(card, "shown_preview"), timeout=20_000)
    qtbot.keyClick(card.shown_preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: len(asked) == 1)


def test_a_form_is_taught_and_filled_by_keys(window, qtbot, press, tmp_path):
    window.file.turn_to("printing")
    page = window.file.page
    page.take_focus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    card = page.form
    tab_to(card.teach_button, press)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(card.meanings) and card.name.hasFocus(), timeout=20_000)
    tab_to(card.keep_button, press)
    press(Qt.Key.Key_Space)
    assert "已记住" in card.strip.text
    assert card.fill_button.hasFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "已填好" in card.strip.text, timeout=20_000)
    assert any(tmp_path.glob("*附件2*_*.xlsx"))
