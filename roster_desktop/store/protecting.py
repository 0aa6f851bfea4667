"""A roster file gets a password or loses it: written anew beside the old one, compared with it line by line,
and put in its place in one step. Whatever happens meanwhile, one whole file stands under the name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from roster_desktop.store import driver, key_places, keys, sqlite
from roster_desktop.store.backups import backups_of
from roster_desktop.store.connections import opened
from roster_desktop.store.keys import DataKey, KeyRecord, Protection
from roster_desktop.store.leftovers import clear_unfinished
from roster_desktop.store.lock import WriterLock
from roster_desktop.wording import Refusal, Sentence, protecting, storing


def key_by_password(path: Path, password: str) -> DataKey | None:
    """The key of this file; None where it has no password. A Refusal where the password is another one."""
    return _key(path, lambda record: keys.by_password(record, password), protecting.PASSWORD_WRONG)


def key_by_code(path: Path, code: str) -> DataKey | None:
    """The same by the printed recovery code."""
    return _key(path, lambda record: keys.by_code(record, code), protecting.CODE_WRONG)


def is_protected(path: Path) -> bool:
    """Whether the file asks for a password."""
    return bool(key_places.records_of(path.resolve()))


def protect(path: Path, protection: Protection) -> list[Path]:
    """Lock a file that anybody could read, and after it the copies of it in the folder 备份; the answer names
    copies that anybody can still read."""
    if not driver.CAN_PROTECT:
        raise Refusal(protecting.NO_CIPHER.about(file=path.name))
    path = path.resolve()
    with _held(path):
        if key_places.records_of(path):
            raise Refusal(protecting.ALREADY_PROTECTED.about(file=path.name))
        _convert(path, None, protection)
        key_places.write_beside(path, protection.record)
        protect_copies(path, protection)
    return plain_copies(path)


def unprotect(path: Path, key: DataKey) -> list[Path]:
    """Let anybody read the file again. The copies go first: nobody is to keep the password for their sake.
    The answer names those that could not be rewritten and still need it."""
    path = path.resolve()
    with _held(path):
        for copy in _copies(path):
            with suppress(Refusal):
                if key_places.record_for(copy, key):
                    _convert(copy, key, None)
        _convert(path, key, None)
        key_places.beside(path).unlink(missing_ok=True)
    return [copy for copy in _copies(path) if key_places.record_for(copy, key)]


def protect_copies(path: Path, protection: Protection) -> None:
    """Let the copies have the password that the file has now: those without any, and those with an earlier
    one. A copy that cannot be rewritten now is tried again at the next opening."""
    for copy in _copies(path):
        with suppress(Refusal, OSError):
            record = key_places.record_for(copy, protection.key)
            if record is None and not key_places.records_of(copy):
                _convert(copy, None, protection)
            elif record is not None and record.serial < protection.record.serial:
                _write_record_into(copy, protection.record)


def plain_copies(path: Path) -> list[Path]:
    """Copies that anybody could read."""
    return [copy for copy in _copies(path) if not key_places.records_of(copy)]


def _key(path: Path, take_out: Callable[[KeyRecord], DataKey | None], wrong: Sentence) -> DataKey | None:
    path = path.resolve()
    records = key_places.records_of(path)
    if not records:
        return None
    if not driver.CAN_PROTECT:
        raise Refusal(protecting.NO_CIPHER.about(file=path.name))
    had = [key for record in records if (key := take_out(record)) is not None]
    if not had:
        raise Refusal(wrong.about(file=path.name))
    for key in had:
        with suppress(Refusal):
            sqlite.marks_of(path, key)
            return key
    # The password is right and the file is not: who opens it with the key is told, and can restore a copy.
    return had[0]


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Nobody else opens the file meanwhile."""
    lock = WriterLock(path)
    try:
        clear_unfinished(path)
        yield
    finally:
        sqlite.tidy(path)
        lock.release()


def _convert(path: Path, key: DataKey | None, protection: Protection | None) -> None:
    unfinished = path.with_name(f".{path.name}.part")
    new_key = protection.key if protection else None
    try:
        with sqlite.told(path):
            _write_anew(path, key, unfinished, new_key)
        if sqlite.first_complaint(unfinished, new_key):
            raise Refusal(protecting.CONVERSION_DIFFERS.about(file=path.name))
        if protection:
            pages = unfinished.stat().st_size // key_places.PAGE_BYTES
            key_places.write_end(unfinished, protection.record, pages=pages)
        _take_place(unfinished, path)
    except (OSError, driver.Error) as reason:
        raise Refusal(protecting.CONVERSION_FAILED.about(file=path.name)) from reason
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _write_anew(path: Path, key: DataKey | None, target: Path, new_key: DataKey | None) -> None:
    target.write_bytes(b"")
    with closing(opened(path, key)) as connection:
        if str(connection.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise Refusal(storing.DAMAGED.about(file=path.name))
        connection.execute("ATTACH ? AS other KEY ?", (str(target), new_key.spelled if new_key else ""))
        # Nobody sees the new file before it is whole and on the disk.
        connection.execute("PRAGMA other.journal_mode=OFF")
        connection.execute("PRAGMA other.synchronous=OFF")
        connection.execute("SELECT sqlcipher_export('other')").fetchall()
        for mark in ("application_id", "user_version"):
            [number] = connection.execute(f"PRAGMA main.{mark}").fetchone()
            connection.execute(f"PRAGMA other.{mark}={int(number)}")
        if _differs(connection):
            raise Refusal(protecting.CONVERSION_DIFFERS.about(file=path.name))
        connection.execute("DETACH other")
    sqlite.settle(target)


def _differs(connection: driver.Connection) -> bool:
    """Whether anything stands in one of the two files that does not stand in the other."""
    listed = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master"
    if _one_sided(connection, listed):
        return True
    # An index of words cannot be gone along; the tables in which it lies are compared as any others.
    kept = "type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    names = connection.execute(f"SELECT name FROM main.sqlite_master WHERE {kept}").fetchall()
    return any(_one_sided(connection, f'SELECT * FROM {{}}."{name}"') for (name,) in names)


def _one_sided(connection: driver.Connection, lines: str) -> bool:
    ours, theirs = lines.format("main"), lines.format("other")
    counts = {connection.execute(f"SELECT count(*) FROM ({side})").fetchone()[0] for side in (ours, theirs)}
    return len(counts) > 1 or any(
        connection.execute(f"{one} EXCEPT {another} LIMIT 1").fetchone()
        for one, another in ((ours, theirs), (theirs, ours))
    )


def _write_record_into(copy: Path, record: KeyRecord) -> None:
    unfinished = copy.with_name(f".{copy.name}.part")
    try:
        pages = key_places.pages_without_end(copy)
        shutil.copyfile(copy, unfinished)
        key_places.write_end(unfinished, record, pages=pages)
        _take_place(unfinished, copy)
    finally:
        unfinished.unlink(missing_ok=True)


def _take_place(finished: Path, path: Path) -> None:
    """In one step, with the date that the content has: backups are told by it."""
    facts = path.stat()
    os.utime(finished, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    sqlite.settle(finished)
    os.replace(finished, path)
    sqlite.settle_folder(path.parent)


def _copies(path: Path) -> list[Path]:
    return list(reversed(backups_of(path).values()))
