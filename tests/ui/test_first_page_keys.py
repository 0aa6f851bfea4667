"""Whoever begins at what is to be done today comes into the rosters without the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from roster_desktop.tasks import typing
from tests.builders import id_number
from ui.pages.history_page import HistoryPage
from ui.pages.home_page import HomePage

KEY = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(window):
    """A village with somebody in it, as it is opened in the morning."""
    person = {"name": "张桂英", "id_number": id_number(sequence=2), "village": "河湾村"}
    typing.add_row(window.file.desk.workspace, "person", person)
    window.file.turn_to(HomePage.key)
    window.file.take_focus()
    return window.file


@pytest.mark.parametrize(
    ("key", "roster"), [(KEY.Key_1, "person"), (KEY.Key_2, "transfer"), (KEY.Key_5, "post")]
)
def test_the_number_of_a_roster_turns_to_it(view, press, key, roster):
    press((key, ALT))

    assert view.page.key == roster
    assert view.page.isAncestorOf(QApplication.focusWidget())


def test_the_keyboard_stays_in_the_roster_when_the_first_page_is_ready_later(view, press, qtbot):
    press((KEY.Key_1, ALT))
    qtbot.waitUntil(lambda: view.desk.jobs.are_idle)
    qtbot.wait(50)

    assert QApplication.focusWidget() is view.page.rows.view


def test_a_new_person_is_typed_at_once(view, press):
    press((KEY.Key_N, CONTROL), "李明", KEY.Key_Return)

    assert view.page.rows.table.values_at(1)["name"] == "李明"


def test_somebody_is_looked_for_at_once(view, press, qtbot):
    press((KEY.Key_F, CONTROL), "zgy", KEY.Key_Return)

    assert view.page.search.text == "zgy"
    assert view.page.rows.name == "张桂英"


def test_the_number_turns_to_the_roster_also_out_of_a_line_that_is_being_typed(view, press):
    history = view.turn_to(HistoryPage.key)
    history.wanted.setFocus()
    press("zgy", (KEY.Key_2, ALT))

    assert view.page.key == "transfer"
    assert history.wanted.text() == "zgy"
