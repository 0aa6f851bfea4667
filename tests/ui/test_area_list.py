"""The arrows that fold townships stand within the window, not at its edge."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.panels.area_list import AreaList


def left_of_list(qtbot: QtBot, *, unfolds: bool) -> int:
    areas = AreaList(unfolds=unfolds)
    qtbot.addWidget(areas)
    areas.resize(220, 400)
    areas.show()
    return areas.view.x()


def test_a_list_that_unfolds_leaves_room_left_of_its_arrows(qtbot: QtBot):
    assert (left_of_list(qtbot, unfolds=True) > 0, left_of_list(qtbot, unfolds=False)) == (True, 0)
