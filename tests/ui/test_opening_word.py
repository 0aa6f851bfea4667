"""The first thing that is seen of a start: it comes before the heavy libraries, and it never stays in the
way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.opening_word import OpeningWord

HEAVY = (
    "sqlalchemy",
    "sqlmodel",
    "openpyxl",
    "pypinyin",
    "alembic",
    "ui.main_window",
    "roster_desktop.workspace",
)


def test_it_is_painted_before_the_start_goes_on_and_names_the_file(qtbot):
    word = OpeningWord(Path("四合村.roster"))
    qtbot.addWidget(word)

    word.stand_there()

    assert word.is_painted
    assert word.word.text() == "正在打开 四合村.roster ……"


def test_it_goes_when_the_window_shows(qtbot):
    word, window = OpeningWord(None), QWidget()
    qtbot.addWidget(word)
    qtbot.addWidget(window)
    word.stand_there()

    window.show()

    assert not word.isVisible()


def test_it_goes_when_something_is_asked_before_the_window_shows(qtbot):
    word, question = OpeningWord(None), QMessageBox()
    qtbot.addWidget(word)
    qtbot.addWidget(question)
    word.stand_there()

    question.show()

    assert not word.isVisible()


def test_nothing_heavy_is_loaded_before_it():
    code = f"import sys, ui.starting; print([name for name in {HEAVY!r} if name in sys.modules])"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert loaded.stdout.strip() == "[]"
