"""Workbooks one after the other: while one is dealt with, the next is read, and never more than that one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Generic, TypeVar

from roster_desktop.progress import Cancelled
from roster_desktop.workbook.raw import KnownBook, RawBook
from roster_desktop.workbook.reading import read_understood, read_workbook

Understood = TypeVar("Understood")
"""What is made of a workbook in the process that reads it."""


class BooksAhead(Generic[Understood]):
    """Reads these workbooks in their order within `with`; whoever leaves it stops what is being read.

    Nothing is read before the first is asked for, nor what is not needed: books that are known already.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        password: str,
        is_known: Callable[[Path], bool],
        understand: Callable[[RawBook], Understood | None] | None = None,
        known: frozenset[str] = frozenset(),
    ) -> None:
        """`known`: what workbooks of ours hold that are in already, whatever their bytes."""
        self._paths = paths
        self._password = password
        self._is_known = is_known
        self._understand = understand
        self._known = known
        self._thread = ThreadPoolExecutor(1, "reading-ahead")
        self._begun: _Begun[Understood] | None = None

    def __enter__(self) -> BooksAhead[Understood]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._give_up()
        self._thread.shutdown(cancel_futures=True)

    def read(self, path: Path) -> RawBook | Understood | KnownBook:
        """The workbook, with its rows where it was understood already; refuses as reading it does. The next
        one that is needed is begun."""
        if self._begun is None or self._begun.path != path:
            self._give_up()
            self._begun = self._begin(path)
        book, self._begun = self._begun.book, None
        try:
            return book.result()
        finally:
            behind = self._paths[self._paths.index(path) + 1 :]
            following = next((one for one in behind if not self._is_known(one)), None)
            self._begun = self._begin(following) if following else None

    def understand_by(self, understand: Callable[[RawBook], Understood | None] | None) -> None:
        """Have the books that are not begun yet understood otherwise."""
        self._understand = understand

    def _begin(self, path: Path) -> _Begun[Understood]:
        stop = _Stop()
        return _Begun(path, self._thread.submit(self._read, path, stop), stop)

    def _read(self, path: Path, stop: _Stop) -> RawBook | Understood | KnownBook:
        if self._understand is None:
            return read_workbook(path, stop, password=self._password)
        return read_understood(path, stop, self._understand, password=self._password, known=self._known)

    def _give_up(self) -> None:
        if self._begun:
            self._begun.stop.is_wanted.set()
            self._begun = None


@dataclass(frozen=True, slots=True)
class _Stop:
    """Progress that nobody sees, and by which a reading ends once it is not needed any more."""

    is_wanted: threading.Event = field(default_factory=threading.Event)

    def report(self, done: int, total: int, what: str) -> None:
        """Go on, or stop."""
        if self.is_wanted.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class _Begun(Generic[Understood]):
    """A workbook that is being read, or was."""

    path: Path
    book: Future[RawBook | Understood | KnownBook]
    stop: _Stop
