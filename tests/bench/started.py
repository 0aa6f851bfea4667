"""A window opened in a process of its own: how long until it was painted, and until it could be used.

    python -m tests.bench.started bare|ours FILE

Prints one line of figures, then waits for a line if it is to be looked at longer.
"""

from __future__ import annotations

import json
import math
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Loaded late: what the program loads, and when, is what is measured.
    from PySide6.QtCore import QObject

BEGAN = "ROSTER_BENCH_BEGAN"
"""When this process was started, by the clock of the system."""
ROWS, COLUMNS = 600, 20
_REST = 4.0
_MOST_WAITED = 60.0
"""Seconds after which what goes on beside the window is left to itself: in ten counties that takes minutes,
and what is measured, rows to type into, is long there."""


def main(words: list[str]) -> None:
    kind, file = words
    if kind == "bare":
        bare()
    else:
        ours(Path(file))


def bare() -> None:
    """A window with a table and nothing else."""
    from PySide6.QtCore import QAbstractTableModel, Qt
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

    class Plain(QAbstractTableModel):
        def rowCount(self, parent: object = None) -> int:
            return ROWS

        def columnCount(self, parent: object = None) -> int:
            return COLUMNS

        def data(self, index: object, role: int = Qt.ItemDataRole.DisplayRole) -> object:
            return "龙亭镇四合村" if role == Qt.ItemDataRole.DisplayRole else None

    application = QApplication([])
    window = QMainWindow()
    table, model = QTableView(window), Plain()
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(1366, 720)
    seen = _Seen(_painted_on(table.viewport()))
    application.installEventFilter(seen.filter)
    window.show()
    _until(lambda: seen.first is not None)
    _rest()
    _tell({"first": seen.first, "usable": seen.first, "memory": resident()})


def ours(file: Path) -> None:
    """The program itself, started as a clerk starts it; then the people, to type."""
    from PySide6.QtWidgets import QApplication, QWidget

    seen = _Seen(lambda watched: isinstance(watched, QWidget) and watched.window().isVisible())
    application_made = QApplication.__init__

    def watched(self: QApplication, *given: object) -> None:
        application_made(self, *given)
        self.installEventFilter(seen.filter)

    QApplication.__init__ = watched  # type: ignore[method-assign]
    QApplication.exec = lambda *_: _look(seen)  # type: ignore[method-assign,assignment]
    from roster_desktop.__main__ import main as start

    start([str(file)])


def _look(seen: _Seen) -> int:
    from roster_desktop.rosters import CATALOG
    from ui.main_window import MainWindow
    from ui.pages.declared import HOME
    from ui.pages.roster_page import RosterPage

    window = _shown(MainWindow)
    assert isinstance(window, MainWindow)
    _until(lambda: window.file is not None)
    assert window.file is not None
    page = window.file.turn_to(CATALOG.people)
    assert isinstance(page, RosterPage)
    rows = page.rows
    seen.want(lambda watched: watched is rows.view.viewport() and rows.table.rowCount() > 0)
    _until(lambda: seen.last is not None)
    usable = seen.last
    _until(lambda: bool(page.card.form._made))
    card = now()
    _rest()
    # Whoever works with it has today's page once, with all that is counted for it.
    for key in (HOME, CATALOG.people):
        window.file.turn_to(key)
        _rest()
        is_at_rest = _until(lambda: window.file is not None and window.file.desk.jobs.are_idle, _MOST_WAITED)
    _tell({"first": seen.first, "usable": usable, "card": card, "memory": resident(), "at_rest": is_at_rest})
    window.close()
    return 0


class _Seen:
    """When something was painted: for the first time, and the last thing that was wanted."""

    def __init__(self, is_meant: Callable[[QObject], bool]) -> None:
        from PySide6.QtCore import QEvent, QObject

        seen = self
        self._is_meant = is_meant
        self._is_painting = False
        self.first: tuple[float, float] | None = None
        self.last: tuple[float, float] | None = None

        class Filter(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                # Events are seen before they are answered: it is painted when the next one comes.
                if seen._is_painting:
                    seen.last = seen.last or now()
                    seen.first = seen.first or seen.last
                seen._is_painting = event.type() == QEvent.Type.Paint and seen._is_meant(watched)
                return False

        self.filter = Filter()

    def want(self, is_meant: Callable[[QObject], bool]) -> None:
        """Wait for this to be painted."""
        self._is_meant = is_meant
        self._is_painting = False
        self.last = None


def _painted_on(wanted: QObject) -> Callable[[QObject], bool]:
    return lambda watched: watched is wanted


def _shown(kind: type) -> object:
    from PySide6.QtWidgets import QApplication

    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    while not found:
        QApplication.processEvents()
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind)]
    return found[0]


def now() -> tuple[float, float]:
    """Seconds since this process was started: by the clock, and of the processor."""
    return time.time() - float(os.environ[BEGAN]), time.process_time()


def resident() -> float:
    """Megabytes of memory that this process holds."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _until(is_so: Callable[[], bool], most: float = math.inf) -> bool:
    """Whether it became so, in so many seconds at most."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + most
    while not (now_so := is_so()) and time.monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    return now_so


def _rest() -> None:
    end = time.monotonic() + _REST
    _until(lambda: time.monotonic() > end)


def _tell(figures: object) -> None:
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
