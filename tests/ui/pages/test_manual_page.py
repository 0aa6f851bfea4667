"""The manual in the window."""

from __future__ import annotations

from roster_desktop.tasks.todo_facts import Place
from roster_desktop.tasks.todo_surroundings import CHAPTER, MANUAL
from tests.ui.pages.conftest import MakeDesk
from ui.pages.manual_page import ManualPage


def test_every_chapter_is_listed_and_can_be_turned_to(qtbot, make_desk: MakeDesk):
    page = ManualPage(make_desk())
    qtbot.addWidget(page)
    page.resize(900, 400)
    page.show()

    page.headings.setCurrentRow(page.headings.count() - 1)

    listed = [page.headings.item(place).text() for place in range(page.headings.count())]
    assert {"录入", "报送与退回", "导入", "待决冲突", "合并对照表"} <= set(listed)
    assert page.text.verticalScrollBar().value() > 0


def test_what_leads_to_the_manual_opens_it_at_its_chapter(qtbot, make_desk: MakeDesk):
    page = ManualPage(make_desk())
    qtbot.addWidget(page)
    page.show()

    page.show_place(Place(MANUAL, chip=CHAPTER))

    assert page.headings.currentItem().text() == CHAPTER
