"""When the file cannot be written: the foot of the window says so, and what was typed stays where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from roster_desktop.tasks import typing
from roster_desktop.wording import Refusal, storing
from tests.builders import id_number
from ui.look import tones_of

CONTROL = Qt.KeyboardModifier.ControlModifier
NEW, ENTER = (Qt.Key.Key_N, CONTROL), Qt.Key.Key_Return


@pytest.fixture
def page(window, press):
    press(NEW, "张桂英", ENTER, id_number(sequence=2), ENTER)
    return window.file.page


@pytest.fixture
def away(page):
    """The file is gone from its folder; the answer brings it back."""
    path = page.desk.workspace.path
    elsewhere = path.with_suffix(".away")
    path.rename(elsewhere)
    return lambda: elsewhere.rename(path)


def saved_label(window):
    return window.statusBar()._saved


def test_a_field_that_could_not_be_saved_keeps_its_text_and_the_window_says_so(window, page, away, press):
    page.card.form.take_focus("household_number")
    press("HZ0031", ENTER)

    assert window.file.notice.text
    assert page.card.form.box("household_number").line.text() == "HZ0031"
    assert saved_label(window).text() == "未保存"
    assert saved_label(window).palette().windowText().color().name() == tones_of(window.palette()).error


def test_what_was_said_of_a_field_stands_while_the_file_cannot_be_asked(window, page, press, monkeypatch):
    def refused(*_: object) -> None:
        raise Refusal(storing.VANISHED.about(file="村.roster"))

    form = page.card.form
    form.take_focus("phone")
    press("1380000", ENTER)
    said = {key: box.complaint for key, box in form._boxes.items()}
    assert any(said.values())
    monkeypatch.setattr(form, "_check", refused)

    form.look_again()

    assert {key: box.complaint for key, box in form._boxes.items()} == said


def test_a_cell_typed_in_the_table_that_could_not_be_saved_says_so_too(window, page, away, press):
    page.rows.view.setFocus()
    page.rows.view.go_to(0, page.rows.table.column_of("household_number"))
    press("HZ0031", ENTER)

    assert saved_label(window).text() == "未保存"


def test_a_new_row_that_could_not_be_saved_keeps_its_text(window, page, away, press):
    press(NEW, "李明", ENTER)

    assert page.card.form.box("name").line.text() == "李明"
    assert saved_label(window).text() == "未保存"


def test_looking_at_the_state_again_does_not_call_it_saved(window, page, away, press):
    page.card.form.take_focus("household_number")
    press("HZ0031", ENTER)
    window._show_copies()

    assert "未保存" in window.statusBar().text


def test_what_was_refused_is_saved_along_with_the_next_field(window, page, away, press):
    page.card.form.take_focus("household_number")
    press("HZ0031", ENTER)
    away()
    page.card.form.take_focus("group")
    press("三组", ENTER)

    kept = page.desk.workspace.row("person", page.rows.row).values
    assert (kept["household_number"], kept["group"]) == ("HZ0031", "三组")
    assert "已保存" in window.statusBar().text


def test_the_next_thing_that_is_saved_says_saved_again(window, page, away, press):
    page.card.form.take_focus("household_number")
    press("HZ0031", ENTER)
    away()
    typing.write_cells(page.desk.workspace, "person", page.rows.row, {"household_number": "HZ0031"})

    assert saved_label(window).text().startswith("已保存")
    assert saved_label(window).property("role") == "muted"


def test_another_file_begins_without_the_trouble_of_the_one_before(window, page, away, press, tmp_path):
    unit = page.desk.workspace.unit
    page.card.form.take_focus("household_number")
    press("HZ0031", ENTER)
    window.make_file(unit, "刘会计", tmp_path / "another.roster")

    assert "未保存" not in window.statusBar().text


def test_what_was_refused_in_a_row_that_was_left_is_shown_and_saved_there_later(window, page, press):
    first = page.rows.row
    press(NEW, "李明", ENTER, id_number(sequence=4), ENTER)
    second = page.rows.row
    page.show_row(first, "group")
    path = page.desk.workspace.path
    elsewhere = path.with_suffix(".away")
    path.rename(elsewhere)
    page.card.form.take_focus("household_number")
    press("HZ0031", ENTER)
    page.show_row(second, "group")
    page.show_row(first, "group")
    shown = page.card.form.box("household_number").line.text()
    page.show_row(second, "group")
    elsewhere.rename(path)
    page.card.form.take_focus("group")
    press("三组", ENTER)

    assert shown == "HZ0031"
    assert page.desk.workspace.row("person", first).values["household_number"] == "HZ0031"
    assert page.desk.workspace.row("person", second).values["group"] == "三组"
    assert "household_number" not in page.desk.workspace.row("person", second).values
