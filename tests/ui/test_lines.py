"""Lines in which cells are typed."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt

from roster_desktop.schema.kinds import DateOrMonth, Option, Options, Place
from tests.builders import column
from ui.editors import CellLine, Surroundings, make_line

EDUCATIONS = ("大专", "高中", "初中", "小学")


@pytest.fixture
def make(qtbot):
    """A line of a kind, with the keyboard in it."""

    def line_of(kind, learnt=(), **facts) -> CellLine:
        surroundings = Surroundings(
            lambda: date(2026, 11, 22), lambda _key, typed: [text for text in learnt if typed in text]
        )
        line = make_line(column("it", "它", kind, **facts), surroundings)
        qtbot.addWidget(line)
        line.show()
        line.activateWindow()
        line.setFocus()
        qtbot.waitUntil(line.hasFocus)
        return line

    return line_of


def test_enter_takes_the_option_that_the_initials_light(make, press):
    line = make(Option(EDUCATIONS))

    press("gz", Qt.Key.Key_Return)

    assert (line.text(), line.isModified()) == ("高中", True)


def test_the_tab_key_takes_the_lit_option_too(make, press):
    line = make(Option(EDUCATIONS))

    press("xx", Qt.Key.Key_Tab)

    assert line.text() == "小学"


def test_escape_keeps_what_was_typed(make, press):
    line = make(Option(EDUCATIONS))

    press("gz", Qt.Key.Key_Escape)

    assert line.text() == "gz"


def test_the_down_key_unfolds_all_options_and_walks_them(make, press):
    line = make(Option(EDUCATIONS))

    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert line.text() == "高中"


def test_several_options_are_joined(make, press):
    line = make(Options(("健康", "长期慢性病", "残疾")))

    press("cq", Qt.Key.Key_Return, "、", "cj", Qt.Key.Key_Return)

    assert line.text() == "长期慢性病、残疾"


def test_the_open_list_shows_the_numbers_that_choose(make, press):
    line = make(Option(EDUCATIONS))

    press(Qt.Key.Key_Down)
    numbers = line.numbers
    press("3", Qt.Key.Key_Return)

    assert numbers == ["1", "2", "3", "4"]
    assert line.text() == "初中"


def test_only_the_first_nine_offers_have_numbers(make, press):
    line = make(Option(tuple(f"{letter}类" for letter in "甲乙丙丁戊己庚辛壬癸")))

    press(Qt.Key.Key_Down)

    assert line.numbers == [str(number) for number in range(1, 10)]


def test_a_number_that_stands_in_an_option_chooses_by_what_is_written(make, press):
    line = make(Options(("劳动合同", "3个月工资流水", "车票")))

    press(Qt.Key.Key_Down)

    assert line.numbers == ["1", "2", ""]


def test_hints_to_own_words_have_no_numbers(make, press):
    line = make(None, learnt=("苏州协鑫电子有限公司",), learns=True)

    press("苏州")

    assert line.offered
    assert line.numbers == []


def test_a_number_in_the_open_list_replaces_what_was_chosen(make, press):
    line = make(Option(EDUCATIONS))
    line.setText("大专")

    press(Qt.Key.Key_Down, "4", Qt.Key.Key_Return)

    assert line.text() == "小学"


def test_a_number_in_the_open_list_of_several_ticks_one_more(make, press):
    line = make(Options(("健康", "长期慢性病", "残疾")))
    line.setText("长期慢性病")
    line.selectAll()

    press(Qt.Key.Key_Down, "3", Qt.Key.Key_Return)

    assert line.text() == "长期慢性病、残疾"


def test_own_words_are_not_replaced_by_what_was_learnt(make, press):
    line = make(None, learnt=("苏州协鑫电子有限公司",), learns=True)

    press("苏州", Qt.Key.Key_Return)

    assert line.text() == "苏州"


def test_what_was_learnt_is_one_arrow_key_away(make, press):
    line = make(None, learnt=("苏州协鑫电子有限公司",), learns=True)

    press("苏州", Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert line.text() == "苏州协鑫电子有限公司"


def test_places_are_offered_by_initials(make, press):
    line = make(Place("province"))

    press("sx", Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert line.text() in ("山西省", "陕西省")


def test_ctrl_semicolon_writes_today(make, press):
    line = make(DateOrMonth())

    press((Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier))

    assert line.text() == "2026-11-22"
