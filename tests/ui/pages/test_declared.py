"""The pages beside the rosters: which of them a file has, and that each can be built on any file."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from roster_desktop.records import Level
from tests.ui.pages.conftest import TOWNSHIP, VILLAGE, MakeDesk, Settle
from ui.pages.declared import PAGES
from ui.pages.page import PageDeclaration


@pytest.mark.parametrize("declared", PAGES, ids=lambda declared: declared.key)
def test_every_page_can_be_turned_to_in_an_empty_file(
    qtbot, make_desk: MakeDesk, settle: Settle, declared: PageDeclaration
):
    desk = make_desk(TOWNSHIP)
    page = declared.build(desk)
    qtbot.addWidget(page)

    page.resize(1154, 700)
    page.show()
    page.refresh()
    settle(desk)

    with qtbot.waitSignal(desk.manual_wanted):
        page.head.help_button.click()
    assert page.purpose in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert (page.key, page.title) == (declared.key, declared.title)
    assert page.minimumSizeHint().width() <= 1154
    assert page.minimumSizeHint().height() <= 700


def test_a_village_has_nothing_to_merge_but_may_have_something_to_decide():
    keys = [page.key for page in PAGES if Level.VILLAGE in page.levels]

    assert "merging" not in keys
    assert "conflicts" in keys


def test_questions_and_errors_are_counted_beside_their_pages(make_desk: MakeDesk):
    desk = make_desk(VILLAGE)

    waiting = {page.key: page.waiting(desk.workspace) for page in PAGES if page.waiting}

    assert waiting == {"checking": 0, "conflicts": 0, "same": 0}
