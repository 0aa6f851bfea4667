"""One sitting before the real window: what is opened, turned to and taken a picture of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from roster_desktop.rosters import CATALOG
from tests.ui.cut_off import cut_off
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.pages.roster_page import RosterPage

_BREATH = 600
_MOST_SECONDS = 60


class Sitting:
    """Sits before the window and takes pictures of the screen."""

    def __init__(self, folder: Path, look: str, memory: Memory) -> None:
        self.folder = folder
        self.look = look
        self.window = MainWindow(CATALOG, memory)
        self.window.show()
        self._taken = 0

    def open(self, path: Path) -> None:
        """Open this file and wait until everything about it is known."""
        self.window.open(path)
        self.wait()

    def turn_to(self, key: str) -> QWidget:
        """The page, turned to and filled."""
        assert self.window.file is not None
        self.window.file.turn_to(key)
        self.wait()
        return self.window.file.page

    def roster(self, key: str) -> RosterPage:
        page = self.turn_to(key)
        assert isinstance(page, RosterPage)
        return page

    def take(self, name: str) -> None:
        """A picture of the screen as it is now, and what cannot be read on it."""
        self.wait()
        self._taken += 1
        shown = QApplication.activePopupWidget() or QApplication.activeModalWidget() or self.window
        for trouble in cut_off(shown):
            print(f"{self.look} {name}: {trouble}", flush=True)
        screen = QGuiApplication.primaryScreen()
        if not screen.geometry().adjusted(-2, -2, 2, 2).contains(shown.frameGeometry()):
            print(f"{self.look} {name}: {type(shown).__name__} larger than the screen", flush=True)
        screen.grabWindow(0).save(str(self.folder / f"{self.look}-{self._taken:02}-{name}.png"))

    def take_open(self, name: str, opening: Callable[[], object]) -> None:
        """A picture of the dialog or menu that this opens; it is closed again."""
        QTimer.singleShot(_BREATH, lambda: self._take_and_close(name))
        opening()
        self.wait()

    def wait(self) -> None:
        """Until nothing is under way beside the window and the screen is drawn."""
        _wait(_BREATH)
        for _ in range(_MOST_SECONDS * 10):
            if self.window.file is None or self.window.file.desk.jobs.are_idle:
                # What the last of it told is laid out only now.
                _wait(100)
                return
            _wait(100)

    def _take_and_close(self, name: str) -> None:
        self.take(name)
        for shown in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if isinstance(shown, QMenu):
                shown.close()
            elif isinstance(shown, QDialog):
                shown.reject()


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
