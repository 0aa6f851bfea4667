"""Where the wrapped keys of a protected roster file lie: at the end of the file itself, so that whoever
copies the file copies them too, and beside it, because a file that grows while it is open grows over its
end."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from roster_desktop.store.backups import backups_of
from roster_desktop.store.keys import DataKey, KeyRecord, read_record

PAGE_BYTES = 4096
"""Of protected files; the end is one page more, which the database does not count among its own."""

_PLAIN = b"SQLite format 3\x00"
_MARK = b"roster-desktop\x00K"
_HASH_BYTES = 32
_ROOM = PAGE_BYTES - len(_MARK) - 4 - _HASH_BYTES

_open_here: dict[Path, list[KeyRecord]] = {}
"""For files that this process has open, as often as it has: reading the file itself would drop the locks
held on it."""


def remember_open(path: Path, record: KeyRecord) -> None:
    """This process opened the file: its record is known without reading the file until it is closed."""
    _open_here.setdefault(path, []).append(record)


def change_open(path: Path, record: KeyRecord) -> None:
    """The file is open, and has another record now."""
    _open_here[path] = [record for _each in _open_here[path]]


def forget_open(path: Path) -> None:
    """This process closed the file once."""
    left = _open_here.pop(path)[1:]
    if left:
        _open_here[path] = left


def records_of(path: Path) -> list[KeyRecord]:
    """Records that may belong to this file, the newest first; none of a file that is not protected."""
    if path in _open_here:
        return _open_here[path][:1]
    if path.is_file() and _begins_plain(path):
        return []
    found = list(_found(path))
    if not found:
        # The file is gone, or outgrew its end, and what lay beside it is lost: its copies have the same key.
        found = [record for copy in backups_of(path).values() if (record := _read_end(copy))]
    found.sort(key=lambda record: record.serial)
    # What an earlier password said counts no longer.
    newest = {record.mark: record for record in found}
    return sorted(newest.values(), key=lambda record: record.serial, reverse=True)


def record_for(path: Path, key: DataKey) -> KeyRecord | None:
    """The newest record of this key."""
    return next((record for record in records_of(path) if record.mark == key.mark), None)


def beside(path: Path) -> Path:
    """Where a copy of the record lies beside the file."""
    return path.with_name(f".{path.name}.key")


def write_beside(path: Path, record: KeyRecord) -> None:
    """Put the record beside the file in one step."""
    target = beside(path)
    written = record.written()
    with suppress(OSError):
        if target.read_bytes() == written:
            return
    unfinished = target.with_name(f"{target.name}.part")
    with unfinished.open("wb") as file:
        file.write(written)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, target)


def write_end(path: Path, record: KeyRecord, *, pages: int) -> None:
    """Put the record at the end of a file that nobody has open. Never over anything the database counts."""
    with path.open("rb+") as file:
        size = file.seek(0, os.SEEK_END)
        if size not in (pages * PAGE_BYTES, (pages + 1) * PAGE_BYTES):
            return
        file.seek(pages * PAGE_BYTES)
        end = _end_of(record)
        if file.read() == end:
            return
        file.seek(pages * PAGE_BYTES)
        file.write(end)
        file.flush()
        os.fsync(file.fileno())


def cut_end(path: Path, *, pages: int) -> None:
    """Take the record's page off an open file, of which no other handle must be opened here."""
    if path.stat().st_size == (pages + 1) * PAGE_BYTES:
        os.truncate(path, pages * PAGE_BYTES)


def pages_without_end(path: Path) -> int:
    """How many pages of a closed file are the database's own."""
    pages = path.stat().st_size // PAGE_BYTES
    return pages - 1 if _read_end(path) else pages


def _found(path: Path) -> Iterator[KeyRecord]:
    with suppress(OSError):
        if record := read_record(beside(path).read_bytes()):
            yield record
    if path.is_file() and (record := _read_end(path)):
        yield record


def _begins_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def _end_of(record: KeyRecord) -> bytes:
    written = record.written()
    if len(written) > _ROOM:
        raise ValueError("the record does not fit into one page")
    body = _MARK + len(written).to_bytes(4, "big") + written.ljust(_ROOM, b"\x00")
    return body + hashlib.sha256(body).digest()


def _read_end(path: Path) -> KeyRecord | None:
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) < PAGE_BYTES:
            return None
        file.seek(-PAGE_BYTES, os.SEEK_END)
        page = file.read(PAGE_BYTES)
    body, told = page[:-_HASH_BYTES], page[-_HASH_BYTES:]
    if not body.startswith(_MARK) or hashlib.sha256(body).digest() != told:
        return None
    length = int.from_bytes(body[len(_MARK) : len(_MARK) + 4], "big")
    return read_record(body[len(_MARK) + 4 :][:length])
