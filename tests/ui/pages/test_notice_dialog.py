"""公示版 from the window: chosen in a dialog, written beside the window, and refused where a number is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from roster_desktop.tasks.notices import telephone
from roster_desktop.tasks.typing import add_row
from tests.builders import toy_job, toy_person
from tests.ui.pages.conftest import MakeDesk, Settle
from ui.bridge.desk import Desk
from ui.pages.send_page import SendPage


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    desk = make_desk()
    add_row(desk.workspace, "folk", toy_person())
    return desk


def asked(qtbot: QtBot, desk: Desk, folder: Path, settle: Settle) -> SendPage:
    page = SendPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    settle(desk)
    page.notice_button.click()
    page.notice_dialog.folder.setText(str(folder))
    return page


def test_what_is_ticked_is_written_and_the_result_stays_in_sight(qtbot, desk, settle, tmp_path):
    add_row(desk.workspace, "work", toy_job(wage="3000"))
    page = asked(qtbot, desk, tmp_path, settle)
    assert [tick.text() for tick in page.notice_dialog.ticks] == ["务工（1 条）"]
    page.notice_dialog.telephone.setText("0916-8212345")

    page.notice_dialog.write_button.click()
    settle(desk)

    [written] = tmp_path.glob("河湾村_公示版_*.xlsx")
    assert [cell.value for cell in load_workbook(written)["务工"][7]] == [
        1,
        "张*",
        "2025-03 起",
        "北山砖厂",
        3000,
    ]
    assert not page.sent.isHidden()
    assert "务工 1 条" in page.sent.facts
    assert telephone(desk.workspace) == "0916-8212345"


def test_a_number_is_complained_of_and_no_file_is_left(qtbot, desk, settle, tmp_path):
    add_row(desk.workspace, "work", toy_job(employer="老王13812345678"))
    page = asked(qtbot, desk, tmp_path, settle)

    page.notice_dialog.write_button.click()
    settle(desk)

    assert "D7（张三）里有像手机号的内容" in page.strip.text
    assert not list(tmp_path.glob("*公示版*"))
    assert page.notice_button.isEnabled()


def test_a_roster_that_lists_nobody_cannot_be_ticked(qtbot, desk, settle, tmp_path):
    page = asked(qtbot, desk, tmp_path, settle)

    assert not page.notice_dialog.ticks[0].isEnabled()
    assert not page.notice_dialog.write_button.isEnabled()
