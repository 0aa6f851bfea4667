"""Rubbish is looked for in the window's thread alone, and not while something is under way."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest

from roster_desktop import window_first
from ui.bridge.tidying import Tidying


class Ring:
    """Holds itself, so that only a look for rubbish throws it away."""

    thrown_away_in: list[int]

    def __init__(self, thrown_away_in: list[int]) -> None:
        self.itself = self
        self.thrown_away_in = thrown_away_in

    def __del__(self) -> None:
        self.thrown_away_in.append(threading.get_ident())


@pytest.fixture
def calm() -> list[bool]:
    return [True]


@pytest.fixture
def clock() -> list[float]:
    """What it is by the clock that the tidying looks at."""
    return [100.0]


@pytest.fixture
def tidying(qapp: QObject, calm: list[bool], clock: list[float]) -> Iterator[Tidying]:
    was_looking = gc.isenabled()
    one = Tidying(lambda: calm[0], qapp, lambda: clock[0])
    yield one
    one.stop()
    if not was_looking:
        gc.disable()


MANY = 5_000


def make_rubbish(into: list[int]) -> None:
    for _ in range(MANY):
        Ring(into)


def test_a_thread_that_makes_much_throws_nothing_away(tidying: Tidying):
    where: list[int] = []
    thread = threading.Thread(target=make_rubbish, args=(where,))
    thread.start()
    thread.join()
    assert where == []

    tidying.look()
    assert where == [threading.get_ident()] * MANY


def test_while_something_is_under_way_nothing_is_looked_through(tidying: Tidying, calm: list[bool]):
    where: list[int] = []
    kept = [Ring(where) for _ in range(MANY)]
    kept.clear()
    calm[0] = False
    tidying.look()
    assert where == []

    calm[0] = True
    tidying.look()
    assert len(where) == MANY


def test_whoever_types_or_scrolls_is_not_held_up(tidying: Tidying, clock: list[float]):
    where: list[int] = []
    make_rubbish(where)
    window = QWindow()
    window.installEventFilter(tidying)
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    clock[0] += 0.5
    tidying.look()
    assert where == []

    clock[0] += 1
    tidying.look()
    assert len(where) == MANY


def test_work_beside_the_window_learns_that_somebody_is_at_it(
    tidying: Tidying, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(window_first._Stands, "touched", float("-inf"))
    before = window_first.somebody_is_at_the_window()
    tidying.touch()

    assert not before
    assert window_first.somebody_is_at_the_window()


def test_without_a_pause_it_is_tidied_after_a_while_all_the_same(tidying: Tidying, clock: list[float]):
    where: list[int] = []
    make_rubbish(where)
    for _ in range(40):
        clock[0] += 0.9
        tidying.touch()
        tidying.look()

    assert len(where) == MANY
