"""Whoever asks for whole numbers is written down first, and anybody can read the list."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from roster_desktop.wording import Refusal, storing
from roster_desktop.workspace import Disclosure, DisclosureKind
from tests.ui.pages.conftest import MakeDesk
from tests.workspace.toy import FOLK, added
from ui.pages.disclosures_page import DisclosuresPage

SENT = Disclosure(DisclosureKind.EXPORTED, "submission", ("folk.*",), 12, file="报送.xlsx", content="ab" * 32)


def texts(page: DisclosuresPage, row: int) -> list[str]:
    rows = page.lines.rows
    return [
        str(rows.data(rows.index(row, column), Qt.ItemDataRole.DisplayRole) or "")
        for column in range(rows.columnCount())
    ]


def test_what_left_and_what_was_shown_stands_newest_first_with_the_last_link(qtbot, make_desk: MakeDesk):
    desk = make_desk()
    row = added(desk.workspace, phone="13800000001")
    desk.workspace.note_disclosure(SENT)
    assert desk.may_show([(FOLK, row), (FOLK, row)])
    page = DisclosuresPage(desk)
    qtbot.addWidget(page)

    page.refresh()

    newest, before = texts(page, 0), texts(page, 1)
    assert newest[1:6] == ["刘会计", "查看完整号码", "看一行的号码", "1", "完整号码"]
    assert "电话" in newest[7]
    assert before[1:6] == ["刘会计", "导出", "报送", "12", "完整号码"]
    assert before[6] == "报送.xlsx　" + "ab" * 8
    assert desk.workspace.disclosures()[-1].link in page.last.text()
    assert page.lines.rows.rowCount() == 2
    assert "13800000001" not in "".join(newest + before)


def test_an_empty_log_says_so(qtbot, make_desk: MakeDesk):
    page = DisclosuresPage(make_desk())
    qtbot.addWidget(page)

    page.refresh()

    assert page.last.text().startswith("还没有导出过")


def test_numbers_stay_masked_where_looking_cannot_be_written_down(
    qtbot, make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
):
    desk = make_desk()
    row = added(desk.workspace, phone="13800000001")

    def full(_told: Disclosure) -> Disclosure:
        raise Refusal(storing.DISK_FULL.about(file="河湾村.roster"))

    monkeypatch.setattr(desk.workspace, "note_disclosure", full)

    with qtbot.waitSignal(desk.complained) as complained:
        assert not desk.may_show([(FOLK, row)])
    assert "河湾村.roster" in complained.args[0]
