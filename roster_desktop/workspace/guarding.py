"""What is done to a roster file that is not open: getting at its key, giving it a password, taking it away,
putting a backup in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roster_desktop.schema import Catalog
from roster_desktop.store import backups, driver, protecting, restoring
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
from roster_desktop.store.restoring import Restored
from roster_desktop.store.roster_tables import tables_of

__all__ = [
    "DataKey",
    "Protection",
    "Restored",
    "can_protect",
    "copies_of",
    "expect_good",
    "is_protected",
    "key_by_code",
    "key_by_password",
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
