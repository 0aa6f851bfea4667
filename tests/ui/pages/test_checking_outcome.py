"""After somebody acted the page says what became of the finding: gone, or asked again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from roster_desktop.records import RowId
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.typing import write_cells
from tests.ui.pages.test_checking_page import choose, lines, page, settled
from ui.pages.checking.outcome import told_after
from ui.pages.checking_page import CheckingPage

__all__ = ["page"]


def explained(page: CheckingPage, qtbot: QtBot, rule: str) -> None:
    """What this rule found is explained, and at hand among what is explained."""
    choose(page, rule)
    page.explain("本人已核实")
    settled(page, qtbot)
    page.filters.state_chips["explained"].click()
    settled(page, qtbot)


def heard(page: CheckingPage) -> list[str]:
    """What the page says from now on."""
    said: list[str] = []
    page.desk.said.connect(said.append)
    return said


def type_into(page: CheckingPage, qtbot: QtBot, column: str, text: str) -> None:
    """Write this into the first cell of that column, and leave it."""
    box = next(box for (_row, key), box in page.facts.boxes.items() if key == column)
    box.take_focus()
    box.line.selectAll()
    qtbot.keyClicks(box.line, text)
    page.settle_typing()


def test_an_explained_finding_whose_facts_change_is_said_to_be_asked_again(page, qtbot):
    explained(page, qtbot, "C05")
    said = heard(page)

    type_into(page, qtbot, "started_on", "2025-05-01")
    settled(page, qtbot)

    assert lines(page) == []
    assert [one for one in said if "原来的说明不再算数" in one]
    assert not any("都核对完了" in sentence for sentence in said)


def test_it_is_said_also_where_a_list_read_before_the_check_arrives_after_it(page, qtbot):
    """Saving has the list read at once, beside the check: either may be through first."""
    explained(page, qtbot, "C05")
    before = page._listing
    said = heard(page)

    type_into(page, qtbot, "started_on", "2025-05-01")
    bring_up_to_date(page.desk.workspace)
    page._take(before)
    settled(page, qtbot)

    assert [one for one in said if "原来的说明不再算数" in one]
    assert lines(page) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Backspace])
def test_who_gives_up_typing_in_a_finding_that_is_gone_is_led_on(page, qtbot, key):
    """Mended elsewhere meanwhile, it stays as long as somebody types in it, and not longer."""
    choose(page, "A13", "李明")
    [box] = [box for (_row, column), box in page.facts.boxes.items() if column == "phone"]
    box.take_focus()
    qtbot.keyClicks(box.line, "1")
    write_cells(page.desk.workspace, "person", RowId(page.finding.row), {"phone": "13800001234"})
    settled(page, qtbot)
    assert page._at not in page._heads

    qtbot.keyClick(box.line, key)
    if key is Qt.Key.Key_Backspace:
        qtbot.keyClicks(box.line, "13800001234")
        page.settle_typing()
    settled(page, qtbot)

    assert page._at in page._heads
    assert page.finding is not None


def test_what_is_said_of_a_finding_that_is_gone_stays_in_its_line(page, qtbot):
    choose(page, "A13", "李明")
    complaints: list[str] = []
    page.desk.complained.connect(complaints.append)
    page.explaining.line.setText("没有电话")
    write_cells(page.desk.workspace, "person", RowId(page.finding.row), {"phone": "13800001234"})
    bring_up_to_date(page.desk.workspace)

    page.explain("没有电话")

    assert complaints == ["这一处正在重新比对，等一下再按。"]
    assert page.explaining.line.text() == "没有电话"
    assert page.desk.workspace.explained() == {}


@pytest.mark.parametrize(("count", "rest"), [(0, "都核对完了。"), (1, "还有 1 处。")])
def test_all_is_done_only_when_nothing_is_open(count: int, rest: str):
    assert told_after("李明", count, is_asked_again=False).endswith(rest)


def test_one_click_leads_back_from_a_page_that_has_no_line_at_the_left(page, bare_window, qtbot):
    file = bare_window.file
    file.turn_to("policies")
    rows = file.sidebar._list
    place = file.sidebar._entries.place_of("checking")

    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(place).center())

    assert file.page is page
