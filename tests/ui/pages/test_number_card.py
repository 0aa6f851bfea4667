"""Numbers beside each other stand in one line, however long one of them is."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.pages.home.number_card import NumberCard


def test_a_long_number_makes_those_beside_it_smaller_too(qtbot: QtBot):
    shown = ("160/185（86.5%）", "2", "91")
    cards = [NumberCard("就业", str, None) for _ in shown]
    for card, text in zip(cards, shown, strict=True):
        qtbot.addWidget(card)
        card.show_text(text, "持平", shown)

    assert len({card._number.font().pointSizeF() for card in cards}) == 1

    cards[1].show_text("2", "持平")
    assert cards[1]._number.font().pointSizeF() > cards[0]._number.font().pointSizeF()
