"""One walk over every page of a file, in the largest letters on a small screen: each control is heard by its
name and kind, each word can be read, the window stays on the screen, and each key is listed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roster_desktop.records import Level, Unit
from roster_desktop.sample import make_sample_village
from tests.ui.conftest import shown
from tests.ui.cut_off import settled_words
from tests.ui.hearing import unheard
from tests.ui.keys import installed, listed
from tests.ui.own_words import COMMAND, FIRST, PAGE_BY_PICTURE, TOWNSHIP, older_pictures, words_of
from ui.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("largest_letters")

_SCREEN = QSize(1366, 748)
_KEYS = {"Ctrl+Z", "Alt+Y", "Alt+3", "Ctrl+P", "Space"}
"""Some that must be found, so that what looks for them is not blind."""


@dataclass
class Lacks:
    """What is wrong with a window, by page."""

    unheard: dict[str, list[str]] = field(default_factory=dict)
    unread: dict[str, list[str]] = field(default_factory=dict)
    unlisted: set[str] = field(default_factory=set)
    flashed: set[str] = field(default_factory=set)
    """What was shown as a window of its own before it stood in its page."""


def test_every_page_of_the_sample_is_heard_read_and_listed(bare_window: MainWindow, qtbot: QtBot):
    bare_window.open(make_sample_village())

    lacks, _said = _walk(bare_window, qtbot)

    assert lacks == Lacks()


@pytest.mark.parametrize("unit", [
    Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县"),
    Unit(Level.COUNTY, "安平县", "", "", "安平县"),
], ids=["village", "county"])  # fmt: skip
def test_every_page_of_an_empty_file_is_heard_read_and_listed(
    bare_window: MainWindow, tmp_path: Path, qtbot: QtBot, unit: Unit
):
    bare_window.make_file(unit, "刘会计", tmp_path / "some.roster")
    lacks, _said = _walk(bare_window, qtbot)

    assert lacks == Lacks()


def test_every_page_of_a_township_is_heard_read_and_listed_and_is_as_the_manual_shows_it(
    bare_window: MainWindow, tmp_path: Path, qtbot: QtBot
):
    bare_window.show_first_run()
    first = {FIRST: words_of(bare_window.first_run)}
    bare_window.make_file(TOWNSHIP, "刘会计", tmp_path / "some.roster")
    lacks, said = _walk(bare_window, qtbot)

    assert lacks == Lacks()
    assert len(said) > 20
    older = older_pictures(first | said, PAGE_BY_PICTURE)
    assert older == {}, f"pictures of the manual older than what they show; take them anew: {COMMAND}"


class Flashes(QObject):
    """Hears of all that is shown as a window."""

    def __init__(self, told: set[str]) -> None:
        super().__init__()
        self._told = told

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._told.add(f"{type(watched).__name__} {watched.accessibleName() or watched.windowTitle()}")
        return False


def _walk(window: MainWindow, qtbot: QtBot) -> tuple[Lacks, dict[str, list[str]]]:
    """What is lacking, and the words of its own that each page says."""
    shown(window, qtbot)
    lacks, said = Lacks(), {}
    flashes = Flashes(lacks.flashed)
    QApplication.instance().installEventFilter(flashes)
    for key in window.file.titles:
        page = window.file.turn_to(key)
        qtbot.waitUntil(lambda: window.file.desk.jobs.are_idle)
        said[key] = words_of(page)
        if controls := unheard(page):
            lacks.unheard[key] = controls
        if words := settled_words(window, qtbot, _SCREEN):
            lacks.unread[key] = words
    if controls := unheard(window):
        lacks.unheard["around the pages"] = controls
    QApplication.instance().removeEventFilter(flashes)
    found = installed(window)
    assert found >= _KEYS
    lacks.unlisted = found - listed()
    return lacks, said
