"""Pieces of pages by themselves: the strip of work under way, what was chosen last."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from roster_desktop.progress import Progress
from roster_desktop.wording import Language, speak
from tests.ui.pages.conftest import MakeDesk, Settle
from tests.ui.seeing import picture, pixels_apart
from tests.ui.test_focus_seen import ENOUGH
from ui.dialogs.choosing import last_folder, remember_folder
from ui.look.focus_seen import FocusFrame
from ui.pages.pieces import WorkStrip, link
from ui.pages.pieces.card_list import CardFact, CardList


def test_the_strip_is_there_only_while_something_is_under_way(qtbot, make_desk: MakeDesk, settle: Settle):
    desk, strip, go_on = make_desk(), WorkStrip(), Event()
    qtbot.addWidget(strip)

    strip.watch(desk.jobs.start(lambda _: go_on.wait(20)), "正在做事")

    assert strip.is_busy
    assert not strip.isHidden()

    go_on.set()
    settle(desk)

    assert not strip.is_busy
    assert strip.isHidden()


def test_stopping_ends_the_work_at_its_next_step(qtbot, make_desk: MakeDesk, settle: Settle):
    desk, strip, go_on, steps = make_desk(), WorkStrip(), Event(), []
    qtbot.addWidget(strip)

    def work(progress: Progress) -> None:
        for step in range(5):
            go_on.wait(20)
            progress.report(step, 5, "一步")
            steps.append(step)

    job = desk.jobs.start(work)
    strip.watch(job, "正在做事")

    strip.stop()
    go_on.set()
    settle(desk)

    assert steps == []


@pytest.mark.parametrize(
    ("language", "step", "told"),
    [
        (Language.CHINESE, "比对各行", "比对各行　1/5"),
        (Language.ENGLISH, "比对各行", "Comparing rows  1/5"),
        (Language.ENGLISH, "读取 名单.xlsx", "Reading 名单.xlsx  1/5"),
        (Language.ENGLISH, "名单.xlsx", "Importing: 名单.xlsx  1/5"),
    ],
)
def test_the_strip_calls_the_step_as_the_window_speaks(
    qtbot, make_desk: MakeDesk, settle: Settle, language: Language, step: str, told: str
):
    desk, strip, go_on = make_desk(), WorkStrip(), Event()
    qtbot.addWidget(strip)
    speak(language)

    def work(progress: Progress) -> None:
        go_on.wait(20)
        progress.report(1, 5, step)

    strip.watch(desk.jobs.start(work), "Importing")
    go_on.set()
    settle(desk)
    speak(Language.CHINESE)

    assert told in [label.text() for label in strip.findChildren(QLabel)]


def test_a_folder_is_remembered_for_its_purpose(tmp_path: Path):
    before = last_folder("merge")

    remember_folder("send", tmp_path)

    assert last_folder("send") == tmp_path
    assert last_folder("merge") == before


def test_a_folder_that_is_gone_gives_way_to_the_documents(tmp_path: Path):
    gone = tmp_path / "U盘"
    gone.mkdir()
    remember_folder("send", gone)
    gone.rmdir()

    assert last_folder("send") != gone


def test_a_card_is_as_high_as_a_long_file_name_needs_and_never_cuts_it(qtbot):
    cards = CardList("变更记录")
    qtbot.addWidget(cards)
    long = "龙亭镇三合村_五类花名册_2026年11月_第1次_" + "核" * 60 + ".xlsx"
    cards.cards.show([CardFact("合并", "短.xlsx"), CardFact("合并", long), CardFact(long, long, "已撤销")])
    cards.resize(300, 800)
    cards.show()
    heights = [cards.visualRect(cards.cards.index(row, 0)).height() for row in range(3)]
    cards.resize(900, 800)
    wide = [cards.visualRect(cards.cards.index(row, 0)).height() for row in range(3)]

    assert heights[0] < heights[1] < heights[2]
    assert wide[1] < heights[1]
    assert wide[0] == heights[0]


def test_a_way_to_another_place_stands_in_the_column_of_the_texts_around_it(qtbot, dressed):
    whole = QWidget()
    qtbot.addWidget(whole)
    column = QVBoxLayout(whole)
    way, text = link("去看看", lambda: None), QLabel("去看看")
    column.addWidget(text)
    column.addWidget(way)
    whole.show()
    qtbot.waitExposed(whole)

    # Nothing left and right of its words: no border, no air.
    assert way.sizeHint().width() == text.sizeHint().width()


def test_a_list_of_cards_shows_the_keyboard_on_the_card_and_wears_no_frame(qtbot, dressed):
    cards = CardList("户")
    qtbot.addWidget(cards)
    cards.cards.show([CardFact("张桂英 户", "三组"), CardFact("李明 户", "四组")])
    cards.choose(0)
    cards.show()
    cards.activateWindow()
    qtbot.waitUntil(cards.isActiveWindow)
    cards.clearFocus()
    without = picture(cards)
    cards.setFocus()

    assert pixels_apart(without, picture(cards), enough=ENOUGH) >= ENOUGH
    assert cards.findChildren(FocusFrame) == []
