"""After somebody acted the page says what became of the finding: gone, or asked again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.test_checking_page import choose, lines, page, settled
from ui.pages.checking.outcome import told_after

__all__ = ["page"]


def test_an_explained_finding_whose_facts_change_is_said_to_be_asked_again(page, qtbot):
    choose(page, "C05")
    page.explain("本人已核实")
    settled(page, qtbot)
    page.filters.state_chips["explained"].click()
    settled(page, qtbot)
    said: list[str] = []
    page.desk.said.connect(said.append)

    box = next(box for (_row, column), box in page.facts.boxes.items() if column == "started_on")
    box.take_focus()
    box.line.selectAll()
    qtbot.keyClicks(box.line, "2025-05-01")
    assert page.settle_typing() is None
    qtbot.waitUntil(lambda: lines(page) == [], timeout=30_000)

    qtbot.waitUntil(lambda: any("原来的说明不再算数" in one for one in said), timeout=30_000)
    assert not any("都核对完了" in sentence for sentence in said)


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
