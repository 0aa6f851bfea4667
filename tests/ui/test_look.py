"""Colours can be read by day and by night, every icon is there, every key does one thing."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea

from roster_desktop.places import resource
from ui.actions import DEEDS, Scope
from ui.dialogs.keys import Keys, keys_of
from ui.editors import CellLine
from ui.look import DARK, LIGHT, icon, set_state, text_font, tones_of
from ui.look.palette import palette_of
from ui.look.sheet import sheet_of

TONES = pytest.mark.parametrize("tones", [LIGHT, DARK], ids=["day", "night"])
READABLE = 4.5
_LARGEST = 1.3
"""The largest letters, as part of the ordinary ones."""


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, as the accessibility guidelines count it."""
    low, high = sorted((_luminance(QColor(one)), _luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


_ROSTER_PAGE = {Scope.ROSTER, Scope.TABLE, Scope.FORM}
"""What works on one page at once."""


@TONES
@pytest.mark.parametrize("ink", ["text", "muted", "error", "warning", "notice", "conflict", "accent", "good"])
def test_every_ink_is_readable_on_a_card(tones, ink):
    assert contrast(getattr(tones, ink), tones.surface) >= READABLE


@TONES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("text", "window"), ("text", "chosen"), ("text", "error_tint"), ("text", "warning_tint"),
        ("text", "conflict_tint"), ("muted", "header"), ("muted", "window"), ("accent", "chosen"),
        ("on_accent", "accent"), ("error", "error_tint"),
    ],
)  # fmt: skip
def test_every_ink_is_readable_on_its_ground(tones, ink, ground):
    assert contrast(getattr(tones, ink), getattr(tones, ground)) >= READABLE


@TONES
def test_widgets_find_their_colours_in_their_palette(tones):
    assert tones_of(palette_of(tones)) is tones


@TONES
def test_the_sheet_leaves_no_gap_open(tones, qapp):
    assert "@" not in sheet_of(tones, text_font())


def test_every_icon_is_drawn(qapp):
    names = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "application")

    assert names
    assert [name for name in names if icon(name, LIGHT.text).isNull()] == []


@pytest.mark.parametrize("place", [_ROSTER_PAGE, {Scope.CHECKING}], ids=["roster", "checking"])
def test_no_key_does_two_things_in_one_place(place: set[Scope]):
    there = [key for deed in DEEDS if deed.scope in {Scope.WINDOW, *place} for key in deed.keys]

    assert len(there) == len(set(there))


def test_the_list_of_keys_tells_every_declared_key():
    listed = [keys for scope in Scope for keys, _meaning in keys_of(scope)]

    assert {deed.shown_keys for deed in DEEDS if deed.keys} <= set(listed)


def test_the_list_of_keys_fits_a_small_screen_in_the_largest_letters_too(qtbot):
    keys = Keys()
    qtbot.addWidget(keys)
    wide = keys.findChild(QScrollArea).widget().minimumSizeHint().width()

    assert wide * _LARGEST <= 1366 - 60


@pytest.mark.parametrize("state", ["error", "warning"])
def test_a_field_in_trouble_shows_that_the_keyboard_is_in_it(window, qtbot, state):
    page = window.file.page
    page.new_row()
    line = page.card.form.findChild(CellLine)
    set_state(line, state)
    page.rows.view.setFocus()
    qtbot.waitUntil(lambda: not line.hasFocus())
    left, place = line.grab().toImage(), line.cursorRect()
    line.setFocus()
    line.deselect()
    entered = line.grab().toImage()

    assert entered.pixelColor(1, line.height() // 2) != left.pixelColor(1, line.height() // 2)
    assert line.cursorRect().topLeft() == place.topLeft()
