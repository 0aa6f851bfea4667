"""建账, 算账, 结账 and comparing above the reports."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.accounts import period_asked, standing_of
from roster_desktop.tasks.typing import remove_row
from roster_desktop.workspace import Query, Workspace
from tests.reports.township import TOWNSHIP
from tests.tasks.test_accounts import sound
from ui.main_window import MainWindow
from ui.pages.reports_page import ReportsPage

LONG = 30_000


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> ReportsPage:
    path = tmp_path / "龙亭镇.roster"
    with Workspace.create(path, CATALOG, TOWNSHIP, "王站长") as workspace:
        sound(workspace, "李明", 1)
        sound(workspace, "王芳", 2, village="四合村")
    bare_window.open(path)
    bare_window.show()
    assert bare_window.file is not None
    page = bare_window.file.turn_to("reports")
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: bool(page.tables), timeout=LONG)
    return page


def year(page: ReportsPage) -> str:
    return str(page.desk.workspace.today().year)


def open_year(page: ReportsPage) -> None:
    action = page.periods.open_button.menu().actions()[0]
    action.trigger()


def state(page: ReportsPage) -> str:
    standing = page.periods.standing
    return standing.word if standing else ""


def choose(page: ReportsPage, title: str) -> None:
    titles = [fact.name for fact in page.list.cards.facts]
    page.list.choose(titles.index(title))


def test_nothing_can_be_computed_before_a_period_is_open(page: ReportsPage):
    assert not page.periods.compute_button.isEnabled()
    open_year(page)

    assert page.periods.compute_button.isEnabled()
    assert state(page) == "已建账"
    assert not page.periods.open_button.menu().actions()[0].isEnabled()


def test_figures_that_were_kept_are_shown_and_compared_with_now(page: ReportsPage, qtbot: QtBot):
    open_year(page)
    page.periods.compute()
    qtbot.waitUntil(lambda: state(page) == "已算账", timeout=LONG)
    workspace = page.desk.workspace
    remove_row(workspace, "person", workspace.row_ids(Query("person"))[0], "错登")
    choose(page, "就业创业统计")
    page.periods.beside.setCurrentIndex(2)
    qtbot.waitUntil(lambda: bool(page.tables) and page.tables[0].title.endswith("（对照）"), timeout=LONG)

    [table] = page.tables
    assert table.total is not None
    assert table.total[2:5] == (2, 1, -1)
    page.periods.beside.setCurrentIndex(0)
    page.periods.shown.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not page.tables[0].title.endswith("（对照）"), timeout=LONG)
    assert page.tables[0].total is not None
    assert page.tables[0].total[2] == 2


def test_closing_is_asked_once_and_then_only_corrected(
    page: ReportsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    asked: list[str] = []

    def answer(_parent: object, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "question", answer)
    open_year(page)
    page.periods.close_accounts()
    qtbot.waitUntil(lambda: state(page) == "已结账", timeout=LONG)

    assert len(asked) == 1
    assert (page.periods.close_button.text(), page.periods.compute_button.isEnabled()) == ("追加更正", False)
    assert standing_of(page.desk.workspace, period_asked(year(page))).closing is not None
