"""What is in sight is as large as it needs, not as large as what is hidden."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.panels.one_shown import OneShown


def part(height: int) -> QWidget:
    made = QWidget()
    made.setMinimumHeight(height)
    return made


def test_what_is_hidden_takes_no_room(qtbot: QtBot):
    stack, low, high = OneShown(), part(40), part(900)
    qtbot.addWidget(stack)
    stack.addWidget(low)
    stack.addWidget(high)
    heights = [stack.minimumSizeHint().height()]
    stack.setCurrentWidget(high)
    heights.append(stack.minimumSizeHint().height())

    assert heights == [40, 900]
    assert (stack.currentWidget(), low.isHidden(), high.isHidden()) == (high, True, False)
