"""The card beside the table: help, what must be filled, complaints, masked numbers, the next row, folding."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from roster_desktop.tasks import typing
from tests.builders import id_number
from ui.look import Light, TextSize, dress_anew
from ui.main_window import MainWindow
from ui.models import Mark
from ui.panels.field_box import FieldBox
from ui.panels.record_panel import whole_sentences

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PHONE = "13900000000"


@pytest.fixture
def page(window: MainWindow):
    """Three people; the first is at hand."""
    page = window.file.page
    for number, name in enumerate(("张桂英", "李明", "王芳"), start=1):
        values = {"name": name, "id_number": id_number(sequence=number), "village": "河湾村", "phone": PHONE}
        typing.add_row(page.desk.workspace, "person", values)
    page.rows.view.setFocus()
    page.rows.view.go_to(0)
    return page


def test_every_field_has_its_help_under_a_question_mark(page):
    boxes = [page.card.form.box(column.key) for column in page.roster.columns]

    assert [box.help.isVisible() for box in boxes] == [bool(box.column.help) for box in boxes]
    assert all(box.help.focusPolicy() == Qt.FocusPolicy.NoFocus for box in boxes)


def test_every_line_of_the_card_is_as_long_as_its_neighbours(page):
    boxes = [page.card.form.box(column.key) for column in page.roster.columns]

    assert any(box.mark for box in boxes)
    assert len({box.line.width() for box in boxes}) == 1


def test_the_help_stands_below_its_field_until_it_is_put_away(page):
    box = page.card.form.box("phone")
    shown = []
    for _press in range(2):
        box.help.click()
        shown.append(box._told.isVisible() and box._told.text() == box.column.help)

    assert shown == [True, False]


def test_the_foot_tells_how_to_fill_the_field_at_hand_also_when_the_row_is_shown_anew(page, press):
    page.card.form.take_focus("remark")
    # What another page, an undo or a comparison changes in the row shows it anew.
    page.rows.table.write(0, "household_number", "0012")

    assert page.card._help.toolTip() == page.roster.column_by_key["remark"].help


def test_the_foot_tells_who_changed_the_row_once_the_keyboard_is_in_the_table(page, press):
    page.card.form.take_focus("remark")
    press(KEY.Key_F6)

    assert page.rows.view.hasFocus()
    assert page.card._help.toolTip().startswith("最近修改")


def test_one_line_holds_whole_sentences_and_of_the_first_one_what_fits(page):
    metrics = page.card._help.fontMetrics()
    short, long = "照身份证写。", "少数民族名字中间的点写成“·”。"
    roomy, middling, narrow = (
        metrics.horizontalAdvance(text) for text in (short + long, short + "少数", short[:3])
    )

    assert whole_sentences(short + long, metrics, roomy) == short + long
    assert whole_sentences(short + long, metrics, middling) == short
    assert whole_sentences(short + long, metrics, narrow).endswith("…")


def test_what_must_be_filled_is_marked_and_spoken(page):
    marked = {key for key, box in page.card.form._boxes.items() if "*" in box._label.text()}
    spoken = {key for key, box in page.card.form._boxes.items() if "必填" in box.line.accessibleName()}

    assert marked == spoken == {column.key for column in page.roster.columns if column.required}


def test_a_name_of_six_characters_and_its_star_stand_in_one_line(window, page):
    window.file.turn_to("transfer")
    form = window.file.page.card.form
    longest, short = (form.box(key)._label for key in ("started_on", "name"))

    assert (longest.text()[:6], "*" in longest.text()) == ("就业起始日期", True)
    assert longest.heightForWidth(longest.width()) == short.heightForWidth(short.width())


def test_a_complaint_stands_under_its_own_field(page, qtbot):
    page.rows.table.write(0, "phone", "139")
    form = page.card.form
    complained = {key for key, box in form._boxes.items() if box.complaint}

    assert "phone" in complained
    assert "电话" in form.box("phone").complaint
    assert form.box("phone")._complaint.y() > form.box("phone").line.y()
    assert "name" not in complained


def test_numbers_are_masked_until_the_row_is_revealed_and_again_in_the_next_row(page, press):
    line = page.card.form.box("phone").line
    seen = [line.text()]
    press((KEY.Key_E, CONTROL))
    seen.append(line.text())
    press((KEY.Key_Down, CONTROL), (KEY.Key_Up, CONTROL))
    seen.append(line.text())

    assert seen == ["139••••0000", PHONE, "139••••0000"]
    [told] = page.desk.workspace.disclosures()
    assert (told.what, told.rows, told.is_masked) == ("row", 1, False)
    assert told.row == page.rows.row


def test_escape_gives_up_what_is_being_typed_as_in_the_table(page, press):
    page.card.form.take_focus("name")
    press("x", KEY.Key_Escape)
    line = page.card.form.box("name").line
    after_escape = line.text()
    page.rows.view.setFocus()

    assert after_escape == "张桂英"
    assert page.rows.table.values_at(0)["name"] == "张桂英"
    assert page.desk.workspace.undo_label() == "新增 王芳（人员信息）"


def test_escape_closes_the_list_first_and_then_gives_up(page, press):
    page.card.form.take_focus("ethnicity")
    line = page.card.form.box("ethnicity").line
    press("hz", KEY.Key_Escape)
    first = line.text()
    press(KEY.Key_Escape)

    assert (first, line.text()) == ("hz", page.rows.table.values_at(0).get("ethnicity", ""))


def test_typing_onto_a_masked_number_reveals_it_first_and_changes_nothing(page, press):
    page.card.form.take_focus("phone")
    press("5")

    assert page.card.form.box("phone").line.text() == PHONE
    assert page.rows.table.values_at(0)["phone"] == PHONE


def test_the_next_and_the_previous_row_are_one_key_or_click_away(page, press):
    seen = []
    for key in (KEY.Key_Down, KEY.Key_Down, KEY.Key_Down, KEY.Key_Up):
        press((key, CONTROL))
        seen.append(page.card._name.text())
    page.card._previous.click()
    ends = (page.card._previous.isEnabled(), page.card._next.isEnabled())

    assert seen == ["李明", "王芳", "王芳", "李明"]
    assert page.card._name.text() == "张桂英"
    assert ends == (False, True)


def test_what_is_being_typed_is_saved_when_one_goes_to_the_next_row(page, press):
    page.card.form.take_focus("household_number")
    press("0012", (KEY.Key_Down, CONTROL))

    assert page.rows.table.values_at(0)["household_number"] == "0012"


def test_the_folded_card_keeps_what_was_typed_and_gives_the_keyboard_to_the_table(page, press):
    page.card.form.take_focus("household_number")
    press("0012", KEY.Key_F4)

    assert not page.card.isVisible()
    assert page.rows.view.hasFocus()
    assert page.rows.table.values_at(0)["household_number"] == "0012"


def test_a_folded_card_stays_so_in_every_roster_and_after_a_restart(window, page, press):
    press(KEY.Key_F4)
    window.file.turn_to("transfer")
    elsewhere = window.file.page.card.isVisible()
    path = window.file.desk.workspace.path
    window.show_first_run()
    window.open(path)
    window.file.turn_to("person")
    again = not window.file.page.card.isHidden()
    window.file.page._actions["panel"].trigger()

    assert (elsewhere, again) == (False, False)
    assert not window.file.page.card.isHidden()


def test_the_largest_letters_leave_seven_fields_in_sight_and_a_foot_of_one_line(window, qapp, qtbot):
    dress_anew(qapp, Light.LIGHT, TextSize.LARGEST)
    try:
        window._dress_anew()
        filled = {
            "name": "张桂英",
            "id_number": id_number(sequence=1),
            "id_type": "居民身份证",
            "ethnicity": "汉族",
        }
        typing.add_row(window.file.desk.workspace, "person", filled)
        card = window.file.turn_to("person").card
        window.file.page.rows.view.go_to(0)
        qtbot.waitUntil(lambda: card.isVisible() and card.form.isVisible())
        port = card.form.viewport()

        def in_sight() -> int:
            lines = [box.line for box in card.form.findChildren(FieldBox) if box.isVisible()]
            places = [QRect(line.mapTo(port, QPoint(0, 0)), line.size()) for line in lines]
            return sum(port.rect().contains(place) for place in places)

        qtbot.waitUntil(lambda: in_sight() >= 7)
        assert (card._next.text(), card._next.accessibleName()) == ("↓", "下一条 Ctrl+↓")
        assert card._next.geometry().center().y() == pytest.approx(
            card.verification.geometry().center().y(), abs=3
        )
    finally:
        dress_anew(qapp, Light.LIGHT, TextSize.STANDARD)


def shown(rows, key: str) -> str:
    table = rows.table
    return table.index(rows.place, table.column_of(key)).data()


def test_a_row_that_is_begun_about_somebody_hides_the_numbers_that_came_along(page, window, press):
    press((KEY.Key_2, Qt.KeyboardModifier.AltModifier))
    there = window.file.page
    number, box = id_number(sequence=1), there.card.form.box
    hidden = (shown(there.rows, "id_number"), box("id_number").line.text(), box("phone").line.text())
    before = len(list(window.workspace.disclosures()))
    press((KEY.Key_E, CONTROL))
    whole = (shown(there.rows, "id_number"), box("phone").line.text())
    written = len(list(window.workspace.disclosures())) - before
    press((KEY.Key_E, CONTROL))
    there.rows.table.write(there.rows.place, "phone", "13900000008")

    assert there.key == "transfer"
    assert not [text for text in hidden if number[6:14] in text or text == PHONE or "•" not in text]
    assert (whole, written) == ((number, PHONE), 1)
    assert box("phone").line.text() == "13900000008"
    assert number[6:14] not in box("id_number").line.text()


def test_a_complaint_that_names_hundreds_takes_a_few_lines_and_is_whole_in_the_tooltip(page):
    box = page.card.form.box("household_number")
    villages = "、".join(f"试验镇第{number}村" for number in range(200))

    box.complain(Mark.WARNING, [f"户编号 0012 在200个村出现：{villages}。"])

    assert box.complaint.startswith("户编号 0012 在200个村出现：")
    assert box.complaint.count("村") < 30
    assert box.line.toolTip().endswith(f"{villages}。")


def test_a_row_that_stands_elsewhere_after_sorting_leaves_the_fields_as_they_are(page, monkeypatch):
    assert page.card.form.box("name").line.text() == "张桂英"
    filled: list[str] = []
    monkeypatch.setattr(FieldBox, "show_text", lambda box, text, **_: filled.append(text))

    page.rows.order_by((("name", True),))

    assert page.rows.name == "张桂英"
    assert filled == []


def test_a_field_that_is_typed_in_is_filled_anew_with_what_the_file_has(page, press):
    page.card.form.take_focus("remark")
    QTest.keyClicks(page.card.form.box("remark").line, "abc")
    page.rows.table.write(0, "household_number", "0012")
    press(KEY.Key_Escape)

    page.card.form.show_record(page.card.form._record)

    assert page.card.form.box("remark").line.text() == ""
    assert page.card.form.box("household_number").line.text() == "0012"
