"""Connections to the roster file that keep its promises, one for every transaction that is under way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Condition, Lock, get_ident

from roster_desktop.store import driver
from roster_desktop.store.keys import DataKey
from roster_desktop.store.shapes import Access
from roster_desktop.wording import Refusal, storing

WAIT_SECONDS = 5.0
"""How long a write waits for a reader's page to end."""

_A_MOMENT = 0.5
"""How long a commit waits until nobody here reads, before it asks SQLite, which asks again and again."""

BEGIN_WRITING = "BEGIN IMMEDIATE"
"""Whoever begins to write holds the file at once, so that no two begin side by side."""

_MOST_IDLE = 5
"""More that were needed at once are closed when they come back."""

_PROMISES = (
    # DELETE, the default, lost acknowledged commits in a power cut; a hand copy of a WAL file is incomplete.
    "PRAGMA journal_mode=TRUNCATE",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=0",
)

_HELD_PAGES = 32_768
"""Pages that a change may alter before any of them goes into the file ahead of the commit: 128 MB."""
_HOLD_BACK = f"PRAGMA cache_spill={_HELD_PAGES}"
"""Else SQLite writes some of a change into the file once 2 MB are altered, and nobody can read until it is
over. Said once to each connection: within a transaction `OFF` is taken without a word and does nothing."""


class Identity:
    """Which file stands under a path, however it is named; noticed when another one takes its place."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stat = os.stat(path)

    def check(self) -> None:
        """Refuse when the file is gone or another one."""
        try:
            there = os.stat(self._path)
        except OSError as reason:
            raise Refusal(storing.VANISHED.about(file=self._path.name)) from reason
        if not os.path.samestat(self._stat, there):
            raise Refusal(storing.REPLACED.about(file=self._path.name))


def in_memory() -> driver.Connection:
    """A connection to nothing, gone with it."""
    connection: driver.Connection = driver.dbapi.connect(":memory:", isolation_level=None)
    return connection


def opened(path: Path, key: DataKey | None = None) -> driver.Connection:
    """A connection to a file that is there; nothing is created, no transaction begins by itself."""
    connection: driver.Connection = driver.dbapi.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    if key is not None:
        # Else the library writes its own words about wrong keys to the terminal.
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f'PRAGMA key="{key.spelled}"')
    return connection


class _Turns:
    """Who reads a file and who brings a change to its disk take turns, within this program.

    SQLite shuts the file while a change goes to the disk. Whoever comes then would sleep and look again, each
    time longer, though it may be open since; and whoever began to read just before would keep the change
    waiting in the same way.
    """

    def __init__(self) -> None:
        self._turn = Condition()
        self._readers: dict[int, int] = {}
        """Thread → how many looks it has open."""
        self.is_committing = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Begin once no change is on its way to the disk; none is brought there until this ends."""
        thread = get_ident()
        with self._turn:
            # Who reads already is waited for, and must not wait in turn.
            if thread not in self._readers:
                self._turn.wait_for(lambda: not self.is_committing, WAIT_SECONDS)
            self._readers[thread] = self._readers.get(thread, 0) + 1
        try:
            yield
        finally:
            with self._turn:
                self._readers[thread] -= 1
                if not self._readers[thread]:
                    del self._readers[thread]
                    self._turn.notify_all()

    @contextmanager
    def committing(self) -> Iterator[None]:
        """Let those end who read, keep others from beginning."""
        with self._turn:
            self.is_committing = True
            self._turn.wait_for(lambda: not self._readers, _A_MOMENT)
        try:
            yield
        finally:
            with self._turn:
                self.is_committing = False
                self._turn.notify_all()


class Connections:
    """Those of one file. A connection is one transaction's at a time, and waits for the next one after it."""

    def __init__(self, path: Path, access: Access, key: DataKey | None = None) -> None:
        self._path = path
        self._access = access
        self._key = key
        self._identity = Identity(path)
        self._idle: list[driver.Connection] = []
        self._lock = Lock()
        self._is_over = False
        self._turns = _Turns()

    @property
    def is_committing(self) -> bool:
        """Whether a change is on its way to the disk: whoever reads waits until it is there."""
        return self._turns.is_committing

    @contextmanager
    def reading(self) -> Iterator[driver.Connection]:
        """A transaction that sees one state of the file."""
        with self._turns.reading(), self._begun("BEGIN") as connection:
            yield connection
            commit(connection)

    @contextmanager
    def writing(self) -> Iterator[driver.Connection]:
        """A transaction that is kept whole when the `with` ends without an error, else not at all."""
        with self._begun(BEGIN_WRITING) as connection:
            yield connection
            with self._turns.committing():
                commit(connection)

    @contextmanager
    def _begun(self, begin: str) -> Iterator[driver.Connection]:
        with self.lent() as connection:
            # The driver would begin at the first writing statement only, and not at all before a change of
            # tables.
            connection.execute(begin)
            yield connection

    @contextmanager
    def lent(self) -> Iterator[driver.Connection]:
        """A connection outside any transaction; one that was begun and not ended is taken back."""
        connection = self._taken()
        try:
            yield connection
        finally:
            self._put_back(connection)

    def close(self) -> None:
        """Let the file go; what is still under way closes its connection at its end."""
        with self._lock:
            self._is_over = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _taken(self) -> driver.Connection:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        self._identity.check()
        connection = opened(self._path, self._key)
        try:
            only_read = (*_PROMISES[2:], "PRAGMA query_only=ON")
            for promise in (*_PROMISES, _HOLD_BACK) if self._access is Access.WRITE else only_read:
                connection.execute(promise)
        except BaseException:
            connection.close()
            raise
        return connection

    def _put_back(self, connection: driver.Connection) -> None:
        # Where even that fails the trouble that led here is told, and nobody is lent this one again.
        with suppress(driver.Error):
            connection.rollback()
        with self._lock:
            if not self._is_over and not connection.in_transaction and len(self._idle) < _MOST_IDLE:
                self._idle.append(connection)
                return
        connection.close()


def commit(connection: driver.Connection) -> None:
    """Bring the transaction to the disk."""
    connection.commit()
