"""更新: who joined, left and changed since the last workbook or between two days, in the window."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.comparing import Became
from roster_desktop.tasks.export import export_submission
from roster_desktop.tasks.typing import add_row, remove_row, write_cells
from roster_desktop.workspace import Workspace
from tests.builders import id_number
from ui.main_window import MainWindow
from ui.pages.changes.persons import Line
from ui.pages.changes.since import Beginning
from ui.pages.changes_page import ChangesPage

TOWNSHIP = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")


def person(workspace: Workspace, name: str, at: int, village: str = "白石村") -> RowId:
    number = id_number(birth="19800101", sequence=at)
    told = {
        "township": "龙亭镇",
        "village": village,
        "name": name,
        "id_number": number,
        "phone": "13900000001",
    }
    row = add_row(workspace, "person", told).row
    assert row is not None
    return row


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> ChangesPage:
    """After the last workbook 李明 moved away, 王强 got another phone, and 张三 came to another village."""
    with Workspace.create(tmp_path / "t.roster", CATALOG, TOWNSHIP, "刘会计") as workspace:
        leaving, changing = person(workspace, "李明", 1), person(workspace, "王强", 3)
        export_submission(workspace, tmp_path / "sent.xlsx")
        remove_row(workspace, "person", leaving, "迁出")
        write_cells(workspace, "person", changing, {"phone": "13900000002"})
        person(workspace, "张三", 5, "柳树村")
    bare_window.open(tmp_path / "t.roster")
    bare_window.show()
    assert bare_window.file is not None
    bare_window.file.turn_to("changes")
    page = bare_window.file.page
    assert isinstance(page, ChangesPage)
    qtbot.waitUntil(lambda: len(page.shown) == 3)
    return page


def names(page: ChangesPage) -> list[str]:
    return [fact.name for fact in page.list.cards.facts]


def told(page: ChangesPage, name: str) -> list[tuple[str, str, str]]:
    page.list.choose(names(page).index(name))
    return [(line.header, line.before, line.after) for line in page.cells.rows.rows if isinstance(line, Line)]


def test_since_the_last_submission_every_person_is_told_with_what_became_of_them(page):
    assert {fact.name: fact.word for fact in page.list.cards.facts} == {
        "李明": "离开", "王强": "更改", "张三": "新增",
    }  # fmt: skip
    assert told(page, "李明") == [("原因", "", "迁出")]
    assert told(page, "王强") == [("联系电话", "139••••0001", "139••••0002")]
    assert "报送以后 · 人员信息 3 行" in page.head.beside


def test_chips_words_and_villages_narrow_the_list(page):
    page.chips[Became.CHANGED].click()
    by_chip = names(page)
    page.chips[None].click()
    page.wanted.setText("柳树村")
    by_words = names(page)
    page.wanted.clear()
    page.desk.narrow(page.shown[names(page).index("张三")].area)
    by_village = names(page)
    page.wanted.setText("没有这个人")

    assert (by_chip, by_words, by_village, names(page)) == (["王强"], ["张三"], ["张三"], [])
    assert "换个条件" in page._empty.text()
    assert [button.text() for button in page.chips.values()] == ["全部 0", "新增 0", "离开 0", "更改 0"]


def test_any_two_days_can_be_compared_and_a_day_that_is_none_is_refused(page, qtbot):
    today = datetime.now().date()
    page.since.choose(Beginning.DAYS)
    page.since.first.setText(today.isoformat())
    page.since.last.setText(today.isoformat())
    page.since.changed.emit()
    # Whoever came and went on the same day is not told.
    qtbot.waitUntil(lambda: sorted(names(page)) == sorted(["王强", "张三"]))
    page.since.first.setText("昨天")
    page.since.changed.emit()

    assert "日期写成" in page.strip.text


def test_a_line_leads_to_its_cell(page, qtbot):
    told(page, "王强")
    page.go_button.click()

    assert page.window().file.page.key == "person"
    assert page.window().file.page.rows.row == page.shown[names(page).index("王强")].rows[0].row


def test_what_is_listed_can_be_written_as_a_list_to_print(page, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.pages.changes_page.choose_folder", lambda *_asked: tmp_path)
    page.export()
    qtbot.waitUntil(lambda: "已写出" in page.strip.text, timeout=20_000)
    page.export()
    qtbot.waitUntil(lambda: "(2)" in page.strip.text, timeout=20_000)

    assert len(list(tmp_path.glob("龙亭镇_花名册变化_*.xlsx"))) == 2


def test_the_list_and_the_table_keep_qts_rules(page):
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, fatal) for model in (page.list.cards, page.cells.rows)]
    page.chips[Became.JOINED].click()

    assert testers[0].model().rowCount() == 1
