"""The one place that knows the roster file is SQLite: how it is opened, what it promises,
how its trouble is told."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from roster_desktop.records.row_memory import MemoryLost
from roster_desktop.store import driver, key_places
from roster_desktop.store.connections import Connections, opened
from roster_desktop.store.keys import DataKey, KeyRecord
from roster_desktop.wording import Refusal, Sentence, storing

APPLICATION_ID = 0x52445246
"""Marks a SQLite file as a roster file."""

GENERATION = 1
"""Rises when an older program must not even look into the file;
smaller changes are told apart by revision."""

_SENTENCES: tuple[tuple[frozenset[int], Sentence], ...] = (
    (frozenset({sqlite3.SQLITE_FULL}), storing.DISK_FULL),
    (frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}), storing.BUSY),
    (frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}), storing.READ_ONLY),
    (frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT}), storing.DAMAGED),
    (frozenset({sqlite3.SQLITE_NOTADB}), storing.NOT_OURS),
    (frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}), storing.DISK_TROUBLE),
)
_PRIMARY = 0xFF
"""The part of an extended result code that names the kind of trouble."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn trouble with the file at `path` into the sentence that names it; other errors pass."""
    try:
        yield
    except driver.Error as trouble:
        sentence = _sentence_for(trouble)
        if sentence is None:
            raise
        raise Refusal(sentence.about(file=path.name)) from trouble
    except (UnicodeDecodeError, MemoryLost) as trouble:
        # A damaged schema can hold names that are no text at all, a damaged row anything.
        raise Refusal(storing.DAMAGED.about(file=path.name)) from trouble


def _sentence_for(trouble: BaseException) -> Sentence | None:
    code = getattr(trouble, "sqlite_errorcode", None)
    if code is None:
        return storing.DAMAGED if "decode" in str(trouble) else None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return storing.REPLACED
    kind = code & _PRIMARY
    return next((sentence for codes, sentence in _SENTENCES if kind in codes), None)


def marks_of(path: Path, key: DataKey | None = None) -> tuple[int, int]:
    """(application id, generation) of a SQLite file; a Refusal where it is none or damaged.
    Alters nothing."""
    with told(path), closing(opened(path, key)) as connection:
        connection.execute("PRAGMA query_only=ON")
        [application] = connection.execute("PRAGMA application_id").fetchone()
        [generation] = connection.execute("PRAGMA user_version").fetchone()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return application, generation


def mark(connection: driver.Connection) -> None:
    """Sign a file as a roster file of this generation."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={GENERATION}")


def quick_complaint(connection: driver.Connection) -> str:
    """The first thing wrong with the file's pages, "" where they are sound."""
    [said] = connection.execute("PRAGMA quick_check(1)").fetchone()
    return "" if said == "ok" else str(said)


def complaints(connection: driver.Connection) -> list[str]:
    """Everything wrong with the file's pages and indexes; slower than `quick_complaint`, and complete."""
    said = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(20)")]
    told_of_pages = [] if said == ["ok"] else said
    return told_of_pages or _broken_seals(connection)


def _broken_seals(connection: driver.Connection) -> list[str]:
    """Pages of a protected file whose seal is broken: finds every changed bit, which the other check does
    not."""
    pages = page_count(connection)
    # A file without a password has no seals: the library does not answer at all.
    said = [str(line) for (line,) in connection.execute("PRAGMA cipher_integrity_check")]
    # The page behind the last one holds the wrapped keys and is none of the database's.
    return [line for line in said if not line.endswith(f" {pages + 1}")]


def page_count(connection: driver.Connection) -> int:
    """Pages that the database counts as its own."""
    [pages] = connection.execute("PRAGMA page_count").fetchone()
    return int(pages or 0)


def copied(
    source: Connections, target: Path, key: DataKey | None = None, record: KeyRecord | None = None
) -> None:
    """A checked copy of the file as it stands, put into place in one step. Readers and the writer go on.

    A copy of a protected file has the same key, and carries its record.
    """
    unfinished = target.with_name(f".{target.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with source.lent() as connection:
            _copy(connection, unfinished)
        settle(unfinished)
        if first_complaint(unfinished, key):
            raise Refusal(storing.COPY_NOT_SOUND.about(target=target.name))
        if record is not None:
            key_places.write_end(unfinished, record, pages=unfinished.stat().st_size // key_places.PAGE_BYTES)
        os.replace(unfinished, target)
        settle_folder(target.parent)
    except (OSError, driver.Error) as reason:
        raise Refusal(storing.COPY_FAILED.about(target=target.name)) from reason
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _copy(connection: driver.Connection, unfinished: Path) -> None:
    [only_reads] = connection.execute("PRAGMA query_only").fetchone()
    try:
        # Alters nothing here, and is refused all the same to whoever only reads.
        connection.execute("PRAGMA query_only=OFF")
        connection.execute("VACUUM INTO ?", (str(unfinished),))
    finally:
        connection.execute(f"PRAGMA query_only={only_reads}")


def rewrite(file: Connections) -> None:
    """The file without its free pages and their old contents. Needs as much room again while it lasts."""
    with file.lent() as connection:
        connection.execute("VACUUM")


def tidy(path: Path) -> None:
    """Take away the empty journal that stays beside a closed file;
    one that holds anything is a commit's safety."""
    journal = path.with_name(f"{path.name}-journal")
    with suppress(OSError):
        if journal.stat().st_size == 0:
            journal.unlink()


def first_complaint(path: Path, key: DataKey | None = None) -> str:
    """What is wrong with a file that nobody has open; "" where it is sound."""
    with closing(opened(path, key)) as connection:
        [said] = connection.execute("PRAGMA quick_check(1)").fetchone()
    return "" if said == "ok" else str(said)


def settle(path: Path) -> None:
    """Bring a finished file to the disk; `VACUUM INTO` alone leaves it in the machine's memory."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def settle_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, where the system knows how (Windows does it by itself)."""
    if os.name == "nt":
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
