"""How long work tells how far it is, and how a person stops it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")

_OFTEN = 16
"""A few of anything are worked through within the time that a window can wait."""


class Cancelled(Exception):
    """A person stopped the work; whatever was not yet applied stays unapplied."""


class Progress(Protocol):
    """Receives how far the work is."""

    def report(self, done: int, total: int, what: str) -> None:
        """`done` of `total` steps are done; `what` is a short Chinese phrase for the step at hand.

        Raises `Cancelled` when the person asked to stop.
        """


class Silence:
    """Progress that nobody watches and nobody cancels."""

    def report(self, done: int, total: int, what: str) -> None:
        """Hear it and say nothing."""


class Saying:
    """The same progress under one phrase of ours, whatever the work calls its steps."""

    def __init__(self, progress: Progress, what: str) -> None:
        self._progress = progress
        self._what = what

    def report(self, done: int, total: int, what: str) -> None:
        """Pass on how far the work is; cancelling goes through too."""
        self._progress.report(done, total, self._what)


class Steps:
    """Work of a few steps under one phrase: at the beginning of each a person may stop it."""

    def __init__(self, progress: Progress, total: int, what: str) -> None:
        self._progress, self._total, self._what = progress, total, what
        self._begun = 0

    def next(self) -> None:
        """Those before are done, one more begins."""
        self._progress.report(self._begun, self._total, self._what)
        self._begun += 1

    def end(self) -> None:
        """All are done; whoever asked to stop meanwhile is still heard."""
        self._progress.report(self._total, self._total, self._what)


def on_the_way(items: Iterable[T], progress: Progress, done: int, total: int) -> Iterator[T]:
    """The items. Between them is asked whether to go on, so often that no window waits for such work; of how
    far it is this part of it is `done` of `total`."""
    for place, item in enumerate(items):
        if place % _OFTEN == 0:
            progress.report(done, total, "")
        yield item
