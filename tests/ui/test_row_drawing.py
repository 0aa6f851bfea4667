"""Rows that are drawn in one go look as they would cell by cell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect
from PySide6.QtGui import QImage, QRegion
from PySide6.QtWidgets import QTableView

from roster_desktop.tasks import typing
from tests.builders import id_number
from ui.look import Light, TextSize, dress_anew
from ui.pages.roster_page import RosterPage
from ui.tables.cell_drawing import CellDrawing
from ui.tables.roster_view import RosterView, _FrozenColumns

_NAMES = ("张三", "欧阳娜娜·阿依古丽·买买提江", "李A", "𠅤䶮", "")


@pytest.fixture
def page(window, qtbot) -> RosterPage:
    """People with names of every length, numbers in error, and a stretch of rows below them."""
    workspace = window.file.desk.workspace
    for number, name in enumerate(_NAMES, 1):
        texts = {"name": name, "id_number": id_number(sequence=number), "remark": "说" * number * 6}
        typing.add_row(workspace, "person", texts | ({"phone": "12"} if number % 2 else {}))
    page = window.file.page
    page.rows.view.setFocus()
    qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle and all_known(page))
    return page


def all_known(page: RosterPage) -> bool:
    rows = range(page.rows.table.listed)
    return all(page.rows.table.shown_row(place).marks is not None for place in rows)


def pictures(page: RosterPage, monkeypatch: pytest.MonkeyPatch) -> tuple[QImage, QImage]:
    """In one go, and as Qt asks for every cell."""
    view = page.rows.view
    at_once = view.grab().toImage()
    with monkeypatch.context() as patch:
        for kind in (RosterView, _FrozenColumns):
            patch.setattr(kind, "paintEvent", lambda self, event: QTableView.paintEvent(self, event))
        cells: list[int] = []
        paint = CellDrawing.paint
        patch.setattr(CellDrawing, "paint", lambda self, *told: cells.append(1) or paint(self, *told))
        by_cell = view.grab().toImage()
    assert cells
    return at_once, by_cell


def choose(view: RosterView, top: int, left: int, bottom: int, right: int) -> None:
    model = view.model()
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)


_SCENES: dict[str, Callable[[RosterView], object]] = {
    "as it opens": lambda view: None,
    "a cell of the frozen columns": lambda view: view.go_to(1, 0),
    "a cell of the others": lambda view: view.go_to(2, 5),
    "a block": lambda view: choose(view, 1, 1, 3, 5),
    "scrolled sideways": lambda view: view.horizontalScrollBar().setValue(137),
    "at its right end": lambda view: view.horizontalScrollBar().setValue(
        view.horizontalScrollBar().maximum()
    ),
    "close rows": lambda view: view.lay_columns(2, {"name": 30}, is_compact=True),
}


@pytest.mark.parametrize("scene", _SCENES)
def test_rows_in_one_go_look_as_cell_by_cell(page, monkeypatch, scene):
    _SCENES[scene](page.rows.view)

    at_once, by_cell = pictures(page, monkeypatch)
    assert at_once == by_cell


def test_a_row_that_is_being_typed_looks_as_cell_by_cell(page, monkeypatch):
    page.rows.begin_row({"name": "王五", "id_number": id_number(sequence=9)})

    at_once, by_cell = pictures(page, monkeypatch)
    assert at_once == by_cell


@pytest.fixture
def _as_ever_afterwards(qapp):
    yield
    dress_anew(qapp, Light.SYSTEM, TextSize.STANDARD)


@pytest.mark.usefixtures("_as_ever_afterwards")
def test_larger_letters_and_the_dark_look_are_followed(page, monkeypatch, qapp):
    before = page.rows.view.grab().toImage()
    dress_anew(qapp, Light.DARK, TextSize.LARGEST)

    at_once, by_cell = pictures(page, monkeypatch)
    assert at_once == by_cell
    assert at_once != before


def test_only_what_must_be_drawn_anew_is_asked_of_the_table(page, monkeypatch):
    view, asked = page.rows.view, []
    drawn_at = page.rows.table.drawn_at
    monkeypatch.setattr(
        page.rows.table,
        "drawn_at",
        lambda place, columns: asked.append((place, len(columns))) or drawn_at(place, columns),
    )
    view._drawing.draw(
        QRegion(QRect(view.columnViewportPosition(4) + 1, view.rowViewportPosition(2) + 1, 2, 2))
    )

    assert asked == [(2, 1)]
