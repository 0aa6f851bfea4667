"""The roster file on the disk: made whole or not at all, opened only when it is ours,
changed a transaction at a time."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from roster_desktop.records import Unit
from roster_desktop.store import backups, driver, key_places, sqlite
from roster_desktop.store.ballast import Ballast
from roster_desktop.store.connections import BEGIN_WRITING, Connections, Identity
from roster_desktop.store.identity import write_identity
from roster_desktop.store.keys import DataKey, KeyRecord, Protection
from roster_desktop.store.leftovers import clear_unfinished
from roster_desktop.store.lock import WriterLock
from roster_desktop.store.protecting import protect_copies
from roster_desktop.store.refreshing import is_stale, refresh
from roster_desktop.store.revisions import held_by
from roster_desktop.store.roster_tables import RosterTables
from roster_desktop.store.shapes import Access
from roster_desktop.store.transaction import Transaction
from roster_desktop.wording import Message, Refusal, protecting, storing


class RosterFile:
    """An open roster file. Threads may read side by side; changes wait for each other."""

    def __init__(self, path: Path, tables: RosterTables, access: Access, key: DataKey | None = None) -> None:
        """Open a file that is there; refuse one that is not ours, damaged,
        newer, locked by a password or open in another window."""
        _expect_file(path)
        self.path = path.resolve()
        self.access = access
        self._tables = tables
        self._changing = threading.RLock()
        self._is_proven = False
        self._ballast = Ballast(self.path)
        self._identity = Identity(self.path)
        expect_ours(self.path, key)
        self._lock = WriterLock(self.path) if access is Access.WRITE else None
        self._connections: Connections | None = None
        self._key = key
        self._is_remembered = False
        self._record = key_places.record_for(self.path, key) if key else None
        try:
            if self._lock:
                clear_unfinished(self.path)
            self._keep_record()
            self._connections = Connections(self.path, access, key)
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let the file go; harmless when done twice."""
        connections, self._connections = self._connections, None
        if connections:
            pages = self._pages_of(connections)
            connections.close()
            self._put_record(pages)
        self._forget_record()
        if self._lock:
            sqlite.tidy(self.path)
            self._ballast.free()
            self._lock.release()
        self._key = None

    def sign(self, owner: str) -> None:
        """Leave word of who has the file open, for whoever wants to open it too."""
        if self._lock:
            self._lock.sign(owner)

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """One consistent look, to be ended soon: nobody can save while it lasts."""
        with sqlite.told(self.path), self._open_file.reading() as connection:
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
                    with self._open_file.writing() as connection:
                        yield Transaction(connection, self._tables, self.path.name, writer)
            except Refusal as refusal:
                raise self._with_reserve_freed(refusal) from refusal.__cause__
            self._ballast.take()

    @property
    def is_going_to_disk(self) -> bool:
        """Whether a change is just being brought to the disk: whoever reads now waits for it."""
        return self._connections is not None and self._connections.is_committing

    @property
    def lock_holds(self) -> bool:
        """Whether the lock keeps others out; True of a file that is only read."""
        return self._lock is None or self._lock.holds

    @property
    def protection(self) -> Protection | None:
        """What the file is locked by; None where anybody may read it."""
        if self._key is None or self._record is None:
            return None
        return Protection(self._key, self._record)

    def change_record(self, record: KeyRecord) -> None:
        """From now on the key is had by what this record says; what it said before opens the file no
        longer."""
        if self._lock is None:
            raise Refusal(storing.OPENED_FOR_READING.about(file=self.path.name))
        try:
            key_places.write_beside(self.path, record)
            sqlite.settle_folder(self.path.parent)
        except OSError as reason:
            raise Refusal(storing.FOLDER_READ_ONLY.about(file=self.path.name)) from reason
        self._record = record
        key_places.change_open(self.path, record)

    def copy_to(self, target: Path) -> None:
        """A checked copy under another name."""
        with sqlite.told(self.path):
            sqlite.copied(self._open_file, target, self._key, self._record)

    def rewrite(self) -> None:
        """Let nothing of what was deleted be left in the file's bytes."""
        if self._lock is None:
            raise Refusal(storing.OPENED_FOR_READING.about(file=self.path.name))
        with self._changing, sqlite.told(self.path):
            self._identity.check()
            if self._record is not None:
                # Rewriting fails over a page that is not the database's own. The record lies beside the file.
                with self._open_file.lent() as connection:
                    key_places.cut_end(self.path, pages=sqlite.page_count(connection))
            sqlite.rewrite(self._open_file)

    def back_up(self, reason: str) -> Path:
        """A checked copy in the folder 备份 beside the file; only the newest ones are kept."""
        with sqlite.told(self.path):
            return backups.back_up(self.path, reason, self.copy_to)

    def back_up_to(self, folder: Path, reason: str) -> Path:
        """A checked copy in the folder 备份 of another place."""
        with sqlite.told(self.path):
            return backups.back_up(folder / self.path.name, reason, self.copy_to)

    @property
    def _open_file(self) -> Connections:
        if self._connections is None:
            raise ValueError("the roster file is not open")
        return self._connections

    def _keep_record(self) -> None:
        """While the file is open its record lies beside it, because the file may grow over its own."""
        if self._record is None:
            return
        if self._lock:
            try:
                key_places.write_beside(self.path, self._record)
                sqlite.settle_folder(self.path.parent)
            except OSError as reason:
                raise Refusal(storing.FOLDER_READ_ONLY.about(file=self.path.name)) from reason
            if protection := self.protection:
                protect_copies(self.path, protection)
        key_places.remember_open(self.path, self._record)
        self._is_remembered = True

    def _forget_record(self) -> None:
        if self._is_remembered:
            key_places.forget_open(self.path)
        self._is_remembered = False

    def _pages_of(self, connections: Connections) -> int:
        """0 where nobody needs to know, or the file no longer says."""
        if not self._lock or self._record is None:
            return 0
        try:
            with sqlite.told(self.path), connections.lent() as connection:
                return sqlite.page_count(connection)
        except Refusal:
            # The file is gone or damaged; the record beside it is what remains.
            return 0

    def _put_record(self, pages: int) -> None:
        """A closed file carries its record itself, so that a copy made by hand can be opened too."""
        if self._record is None or not self._lock or not pages:
            return
        with suppress(OSError, Refusal):
            # Another file that was put in the place of this one is left as it is.
            self._identity.check()
            key_places.write_end(self.path, self._record, pages=pages)

    def _bring_up_to_date(self) -> None:
        with self.reading() as transaction:
            held = held_by(transaction.connection)
            if held.is_newer(self._tables):
                raise Refusal(storing.NEWER.about(file=self.path.name))
            is_worked_out_otherwise = held.lacks_columns(self._tables) or is_stale(transaction)
            lags = is_worked_out_otherwise or held.is_older(self._tables)
        if self.access is Access.READ:
            if lags:
                raise Refusal(storing.OLDER.about(file=self.path.name))
            return
        self._expect_writable()
        if lags:
            # Late, as it says.
            from roster_desktop.store.migrating import migrate

            self.back_up(backups.BEFORE_MIGRATION)
            with self.writing() as transaction:
                migrate(transaction.connection, self._tables)
                sqlite.mark(transaction.connection)
                # Of a county that takes a minute: not because of a table or an index beside the rows.
                if is_worked_out_otherwise:
                    refresh(transaction)

    def _expect_writable(self) -> None:
        """Find out now, not at the first edit, that nothing can be saved."""
        with sqlite.told(self.path), self._open_file.lent() as connection:
            connection.execute(BEGIN_WRITING)
            # A read-only file lets a transaction begin; it refuses the first thing written. Not ended, it is
            # taken back.
            sqlite.mark(connection)

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


