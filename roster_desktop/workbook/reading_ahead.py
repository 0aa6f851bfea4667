"""Workbooks one after the other: while one is dealt with, the next ones are read, of many that take long by
two processes.

A few are begun for each process, so that none of them waits while books are being written down; they are a
handful however many are left, and of large ones there is never more than one for each process. Books that are
taken by their seal are read quicker than they are written down: for them no second process is started, which
would only take the processor from whoever writes. While somebody types or scrolls in the window only what is
waited for is begun, so that one processor is the window's.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from types import TracebackType
from typing import Generic, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from roster_desktop.progress import Cancelled
from roster_desktop.window_first import somebody_is_at_the_window
from roster_desktop.workbook.limits import MEGABYTE
from roster_desktop.workbook.raw import KnownBook, RawBook
from roster_desktop.workbook.reading import (
    Lane,
    SealedBooks,
    read_understood,
    read_workbook,
    size_on_disk,
    stop_reading_beside,
)

Understood = TypeVar("Understood")
"""What is made of a workbook in the process that reads it."""

_CORES = os.cpu_count() or 1
_ENOUGH_READ = 3
"""Books that were read and are not known; so many are likely to be followed by others."""
_ENOUGH_LEFT = 12
"""Books for which it is worth while to start another process."""
_IN_A_LANE = 4
"""Books that one process reads, or has read before anybody asked for them."""
_OF_SEALED = 24
"""The same where they are taken by their seal, so that as many are there as are written down together."""
_A_WHILE = 0.1
"""Seconds between two looks at whether somebody is still at the window."""
_SMALL = MEGABYTE // 2
"""Bytes of a book that may wait beside others; a village's month has a tenth of it."""


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
        sealed: SealedBooks[Understood] | None = None,
    ) -> None:
        """`known`: what workbooks of ours hold that are in already, whatever their bytes; `sealed`: what
        takes a sealed one without its sheets."""
        self._paths = paths
        # Looked up: going through hundreds of paths for each of them takes a tenth of a merge.
        self._place_of = {path: place for place, path in reversed(list(enumerate(paths)))}
        self._password = password
        self._is_known = is_known
        self._understand = understand
        self._known = known
        self._sealed = sealed
        self._threads = [ThreadPoolExecutor(1, f"reading-ahead-{lane.value}") for lane in Lane]
        self._begun: list[_Begun[Understood]] = []
        self._new = 0
        self._are_sealed = False
        """Whether the last one was taken by its seal, and so those behind it are likely to be."""

    def __enter__(self) -> BooksAhead[Understood]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        reason: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._give_up()
        for thread in self._threads:
            thread.shutdown(cancel_futures=True)
        stop_reading_beside()

    def read(self, path: Path) -> RawBook | Understood | KnownBook:
        """The workbook, with its rows where it was understood already; refuses as reading it does. The next
        one that is needed is begun."""
        if not self.has_begun(path):
            self._give_up()
            self._begun.append(self._begin(path))
        # What came in as another file meanwhile is not asked for any more; where it is just being read that
        # ends by itself.
        while self._begun[0].path != path:
            passed = self._begun.pop(0)
            passed.book.cancel()
            passed.stop.is_awaited.set()
        try:
            first = self._begun.pop(0)
            first.stop.is_awaited.set()
            book = first.book.result()
            self._are_sealed = first.stop.is_sealed.is_set()
            self._new += not self._are_sealed and not isinstance(book, KnownBook)
            return book
        finally:
            self._begin_next(path)

    def has_begun(self, path: Path) -> bool:
        """Whether this workbook is being read, or was."""
        return any(one.path == path for one in self._begun)

    def comes_within(self, path: Path, seconds: float) -> bool:
        """Whether this workbook is read by then, or cannot be."""
        one = next((one for one in self._begun if one.path == path), None)
        if one is None:
            return False
        one.stop.is_awaited.set()
        return bool(wait([one.book], seconds).done)

    def understand_by(self, understand: Callable[[RawBook], Understood | None] | None) -> None:
        """Have the books that are not begun yet understood otherwise, by their sheets."""
        self._understand, self._sealed = understand, None

    def _begin_next(self, path: Path) -> None:
        """Begin those behind this one that are needed, as many as may be read ahead."""
        last = self._begun[-1].path if self._begun else path
        behind = self._paths[self._place_of[last] + 1 :]
        lanes = 2 if _CORES > 1 and self._new >= _ENOUGH_READ and len(behind) >= _ENOUGH_LEFT else 1
        needed = (one for one in behind if not self._is_known(one))
        while self._has_room(lanes) and (following := next(needed, None)):
            self._begun.append(self._begin(following, lanes))

    def _has_room(self, lanes: int) -> bool:
        """Whether one more may be begun."""
        if not all(one.is_small for one in self._begun):
            return len(self._begun) < lanes
        return len(self._begun) < max(lanes * _IN_A_LANE, _OF_SEALED if self._are_sealed else 0)

    def _begin(self, path: Path, lanes: int = len(Lane)) -> _Begun[Understood]:
        stop = _Stop()
        begun = Counter(one.lane for one in self._begun)
        lane = min(list(Lane)[:lanes], key=begun.__getitem__)
        book = self._threads[lane.value].submit(self._read, path, stop, lane)
        return _Begun(path, book, stop, lane, size_on_disk(path) <= _SMALL)

    def _read(self, path: Path, stop: _Stop, lane: Lane) -> RawBook | Understood | KnownBook:
        stop.leave_the_window_alone()
        if self._understand is None:
            return read_workbook(path, stop, password=self._password, lane=lane)
        return read_understood(
            path, stop, self._understand, password=self._password, known=self._known, lane=lane,
            sealed=stop.told_of(self._sealed) if self._sealed else None,
        )  # fmt: skip

    def _give_up(self) -> None:
        for one in self._begun:
            one.stop.is_wanted.set()
        self._begun.clear()


class _Stop(Struct, frozen=True):
    """Progress that nobody sees, and by which a reading ends once it is not needed any more."""

    is_wanted: threading.Event = field(default_factory=threading.Event)
    is_awaited: threading.Event = field(default_factory=threading.Event)
    """Somebody cannot go on without this book, or one behind it."""

    is_sealed: threading.Event = field(default_factory=threading.Event)
    """The book was taken by its seal."""

    def told_of(self, sealed: SealedBooks[Understood]) -> SealedBooks[Understood]:
        """The same, noting when a book is taken by its seal."""

        def book(raw: RawBook, content: bytes) -> Understood:
            found = sealed.book(raw, content)
            self.is_sealed.set()
            return found

        return replace(sealed, book=book)

    def report(self, done: int, total: int, what: str) -> None:
        """Go on, or stop."""
        if self.is_wanted.is_set():
            raise Cancelled

    def leave_the_window_alone(self) -> None:
        """Wait while somebody is at the window, unless this book is waited for."""
        while somebody_is_at_the_window() and not self.is_awaited.wait(_A_WHILE):
            self.report(0, 1, "")


class _Begun(Struct, Generic[Understood], frozen=True):
    """A workbook that is being read, or was."""

    path: Path
    book: Future[RawBook | Understood | KnownBook]
    stop: _Stop
    lane: Lane
    is_small: bool
