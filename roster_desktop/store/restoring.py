"""A backup becomes the roster file again: proven first, written beside, put into place in one step.
What stood there before is kept, a damaged one with its journals."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from roster_desktop.records import Unit
from roster_desktop.store import backups, key_places, sqlite
from roster_desktop.store.connections import Connections
from roster_desktop.store.identity import read_unit, take_new_identity
from roster_desktop.store.keys import DataKey, KeyRecord
from roster_desktop.store.leftovers import clear_unfinished
from roster_desktop.store.lock import WriterLock
from roster_desktop.store.revisions import held_by
from roster_desktop.store.roster_file import RosterFile, expect_ours
from roster_desktop.store.roster_tables import RosterTables
from roster_desktop.store.shapes import Access
from roster_desktop.store.transaction import Transaction
from roster_desktop.wording import Refusal, protecting, storing

BEFORE_RESTORING = "恢复前"
_JOURNALS = ("-journal", "-wal", "-shm")


class Restored(Struct, frozen=True):
    """Where what stood there before lies now; None where nothing stood there."""

    before: Path | None

    @property
    def was_sound(self) -> bool:
        """Whether it is a backup like any other, and can be restored in its turn."""
        return self.before is not None and BEFORE_RESTORING in self.before.stem


def restore(backup: Path, target: Path, tables: RosterTables, keys: Sequence[DataKey] = ()) -> Restored:
    """Put the backup in the place of the file. `keys`: of the backup and of the file, where they have any."""
    if backup.exists() and target.exists() and os.path.samefile(backup, target):
        raise Refusal(protecting.BACKUP_UNREADABLE.about(file=backup.name))
    if not target.parent.is_dir():
        raise Refusal(storing.FOLDER_MISSING.about(file=target.name))
    key = next((one for one in keys if key_places.record_for(backup.resolve(), one)), None)
    unit = proven(backup, tables, key)
    with_journals = _copied_with_journals(target)
    before = _set_aside_sound(target, tables, keys, unit) or with_journals
    lock = WriterLock(target)
    try:
        return _put_back(backup, target, tables, key, before)
    except OSError as reason:
        raise Refusal(protecting.RESTORE_FAILED.about(file=target.name)) from reason
    finally:
        clear_unfinished(target)
        lock.release()


def proven(backup: Path, tables: RosterTables, key: DataKey | None) -> Unit:
    """Whose backup it is; a Refusal where it is not whole or this program cannot read it."""
    try:
        expect_ours(backup.resolve(), key)
        connections = Connections(backup, Access.READ, key)
        try:
            with sqlite.told(backup), connections.reading() as connection:
                if held_by(connection).is_newer(tables):
                    raise Refusal(storing.NEWER.about(file=backup.name))
                unit = (
                    None
                    if sqlite.complaints(connection)
                    else read_unit(Transaction(connection, tables, backup.name))
                )
        finally:
            connections.close()
    except OSError as reason:
        raise Refusal(protecting.BACKUP_UNREADABLE.about(file=backup.name)) from reason
    except Refusal as refusal:
        if refusal.message.sentence in (storing.DAMAGED, storing.NOT_OURS):
            raise Refusal(protecting.BACKUP_UNREADABLE.about(file=backup.name)) from refusal
        raise
    if unit is None:
        raise Refusal(protecting.BACKUP_UNREADABLE.about(file=backup.name))
    return unit


def _copied_with_journals(target: Path) -> Path | None:
    """A file with an unfinished commit beside it, kept as it is: to look at it already alters it."""
    journals = [path for path in _journals(target) if path.stat().st_size]
    if not journals or not target.exists():
        return None
    aside = _free_name(target)
    try:
        aside.parent.mkdir(exist_ok=True)
        for path in (*journals, target):
            copy = Path(f"{aside}{path.name.removeprefix(target.name)}")
            shutil.copy2(path, copy)
            sqlite.settle(copy)
        sqlite.settle_folder(aside.parent)
    except OSError as reason:
        raise Refusal(protecting.RESTORE_FAILED.about(file=target.name)) from reason
    return aside


def _journals(target: Path) -> list[Path]:
    return [path for end in _JOURNALS if (path := target.with_name(f"{target.name}{end}")).exists()]


def _set_aside_sound(target: Path, tables: RosterTables, keys: Sequence[DataKey], unit: Unit) -> Path | None:
    """A file that can still be read becomes one backup more, and its journal is at rest after that."""
    if not target.exists():
        return None
    target = target.resolve()
    key = next((one for one in keys if key_places.record_for(target, one)), None)
    try:
        file = RosterFile(target, tables, Access.WRITE, key)
    except Refusal as refusal:
        if refusal.message.sentence is storing.OPEN_ELSEWHERE:
            raise
        return None
    try:
        try:
            with file.reading() as look:
                ours = read_unit(look)
                sick = ours is None or sqlite.complaints(look.connection)
        except Refusal as refusal:
            # It could be opened, and what it holds cannot be read: then it is kept as a damaged one.
            if refusal.message.sentence is not storing.DAMAGED:
                raise
            return None
        if ours is not None and (ours.level, ours.name) != (unit.level, unit.name):
            raise Refusal(
                protecting.BACKUP_OTHER_UNIT.about(backup=target.name, theirs=unit.name, ours=ours.name)
            )
        return None if sick else file.back_up(BEFORE_RESTORING)
    finally:
        file.close()


def _put_back(
    backup: Path, target: Path, tables: RosterTables, key: DataKey | None, before: Path | None
) -> Restored:
    target = target.resolve()
    record = _newest_record(backup.resolve(), target, key)
    prepared = target.with_name(f".{target.name}.restored.part")
    _prepare(backup, prepared, tables, key, record)
    aside = _set_aside(target, is_kept=before is not None)
    os.replace(prepared, target)
    sqlite.settle_folder(target.parent)
    # The file carries its record itself; the one beside it may be another key's.
    with suppress(OSError):
        if record:
            key_places.write_beside(target, record)
        else:
            key_places.beside(target).unlink(missing_ok=True)
    return Restored(before or aside)


def _prepare(
    backup: Path, prepared: Path, tables: RosterTables, key: DataKey | None, record: KeyRecord | None
) -> None:
    """The backup's content under a new identity: no two histories ever go on under one name."""
    connections = Connections(backup, Access.READ, key)
    try:
        sqlite.copied(connections, prepared, key)
    finally:
        connections.close()
    connections = Connections(prepared, Access.WRITE, key)
    try:
        with connections.writing() as connection:
            take_new_identity(Transaction(connection, tables, backup.name))
            pages = sqlite.page_count(connection)
    finally:
        connections.close()
    sqlite.tidy(prepared)
    if record:
        key_places.write_end(prepared, record, pages=pages)
    sqlite.settle(prepared)


