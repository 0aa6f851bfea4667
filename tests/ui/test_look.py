"""Colours can be read by day and by night, every icon is there, every key does one thing."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea

from roster_desktop.places import resource
from roster_desktop.tasks.todo_facts import Urgency
from tests.ui.seeing import contrast
from ui.actions import DEEDS, Scope
from ui.dialogs.keys import Keys, keys_of
from ui.editors import CellLine
from ui.look import CONTRAST, DARK, LIGHT, Light, icon, set_state, text_font, tones_of
from ui.look.dress import tones_for
from ui.look.palette import palette_of
from ui.look.sheet import sheet_of
from ui.pages.home.todo_card import UrgencySign

TONES = pytest.mark.parametrize("tones", [LIGHT, DARK, CONTRAST], ids=["day", "night", "contrast"])
UI = Path(__file__).parents[2] / "ui"
READABLE = 4.5
SHARP = 7.0
_LARGEST = 1.3
"""The largest letters, as part of the ordinary ones."""


def apart(one: str, other: str) -> float:
    return contrast(QColor(one), QColor(other))


_ROSTER_PAGE = {Scope.ROSTER, Scope.TABLE, Scope.FORM}
"""What works on one page at once."""


@TONES
@pytest.mark.parametrize("ink", ["text", "muted", "error", "warning", "notice", "conflict", "accent", "good"])
def test_every_ink_is_readable_on_a_card(tones, ink):
    assert apart(getattr(tones, ink), tones.surface) >= READABLE


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
    assert apart(getattr(tones, ink), getattr(tones, ground)) >= READABLE


INKS = ("text", "muted", "faint", "error", "warning", "notice", "conflict", "accent", "good")
GROUNDS = ("window", "surface", "alternate", "header", "hover", "error_tint", "warning_tint", "conflict_tint")


def test_in_sharp_contrast_every_ink_stands_out_on_every_ground():
    weak = {
        (ink, ground): round(apart(getattr(CONTRAST, ink), getattr(CONTRAST, ground)), 1)
        for ink in INKS
        for ground in GROUNDS
        if apart(getattr(CONTRAST, ink), getattr(CONTRAST, ground)) < SHARP
    }

    assert weak == {}
    assert apart(CONTRAST.line, CONTRAST.surface) >= SHARP


@pytest.mark.parametrize(
    ("light", "asked", "tones"),
    [
        (Light.SYSTEM, True, CONTRAST), (Light.LIGHT, True, LIGHT), (Light.DARK, True, DARK),
        (Light.CONTRAST, False, CONTRAST),
    ],
)  # fmt: skip
def test_sharp_contrast_is_worn_where_it_is_chosen_or_the_system_asks(qapp, monkeypatch, light, asked, tones):
    # By its name the package gives the function that dresses.
    monkeypatch.setattr(sys.modules[tones_for.__module__], "asks_for_contrast", lambda _hints: asked)

    assert tones_for(light, qapp.styleHints()) is tones


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
    qtbot.waitUntil(lambda: line.height() > 0 and not line.hasFocus())
    left, place = line.grab().toImage(), line.cursorRect()
    line.setFocus()
    line.deselect()
    entered = line.grab().toImage()

    assert entered.pixelColor(1, line.height() // 2) != left.pixelColor(1, line.height() // 2)
    assert line.cursorRect().topLeft() == place.topLeft()


@pytest.mark.usefixtures("qapp")
def test_how_urgent_a_thing_is_shows_without_its_colour():
    palette = palette_of(LIGHT)
    drawn = set()
    for urgency in Urgency:
        sign = UrgencySign(urgency)
        sign.setPalette(palette)
        picture = sign.grab().toImage()
        paper = picture.pixelColor(0, 0)
        drawn.add(
            tuple(
                apart(picture.pixelColor(x, y).name(), paper.name()) > 1.5
                for x in range(picture.width())
                for y in range(picture.height())
            )
        )

    assert len(drawn) == len(Urgency)
    assert all(any(spots) for spots in drawn)


def test_every_box_to_tick_is_dressed_so_that_its_frame_is_seen_by_night():
    makers = [path for path in UI.rglob("*.py") if "QCheckBox(" in path.read_text(encoding="utf-8")]

    assert makers
    assert [path.name for path in makers if "dress_list(" not in path.read_text(encoding="utf-8")] == []


def test_every_choice_is_drawn_with_an_edge_that_can_be_seen():
    """A bare combo box has none in sharp contrast: `ChoiceLine` draws its own."""
    bare = [
        path.relative_to(UI).as_posix()
        for path in sorted(UI.rglob("*.py"))
        if re.search(r"= QComboBox\(|, QComboBox\(", path.read_text(encoding="utf-8"))
    ]

    assert bare == []