def create(
    path: Path, tables: RosterTables, unit: Unit, *, at: str, protection: Protection | None = None
) -> None:
    """Make an empty roster file; it appears whole or not at all, and never in the place of another."""
    if not path.parent.is_dir():
        raise Refusal(storing.FOLDER_MISSING.about(file=path.name))
    if path.exists():
        raise Refusal(storing.FILE_EXISTS.about(file=path.name))
    if protection and not driver.CAN_PROTECT:
        raise Refusal(protecting.NO_CIPHER.about(file=path.name))
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(b"")
        with sqlite.told(path):
            _fill(unfinished, tables, unit, at, protection.key if protection else None)
        if protection:
            pages = unfinished.stat().st_size // key_places.PAGE_BYTES
            key_places.write_end(unfinished, protection.record, pages=pages)
        _place(unfinished, path)
    except FileExistsError as reason:
        raise Refusal(storing.FILE_EXISTS.about(file=path.name)) from reason
    except OSError as reason:
        raise Refusal(storing.FOLDER_READ_ONLY.about(file=path.name)) from reason
    finally:
        for left in (unfinished, Path(f"{unfinished}-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def get_ready(tables: RosterTables) -> None:
    """Load and find out what makes a new file: seconds on an old computer, which nobody then waits for."""
    # Late, as it says.
    from roster_desktop.store.migrating import layout_of

    layout_of(tables)


def _fill(path: Path, tables: RosterTables, unit: Unit, at: str, key: DataKey | None) -> None:
    # Late, as it says.
    from roster_desktop.store.migrating import lay_out

    connections = Connections(path, Access.WRITE, key)
    try:
        with connections.writing() as connection:
            lay_out(connection, tables)
            sqlite.mark(connection)
            transaction = Transaction(connection, tables, path.name)
            write_identity(transaction, unit, at=at)
            refresh(transaction)
    finally:
        connections.close()


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


def expect_ours(path: Path, key: DataKey | None = None) -> None:
    """Refuse what is no roster file that this program and this key can open."""
    try:
        application, generation = sqlite.marks_of(path, key)
    except Refusal as refusal:
        if refusal.message.sentence is not storing.NOT_OURS:
            raise
        raise Refusal(_why_unreadable(path, key)) from refusal
    if application != sqlite.APPLICATION_ID:
        raise Refusal(storing.NOT_OURS.about(file=path.name))
    if generation > sqlite.GENERATION:
        raise Refusal(storing.NEWER.about(file=path.name))


def _why_unreadable(path: Path, key: DataKey | None) -> Message:
    """The library says the same of a file without its key, of a damaged one and of a foreign one."""
    records = key_places.records_of(path)
    if not records:
        return storing.NOT_OURS.about(file=path.name)
    if not driver.CAN_PROTECT:
        return protecting.NO_CIPHER.about(file=path.name)
    if key is None or key.mark not in {record.mark for record in records}:
        return protecting.PASSWORD_NEEDED.about(file=path.name)
    return storing.DAMAGED.about(file=path.name)
