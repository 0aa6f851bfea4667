"""The list of what is to be checked has the keyboard as soon as it is there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.checking.line_list import LineList


@pytest.mark.parametrize(("beside", "is_taken"), [(QPushButton, True), (QLineEdit, False)])
def test_a_list_that_comes_later_takes_the_keyboard_but_not_from_whoever_types(
    qtbot: QtBot, beside: type[QWidget], is_taken: bool
):
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    line_list, other = LineList("要核对的", whole), beside(whole)
    column.addWidget(line_list)
    column.addWidget(other)
    line_list.hide()
    whole.show()
    qtbot.waitExposed(whole)
    line_list.take_focus()
    other.setFocus()
    line_list.show()

    assert whole.focusWidget() is (line_list if is_taken else other)
