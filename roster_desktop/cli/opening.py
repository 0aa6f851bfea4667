"""How a command opens the roster file it was given."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.cli.passwords import key_of
from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Access, Workspace


def opened(file: Path, access: Access = Access.WRITE) -> Workspace:
    """The roster file; its password is asked for where it has one."""
    return Workspace.open(file, CATALOG, access, key_of(file))
