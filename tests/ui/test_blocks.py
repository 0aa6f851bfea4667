"""Blocks of cells by the keyboard: copied, pasted, filled, cleared, each one step to take back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from roster_desktop.workspace import Query
from tests.builders import id_number
from tests.ui.two_people import MAN, WOMAN, two_people

KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = KEY.Key_Return
NEW, COPY, PASTE = (KEY.Key_N, CONTROL), (KEY.Key_C, CONTROL), (KEY.Key_V, CONTROL)


@pytest.fixture
def people(window):
    """张桂英 and 李明; the keyboard is in the table at the phone of the first."""
    page = two_people(window)
    at(page, 0, "phone")
    return page


def at(page, place: int, key: str) -> None:
    page.rows.view.setFocus()
    page.rows.view.go_to(place, page.rows.table.column_of(key))


def cells(page, key: str) -> list[str]:
    table = page.rows.table
    return [table.values_at(place).get(key, "") for place in range(table.rowCount())]


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_a_block_is_pasted_over_blank_cells_at_once_and_taken_back_in_one_step(window, people, press):
    clip("13800001111\r\n13900002222\r\n")
    press(PASTE)
    pasted = cells(people, "phone")
    window.file.undo()

    assert pasted == ["13800001111", "13900002222"]
    assert cells(people, "phone") == ["", ""]
    assert not people.asking.isVisible()


def test_rows_beyond_the_end_become_new_ones_with_their_numbers_whole(window, people, press):
    third, fourth = id_number(sequence=11), id_number(sequence=12)
    at(people, 1, "name")
    keys = [people.rows.table.keys[column] for column in people.rows.view.shown_columns]
    gap = "\t" * (keys.index("id_number") - keys.index("name"))
    clip(f"李明{gap}{MAN}\n王五{gap}{third}\n赵六{gap}{fourth}\n")
    press(PASTE)

    assert cells(people, "id_number") == [WOMAN, MAN, third, fourth]
    assert cells(people, "village") == ["河湾村"] * 4


def test_a_paste_onto_a_new_row_leaves_its_first_row_at_hand(window, people, press):
    at(people, 1, "name")
    press(ENTER)
    clip("王五\n赵六\n孙七\n")
    press(PASTE)
    name = people.rows.name
    window.file.undo()

    assert name == "王五"
    assert cells(people, "name") == ["张桂英", "李明"]


def test_filled_cells_are_shown_first_and_escape_changes_nothing(window, people, press):
    clip("13800001111\n13900002222\n")
    press(PASTE)
    clip("13800001111\n13911112222\n")
    press(PASTE)
    asked = people.asking.text
    press(KEY.Key_Escape)

    assert asked.startswith("将改动 1 个已填的格子：李明的")
    assert "13911112222" not in asked
    assert cells(people, "phone") == ["13800001111", "13900002222"]
    assert QApplication.focusWidget() is people.rows.view


def test_what_is_too_much_to_be_shown_is_counted(window, people, press):
    at(people, 0, "village")
    clip("\n".join(f"第{place}村" for place in range(12)))
    press(PASTE)
    clip("\n".join(f"第{place}组村" for place in range(12)))
    at(people, 0, "village")
    press(PASTE)

    assert people.asking.text.startswith("将改动 12 个已填的格子：")
    assert people.asking.text.count("→") == 8
    assert people.asking.text.endswith("；还有 4 个")


def test_enter_writes_what_was_shown(window, people, press):
    clip("13800001111\n")
    press(PASTE)
    clip("13911112222\n")
    press(PASTE, ENTER)

    assert cells(people, "phone") == ["13911112222", ""]


def test_a_block_is_copied_with_its_numbers_only_by_a_key_of_its_own(people, press):
    at(people, 0, "id_number")
    press((KEY.Key_Down, SHIFT), COPY)
    masked = QGuiApplication.clipboard().text()
    press((KEY.Key_C, CONTROL | SHIFT))

    assert WOMAN not in masked
    assert QGuiApplication.clipboard().text() == f"{WOMAN}\n{MAN}\n"


def test_one_text_pasted_onto_a_block_fills_it(window, people, press):
    press((KEY.Key_Down, SHIFT))
    clip("13800001111")
    press(PASTE)

    assert cells(people, "phone") == ["13800001111"] * 2


def test_a_copied_block_has_masks_unless_the_row_is_revealed(window, people, press):
    at(people, 0, "id_number")
    press(COPY)
    masked = QGuiApplication.clipboard().text()
    people._actions["reveal"].trigger()
    press(COPY)

    assert WOMAN not in masked
    assert "•" in masked
    assert QGuiApplication.clipboard().text() == WOMAN
    assert "mso-number-format" in QGuiApplication.clipboard().mimeData().html()


def test_a_copied_mask_never_overwrites_a_number(window, people, press):
    at(people, 0, "id_number")
    press(COPY, KEY.Key_Down, PASTE)

    assert cells(people, "id_number") == [WOMAN, MAN]
    assert "遮住" in window.file.notice.text


def test_fill_down_repeats_the_first_row_and_is_one_step(window, people, press):
    clip("13800001111")
    press(PASTE, (KEY.Key_Down, SHIFT), (KEY.Key_D, CONTROL))
    filled = cells(people, "phone")
    window.file.undo()

    assert filled == ["13800001111"] * 2
    assert cells(people, "phone") == ["13800001111", ""]


def test_the_value_above_is_repeated_in_the_table_and_in_the_card(window, people, press):
    clip("13800001111")
    press(PASTE, KEY.Key_Down, (KEY.Key_Apostrophe, CONTROL))
    in_table = cells(people, "phone")
    people.card.form.take_focus("ethnicity")
    people.rows.table.write(0, "ethnicity", "回族")
    press((KEY.Key_Apostrophe, CONTROL), ENTER)

    assert in_table == ["13800001111"] * 2
    assert cells(people, "ethnicity") == ["回族", "回族"]


def test_fill_right_repeats_the_left_column(window, people, press):
    at(people, 0, "phone")
    view = people.rows.view
    left = view.shown_columns[view.shown_columns.index(view.currentIndex().column()) - 1]
    key = people.rows.table.keys[left]
    people.rows.table.write(0, key, "甲")
    press((KEY.Key_R, CONTROL))

    assert cells(people, "phone") == ["甲", ""]


def test_delete_clears_cells_and_the_rows_stay(window, people, press):
    clip("13800001111\n13900002222\n")
    press(PASTE, (KEY.Key_Down, SHIFT), KEY.Key_Delete)
    cleared = cells(people, "phone")
    window.file.undo()

    assert cleared == ["", ""]
    assert cells(people, "phone") == ["13800001111", "13900002222"]
    assert window.file.desk.workspace.count(Query("person")) == 2


def test_today_is_written_into_dates_and_nowhere_else(window, people, press):
    press((KEY.Key_Semicolon, CONTROL))

    assert cells(people, "phone") == ["", ""]
    assert "日期" in window.file.notice.text


def test_enter_after_tabs_goes_below_the_first_cell_typed(window, people, press):
    at(people, 0, "name")
    view = people.rows.view
    press(KEY.Key_Tab, KEY.Key_Tab, ENTER)
    below = view.currentIndex().row(), people.rows.table.keys[view.currentIndex().column()]
    press((ENTER, SHIFT))

    assert below == (1, "name")
    assert view.currentIndex().row() == 0


def test_an_arrow_key_ends_a_cell_begun_by_typing_but_walks_within_one_opened_by_f2(people, press):
    press("138", KEY.Key_Right)
    typed = cells(people, "phone")[0]
    at(people, 0, "phone")
    press(KEY.Key_F2, KEY.Key_End, KEY.Key_Left, "0", ENTER)

    assert typed == "138"
    assert cells(people, "phone")[0] == "1308"


def test_what_is_asked_names_the_new_rows_and_leaves_the_cell_at_hand_in_sight(people, press, qtbot):
    at(people, 1, "name")
    press(ENTER)
    clip("\n".join(f"王五{number}" for number in range(40)) + "\n")
    press(PASTE)
    last = people.rows.table.listed - 1
    at(people, last, "name")
    clip("李四\n赵六\n孙七\n")
    view = people.rows.view
    height = view.viewport().height()
    press(PASTE)

    assert people.asking.text.startswith("将改动 1 个已填的格子，另新增 2 行：")
    qtbot.waitUntil(lambda: view.viewport().height() < height)
    qtbot.waitUntil(lambda: view.visualRect(view.currentIndex()).bottom() <= view.viewport().rect().bottom())
