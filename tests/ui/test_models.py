"""Models keep Qt's rules and show the file page by page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTableView

from roster_desktop.records import ChangeSet, Occasion, RowAdded, new_row_id
from roster_desktop.tasks import typing
from roster_desktop.workspace import Query
from tests.builders import id_number
from ui.models import DRAFT, CellRole, Mark, RosterTable, frozen_keys, shown_keys
from ui.models.row_pages import PAGE
from ui.sidebar import Entries, Entry
from ui.tables.plain_table import PlainRows, Shown

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def add(workspace, count: int) -> list[str]:
    rows = [new_row_id() for _ in range(count)]
    values = [
        {"name": f"张{number}", "id_number": id_number(sequence=number + 1), "village": "河湾村"}
        for number in range(count)
    ]
    changes = tuple(RowAdded("folk", row, row_values) for row, row_values in zip(rows, values, strict=True))
    workspace.apply(ChangeSet("新增", Occasion.IMPORTED, changes))
    return [str(row) for row in rows]


@pytest.fixture
def table(toy_village, qtbot):
    """The toy person roster as a table that follows its file, with Qt's own tester looking on."""
    roster = toy_village.catalog.person_roster
    model = RosterTable(toy_village, roster, [column.key for column in roster.columns])
    QAbstractItemModelTester(model, FATAL, model)
    leave = toy_village.subscribe(model.follow)
    model.show(Query(roster.key))
    yield model
    leave()


def text(table, place, key, role=Qt.ItemDataRole.DisplayRole):
    return table.data(table.index(place, table.column_of(key)), role)


def test_a_table_keeps_qts_rules_through_adding_changing_removing_and_undoing(table, toy_village):
    first, *_ = add(toy_village, 3)
    typing.write_cells(toy_village, "folk", first, {"phone": "13800001234"})
    typing.remove_row(toy_village, "folk", first, "迁出")
    toy_village.undo()
    table.begin_draft()
    table.write(table.rowCount() - 1, "name", "李四")

    assert [text(table, place, "name") for place in range(table.rowCount())] == ["张0", "张1", "张2", "李四"]


@pytest.mark.parametrize(
    "found", ["012345", "5 4 3 2 1 0", "x0y12z345", "024", "4x1", "xyz", "5", "x5y4z3", "543210xyz"]
)
@pytest.mark.parametrize("has_draft", [False, True])
def test_rows_found_elsewhere_take_what_is_held_of_them_along(table, toy_village, found, has_draft):
    known = dict(zip("012345xyz", add(toy_village, 9), strict=True))
    table.show(table.query, [known[one] for one in "012345"])
    if has_draft:
        table.begin_draft()
    held = {
        table.row_id(place): QPersistentModelIndex(table.index(place, 1)) for place in range(table.rowCount())
    }
    wanted = [known[one] for one in found.replace(" ", "")]

    assert table.rearrange(table.query, wanted)

    assert [table.row_id(place) for place in range(table.rowCount())] == wanted + [DRAFT] * has_draft
    for row, index in held.items():
        assert index.row() == (-1 if table.place_of(row) is None else table.place_of(row))
        assert index.column() == (1 if index.row() >= 0 else -1)


def test_columns_keep_their_widths_when_the_first_row_is_found_no_more(table, toy_village, qtbot):
    _first, *others = add(toy_village, 4)
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(table)
    view.setColumnWidth(1, 333)
    view.setColumnHidden(2, True)

    assert table.rearrange(table.query, others[::-1])

    assert (view.columnWidth(1), view.isColumnHidden(2)) == (333, True)


def test_rows_found_by_another_question_are_not_those_shown_elsewhere(table, toy_village):
    rows = add(toy_village, 3)

    assert not table.rearrange(Query("folk", find="张0"), rows)
    assert not table.rearrange(table.query, [])
    assert table.rowCount() == 3


def test_the_sidebar_and_plain_lists_keep_qts_rules(qtbot):
    entries, rows = Entries(), PlainRows([Shown("数", 50, str)])
    for model in (entries, rows):
        QAbstractItemModelTester(model, FATAL, model)
    entries.show([Entry("", "册"), Entry("folk", "乡亲", 3)])
    entries.show([Entry("", "册"), Entry("folk", "乡亲", 4)])
    rows.show([1, 2])

    assert (entries.rowCount(), rows.rowCount()) == (2, 2)


def test_only_the_page_that_is_looked_at_is_read(table, toy_village, monkeypatch):
    add(toy_village, 3 * PAGE)
    asked: list[int] = []
    read = toy_village.rows
    monkeypatch.setattr(toy_village, "rows", lambda roster, ids: asked.append(len(ids)) or read(roster, ids))
    table.show(Query("folk"))

    assert text(table, PAGE + 1, "name") == f"张{PAGE + 1}"
    # Qt's tester looks at the first row, the test at one of the second page; the third is left alone.
    assert asked == [PAGE, PAGE]


def test_numbers_are_masked_until_the_row_is_revealed(table, toy_village):
    row, *_ = add(toy_village, 1)
    masked = text(table, 0, "id_number")
    table.reveal(row)

    assert "•" in masked
    assert text(table, 0, "id_number") == id_number(sequence=1)


def test_what_is_copied_or_spoken_of_a_masked_cell_is_masked_too(table, toy_village):
    add(toy_village, 1)

    assert id_number(sequence=1) not in text(table, 0, "id_number", Qt.ItemDataRole.AccessibleTextRole)


def test_a_cell_in_error_is_marked_and_says_why(table, toy_village):
    typing.add_row(toy_village, "folk", {"name": "张三", "id_number": "123", "village": "河湾村"})

    assert text(table, 0, "id_number", CellRole.MARK) == Mark.ERROR
    assert text(table, 0, "id_number", Qt.ItemDataRole.ToolTipRole)


def test_a_new_row_is_in_the_file_as_soon_as_it_has_a_name(table, toy_village):
    place = table.begin_draft()
    table.write(place, "phone", "13800001234")
    before = toy_village.counts()["folk"]
    table.write(place, "name", "王五")

    assert (before, toy_village.counts()["folk"]) == (0, 1)
    assert toy_village.row("folk", table.row_id(place)).values["phone"] == "13800001234"


def test_a_row_just_begun_is_not_scolded_for_what_it_lacks(table):
    place = table.begin_draft()
    table.write(place, "name", "王五")
    fresh = text(table, place, "id_number", CellRole.MARK)
    table.end_fresh()

    assert (fresh, text(table, place, "id_number", CellRole.MARK)) == (Mark.NONE, Mark.ERROR)


def test_an_untouched_new_row_counts_as_blank(table):
    table.begin_draft()

    assert table.is_draft_blank
    assert table.row_id(table.rowCount() - 1) == DRAFT


def test_a_row_that_no_longer_fits_the_search_stays_while_it_is_typed(table, toy_village):
    row, *_ = add(toy_village, 2)
    table.show(Query("folk", find="张0"))
    typing.write_cells(toy_village, "folk", row, {"name": "改名"})

    assert text(table, 0, "name") == "改名"


def test_writing_what_stands_there_already_makes_no_step_of_the_history(table, toy_village):
    add(toy_village, 1)
    before = toy_village.journal

    assert table.write(0, "name", " 张0 ")
    assert toy_village.journal == before


def test_who_a_row_is_about_stays_at_the_left(toy_village):
    roster, level = toy_village.catalog.person_roster, toy_village.unit.level
    frozen = frozen_keys(roster, level)

    assert shown_keys(roster, level)[: len(frozen)] == frozen
    assert "name" in frozen
