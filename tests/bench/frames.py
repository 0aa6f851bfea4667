"""What scrolling, jumping and sorting a large roster in the real window take: run by hand.

Villages, counties and ten counties in turns: how long until the first rows are painted after turning to a
roster, then the longest time in which the window could neither draw nor take a key while it is scrolled 100
pages, jumps to the end and is sorted by every kind of column; and the county once more while a merge runs
beside it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from roster_desktop.rosters import CATALOG
from tests.bench import files, merging
from tests.bench.table import LOST, Measured
from tests.bench.window import Watch
from ui.bridge.tidying import Tidying
from ui.look import dress
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.pages.merging_page import MergingPage
from ui.pages.roster_page import RosterPage

_FRAME, _FIRST = 0.050, 1.5
_OPENINGS = 5
_PAGES = 100
_SORTED_BY = ("name", "age", "birth_date", "village", "phone")
_WORDS = {"village": "a village", "county": "a county (36,000 rows)", "ten": "ten counties (363,000 rows)"}
Steps = list[Callable[[], object]]


def measure() -> Iterator[Measured]:
    """First rows of three sizes, then the longest frames."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    dress(application)
    village = village_own = 0.0
    for size, words in _WORDS.items():
        with files.copied(size) as path:
            openings = [_first_rows(path) for _ in range(_OPENINGS)]
            first, own = (median(one) for one in zip(*openings, strict=True))
            if size == "village":
                village, village_own = first, own
                continue
            yield Measured(
                f"first rows of {words}", first, village, _FIRST, "of a village", _OPENINGS,
                note=f"of the window's own work {own / village_own:.1f} times a village's",
            )  # fmt: skip
            yield from _frames(path, words)
    yield from _beside_a_merge()


def _first_rows(path: Path) -> tuple[float, float]:
    """Seconds from turning to the people until their first rows are painted, and those that the window's own
    thread worked of them."""
    with opened(path) as (window, watch):
        watch.longest(settle=300)
        painted = _Painted()
        began, worked = perf_counter(), thread_time()
        page = _people(window)
        for part in (page.rows.view.viewport(),):
            part.installEventFilter(painted)
        while not (painted.was and page.rows.table.listed):
            painted.was = False
            QApplication.processEvents()
        return perf_counter() - began, thread_time() - worked


def _frames(path: Path, words: str) -> Iterator[Measured]:
    with opened(path) as (window, watch):
        page = _people(window)
        watch.longest(settle=2000)
        for what, steps in _steps(page).items():
            yield _longest(f"{what}, {words}", watch, steps)


def _beside_a_merge() -> Iterator[Measured]:
    """The county is scrolled while all workbooks of its villages come in: they outlast the pages."""
    books = merging.build(files.place_of(files.BOOKS))
    with files.copied("county") as path, opened(path) as (window, watch):
        inbox = path.parent / "inbox"
        inbox.mkdir()
        copies = [Path(shutil.copy(book, inbox / book.name)) for book in books]
        assert window.file is not None
        page = window.file.turn_to(MergingPage.key)
        assert isinstance(page, MergingPage)
        page.merge(copies)
        people = _people(window)
        # As without a merge: what is measured is scrolling, not turning to the page.
        watch.longest(settle=2000)
        line = _longest(
            f"scroll {_PAGES} pages of a county while a merge runs", watch, _steps(people)["scroll"]
        )
        if not page.work.is_busy:
            print(f"{LOST}{line.what}: the merge had ended before the last page")
            return
        yield line
        while page.work.is_busy:
            watch.longest(settle=200)


def _longest(what: str, watch: Watch, steps: Steps) -> Measured:
    held, worked = watch.longest(*steps)
    return Measured(
        what, held, _FRAME, 1.0, "one frame", len(steps),
        note=f"the longest; the window's own work in it at most {worked * 1000:.0f} ms",
    )  # fmt: skip


def _steps(page: RosterPage) -> dict[str, Steps]:
    bar = page.rows.view.verticalScrollBar()
    sorts: Steps = [partial(page.rows._order_by, key) for key in _SORTED_BY for _ in range(2)]
    return {
        "scroll": [lambda: bar.setValue(bar.value() + bar.pageStep()) for _ in range(_PAGES)],
        "jump to the end and back": [lambda: bar.setValue(bar.maximum()), lambda: bar.setValue(0)] * 5,
        "sort": sorts,
    }


def _people(window: MainWindow) -> RosterPage:
    assert window.file is not None
    page = window.file.turn_to(CATALOG.people)
    assert isinstance(page, RosterPage)
    return page


@contextmanager
def opened(path: Path) -> Iterator[tuple[MainWindow, Watch]]:
    """The real window on this file, and who watches it."""
    window = MainWindow(CATALOG, Memory(path.parent / "settings.ini"))
    window.open(path)
    window.resize(1366, 768)
    window.show()
    # As in the program: Python itself looks for rubbish in the middle of a frame, for a tenth of a second.
    tidying = Tidying(window.is_calm, window)
    try:
        yield window, Watch(tidying.touch)
    finally:
        tidying.stop()
        window.close()
        window.deleteLater()


class _Painted(QObject):
    """Whether what it watches was painted."""

    was = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.was = self.was or event.type() == QEvent.Type.Paint
        return False
