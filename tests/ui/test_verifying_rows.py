"""核实 by key: whole rows, several at once, one field alone; in the card one sees how each is verified."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt

from roster_desktop.tasks.typing import add_row, write_cells
from tests.builders import id_number


@pytest.fixture
def page(window):
    """A roster page with three people, the first one at hand."""
    page = window.file.page
    for sequence, name in enumerate(("张桂英", "李明", "王芳"), start=1):
        values = {"name": name, "id_number": id_number(sequence=sequence), "phone": f"1380000111{sequence}"}
        add_row(window.file.desk.workspace, "person", values)
    page.rows.find_now()
    page.rows.view.go_to(0)
    page.rows.view.setFocus()
    return page


def stored(page, place: int, *keys: str) -> tuple[str, ...]:
    row = page.rows.table.kept_row(place)
    return tuple(row.stored.get(key, "") for key in keys)


def choose_rows(page, first: int, last: int) -> None:
    table = page.rows.table
    chosen = QItemSelection(table.index(first, 0), table.index(last, 0))
    page.rows.view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def state(page) -> str:
    return page.card.verification.state.toolTip()


def labels(menu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_nobody_verified_it_yet(page):
    assert state(page) == "未核实"


def test_one_key_verifies_the_row_at_hand(page, press):
    page.verifying.take_way("电话")
    press(Qt.Key.Key_F9)

    today = page.desk.workspace.today().isoformat()
    assert state(page) == f"已核实 {today} 电话 刘会计"
    assert stored(page, 0, "verified_on", "verified_how", "verified_by", "verified_result") == (
        today, "电话", "刘会计", "已核实",
    )  # fmt: skip
    assert stored(page, 1, "verified_result") == ("",)


def test_one_key_verifies_all_chosen_rows_and_one_step_takes_it_back(page, press, window):
    choose_rows(page, 0, 2)
    press(Qt.Key.Key_F9)

    assert [stored(page, place, "verified_result") for place in range(3)] == [("已核实",)] * 3

    window.file.undo()

    assert [stored(page, place, "verified_result") for place in range(3)] == [("",)] * 3


def test_doubt_stands_amber_in_the_card(page, press):
    press((Qt.Key.Key_F9, Qt.KeyboardModifier.ShiftModifier))

    assert state(page).startswith("存疑 ")
    assert page.card.verification.state.property("role") == "warning"


def test_in_the_card_only_the_row_at_hand_is_verified(page, press):
    choose_rows(page, 0, 2)
    page.card.form.take_focus("phone")
    press(Qt.Key.Key_F9)

    assert [stored(page, place, "verified_result") for place in range(3)].count(("已核实",)) == 1


def test_what_is_being_typed_is_saved_before_it_is_verified(page, press):
    page.verifying.take_way("电话")
    page.rows.view.go_to(0)
    page.card.form.take_focus("remark")
    press("abc", Qt.Key.Key_F9)

    assert stored(page, 0, "remark", "verified_result") == ("abc", "已核实")


def test_a_verification_that_is_too_old_says_so(page):
    row = page.rows.table.row_id(0)
    old = {"verified_on": "2020-01-01", "verified_how": "入户", "verified_result": "已核实"}
    write_cells(page.desk.workspace, "person", row, old)

    assert state(page) == "核实过期 2020-01-01 入户"
    assert page.card.verification.state.property("role") == "warning"


def test_one_field_is_verified_by_itself_and_lapses_when_its_text_changes(page):
    box = page.card.form.box("phone")
    assert (box.mark.text(), box.mark.isHidden()) == ("○", False)
    offered = page.verifying.field_menu("phone").actions()
    [sure] = [action for action in offered if action.text() == "核实无误"]
    sure.trigger()

    assert box.mark.text() == "✓"
    assert stored(page, 0, "verified_result") == ("",)
    assert page.card.form.box("id_number").mark.text() == "○"

    write_cells(page.desk.workspace, "person", page.rows.table.row_id(0), {"phone": "13900001111"})

    assert box.mark.text() == "!"
    assert "核实后改过" in box.mark.toolTip()


def test_only_key_fields_have_a_mark(page):
    marked = {key for key, box in page.card.form._boxes.items() if box.mark and not box.mark.isHidden()}

    assert marked == {column.key for column in page.roster.key_fields}


def test_the_way_is_remembered_from_roster_to_roster(page, window):
    page.verifying.take_way("微信")
    window.file.turn_to("transfer")

    assert window.file.page.card.verification.way.text() == "微信 ▾"


def test_the_menu_offers_every_way_result_and_key_field(page):
    found = labels(page.verifying.menu())

    assert {"入户", "电话", "微信", "比对", "核实无误\tF9", "存疑\tShift+F9", "只核实身份证号"} <= set(found)


def test_the_menu_of_cells_offers_it_too(page):
    assert {"核实无误", "存疑", "核实方式…"} <= set(labels(page.cells.menu()))


def test_a_row_that_is_not_in_the_file_yet_cannot_be_verified(page, qtbot):
    page.rows.begin_row()
    page.rows.view.setFocus()
    with qtbot.waitSignal(page.verifying.refused) as told:
        page.verifying.verify()

    assert "先选中要核实的行" in told.args[0]


def test_chips_count_who_waits_for_it(page, press):
    press(Qt.Key.Key_F9)
    row = page.rows.table.row_id(1)
    old = {"verified_on": "2020-01-01", "verified_how": "入户", "verified_result": "已核实"}
    write_cells(page.desk.workspace, "person", row, old)

    counts = [page.search._button_by_chip[chip.key].text() for chip in page._chips]
    assert {"待核实 1", "核实过期 1"} <= set(counts)
