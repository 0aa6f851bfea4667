"""Columns chosen, moved, frozen and narrowed; every roster file as it was left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame

from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.workspace import Access, Workspace
from ui.dialogs.column_chooser import ColumnChooser, with_columns
from ui.dialogs.column_filter import ColumnFilter
from ui.models.column_layout import keep_filters, kept_filters, kept_layout

PERSON = CATALOG.roster("person")


@pytest.fixture
def page(window):
    """Three people, two of them out of work."""
    for name, status in (("张桂英", "未就业创业"), ("李明", "农业就业"), ("王芳", "未就业创业")):
        typing.add_row(window.file.desk.workspace, "person", {"name": name, "employment_status": status})
    return window.file.page


def names(page) -> list[str]:
    return [page.rows.table.values_at(place)["name"] for place in range(page.rows.table.rowCount())]


def test_a_moved_hidden_and_frozen_column_is_so_when_the_file_is_opened_again(page):
    columns = page.columns
    before = columns.layout.keys
    columns.move(2, 4)
    columns.hide(3)
    columns.freeze(2)
    page.rows.view.setColumnWidth(1, 222)
    columns._keep_widths()
    workspace = page.desk.workspace
    with Workspace.open(workspace.path, CATALOG, Access.READ) as again:
        left = kept_layout(again, PERSON)

    assert left.keys == (before[0], before[1], before[3], before[2], *before[5:])
    assert left.frozen == 3
    assert left.widths[before[1]] == 222
    assert page.rows.table.keys == left.keys


def test_the_row_and_cell_at_hand_stay_so_when_columns_change(page):
    view, table = page.rows.view, page.rows.table
    view.go_to(1, table.column_of("employment_status"))
    page.columns.hide(table.column_of("household_number"))

    assert view.currentIndex().row() == 1
    assert table.keys[view.currentIndex().column()] == "employment_status"


def test_dragging_a_header_moves_the_column_of_the_model(page, qtbot):
    before = page.rows.table.keys
    page.rows.view.horizontalHeader().moveSection(4, 3)
    qtbot.waitUntil(lambda: page.rows.table.keys != before)

    header = page.rows.view.horizontalHeader()
    assert page.rows.table.keys[3:5] == (before[4], before[3])
    assert [header.logicalIndex(place) for place in range(5)] == [0, 1, 2, 3, 4]


def test_a_layout_that_cannot_be_read_is_begun_anew(page):
    workspace = page.desk.workspace
    first = page.columns.layout
    for broken in ("no json", "[]", '{"keys": 3}', '{"keys": ["gone"], "frozen": 9}'):
        workspace.set_setting("columns.person", broken)
        assert kept_layout(workspace, PERSON) == first


def test_a_column_that_is_shown_again_stands_behind_the_one_declared_before_it():
    shown = ("name", "age", "sex")

    assert with_columns(PERSON, shown, {"name", "age", "sex", "id_number"}) == (
        "name",
        "id_number",
        "age",
        "sex",
    )
    assert with_columns(PERSON, shown, {"age", "sex"}) == ("age", "sex")


def test_the_chooser_never_leaves_a_table_without_columns(qtbot):
    chooser = ColumnChooser(PERSON, ("name", "age"), ("name",), False)
    qtbot.addWidget(chooser)
    chooser._item_by_key["name"].setCheckState(0, Qt.CheckState.Unchecked)
    one = chooser.keys
    chooser._item_by_key["age"].setCheckState(0, Qt.CheckState.Unchecked)

    assert one == ("age",)
    assert chooser.keys == ("name", "age")


def test_several_texts_of_a_column_are_shown_said_and_dropped(page):
    page.columns.narrow({"employment_status": ("未就业创业", ""), "name": ("王芳", "李明")})
    narrowed = names(page)
    chips = [page.filters._chips.itemAt(place).widget() for place in range(page.filters._chips.count())]
    said = [chip.text() for chip in chips]
    chips[1].click()

    assert narrowed == ["王芳"]
    assert said == ["就业创业状态：未就业创业、（空）　✕", "姓名：王芳、李明　✕"]
    assert names(page) == ["张桂英", "王芳"]


def test_a_filter_kept_under_a_name_is_there_in_the_file(page):
    page.columns.narrow({"employment_status": ("农业就业",)})
    page.filters.kept.emit("种地的")
    page.columns.narrow({})
    page.filters.chosen.emit("种地的")
    shown = names(page)
    kept = kept_filters(page.desk.workspace, PERSON)
    page.filters.discarded.emit("种地的")

    assert shown == ["李明"]
    assert kept == {"种地的": {"employment_status": ("农业就业",)}}
    assert kept_filters(page.desk.workspace, PERSON) == {}
    keep_filters(page.desk.workspace, PERSON, {})


def test_the_filter_of_a_column_counts_searches_and_gives_what_is_ticked(qtbot):
    asked = ColumnFilter("民族", [("汉族", 9), ("", 3), ("回族", 1)], ["回族"])
    qtbot.addWidget(asked)
    lines = [asked._list.item(place).text() for place in range(3)]
    asked._find.setText("空")
    asked._turn(asked._list.item(0))

    assert lines == ["汉族　9", "（空）　3", "回族　1"]
    assert asked._list.count() == 1
    assert asked.chosen == ("", "回族")


def test_a_filter_is_chosen_by_keys_alone(qtbot, press):
    dialog = ColumnFilter("行政村", (("三合村", 60), ("杜村", 59), ("龙亭村", 60)), ())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space)

    assert dialog.chosen == ("三合村", "杜村")


def test_enter_after_looking_for_a_text_shows_all_that_was_found(qtbot, press):
    dialog = ColumnFilter("行政村", (("三合村", 60), ("杜村", 59), ("三桥村", 60)), ())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press("三", Qt.Key.Key_Return)

    assert dialog.chosen == ("三合村", "三桥村")


def test_numbers_that_are_masked_are_not_listed_in_a_filter(page):
    entries = {}
    for key in ("id_number", "employment_status"):
        menu = page.columns.menu_of(page.rows.table.column_of(key))
        entries[key] = {action.text(): action.isEnabled() for action in menu.actions()}["筛选这一列…"]

    assert entries == {"id_number": False, "employment_status": True}


def marks(page) -> dict[str, str]:
    view, table = page.rows.view, page.rows.table
    return {key: mark for place, key in enumerate(table.keys) if (mark := view.order_mark(place))}


def test_every_ordered_column_says_its_turn_and_its_direction(page):
    rows = page.rows
    seen = []
    for key, is_further in (("employment_status", False), ("name", True), ("name", True), ("name", False)):
        rows._order_by(key, is_further)
        seen.append(marks(page))

    assert seen == [
        {"employment_status": "▲"},
        {"employment_status": "1▲", "name": "2▲"},
        {"employment_status": "1▲", "name": "2▼"},
        {},
    ]


def test_the_marks_of_the_order_go_with_their_columns(page):
    rows = page.rows
    rows.order_by((("name", True), ("employment_status", False)))
    column = rows.table.column_of("employment_status")
    page.columns.move(column, column - 1)

    assert marks(page) == {"name": "1▼", "employment_status": "2▲"}
    assert rows.view.order_mark(column - 1) == "2▲"


def test_the_mark_is_drawn_into_the_header_of_its_column(page):
    view = page.rows.view
    column = page.rows.table.column_of("employment_status")
    view.scrollTo(page.rows.table.index(0, column))
    header = view.horizontalHeader()
    at = QRect(header.sectionViewportPosition(column), 0, header.sectionSize(column), header.height())
    before = header.viewport().grab(at).toImage()
    page.rows.order_by((("name", False), ("employment_status", True)))

    assert header.viewport().grab(at).toImage() != before


def test_a_fine_line_stands_where_the_frozen_columns_end(page):
    view = page.rows.view
    edge = next(frame for frame in view.findChildren(QFrame) if frame.property("role") == "edge")
    before = edge.geometry()
    view.setColumnWidth(0, view.columnWidth(0) + 30)

    assert edge.isVisible()
    assert edge.width() == 1
    assert edge.geometry().left() == before.left() + 30
    assert edge.geometry().right() == view._frozen.geometry().right()
    assert edge.height() > view.viewport().height()