def _set_aside(target: Path, *, is_kept: bool) -> Path | None:
    """Keep what cannot be read, with everything that a repair would need; nothing is taken from its place
    but the journals, which would be played into the file that comes there."""
    journals = _journals(target)
    if is_kept and not any(path.stat().st_size for path in journals):
        return None
    if not target.exists() and not journals:
        return None
    aside = _free_name(target)
    aside.parent.mkdir(exist_ok=True)
    if target.exists():
        _second_name(target, aside)
    if (record := key_places.beside(target)).exists():
        shutil.copyfile(record, key_places.beside(aside))
    for journal in journals:
        os.replace(journal, f"{aside}{str(journal).removeprefix(str(target))}")
    sqlite.settle_folder(aside.parent)
    sqlite.settle_folder(target.parent)
    return aside


def _second_name(target: Path, aside: Path) -> None:
    try:
        os.link(target, aside)
    except OSError:
        # Sticks and shares know no second name for a file.
        shutil.copy2(target, aside)
        sqlite.settle(aside)


def _free_name(target: Path) -> Path:
    folder, number = target.with_name(backups.FOLDER), 1
    while (name := folder / f"{target.stem}-{backups.ASIDE}-{number}{target.suffix}").exists():
        number += 1
    return name


def _newest_record(backup: Path, target: Path, key: DataKey | None) -> KeyRecord | None:
    """What the person's password is now, where the file had changed it since the backup."""
    if key is None:
        return None
    found = [key_places.record_for(path, key) for path in (backup, target) if path.exists()]
    return max((record for record in found if record), key=lambda record: record.serial, default=None)
