"""What is done to a roster file that is not open: getting at its key, giving it a password, taking it away,
putting a backup in its place, moving it to a safer folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roster_desktop.schema import Catalog
from roster_desktop.store import backups, driver, moving, protecting, restoring, surroundings
from roster_desktop.store.keys import (
    DataKey,
    Protection,
    expect_good,
    new_code,
    new_protection,
    read_code,
    with_code,
    with_password,
)
from roster_desktop.store.moving import Moved
from roster_desktop.store.restoring import Restored
from roster_desktop.store.roster_tables import tables_of
from roster_desktop.store.surroundings import Medium

__all__ = [
    "DataKey",
    "Moved",
    "Protection",
    "Restored",
    "can_protect",
    "copies_of",
    "expect_good",
    "is_protected",
    "is_safe_place",
    "key_by_code",
    "key_by_password",
    "move",
    "new_code",
    "new_protection",
    "plain_copies",
    "protect",
    "read_code",
    "restore",
    "unprotect",
    "with_code",
    "with_password",
]

can_protect: bool = driver.CAN_PROTECT
"""Whether files can have a password on this computer."""

is_protected = protecting.is_protected
key_by_password = protecting.key_by_password
key_by_code = protecting.key_by_code
protect = protecting.protect
unprotect = protecting.unprotect
plain_copies = protecting.plain_copies


def copies_of(path: Path) -> list[Path]:
    """The copies in the folder 备份 of this file, newest first; the file itself need not be there."""
    return list(reversed(backups.backups_of(path).values()))


def restore(backup: Path, target: Path, catalog: Catalog, keys: Sequence[DataKey] = ()) -> Restored:
    """Put the backup in the place of the file; what stood there is kept in the folder 备份."""
    return restoring.restore(backup, target, tables_of(catalog), keys)


def move(source: Path, folder: Path, catalog: Catalog, key: DataKey | None, beside: str) -> Moved:
    """Move the file into the folder, with its copies and what waits in the folder `beside` it."""
    return moving.move(source, folder, tables_of(catalog), key, beside)


def is_safe_place(folder: Path) -> bool:
    """Whether a roster file lies well there: on this computer's own disk, carried away by no program."""
    return surroundings.medium_of(folder) is Medium.DISK and not surroundings.cloud_of(folder / "_")
