"""What a table asks of its rows: where one stands, and everything that a cell is drawn with."""

from __future__ import annotations

from PySide6.QtCore import Qt

from roster_desktop.records import RowId
from ui.models import CellRole, Mark, RowPages
from ui.tables.plain_table import PlainRows, Shown


def shown(*ids: str) -> RowPages:
    pages = RowPages(lambda _ids: [], lambda _row: {})
    pages.show([RowId(one) for one in ids])
    return pages


def test_a_row_stands_at_its_place_however_often_it_is_asked_for():
    pages = shown("a", "b", "c")

    assert [pages.place_of(RowId(one)) for one in ("c", "a", "b", "c")] == [2, 0, 1, 2]


def test_a_row_that_is_not_shown_stands_nowhere():
    assert [shown("a").place_of(RowId("z")) for _ in range(2)] == [None, None]
    assert shown().place_of(RowId("a")) is None


def test_places_follow_a_row_that_comes_or_goes():
    pages = shown("a", "b", "c")
    assert pages.place_of(RowId("c")) == 2

    pages.insert(0, RowId("n"))
    assert [pages.place_of(RowId(one)) for one in ("c", "n")] == [3, 0]

    pages.take_out(1)
    assert [pages.place_of(RowId(one)) for one in ("a", "c")] == [None, 2]


def test_a_cell_is_drawn_with_what_it_says_when_asked_piece_by_piece(qtbot):
    rows = PlainRows((Shown("姓名", 80, str, lambda row: Mark.ERROR if row == "坏" else Mark.NONE),))
    rows.show(["好", "坏"])

    for place, mark in enumerate((Mark.NONE, Mark.ERROR)):
        cell = rows.index(place, 0)
        drawn = cell.data(CellRole.DRAWN)
        assert (drawn.text, drawn.mark) == (cell.data(Qt.ItemDataRole.DisplayRole), mark)
        assert drawn.alignment == cell.data(Qt.ItemDataRole.TextAlignmentRole)
