"""Enter walks the card along what is mostly filled in; leaving a field by any key takes what is lit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from roster_desktop.tasks.findings import is_fresh
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Query
from tests.builders import id_number

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ENTER, TAB = KEY.Key_Return, KEY.Key_Tab
NEW = (KEY.Key_N, CONTROL)
WOMAN = id_number(birth="19901005", sequence=2)


@pytest.fixture
def page(window):
    return window.file.page


@pytest.fixture
def form(page):
    return page.card.form


def saved(page, name: str) -> dict[str, str]:
    [row] = page.desk.workspace.row_ids(Query(page.roster.key, find=name))
    return dict(page.desk.workspace.row(page.roster.key, row).values)


def walked(window, press, most: int = 60) -> list[str]:
    """The fields at which Enter stops, from the one with the keyboard until a new row begins."""
    form = window.file.page.card.form
    stops = [at(form)]
    for _step in range(most):
        press(ENTER)
        if at(form) == form.first_key:
            return stops
        stops.append(at(form))
    raise AssertionError(f"no end: {stops}")


def at(form) -> str:
    """The field that has the keyboard."""
    return next(key for key, box in form._boxes.items() if box.line.hasFocus())


@pytest.mark.parametrize("leaving", [NEW, (KEY.Key_Up, CONTROL), (KEY.Key_2, ALT), KEY.Key_F6, KEY.Key_F4])
def test_a_lit_option_is_taken_by_whatever_key_one_leaves(page, form, press, leaving):
    press(NEW, "李明", ENTER, id_number(sequence=1), NEW, "张桂英", ENTER, WOMAN, ENTER)
    form.take_focus("employment_status")
    press("2", leaving)

    assert saved(page, "张桂英")["employment_status"] == "转移就业"


def test_a_lit_option_of_a_cell_is_taken_by_whatever_key_one_leaves(page, press):
    press(NEW, "张桂英", ENTER, WOMAN, ENTER)
    page.rows.view.setFocus()
    page.rows.view.type_here("employment_status")
    press("2", NEW)

    assert saved(page, "张桂英")["employment_status"] == "转移就业"


def test_words_after_escape_stay_as_they_were_typed(page, form, press):
    press(NEW, "张桂英", ENTER, WOMAN, ENTER)
    form.take_focus("employment_status")
    press("2", KEY.Key_Escape, NEW)

    assert saved(page, "张桂英")["employment_status"] == "2"


def test_enter_walks_along_what_must_be_filled_and_what_the_table_shows(window, page, form, press):
    press(NEW, "张桂英", ENTER, WOMAN, ENTER)
    form.take_focus("education")
    press("gz", (TAB, SHIFT))

    form.take_focus("name")
    assert walked(window, press) == [
        "name", "id_number", "ethnicity", "phone", "group", "household_number", "head_name", "relation",
        "education", "health", "labour_capacity", "household_type", "relocated", "employment_status",
    ]  # fmt: skip


def test_enter_passes_over_what_new_rows_start_with(form, press):
    press(NEW, "张桂英", ENTER, WOMAN, ENTER)
    form.take_focus("relocated")
    press(ENTER)

    assert at(form) == "employment_status"


def test_enter_stops_where_the_row_above_has_something(form, press):
    press(NEW, "李明", ENTER, id_number(sequence=1), ENTER)
    form.take_focus("political_status")
    press("群众", ENTER, NEW, "张桂英", ENTER, WOMAN, ENTER)

    assert at(form) == "ethnicity"
    press(ENTER)
    assert at(form) == "political_status"


def test_enter_stops_at_what_the_answer_before_asks_for(form, press):
    press(NEW, "张桂英", ENTER, WOMAN, ENTER)
    form.take_focus("relocated")
    press("1", ENTER)

    assert at(form) == "resettlement_site"


def test_enter_walks_alike_before_and_after_the_comparison_came(window, press, qtbot):
    desk = window.file.desk
    cells = {"name": "李明", "id_number": id_number(sequence=1), "village": "白石村", "county": "吴江区"}
    row = add_row(desk.workspace, "transfer", {**cells, "started_on": "2026-02-10"}).row
    window.file.show_row("transfer", row, "channel")
    form = window.file.page.card.form
    form.take_focus("channel")
    before = walked(window, press)
    qtbot.waitUntil(lambda: is_fresh(desk.workspace) and desk.jobs.are_idle)
    assert {"B14", "C01"} <= {finding.rule for finding in desk.workspace.findings()}

    window.file.show_row("transfer", row, "channel")
    form.take_focus("channel")

    assert walked(window, press) == before


def test_the_tab_key_meets_every_field(form, press):
    press(NEW, "张桂英", ENTER, WOMAN, TAB)

    assert at(form) == "id_type"


def test_a_row_about_a_person_begins_where_nothing_is_known_yet(window, page, press):
    press(NEW, "张桂英", ENTER, WOMAN, ENTER)
    press((KEY.Key_2, ALT))

    assert at(window.file.page.card.form) == "group"


def test_a_roster_without_rows_has_the_keyboard_where_one_begins(window, page, form, press):
    window.file.take_focus()
    press(ENTER)

    assert at(form) == "name"


def test_the_keyboard_is_in_the_table_after_going_to_the_person_and_back(window, page, form, press):
    press(NEW, "张桂英", ENTER, WOMAN, ENTER, (KEY.Key_2, ALT), "三组", (KEY.Key_1, ALT))
    people = window.file.page

    assert people is page
    assert people.rows.view.hasFocus()
    press((KEY.Key_2, ALT))
    assert window.file.page.rows.view.hasFocus()


HOUSEHOLD = (KEY.Key_N, CONTROL | SHIFT)


def test_the_next_one_of_a_household_has_what_is_said_once_for_all(page, form, press):
    press(NEW, "李明", ENTER, id_number(sequence=1), ENTER)
    for key, text in {"group": "三组", "head_name": "李明", "household_type": "1", "relocated": "2"}.items():
        form.take_focus(key)
        press(text, TAB)
    press(HOUSEHOLD, "张桂英", ENTER, WOMAN, ENTER)

    typed = saved(page, "张桂英")
    assert [typed[key] for key in ("group", "head_name", "household_type", "relocated")] == [
        "三组", "李明", "脱贫户", "否",
    ]  # fmt: skip
    assert "relation" not in typed


def test_enter_passes_over_what_the_household_says(window, form, press):
    press(NEW, "李明", ENTER, id_number(sequence=1), ENTER)
    for key, text in {"group": "三组", "head_name": "李明", "household_type": "1", "relocated": "2"}.items():
        form.take_focus(key)
        press(text, TAB)
    press(HOUSEHOLD, "张桂英", ENTER, WOMAN, ENTER)
    form.take_focus("phone")
    press(ENTER)
    assert at(form) == "household_number"
    press(ENTER)
    assert at(form) == "relation"


def test_a_household_goes_on_from_a_row_that_was_only_opened(page, form, press):
    press(NEW, "李明", ENTER, id_number(sequence=1), ENTER)
    form.take_focus("head_name")
    press("李明", NEW, HOUSEHOLD, "张桂英", ENTER)

    assert saved(page, "张桂英")["head_name"] == "李明"
    assert page.rows.table.rowCount() == 2


def test_nobody_of_a_household_is_begun_where_there_is_no_row(window, press):
    press(HOUSEHOLD)

    assert "先选" in window.file.notice.text
