"""The arrows of trees that fold are seen, whole, and say by their form what is unfolded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QTreeView

from roster_desktop.rosters import CATALOG
from ui.dialogs.column_chooser import ColumnChooser
from ui.look import Light, TextSize, dress_anew

PERSON = CATALOG.roster("person")


@pytest.fixture
def tree(qtbot, qapp, ordinary_look) -> Iterator[QTreeView]:
    dress_anew(qapp, Light.LIGHT, TextSize.STANDARD)
    chooser = ColumnChooser(PERSON, ("name", "age"), ("name",), False)
    qtbot.addWidget(chooser)
    chooser.resize(500, 600)
    chooser.show()
    tree = chooser.findChild(QTreeView)
    # The first line is lit, which is another ground.
    tree.setCurrentIndex(tree.model().index(1, 0))
    yield tree
    chooser.close()


def inked(tree: QTreeView) -> QRect:
    """Where, in the room left of the first line, something dark is drawn."""
    line = tree.visualRect(tree.model().index(0, 0))
    room = QRect(0, line.top(), line.left(), line.height())
    picture: QImage = tree.viewport().grab(room).toImage()
    ink = QRect()
    for x in range(picture.width()):
        for y in range(picture.height()):
            if picture.pixelColor(x, y).lightness() < 150:
                ink = ink.united(QRect(x, y, 1, 1))
    return ink


def test_the_arrow_shows_on_a_light_ground_and_is_not_cut_off(tree):
    ink = inked(tree)

    assert ink.width() >= 5
    assert ink.left() > 1


def test_an_unfolded_line_has_an_arrow_down_and_a_folded_one_to_the_right(tree):
    down = inked(tree)
    tree.collapse(tree.model().index(0, 0))
    right = inked(tree)

    assert down.width() > down.height()
    assert right.height() > right.width()
