"""Rows of buttons take two lines rather than make the window wider than the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from roster_desktop.rosters import CATALOG
from ui.look.fonts import TEXT_POINTS
from ui.pages.bring_in.preview_pane import PreviewPane
from ui.pages.checking.foot import foot_of


@pytest.fixture
def page(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_buttons_below_a_finding_stay_within_a_narrow_page(page):
    names = (
        "checking", "ask-finding", "make-problem", "reveal", "previous-finding", "skip-finding",
        "next-finding",
    )  # fmt: skip
    foot = foot_of({name: QAction(name, page) for name in names}, page)
    QVBoxLayout(page).addLayout(foot)
    buttons = page.findChildren(QPushButton)
    together = sum(button.sizeHint().width() for button in buttons)
    page.resize(together - max(button.sizeHint().width() for button in buttons), 200)
    page.show()

    assert len(buttons) == len(names)
    assert page.minimumSizeHint().width() < together
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
        assert page.rect().contains(QRect(button.mapTo(page, QPoint(0, 0)), button.size()))


@pytest.mark.parametrize(("share", "is_narrow"), [(0.5, False), (0.9, True)])
def test_the_buttons_below_a_finding_have_less_air_where_letters_are_large_for_the_screen(
    page, share, is_narrow
):
    font = page.font()
    font.setPointSizeF(TEXT_POINTS * share * page.screen().size().width() / 1000)
    page.setFont(font)
    names = ("checking", "make-problem", "reveal", "previous-finding", "skip-finding", "next-finding")
    foot = foot_of({name: QAction(name, page) for name in names}, page)
    QVBoxLayout(page).addLayout(foot)

    assert {button.property("tight") for button in page.findChildren(QPushButton)} == {is_narrow}


def test_the_chips_of_a_preview_stay_within_a_narrow_page(qtbot):
    pane = PreviewPane(CATALOG)
    qtbot.addWidget(pane)
    before = pane.minimumSizeHint().width()
    for number in range(12):
        pane._add_chip(f"怎样读的 {number}", lambda: None)

    assert pane.minimumSizeHint().width() == before
