"""Widgets that find no room in their line go on in the next one; nothing is pushed over the edge."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from ui.panels.wrapping import Wrapping

BOX, CHIP, GAP = (100, 200), 80, 10


@pytest.fixture
def row(qtbot) -> Wrapping:
    """A box of 100 to 200 pixels and three chips of 80."""
    row = Wrapping(GAP)
    qtbot.addWidget(row)
    box = QPushButton("", row)
    box.setMinimumSize(BOX[0], 30)
    box.setMaximumSize(BOX[1], 30)
    row.add(box)
    for _ in range(3):
        chip = QPushButton("", row)
        chip.setFixedSize(CHIP, 30)
        row.add(chip)
    return row


def placed(row: Wrapping, width: int) -> list[tuple[int, int, int]]:
    """(left, top, width) of each widget in a row of this width."""
    row.show()
    row.setFixedSize(width, row.heightForWidth(width))
    return [(child.x(), child.y(), child.width()) for child in row.findChildren(QPushButton)]


def test_the_first_takes_what_the_others_leave(row):
    assert placed(row, 400) == [(0, 0, 130), (140, 0, 80), (230, 0, 80), (320, 0, 80)]


def test_what_finds_no_room_goes_on_in_the_next_line(row):
    assert placed(row, 300) == [(0, 0, 200), (210, 0, 80), (0, 40, 80), (90, 40, 80)]


@pytest.mark.parametrize("width", range(100, 500, 7))
def test_nothing_is_pushed_over_the_edge(row, width):
    assert all(left + wide <= width for left, _, wide in placed(row, width))


def test_who_is_hidden_takes_no_room(row):
    row.findChildren(QPushButton)[1].hide()

    box, _, *chips = placed(row, 300)
    assert (box, chips) == ((0, 0, 120), [(130, 0, 80), (220, 0, 80)])


def test_what_comes_while_the_page_is_away_stands_in_its_place_when_it_is_back(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    line = Wrapping(8, page)
    line.resize(600, 40)
    first, late, last = (QPushButton(text, line) for text in ("全部", "有问题 26", "待核实"))
    late.hide()
    for button in (first, late, last):
        line.add(button)
    page.show()
    page.hide()
    late.show()
    page.show()

    assert first.x() < late.x() < last.x()
    assert not first.geometry().intersects(late.geometry())


def test_a_button_is_as_wide_as_its_words_also_where_they_grow(qtbot):
    line = Wrapping(5)
    qtbot.addWidget(line)
    first = QPushButton("教一张新表…")
    line.add(first)
    line.resize(900, 40)
    line.show()
    font = first.font()
    font.setPointSize(font.pointSize() * 2)
    first.setFont(font)
    qtbot.waitUntil(lambda: first.width() == first.sizeHint().width() < 900)


def test_buttons_are_as_high_in_the_next_line_as_beside_the_box(qtbot):
    row = Wrapping(GAP)
    qtbot.addWidget(row)
    box = QPushButton("", row)
    box.setFixedSize(200, 44)
    row.add(box)
    for _ in range(3):
        row.add(QPushButton("全部", row))
    row.show()
    row.setFixedSize(300, row.heightForWidth(300))
    chips = row.findChildren(QPushButton)[1:]

    assert len({chip.y() for chip in chips}) > 1
    assert {chip.height() for chip in chips} == {44}
