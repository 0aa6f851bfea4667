"""The language of the window is chosen on the settings page, for the next time."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from roster_desktop.places import settings_file
from roster_desktop.wording import Language, current_language
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.pages.settings.language import LanguageRow


def test_the_language_that_is_chosen_is_spoken_from_the_next_start_on(window: MainWindow):
    row = window.file.turn_to("settings").findChild(LanguageRow)
    english = row.findChild(QPushButton, "language-en")

    english.click()

    assert Memory(settings_file()).language is Language.ENGLISH
    assert current_language() is Language.CHINESE
    assert any("下次打开" in label.text() for label in row.findChildren(QLabel))


def test_the_language_chosen_last_is_the_one_that_is_ticked(dressed: None, qtbot: QtBot):
    Memory(settings_file()).remember_language(Language.ENGLISH)

    row = LanguageRow()
    qtbot.addWidget(row)

    ticked = [button.text() for button in row.findChildren(QPushButton) if button.isChecked()]
    assert ticked == ["English"]
