"""Reading a workbook file: another process opens it, so that no file can take the program down with it."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from enum import Enum
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar, cast

from msgspec import DecodeError, Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import PASSWORD, Question, Unanswered
from roster_desktop.records.question import IS_OPEN, READ_IT, Choice
from roster_desktop.window_first import a_window_stands
from roster_desktop.wording import Message, Refusal, book_files, workbooks
from roster_desktop.workbook.book_archive import on_disk
from roster_desktop.workbook.limits import LIMITS, MEGABYTE, Limits
from roster_desktop.workbook.raw import KnownBook, RawBook, RawSheet
from roster_desktop.workbook.seal import Opening
from roster_desktop.workbook.worker import (
    Answer,
    Digest,
    Facts,
    Finished,
    Known,
    Names,
    Refused,
    Request,
    Sealed,
    Understood,
    Wanted,
    packed,
    raw_book,
    serve,
)

Understanding = TypeVar("Understanding")
Opened = TypeVar("Opened", covariant=True)


class SealedBooks(Struct, Generic[Opened], frozen=True):
    """What takes sealed books without their sheets: in the reading process, and here. `book`: makes the book
    of what was sealed, and of what is known of it without its sheets; DecodeError where that is odd."""

    opening: Opening
    book: Callable[[RawBook, bytes], Opened]


_ASKED = {book_files.LOCKED.code, book_files.WRONG_PASSWORD.code}
"""Refusals that end once a person gives the password."""
_ENDS_BY_CLOSING = {workbooks.NO_ACCESS.code}
_TICK = 0.1
"""Seconds between two looks at whether a person wants to stop."""
_STARTS_WITHIN = 60
"""Seconds that the reading process may take to start."""
_RETIRES_AFTER = 4 * MEGABYTE
"""A process that read a file so large keeps its memory; the next file gets a fresh one."""


class Lane(Enum):
    """By which process a file is read."""

    FIRST = 0
    BESIDE = 1
    """While the first reads another."""


def read_workbook(
    path: Path,
    progress: Progress | None = None,
    *,
    password: str = "",
    limits: Limits = LIMITS,
    lane: Lane = Lane.FIRST,
) -> RawBook:
    """Every sheet of the file as texts. Refuses, with what to do,
    what is no workbook or cannot be trusted. A locked book asks for its password by `Unanswered`."""
    request = Request(str(path.absolute()), limits, Wanted.ROWS, password)
    return _raw(path, _told(path, progress or Silence(), request, lane))


def read_understood(
    path: Path,
    progress: Progress,
    understand: Callable[[RawBook], Understanding | None],
    *,
    password: str = "",
    limits: Limits = LIMITS,
    known: frozenset[str] = frozenset(),
    lane: Lane = Lane.FIRST,
    sealed: SealedBooks[Understanding] | None = None,
) -> Understanding | RawBook | KnownBook:
    """What `understand` makes of the file in the reading process, beside whatever is done here; where it
    makes nothing of it the file as it is. It must be found there by its name. `known`: what books of ours
    hold of whose sheets nobody wants to know any more; `sealed`: what takes a sealed one without them."""
    opens = packed(sealed.opening) if sealed else b""
    what = packed(understand)
    request = Request(str(path.absolute()), limits, Wanted.ROWS, password, what, known, opens)
    answers = list(_told(path, progress, request, lane))
    for answer in answers:
        if isinstance(answer, Understood):
            return cast(Understanding, answer.what)
    raw = _raw(path, answers)
    for answer in answers:
        if isinstance(answer, Known):
            return KnownBook(raw.file, raw.content, raw.unpacked)
        if isinstance(answer, Sealed) and sealed:
            try:
                return sealed.book(raw, answer.content)
            except DecodeError:
                return read_understood(
                    path, progress, understand, password=password, limits=limits, known=known, lane=lane
                )
    return raw


def read_written(
    path: Path, progress: Progress, understand: Callable[[RawBook], bytes | None]
) -> bytes | None:
    """What `understand` makes in the reading process of a book that was just written and has no name yet;
    None where it makes nothing of it, and where the book is too large for that."""
    request = Request(str(path.absolute()), LIMITS, Wanted.WRITTEN, "", packed(understand))
    try:
        answers = list(_told(path, progress, request))
    except Refusal:
        # Whoever proves the book next meets the same, and has the sentence for it.
        return None
    return next((cast(bytes, answer.what) for answer in answers if isinstance(answer, Understood)), None)


def _raw(path: Path, answers: Iterable[Answer]) -> RawBook:
    if raw := raw_book(path.name, answers):
        return raw
    raise Refusal(workbooks.READER_DIED.about(file=path.name))


def read_digests(
    path: Path, progress: Progress, *, password: str = "", limits: Limits = LIMITS
) -> tuple[str, dict[str, str]]:
    """Hash of the file's bytes, and the digest of each sheet by its title: to compare with what was
    written. `password`: with which it was locked."""
    content = ""
    digests: dict[str, str] = {}
    for answer in _told(path, progress, Request(str(path.absolute()), limits, Wanted.DIGESTS, password)):
        if isinstance(answer, Facts):
            content = answer.content
        elif isinstance(answer, Digest):
            digests[answer.sheet] = answer.digest
    return content, digests


def names_inside(path: Path, progress: Progress, *, limits: Limits = LIMITS) -> tuple[str, ...]:
    """Names of the files that an archive holds; none where the file is no archive."""
    names: tuple[str, ...] = ()
    for answer in _told(path, progress, Request(str(path.absolute()), limits, Wanted.NAMES)):
        if isinstance(answer, Names):
            names = answer.names
    return names


def size_on_disk(path: Path) -> int:
    """Bytes of the file, or of the archive in which it lies."""
    try:
        return on_disk(path)[0].stat().st_size
    except OSError:
        # The reading process meets the same trouble and has the sentence for it.
        return 0


def start_reading() -> None:
    """Start the reading process where none is there: it gets ready while something else is done."""
    _READER.start()


def stop_reading() -> None:
    """End the reading process. The next file starts another one."""
    _READER.retire()
    _BESIDE.retire()


def stop_reading_beside() -> None:
    """End the one that read while the first did."""
    _BESIDE.retire()


def _told(path: Path, progress: Progress, request: Request, lane: Lane = Lane.FIRST) -> Iterator[Answer]:
    """The answers to one request, a refusal raised and every sheet reported."""
    what = f"读取 {path.name}"
    sheets = done = 0
    progress.report(0, 1, what)
    # Closed at once, whatever stops us here: the next file waits until this one is let go of.
    reader = _READER if lane is Lane.FIRST else _BESIDE
    with closing(reader.answers(path, progress, request)) as answers:
        for answer in answers:
            if isinstance(answer, Refused):
                raise _refusal(answer.message)
            if isinstance(answer, Facts):
                sheets = answer.sheets
            elif isinstance(answer, RawSheet | Digest):
                done += 1
                progress.report(done, max(sheets, done), what)
            yield answer


def _refusal(message: Message) -> Refusal:
    if message.code in _ASKED:
        return Unanswered(message, Question(message.code, str(message), key=PASSWORD))
    if message.code in _ENDS_BY_CLOSING:
        again = (Choice(READ_IT, str(book_files.CLOSED_NOW.about())),)
        return Unanswered(message, Question(message.code, str(message), key=IS_OPEN, choices=again))
    return Refusal(message)


class _Reader:
    """The reading process, started when first needed and again after a death; one file at a time."""

    def __init__(self) -> None:
        self._busy = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._is_starting = False

    def answers(self, path: Path, progress: Progress, request: Request) -> Generator[Answer, None, None]:
        """What the process says of the file. It is ended when it is too slow, or when its listener stops."""
        size = size_on_disk(path)
        with self._busy:
            is_finished = False
            try:
                pipe = self._connected()
                if self._is_starting:
                    # On a busy old laptop that may take longer than any file; the file is not to blame.
                    self._next(pipe, path, progress, time.monotonic() + _STARTS_WITHIN, _STARTS_WITHIN)
                    self._is_starting = False
                pipe.send(request)
                seconds = request.limits.seconds_for(size)
                until = time.monotonic() + seconds
                while not is_finished:
                    answer = self._next(pipe, path, progress, until, seconds)
                    is_finished = isinstance(answer, Finished | Refused)
                    yield answer
            finally:
                if not is_finished or (size > _RETIRES_AFTER and request.wanted is not Wanted.NAMES):
                    self._end()

    def start(self) -> None:
        """Start the process; nobody waits for it."""
        with self._busy:
            self._connected()

    def retire(self) -> None:
        """End the process when it is not reading."""
        with self._busy:
            self._end()

    def _next(self, pipe: Connection, path: Path, progress: Progress, until: float, seconds: int) -> Answer:
        try:
            while not pipe.poll(_TICK):
                progress.report(0, 1, f"读取 {path.name}")
                if time.monotonic() > until:
                    raise Refusal(workbooks.TOO_SLOW.about(file=path.name, seconds=seconds))
            answer: Answer = pipe.recv()
        except (EOFError, OSError) as reason:
            raise Refusal(workbooks.READER_DIED.about(file=path.name)) from reason
        return answer

    def _connected(self) -> Connection:
        if self._pipe and self._process and self._process.is_alive():
            return self._pipe
        self._end()
        context = multiprocessing.get_context("spawn")
        mine, its = context.Pipe()
        given = (its, a_window_stands())
        process = context.Process(target=serve, args=given, name="roster-reader", daemon=True)
        _start(process)
        its.close()
        self._pipe, self._process, self._is_starting = mine, process, True
        return mine

    def _end(self) -> None:
        pipe, process = self._pipe, self._process
        self._pipe = self._process = None
        if pipe:
            pipe.close()
        if process:
            process.kill()
            process.join()
            process.close()


_READER, _BESIDE = _Reader(), _Reader()
_STARTING = threading.Lock()


def _start(process: SpawnProcess) -> None:
    """Start it without the program's own first module, which it would run again: it needs nothing of that."""
    with _STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            process.start()
        finally:
            sys.modules["__main__"] = main
