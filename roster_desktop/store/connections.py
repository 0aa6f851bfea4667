"""Connections to the roster file that keep its promises, one for every transaction that is under way."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from roster_desktop.store import driver
from roster_desktop.store.keys import DataKey
from roster_desktop.store.shapes import Access
from roster_desktop.wording import Refusal, storing

WAIT_SECONDS = 5.0
"""How long a write waits for a reader's page to end."""

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
        self.is_committing = False
        """Whether a change is on its way to the disk: whoever reads waits until it is there."""

    @contextmanager
    def reading(self) -> Iterator[driver.Connection]:
        """A transaction that sees one state of the file."""
        with self._begun("BEGIN") as connection:
            yield connection
            commit(connection)

    @contextmanager
    def writing(self) -> Iterator[driver.Connection]:
        """A transaction that is kept whole when the `with` ends without an error, else not at all."""
        with self._begun(BEGIN_WRITING) as connection:
            yield connection
            self.is_committing = True
            try:
                commit(connection)
            finally:
                self.is_committing = False

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
            for promise in _PROMISES if self._access is Access.WRITE else only_read:
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


@contextmanager
def held_back(connection: driver.Connection) -> Iterator[None]:
    """What is written meanwhile stays in memory until the commit, however much it is. Else SQLite writes some
    of it into the file once its cache is full, and nobody can read until the transaction ends."""
    connection.execute("PRAGMA cache_spill=OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA cache_spill=ON")


def commit(connection: driver.Connection) -> None:
    """Bring the transaction to the disk."""
    connection.commit()
