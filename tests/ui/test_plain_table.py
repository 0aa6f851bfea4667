"""The last column of a plain table fills what is left, and is as wide as it is meant where one scrolls."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.look import pixels
from ui.tables import PlainTable, Shown


def test_the_last_column_fills_what_is_left_and_is_never_squeezed_out_of_sight(qtbot: QtBot, dressed: None):
    table = PlainTable([Shown("谁", 200, str), Shown("哪些列", 400, str)], "表")
    qtbot.addWidget(table)
    whole, first = pixels(table.font(), 400), pixels(table.font(), 200)

    def last_within(wide: int) -> int:
        table.resize(wide, 200)
        table.show()
        qtbot.waitExposed(table)
        return table.columnWidth(1)

    fits, scrolls = first + pixels(table.font(), 150), first + pixels(table.font(), 60)
    assert last_within(fits) == table.viewport().width() - table.columnWidth(0)
    assert last_within(scrolls) == whole
    assert last_within(fits) == table.viewport().width() - table.columnWidth(0)
