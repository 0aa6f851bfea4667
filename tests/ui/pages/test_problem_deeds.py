"""比对核实: one key makes a problem of a finding, and says so beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.workspace import Query, Workspace
from tests.reports.township import TOWNSHIP
from tests.tasks.test_accounts import sound
from ui.main_window import MainWindow
from ui.pages.checking_page import CheckingPage
from ui.pages.roster_page import RosterPage


@pytest.fixture
def page(bare_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> CheckingPage:
    path = tmp_path / "龙亭镇.roster"
    with Workspace.create(path, CATALOG, TOWNSHIP, "王站长") as workspace:
        for sequence, name in enumerate(("张三", "李四", "王五"), 1):
            sound(workspace, name, sequence, phone="")
        bring_up_to_date(workspace)
    bare_window.open(path)
    bare_window.show()
    assert bare_window.file is not None
    page = bare_window.file.turn_to("checking")
    assert isinstance(page, CheckingPage)
    qtbot.waitUntil(lambda: page.finding is not None, timeout=20_000)
    return page


def make(page: CheckingPage, place: int) -> None:
    page.actions_by_id["make-problem"].trigger()
    page.pane.problems.menu.actions()[place].trigger()
    page.pane.problems.menu.close()


def problems(page: CheckingPage) -> int:
    return page.desk.workspace.count(Query("problem"))


def test_the_finding_at_hand_becomes_a_problem_once_and_says_so(page: CheckingPage):
    make(page, 0)
    make(page, 0)

    assert problems(page) == 1
    word = page.pane.problems.word
    assert not word.isHidden()
    assert "已转为问题" in word.text()


def test_all_of_a_rule_become_problems_at_once(page: CheckingPage):
    make(page, 0)
    make(page, 1)

    assert problems(page) == 3


def test_the_ledger_is_typed_into_like_a_roster_and_shows_nothing_of_persons(
    page: CheckingPage, bare_window: MainWindow
):
    assert bare_window.file is not None
    assert {"目标责任", "问题整改"} <= set(bare_window.file.titles.values())
    ledger = bare_window.file.turn_to("target")
    assert isinstance(ledger, RosterPage)
    ledger.new_row()
    ledger.rows.table.write(ledger.rows.place, "indicator", "转移就业")

    [row] = page.desk.workspace.rows("target", page.desk.workspace.row_ids(Query("target")))
    assert row.values["indicator"] == "转移就业"
    assert ledger.card.verification.isHidden()
    assert not ledger._actions["reveal"].isEnabled()
