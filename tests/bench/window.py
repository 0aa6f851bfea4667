"""How long the window of a large township is held: run by hand, not by the tests.

    python -m tests.bench.window FOLDER      (under any display; QT_QPA_PLATFORM=offscreen does)

Builds a township of 22,000 people in the folder once, then turns to its rosters, scrolls, searches, narrows
and sorts it in the real window and says, for each,
the longest time in which the window could neither draw nor take a key, and the most that its own thread
worked between two turns: on a busy machine only the second number tells about the program.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from roster_desktop.records import ChangeSet, Occasion, RowAdded, new_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from roster_desktop.workspace import Workspace
from ui.look import dress
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.models.chips import ALL
from ui.pages.roster_page import RosterPage

_VILLAGES, _PEOPLE = 11, 2000
_FRAME = 0.050
_TICK = 2


class Watch:
    """The longest gap between two ticks of the event loop."""

    def __init__(self, touched: Callable[[], object] = lambda: None) -> None:
        """`touched`: told of each step, as the window is told of a key."""
        self._touched = touched
        self._last = perf_counter()
        self._worked = thread_time()
        self._longest = self._most = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def longest(self, *steps: Callable[[], object], rest: int = 40, settle: int = 800) -> tuple[float, float]:
        """Do these steps one after the other in the event loop; the longest time it was held and worked."""
        self._wait(50)
        self._longest = self._most = 0.0
        for step in steps:
            self._touched()
            QTimer.singleShot(0, step)
            self._wait(rest)
        self._wait(settle)
        return self._longest, self._most

    def _tick(self) -> None:
        now, worked = perf_counter(), thread_time()
        self._longest = max(self._longest, now - self._last)
        self._most = max(self._most, worked - self._worked)
        self._last, self._worked = now, worked

    def _wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()


def build(path: Path) -> None:
    """A township file with all villages' rows."""
    sample = make_township(villages=_VILLAGES, people=_PEOPLE)
    with Workspace.create(path, CATALOG, sample.unit, "测试") as workspace:
        for village in sample.villages:
            rows = [
                RowAdded(roster, new_row_id(), cells)
                for roster, all_ in village.rows.items()
                for cells in all_
            ]
            workspace.apply(ChangeSet(village.unit.name, Occasion.TYPED, tuple(rows)))


def main(folder: Path) -> int:
    """Measure and say; 1 where a frame was too long."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "large.roster"
    if not path.exists():
        build(path)
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress(application)
    window = MainWindow(CATALOG, Memory(folder / "settings.ini"))
    window.open(path)
    window.resize(1366, 768)
    window.show()
    assert window.file is not None
    watch = Watch()
    watch.longest(settle=3000)
    for key in (CATALOG.people, "transfer", CATALOG.people):
        _tell(f"转到 {key}", *watch.longest(lambda key=key: window.file.turn_to(key)))
    page = window.file.page
    assert isinstance(page, RosterPage)
    too_long = 0
    for what, steps in _measured(page).items():
        held, worked = watch.longest(*steps)
        too_long += worked > _FRAME
        _tell(what, held, worked)
    window.close()
    return 1 if too_long else 0


def _tell(what: str, held: float, worked: float) -> None:
    print(f"{what:10} {held * 1000:6.0f} ms {worked * 1000:6.0f} ms")


def _measured(page: RosterPage) -> dict[str, list[Callable[[], object]]]:
    bar = page.rows.view.verticalScrollBar()
    box = page.search._box

    def letters(text: str) -> list[Callable[[], object]]:
        return [lambda letter=letter: QTest.keyClicks(box, letter) for letter in text]

    return {
        "翻页": [lambda: bar.setValue(bar.value() + bar.pageStep()) for _ in range(60)],
        "跳着翻": [lambda place=place: bar.setValue(bar.maximum() * place // 40) for place in range(40)],
        "查找": [*letters("zgy"), page.search._box.clear],
        "查号码": [*letters("6107"), page.search._box.clear],
        "按姓名排": [lambda: page.rows._order_by("name"), lambda: page.rows._order_by("name")],
        "按年龄排": [lambda: page.rows._order_by("age"), lambda: page.rows._order_by("age")],
        "未就业": [lambda: page.search.choose(page._chips[3]), lambda: page.search.choose(ALL)],
        "逐行走": [lambda: page.rows.step(1) for _ in range(30)],
    }


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
