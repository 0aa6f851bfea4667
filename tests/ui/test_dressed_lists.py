"""Lists to tick from: their boxes stand apart, and their frame is whole on every screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from ui.look import dress_list, tones_of

ON = Qt.CheckState.Checked


def ticked_list() -> QListWidget:
    made = QListWidget()
    for text in ("性别", "年龄"):
        QListWidgetItem(text, made).setCheckState(ON)
    return made


def ticked_tree() -> QTreeWidget:
    made = QTreeWidget()
    for text in ("性别", "年龄"):
        QTreeWidgetItem(made, [text]).setCheckState(0, ON)
    return made


@pytest.mark.parametrize("made", [ticked_list, ticked_tree])
def test_boxes_below_each_other_do_not_touch(qtbot: QtBot, made):
    view = made()
    qtbot.addWidget(view)
    font = view.font()
    # A screen at 200 % leaves the letters less room, and the boxes their size.
    font.setPointSizeF(font.pointSizeF() / 2)
    view.setFont(font)
    before = view.sizeHintForRow(0)
    dress_list(view)
    box = view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, None, view)

    assert view.sizeHintForRow(0) > max(before, box)


@pytest.mark.parametrize("made", [ticked_list, ticked_tree])
def test_the_frame_is_drawn_by_qt_alone_in_the_tone_of_lines(qtbot: QtBot, made):
    view = made()
    qtbot.addWidget(view)
    dress_list(view)

    assert (view.frameShape(), view.frameShadow()) == (QFrame.Shape.Box, QFrame.Shadow.Plain)
    assert view.palette().windowText().color().name() == tones_of(view.palette()).line
