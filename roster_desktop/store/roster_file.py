"""The roster file on the disk: made whole or not at all, opened only when it is ours,
changed a transaction at a time."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine

from roster_desktop.records import Unit
from roster_desktop.store import backups, sqlite
from roster_desktop.store.ballast import Ballast
from roster_desktop.store.identity import write_identity
from roster_desktop.store.lock import WriterLock
from roster_desktop.store.migrating import is_newer, is_older, migrate
from roster_desktop.store.refreshing import is_stale, refresh
from roster_desktop.store.roster_tables import RosterTables
from roster_desktop.store.shapes import Access
from roster_desktop.store.transaction import Transaction
from roster_desktop.wording import Refusal, storing


class RosterFile:
    """An open roster file. Threads may read side by side; changes wait for each other."""

    def __init__(self, path: Path, tables: RosterTables, access: Access) -> None:
        """Open a file that is there; refuse one that is not ours, damaged,
        newer or open in another window."""
        _expect_file(path)
        self.path = path.resolve()
        self.access = access
        self._tables = tables
        self._changing = threading.RLock()
        self._is_proven = False
        self._ballast = Ballast(self.path)
        self._identity = sqlite.Identity(self.path)
        _expect_ours(self.path)
        self._lock = WriterLock(self.path) if access is Access.WRITE else None
        self._engine: Engine | None = None
        try:
            self._engine = sqlite.engine_for(self.path, access)
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let the file go; harmless when done twice."""
        if self._engine:
            self._engine.dispose()
        if self._lock:
            sqlite.tidy(self.path)
            self._ballast.free()
            self._lock.release()

    def sign(self, owner: str) -> None:
        """Leave word of who has the file open, for whoever wants to open it too."""
        if self._lock:
            self._lock.sign(owner)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One consistent look, to be ended soon: nobody can save while it lasts."""
        with sqlite.told(self.path), self._open_engine.begin() as connection:
            yield Transaction(connection, self._tables, self.path.name)

    @contextmanager
    def writing(self, writer: str = "") -> Iterator[Transaction]:
        """One change: saved whole when the `with` ends without an error, else not at all."""
        if self._lock is None:
            raise Refusal(storing.OPENED_FOR_READING.about(file=self.path.name))
        with self._changing:
            try:
                with sqlite.told(self.path):
                    self._identity.check()
                    self.prove()
                    with self._open_engine.execution_options(writes=True).begin() as connection:
                        yield Transaction(connection, self._tables, self.path.name, writer)
            except Refusal as refusal:
                raise self._with_reserve_freed(refusal) from refusal.__cause__
            self._ballast.take()

    def copy_to(self, target: Path) -> None:
        """A checked copy under another name."""
        with sqlite.told(self.path):
            sqlite.copied(self._open_engine, target)

    def back_up(self, reason: str) -> Path:
        """A checked copy in the folder 备份 beside the file; only the newest ones are kept."""
        with sqlite.told(self.path):
            return backups.back_up(self._open_engine, self.path, reason)

    @property
    def _open_engine(self) -> Engine:
        if self._engine is None:
            raise ValueError("the roster file is not open")
        return self._engine

    def _bring_up_to_date(self) -> None:
        with self.reading() as transaction:
            if is_newer(transaction.connection, self._tables):
                raise Refusal(storing.NEWER.about(file=self.path.name))
            lags = is_older(transaction.connection, self._tables) or is_stale(transaction)
        if self.access is Access.READ:
            if lags:
                raise Refusal(storing.OLDER.about(file=self.path.name))
            return
        self._expect_writable()
        if lags:
            self.back_up(backups.BEFORE_MIGRATION)
            with self.writing() as transaction:
                migrate(transaction.connection, self._tables)
                sqlite.mark(transaction.connection)
                refresh(transaction)

    def _expect_writable(self) -> None:
        """Find out now, not at the first edit, that nothing can be saved."""
        with sqlite.told(self.path), self._open_engine.execution_options(writes=True).connect() as connection:
            # A read-only file lets a transaction begin; it refuses the first thing written.
            sqlite.mark(connection)
            connection.rollback()

    def prove(self) -> None:
        """Look at the file's pages, at the latest before the first change: what is damaged is not written
        into."""
        if self._is_proven:
            return
        with self.reading() as transaction:
            if sqlite.quick_complaint(transaction.connection):
                raise Refusal(storing.DAMAGED.about(file=self.path.name))
        self._is_proven = True

    def _with_reserve_freed(self, refusal: Refusal) -> Refusal:
        if refusal.message.code == storing.DISK_FULL.code and self._ballast.free():
            return Refusal(storing.DISK_FULL_RESERVE_FREED.about(file=self.path.name))
        return refusal


def create(path: Path, tables: RosterTables, unit: Unit, *, at: str) -> None:
    """Make an empty roster file; it appears whole or not at all, and never in the place of another."""
    if not path.parent.is_dir():
        raise Refusal(storing.FOLDER_MISSING.about(file=path.name))
    if path.exists():
        raise Refusal(storing.FILE_EXISTS.about(file=path.name))
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(b"")
        with sqlite.told(path):
            _fill(unfinished, tables, unit, at)
        _place(unfinished, path)
    except FileExistsError as reason:
        raise Refusal(storing.FILE_EXISTS.about(file=path.name)) from reason
    except OSError as reason:
        raise Refusal(storing.FOLDER_READ_ONLY.about(file=path.name)) from reason
    finally:
        for left in (unfinished, Path(f"{unfinished}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _fill(path: Path, tables: RosterTables, unit: Unit, at: str) -> None:
    engine = sqlite.engine_for(path, Access.WRITE)
    try:
        with engine.execution_options(writes=True).begin() as connection:
            migrate(connection, tables)
            sqlite.mark(connection)
            transaction = Transaction(connection, tables, path.name)
            write_identity(transaction, unit, at=at)
            refresh(transaction)
    finally:
        engine.dispose()


def _place(finished: Path, path: Path) -> None:
    """Give the finished file its name, unless somebody took the name meanwhile."""
    if os.name == "nt":
        finished.rename(path)
        return
    try:
        os.link(finished, path)
    except FileExistsError:
        raise
    except OSError:
        # Sticks and shares know no second name for a file; there a rename has to do.
        finished.rename(path)
    sqlite.settle_folder(path.parent)


def _expect_file(path: Path) -> None:
    if path.is_dir():
        raise Refusal(storing.NOT_A_FILE.about(file=path.name))
    if not path.exists():
        raise Refusal(storing.FILE_MISSING.about(file=path.name))
    if path.stat().st_size == 0:
        raise Refusal(storing.FILE_EMPTY.about(file=path.name))


def _expect_ours(path: Path) -> None:
    application, generation = sqlite.marks_of(path)
    if application != sqlite.APPLICATION_ID:
        raise Refusal(storing.NOT_OURS.about(file=path.name))
    if generation > sqlite.GENERATION:
        raise Refusal(storing.NEWER.about(file=path.name))
