"""The copies in the folder 备份, as the settings page and the state line tell of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from roster_desktop.workspace import Workspace

_TIME = "%Y-%m-%d %H:%M"
_MEGABYTE = 1_000_000


class Copy(Struct, frozen=True):
    """One copy of the roster file."""

    path: Path
    at: str
    reason: str
    size: str


def copies_of(workspace: Workspace) -> list[Copy]:
    """Newest first; one that goes while they are looked at is left out."""
    found = (_copy(path) for path in workspace.backups())
    return [copy for copy in found if copy is not None]


def last_copy_at(workspace: Workspace) -> str:
    """When the newest copy was made; "" before the first."""
    return next((copy.at for copy in copies_of(workspace)), "")


def _copy(path: Path) -> Copy | None:
    try:
        facts = path.stat()
    except OSError:
        return None
    at = datetime.fromtimestamp(facts.st_mtime).strftime(_TIME)
    reason = path.stem.rpartition("-")[2]
    return Copy(path, at, reason, f"{max(facts.st_size / _MEGABYTE, 0.1):.1f} MB")
