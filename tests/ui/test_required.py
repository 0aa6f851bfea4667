"""Fields that must be filled: they complain when one has gone past them, not before."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.builders import id_number

NEW = (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


@pytest.fixture
def form(window):
    return window.file.page.card.form


def complained(form) -> dict[str, str]:
    """Column → the complaint that can be read beneath it."""
    boxes = {key: form.box(key) for key in form._boxes}
    return {key: box.complaint for key, box in boxes.items() if box.complaint}


def test_a_new_row_complains_of_nothing_that_was_not_reached(form, press):
    press(NEW)

    assert complained(form) == {}


@pytest.mark.parametrize("key", [TAB, ENTER])
def test_a_required_field_left_empty_complains_beneath_itself(form, press, key):
    press(NEW, "张桂英", ENTER, id_number(sequence=2))
    form.take_focus("health")
    press(key)

    assert list(complained(form)) == ["health"]
    assert "健康状况必须填写" in complained(form)["health"]


@pytest.mark.parametrize("key", [TAB, ENTER])
def test_a_row_of_which_nothing_was_typed_yet_complains_where_one_went_past(form, press, key):
    press(NEW, key)

    assert list(complained(form)) == ["name"]


def test_the_complaint_goes_when_the_field_is_filled(form, press):
    press(NEW, TAB, id_number(sequence=2), (TAB, Qt.KeyboardModifier.ShiftModifier), "张桂英", ENTER)

    assert "name" not in complained(form)


def test_the_field_one_stood_in_before_a_new_row_does_not_complain_in_it(form, press):
    press(NEW, "张桂英", ENTER, NEW)

    assert complained(form) == {}
