"""A clerk's first day, through the real window and by the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from roster_desktop.records import ChangeSet, Occasion, RowAdded, RowMerged, new_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.workspace import Query, Workspace
from tests.builders import id_number
from tests.ui.two_people import MAN, WOMAN, two_people
from ui.main_window import MainWindow
from ui.models import DRAFT
from ui.models.chips import ALL, REMOVED
from ui.pages.roster_page import RosterPage

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER = KEY.Key_Return
NEW = (KEY.Key_N, CONTROL)


@pytest.fixture
def page(window: MainWindow):
    return window.file.page


@pytest.fixture
def people(window: MainWindow):
    return two_people(window)


def values_of(page, name: str) -> dict[str, str]:
    workspace = page.desk.workspace
    [row] = workspace.row_ids(Query(page.roster.key, find=name))
    return dict(workspace.row(page.roster.key, row).values)


def names(page) -> list[str]:
    return [page.rows.table.values_at(place)["name"] for place in range(page.rows.table.rowCount())]


def look_for(page, press, qtbot, text: str, count: int) -> None:
    press((KEY.Key_F, CONTROL), text)
    qtbot.waitUntil(lambda: page.rows.table.rowCount() == count)


def test_a_person_typed_by_key_is_saved_with_all_that_the_number_tells(page, press):
    press(NEW, "张桂英", ENTER, WOMAN, KEY.Key_Tab, "jm", ENTER, "hz", ENTER)

    saved = values_of(page, "张桂英")
    assert (saved["sex"], saved["birth_date"], saved["id_type"], saved["ethnicity"]) == (
        "女", "1990-10-05", "居民身份证", "汉族",
    )  # fmt: skip
    assert (saved["village"], saved["population_status"]) == ("河湾村", "正常")
    assert int(saved["age"]) > 30


def test_the_card_shows_what_follows_before_the_number_is_left(page, press):
    press(NEW, "张桂英", ENTER, WOMAN)

    assert page.card.form.box("sex").line.text() == "女 · 由身份证号得出"


def test_a_wrong_number_is_kept_and_complained_about_under_its_field(page, press, qtbot):
    press(NEW, "张桂英", ENTER, "6107")
    box = page.card.form.box("id_number")
    qtbot.waitUntil(lambda: "18" in box.line.toolTip())
    press(ENTER)

    assert values_of(page, "张桂英")["id_number"] == "6107"


def test_enter_in_the_last_row_begins_a_new_one_in_the_same_column(people, press):
    view, table = people.rows.view, people.rows.table
    view.setFocus()
    view.go_to(1, table.column_of("household_number"))
    press("0012", ENTER)

    assert people.rows.row == DRAFT
    assert view.hasFocus()
    assert table.keys[view.currentIndex().column()] == "household_number"
    assert values_of(people, "李明")["household_number"] == "0012"


def test_a_table_is_typed_row_below_row_without_leaving_it(page, press):
    press(NEW, KEY.Key_Escape)
    view, table = page.rows.view, page.rows.table
    view.setFocus()
    view.go_to(0, table.column_of("name"))
    press("王一", KEY.Key_Tab, "0001", ENTER, "王二", KEY.Key_Tab, "0002", ENTER, "王三", ENTER)
    beside = table.columns[table.column_of("name") + 1].key

    assert [table.values_at(place)["name"] for place in range(3)] == ["王一", "王二", "王三"]
    assert [table.values_at(place)[beside] for place in range(2)] == ["0001", "0002"]
    assert page.rows.row == DRAFT


def test_a_row_that_says_nobody_is_not_left_behind_by_enter(people, press, window):
    view, table = people.rows.view, people.rows.table
    view.setFocus()
    view.go_to(1, table.column_of("household_number"))
    press(ENTER, "0013", ENTER)

    assert "姓名" in window.file.notice.text
    assert table.keys[view.currentIndex().column()] == "name"
    assert table.draft["household_number"] == "0013"


def test_enter_in_the_last_field_of_the_card_begins_a_new_row_there(people, press):
    form = people.card.form
    last = next(key for key in reversed(list(form._boxes)) if not form.box(key).is_derived)
    form.take_focus(last)
    press(ENTER)

    assert people.rows.row == DRAFT
    assert QApplication.focusWidget() is form.box("name").line


def test_a_new_row_left_blank_leaves_nothing_behind(people, press, qtbot):
    press(NEW, (KEY.Key_Up, CONTROL))
    qtbot.waitUntil(lambda: people.rows.table.draft is None)

    assert names(people) == ["张桂英", "李明"]


@pytest.mark.parametrize("asked", ["桂英", "zgy", WOMAN[6:14], WOMAN])
def test_everybody_is_found_by_part_of_name_initials_and_number(people, press, qtbot, asked):
    look_for(people, press, qtbot, asked, 1)

    assert names(people) == ["张桂英"]


def test_a_search_without_a_hit_says_so_and_offers_the_way_back(people, press, qtbot):
    look_for(people, press, qtbot, "nobody", 0)
    shown = [button.text() for button in people.findChildren(QAbstractButton) if button.isVisible()]

    assert "清除查找" in shown


def test_undo_and_redo_go_step_by_step_also_after_a_restart(window, press):
    press(NEW, "张桂英", ENTER, WOMAN, ENTER, NEW, "李明", ENTER, MAN, ENTER)
    path = window.file.desk.workspace.path
    window.show_first_run()
    window.open(path)
    window.file.turn_to("person")
    window.file.undo()
    window.file.undo()
    before_redo = names(window.file.page)
    window.file.redo()
    window.file.redo()

    assert before_redo == ["张桂英"]
    assert values_of(window.file.page, "李明")["id_number"] == MAN


def test_a_row_is_removed_with_a_reason_and_put_back(people, press, qtbot):
    people.rows.view.setFocus()
    press((KEY.Key_Delete, CONTROL), "迁出", ENTER)
    after_removal = names(people)
    people.search.choose(REMOVED)
    people._actions["restore-row"].trigger()
    people.search.choose(ALL)

    assert after_removal == ["张桂英"]
    assert sorted(names(people)) == ["张桂英", "李明"]


def test_escape_gives_the_removal_up(people, press):
    people.rows.view.setFocus()
    press((KEY.Key_Delete, CONTROL), "迁出", KEY.Key_Escape)

    assert len(names(people)) == 2


def test_an_id_typed_into_another_roster_brings_the_person(window, people, press):
    window.file.turn_to("transfer")
    press(NEW, MAN, ENTER)

    saved = values_of(window.file.page, "李明")
    assert (saved["village"], saved["sex"]) == ("河湾村", "男")
    assert "姓名" in window.file.notice.text


def test_a_cell_is_typed_in_the_table_and_enter_goes_down(people, press):
    view, table = people.rows.view, people.rows.table
    view.setFocus()
    view.go_to(0, table.column_of("employment_status"))
    press("zyjy", ENTER)

    assert values_of(people, "张桂英")["employment_status"] == "转移就业"
    assert view.currentIndex().row() == 1


def test_escape_in_the_table_gives_up_what_was_typed(people, press):
    view, table = people.rows.view, people.rows.table
    view.setFocus()
    view.go_to(0, table.column_of("household_number"))
    press("99", KEY.Key_Escape)

    assert "household_number" not in values_of(people, "张桂英")
    assert people.card.form.box("household_number").line.text() == ""


@pytest.mark.parametrize("key", ["group", "household_number"])
def test_chinese_composed_onto_a_cell_loses_no_letter(people, press, key):
    view, table = people.rows.view, people.rows.table
    view.setFocus()
    view.go_to(0, table.column_of(key))
    for so_far in ("s", "sa", "san"):
        QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(so_far, []))
    press("三组", ENTER)

    assert values_of(people, "张桂英")[key] == "三组"


@pytest.mark.parametrize("key", ["group", "name", "household_number"])
def test_chinese_that_comes_whole_onto_a_cell_is_typed_there(people, press, key):
    view, table = people.rows.view, people.rows.table
    view.setFocus()
    view.go_to(0, table.column_of(key))
    press("三组", ENTER)

    assert table.values_at(0)[key] == "三组"
    assert view.currentIndex().row() == 1


@pytest.mark.parametrize("key", ["group", "household_number"])
def test_letters_typed_onto_a_cell_replace_it_from_the_first(people, press, key):
    view, table = people.rows.view, people.rows.table
    table.write(0, key, "旧")
    view.setFocus()
    view.go_to(0, table.column_of(key))
    press("HZ0031", ENTER)

    assert values_of(people, "张桂英")[key] == "HZ0031"


def test_a_name_is_typed_in_the_columns_that_stay_in_sight(people, press):
    view, table = people.rows.view, people.rows.table
    view.setFocus()
    view.go_to(0, table.column_of("name"))
    press(KEY.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.setText("")
    press("张秀英", ENTER)

    assert names(people)[0] == "张秀英"


def test_a_header_orders_the_rows_and_then_gives_their_order_back(people):
    people.rows._order_by("name")
    up = names(people)
    people.rows._order_by("name")
    down = names(people)
    people.rows._order_by("name")

    assert (up, down, names(people)) == (["李明", "张桂英"], ["张桂英", "李明"], ["张桂英", "李明"])


def test_leaving_the_page_saves_what_is_being_typed(window, people, press):
    press(NEW, "王五")
    window.file.turn_to("post")

    assert values_of(window.file._page_by_key["person"], "王五")["name"] == "王五"


def test_closing_the_window_saves_what_is_being_typed(window, people, press):
    path = window.file.desk.workspace.path
    press(NEW, "王五")
    window.close()
    window.open(path)
    window.file.turn_to("person")

    assert "王五" in names(window.file.page)


def test_numbers_are_masked_in_table_and_card_until_revealed(people, press):
    people.rows.view.go_to(0)
    box = people.card.form.box("id_number")
    masked = box.line.text()
    people._actions["reveal"].trigger()
    revealed = box.line.text()
    people.rows.view.go_to(1)
    people.rows.view.go_to(0)

    assert "•" in masked
    assert revealed == WOMAN
    assert box.line.text() == masked


def test_the_foot_of_the_window_says_when_it_was_saved_where_and_by_whom(window, people):
    words = window.statusBar().text

    assert "已保存" in words
    assert "village.roster" in words
    assert "刘会计" in words


def test_counts_stand_beside_the_rosters(window, people):
    counts = {entry.key: entry.count for entry in window.file.sidebar._entries._entries}

    assert counts["person"] == 2
    assert people.head.beside.startswith("2 人")


def test_everything_one_can_reach_has_a_name_for_those_who_cannot_see(window):
    for roster in window.file.desk.workspace.catalog.rosters:
        window.file.turn_to(roster.key)
    nameless = [
        widget
        for kind in (QLineEdit, QAbstractButton)
        for widget in window.findChildren(kind)
        if not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and widget.objectName() != "qt_scrollarea_viewport"
        and type(widget).__module__.startswith("ui")
    ]

    assert nameless == []


def test_many_rows_that_come_at_once_leave_the_row_at_hand(people):
    workspace, roster = people.desk.workspace, people.roster.key
    rows = [
        RowAdded(roster, new_row_id(), {"name": f"王{number}", "id_number": id_number(sequence=100 + number)})
        for number in range(60)
    ]
    workspace.apply(ChangeSet("导入 人员.xlsx", Occasion.IMPORTED, tuple(rows)))

    assert people.rows.table.rowCount() == 62
    assert people.rows.name == "李明"


def test_a_question_is_asked_beside_its_field_and_one_click_decides(people, qtbot, tmp_path):
    workspace, roster = people.desk.workspace, people.roster.key
    row = people.rows.row
    copy = tmp_path / "elsewhere.roster"
    workspace.snapshot(copy)
    with Workspace.open(copy, CATALOG) as elsewhere:
        typing.write_cells(elsewhere, roster, row, {"group": "五组"})
        state = elsewhere.state(roster, row)
    typing.write_cells(workspace, roster, row, {"group": "三组"})
    workspace.apply(ChangeSet("合并", Occasion.MERGED, (RowMerged(state),)))

    def offered() -> list[QAbstractButton]:
        buttons = people.card.findChildren(QAbstractButton)
        return [button for button in buttons if button.isVisible() and "五组" in button.accessibleName()]

    qtbot.waitUntil(lambda: len(offered()) == 1)
    offered()[0].click()

    assert values_of(people, "李明")["group"] == "五组"
    assert workspace.conflicts() == []


def test_turning_to_a_page_shows_it_anew_once(window, monkeypatch):
    window.file.turn_to("transfer")
    window.file.turn_to("person")
    asked: list[str] = []
    monkeypatch.setattr(RosterPage, "refresh", lambda page: asked.append(page.key))
    window.file.turn_to("transfer")

    assert asked == ["transfer"]
