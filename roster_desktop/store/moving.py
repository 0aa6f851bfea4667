"""A roster file that lies where it is in danger moves to another folder: copied, compared row by row, and
only then is the old one set aside. Killed at any point, a whole file opens under the known name."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct

from roster_desktop.store import backups, key_places, sqlite
from roster_desktop.store.connections import Connections, opened
from roster_desktop.store.keys import DataKey
from roster_desktop.store.leftovers import clear_unfinished
from roster_desktop.store.lock import WriterLock
from roster_desktop.store.restoring import proven
from roster_desktop.store.roster_tables import RosterTables
from roster_desktop.store.shapes import Access
from roster_desktop.wording import Refusal, storing, surroundings

_LEFT = ".已移走"


class Moved(Struct, frozen=True):
    """Where the file lies now, and what stayed behind."""

    path: Path
    left: Path | None
    """The old file under a name that no longer opens; None where the disk would not let it be renamed."""


def move(source: Path, folder: Path, tables: RosterTables, key: DataKey | None, beside: str) -> Moved:
    """Move the file that nobody has open into the folder, with its copies and what waits in the folder
    `beside`. It stays the same file: its history goes on. Done again after a cut, it ends the same."""
    source = source.resolve()
    lock = WriterLock(source)
    try:
        proven(source, tables, key)
        target = _place(source, folder.absolute(), key) / source.name
        _switch(source, target, key, (backups.FOLDER, beside))
        return Moved(target, _set_aside(source, target))
    except OSError as reason:
        raise Refusal(surroundings.NOT_MOVED.about(file=source.name)) from reason
    finally:
        clear_unfinished(source)
        lock.release()


def _place(source: Path, folder: Path, key: DataKey | None) -> Path:
    """This folder, or one in it, where no other roster file of this name is, and no copies of one."""
    place, number = folder, 1
    while not _is_free(source, place / source.name, key):
        place = folder / (source.stem if number == 1 else f"{source.stem}-{number}")
        number += 1
    place.mkdir(parents=True, exist_ok=True)
    return place.resolve()


def _is_free(source: Path, target: Path, key: DataKey | None) -> bool:
    if target.exists():
        # What an earlier move was cut off after is taken as it is.
        return not target.samefile(source) and _is_same(source, target, key)
    return not backups.backups_of(target)


def _is_same(source: Path, target: Path, key: DataKey | None) -> bool:
    with suppress(Refusal):
        return list(_contents(source, key)) == list(_contents(target, key))
    return False


def _switch(source: Path, target: Path, key: DataKey | None, with_folders: tuple[str, ...]) -> None:
    is_there = target.exists()
    brought: list[Path] = [] if is_there else [target, key_places.beside(target)]
    try:
        if not is_there:
            _copy(source, target, key)
        for name in with_folders:
            _bring(source, source.with_name(name), target.with_name(name), brought)
    except BaseException:
        for path in brought:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise


def _copy(source: Path, target: Path, key: DataKey | None) -> None:
    prepared = target.with_name(f".{target.name}.moved.part")
    record = key_places.record_for(source, key) if key else None
    clear_unfinished(target)
    connections = Connections(source, Access.READ, key)
    try:
        sqlite.copied(connections, prepared, key, record)
        if not _is_same(source, prepared, key):
            raise Refusal(storing.COPY_NOT_SOUND.about(target=target.name))
        os.replace(prepared, target)
    finally:
        connections.close()
        with suppress(OSError):
            prepared.unlink(missing_ok=True)
    sqlite.settle_folder(target.parent)
    if record:
        # The file carries it itself.
        with suppress(OSError):
            key_places.write_beside(target, record)


def _contents(path: Path, key: DataKey | None) -> Iterator[tuple[str, str]]:
    """(table, hash of all its rows)."""
    with sqlite.told(path), closing(opened(path, key)) as connection:
        connection.execute("PRAGMA query_only=ON")
        connection.text_factory = bytes
        kept = "type='table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        names = connection.execute(f"SELECT name FROM sqlite_master WHERE {kept} ORDER BY 1").fetchall()
        for (name,) in names:
            digest = hashlib.sha256()
            table = name.decode().replace('"', '""')
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                digest.update(repr(row).encode())
            yield table, digest.hexdigest()


def _bring(source: Path, here: Path, there: Path, brought: list[Path]) -> None:
    """Everything of this file in the folder, copied and compared; the copies keep their names."""
    for path in sorted(here.rglob("*")) if here.is_dir() else ():
        is_copy = here.name == backups.FOLDER and backups.is_of(source, path.name)
        waits = path.relative_to(here).parts[0] == source.stem
        if not path.is_file() or not (is_copy or waits):
            continue
        copy = there / path.relative_to(here)
        copy.parent.mkdir(parents=True, exist_ok=True)
        brought.append(copy)
        shutil.copyfile(path, copy)
        sqlite.settle(copy)
        if _digest(copy) != _digest(path):
            raise Refusal(storing.COPY_NOT_SOUND.about(target=copy.name))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _set_aside(source: Path, target: Path) -> Path | None:
    """The old file opens no more, and a word beside it says where it went."""
    left, number = source.with_name(f"{source.name}{_LEFT}"), 2
    while left.exists():
        left, number = source.with_name(f"{source.name}{_LEFT}{number}"), number + 1
    try:
        os.replace(source, left)
        sqlite.settle_folder(source.parent)
    except OSError:
        return None
    for journal in ("-journal", "-wal", "-shm"):
        with suppress(OSError):
            source.with_name(f"{source.name}{journal}").unlink(missing_ok=True)
    with suppress(OSError):
        key_places.beside(source).unlink(missing_ok=True)
    # Only a word to whoever looks for the file here: what it says is said in the window, too.
    with suppress(OSError):
        word = surroundings.MOVED_WORD.about(file=source.name, place=target.parent, left=left.name)
        source.with_name(f"{source.name}{_LEFT}说明.txt").write_text(f"{word}\n", encoding="utf-8-sig")
    return left
