"""Widgets side by side stand beside each other, whenever they came."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from ui.panels.wrapping import Wrapping


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
