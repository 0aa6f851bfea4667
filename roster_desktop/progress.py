"""How long work tells how far it is, and how a person stops it."""

from __future__ import annotations

from typing import Protocol


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
