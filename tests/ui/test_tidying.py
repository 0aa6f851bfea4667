"""Rubbish is looked for in the window's thread alone, and not while something is under way."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

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
def tidying(qapp: QObject, calm: list[bool]) -> Iterator[Tidying]:
    was_looking = gc.isenabled()
    one = Tidying(lambda: calm[0], qapp)
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
