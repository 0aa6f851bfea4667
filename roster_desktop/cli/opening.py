"""How a command opens the roster file it was given."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.cli.console import tell
from roster_desktop.cli.passwords import key_of
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.surroundings import risks
from roster_desktop.workspace import Access, Workspace


def opened(file: Path, access: Access = Access.WRITE) -> Workspace:
    """The roster file; its password is asked for where it has one. Whoever writes is
    told what endangers it."""
    workspace = Workspace.open(file, CATALOG, access, key_of(file))
    try:
        tell_risks(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def tell_risks(workspace: Workspace) -> None:
    """What endangers the file from outside, a line each; nothing of a file that is only read."""
    for risk in risks(workspace):
        tell(risk.line)
