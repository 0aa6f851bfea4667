"""In the largest letters every word can be read; the pages of a file: `test_every_page.py`."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from tests.ui.conftest import shown
from tests.ui.cut_off import cut_off, settled_words
from ui.look import Light, TextSize, dress_anew, room
from ui.main_window import MainWindow
from ui.pages.pieces import muted
from ui.panels.scrolled import Scrolled

pytestmark = pytest.mark.usefixtures("largest_letters")

_SCALED = QSize(960, 520)
"""What 200 % leaves of 1920 × 1080, without the frame."""
_BESIDE = "2026年12月（2026-11-21 起） · 人员信息 359 行 · 转移就业 123 行 · 自主创业 7 行 · 就业培训 41 行"
_LONG = "这一句很长，窄的时候要折成好几行，下面的格子不能因此变矮。" * 3


def test_every_page_fits_what_a_scaling_of_twice_leaves_of_a_laptop(
    bare_window: MainWindow, qapp, monkeypatch, tmp_path, qtbot
):
    monkeypatch.setattr(room, "screen_size", lambda _application: _SCALED)
    dress_anew(qapp, Light.SYSTEM, TextSize.STANDARD)
    unit = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
    bare_window.make_file(unit, "刘会计", tmp_path / "some.roster")
    shown(bare_window, qtbot)
    bare_window.resize(_SCALED)
    found = {}
    for key in bare_window.file.titles:
        page = bare_window.file.turn_to(key)
        qtbot.waitUntil(lambda: bare_window.file.desk.jobs.are_idle)
        # As though the file were full.
        page.head.say(_BESIDE)
        found[key] = settled_words(bare_window, qtbot, _SCALED)

    assert {key: words for key, words in found.items() if words} == {}


def test_on_a_small_screen_every_page_is_listed_and_the_headings_have_the_air_that_is_left(
    bare_window: MainWindow, qapp, tmp_path, qtbot
):
    dress_anew(qapp, Light.SYSTEM, TextSize.STANDARD)
    unit = Unit(Level.TOWNSHIP, "清水镇", "", "清水镇", "安平县")
    bare_window.make_file(unit, "刘会计", tmp_path / "some.roster")
    shown(bare_window, qtbot)
    pages = bare_window.file.sidebar.findChild(QListView)
    lines = [pages.model().index(row, 0) for row in range(pages.model().rowCount())]

    def high(is_page: bool) -> int:
        return next(pages.sizeHintForRow(one.row()) for one in lines if bool(one.flags()) is is_page)

    qtbot.waitUntil(lambda: high(is_page=False) > high(is_page=True))
    assert sum(pages.sizeHintForRow(one.row()) for one in lines) <= pages.viewport().height()


def test_no_word_of_the_first_page_is_cut_off(bare_window: MainWindow, qtbot):
    bare_window.show_first_run()
    shown(bare_window, qtbot)

    assert cut_off(bare_window) == []


def test_what_wraps_pushes_what_is_below_it_and_squeezes_nothing(qtbot: QtBot):
    whole = QWidget()
    column = QVBoxLayout(whole)
    for _ in range(8):
        column.addWidget(muted(_LONG, whole))
        column.addWidget(QLineEdit(whole))
    scrolled = Scrolled(whole)
    qtbot.addWidget(scrolled)
    scrolled.resize(360, 200)
    scrolled.show()
    qtbot.waitExposed(scrolled)
    QApplication.processEvents()

    assert cut_off(scrolled) == []
    assert whole.height() > scrolled.viewport().height()


def test_what_is_squeezed_or_too_narrow_is_told(qtbot: QtBot):
    whole = QWidget()
    qtbot.addWidget(whole)
    narrow = QPushButton("一个放不下的按钮", whole)
    narrow.setGeometry(0, 0, 20, 40)
    low = QLineEdit(whole)
    low.setAccessibleName("矮的格子")
    low.setGeometry(0, 50, 200, 4)
    cut = QLabel("放不下的一句话", whole)
    cut.setGeometry(0, 70, 10, 30)
    whole.resize(300, 300)
    whole.show()

    assert [one.split()[0] for one in cut_off(whole)] == ["QPushButton", "QLineEdit", "QLabel"]
