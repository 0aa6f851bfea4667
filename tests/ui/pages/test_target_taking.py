"""Targets are taken out of a workbook where the ledger is filled, and nothing is written unseen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from roster_desktop.workspace import Query
from tests.reports.township import made
from ui.main_window import MainWindow
from ui.pages.reports import target_taking
from ui.pages.reports_page import ReportsPage

LONG = 30_000


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> ReportsPage:
    made(tmp_path).close()
    bare_window.open(tmp_path / "龙亭镇.roster")
    bare_window.show()
    assert bare_window.file is not None
    page = bare_window.file.turn_to("reports")
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: bool(page.tables), timeout=LONG)
    return page


def chosen(page: ReportsPage, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The menu is used, a book is chosen, and its lines are in sight."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("村名", "指标", "目标数"), ("白石村", "转移就业", 12), ("四合村", "创业培训", "")):
        sheet.append(row)
    book.save(folder / "目标.xlsx")
    monkeypatch.setattr(target_taking, "choose_books", lambda *_asked: [folder / "目标.xlsx"])
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_asked: ("2026年", True))
    page.desk.workspace.today = lambda: date(2026, 3, 1)
    page.periods.take_targets.trigger()
    qtbot.waitUntil(lambda: page.periods.targets.shown is not None, timeout=LONG)


def targets(page: ReportsPage) -> list[tuple[str, ...]]:
    workspace = page.desk.workspace
    rows = workspace.rows("target", workspace.row_ids(Query("target")))
    return [tuple(row.values[key] for key in ("year", "village", "indicator", "target")) for row in rows]


def test_lines_are_shown_and_written_after_a_yes(page, tmp_path, qtbot, monkeypatch):
    chosen(page, tmp_path, qtbot, monkeypatch)
    shown = page.periods.targets.shown
    told = [shown.table.rows.index(row, 6).data() for row in range(shown.table.rows.rowCount())]
    assert told == ["新增", "不收"]
    assert targets(page) == []

    shown.yes.click()
    qtbot.waitUntil(lambda: bool(targets(page)), timeout=LONG)
    assert targets(page) == [("2026", "白石村", "转移就业", "12")]


def test_a_no_writes_nothing_and_says_so(page, tmp_path, qtbot, monkeypatch):
    chosen(page, tmp_path, qtbot, monkeypatch)
    page.periods.targets.shown.no.click()

    assert targets(page) == []
    assert "没有导入" in page.strip.text
