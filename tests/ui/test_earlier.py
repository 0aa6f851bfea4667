"""What was it before: asked in the table and in the card, by key and by menu, and put back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from roster_desktop.tasks import typing
from roster_desktop.workspace import Query
from tests.builders import id_number
from ui.main_window import MainWindow
from ui.pages.cell_deeds import MENU_OF_CELLS

KEY = Qt.Key
ENTER = KEY.Key_Return
BEFORE = (KEY.Key_B, Qt.KeyboardModifier.ControlModifier)
OLD_PHONE, NEW_PHONE = "13900000000", "13911112222"


@pytest.fixture
def page(window: MainWindow):
    """李明, whose phone and household number were changed; in the table, his phone is at hand."""
    page = window.file.page
    workspace = page.desk.workspace
    values = {"name": "李明", "id_number": id_number(sequence=1), "village": "河湾村", "phone": OLD_PHONE}
    row = typing.add_row(workspace, "person", values).row
    typing.write_cells(workspace, "person", row, {"phone": NEW_PHONE})
    typing.write_cells(workspace, "person", row, {"household_number": "0012"})
    typing.write_cells(workspace, "person", row, {"household_number": "0021"})
    page.rows.view.setFocus()
    page.rows.view.go_to(0, page.rows.table.column_of("household_number"))
    return page


def values_of(page) -> dict[str, str]:
    workspace = page.desk.workspace
    return dict(workspace.row("person", workspace.row_ids(Query("person"))[0]).values)


def told(popup) -> list[str]:
    return [fact.name for fact in popup.list.cards.facts]


def test_the_key_shows_the_earlier_texts_of_the_cell_newest_first(page, press):
    press(BEFORE)

    assert told(page.cells.popup) == ["0021", "0012", "（空）"]
    assert page.cells.popup.list.chosen.name == "0012"
    assert "刘会计 · 修改 李明 的户编号" in page.cells.popup.list.chosen.about


def test_enter_puts_the_text_before_the_present_one_back_as_one_step(page, press, window):
    press(BEFORE)
    press(ENTER)
    restored = values_of(page)["household_number"]
    window.file.undo()

    assert restored == "0012"
    assert values_of(page)["household_number"] == "0021"


def test_arrow_keys_choose_and_blank_can_be_put_back(page, press):
    press(BEFORE)
    press(KEY.Key_Down, ENTER)

    assert "household_number" not in values_of(page)


def test_the_present_text_is_not_offered_again(page, press):
    press(BEFORE)
    press(KEY.Key_Up, ENTER)

    assert not page.cells.popup.put_back.isEnabled()
    assert values_of(page)["household_number"] == "0021"


def test_escape_closes_and_changes_nothing(page, press, qtbot):
    before = page.desk.workspace.journal
    press(BEFORE)
    press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: page.cells.popup is None)

    assert page.desk.workspace.journal == before


def test_in_the_card_the_key_asks_about_the_field_with_the_keyboard(page, press):
    page.card.form.take_focus("household_number")
    page.rows.view.go_to(0, 0)
    page.card.form.take_focus("household_number")
    press(BEFORE)

    assert told(page.cells.popup) == ["0021", "0012", "（空）"]


def test_a_sensitive_cell_is_masked_until_its_row_is_revealed(page, press):
    page.card.form.take_focus("phone")
    press(BEFORE)
    masked = told(page.cells.popup)
    press(KEY.Key_Escape)
    page.rows.table.reveal(page.rows.row)
    page.card.form.take_focus("phone")
    press(BEFORE)

    assert masked == ["139••••2222", "139••••0000"]
    assert told(page.cells.popup) == [NEW_PHONE, OLD_PHONE]


def test_a_masked_number_put_back_is_the_number_and_not_its_mask(page, press):
    page.card.form.take_focus("phone")
    press(BEFORE)
    press(ENTER)

    assert values_of(page)["phone"] == OLD_PHONE


def test_a_cell_nobody_wrote_says_so(page):
    blank = (column.key for column in page.roster.columns if not values_of(page).get(column.key))
    page.cells.show_earlier_of_field(next(blank))

    assert page.cells.popup.is_blank
    assert page.cells.popup.put_back.isHidden()


def test_a_row_not_yet_in_the_file_says_so(page, press, window):
    press((KEY.Key_N, Qt.KeyboardModifier.ControlModifier), BEFORE)

    assert page.cells.popup is None
    assert "还没有存进册里" in window.file.notice.text


def test_a_removed_row_shows_its_texts_and_takes_none(page, press):
    typing.remove_row(page.desk.workspace, "person", page.rows.row, "迁出")
    page.rows.table.show(Query("person", removed=True))
    page.rows.view.setFocus()
    page.rows.view.go_to(0, page.rows.table.column_of("household_number"))
    press(BEFORE)

    assert told(page.cells.popup)[:2] == ["0021", "0012"]
    assert page.cells.popup.put_back.isHidden()


def test_the_menus_of_table_and_field_offer_it(page):
    menu, field = page.cells.menu(), page.card.form.box("phone").menu()

    assert "这一格以前是什么" in [action.text() for action in menu.actions()]
    assert any("这一格以前是什么" in action.text() for action in field.actions())
    known = {action.objectName() for action in menu.actions()}
    assert known - {""} <= {name for group in MENU_OF_CELLS for name in group}
    assert QApplication.activePopupWidget() is None
