"""How a command opens the roster file it was given."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.cli.console import tell
from roster_desktop.cli.passwords import key_of
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.purging import finish_here
from roster_desktop.tasks.surroundings import risks
from roster_desktop.wording import Refusal, purging
from roster_desktop.workspace import HERE, Access, Workspace


def opened(file: Path, access: Access = Access.WRITE) -> Workspace:
    """The roster file; its password is asked for where it has one. Whoever writes is
    told what endangers it; an erasing
    that was cut off is finished first."""
    workspace = Workspace.open(file, CATALOG, access, key_of(file))
    try:
        tell_risks(workspace)
        _go_on_erasing(workspace)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _go_on_erasing(workspace: Workspace) -> None:
    """Before anything else what a power cut left of people who were erased is taken away; the second place
    for copies is known to the window alone."""
    if workspace.is_read_only or workspace.erasing_waits != HERE:
        return
    tell(purging.GOING_ON.about(file=workspace.path.name))
    try:
        for told in finish_here(workspace):
            tell(told)
    except Refusal as refusal:
        # It is tried again at the next opening; what was asked for is done meanwhile.
        tell(refusal)


def tell_risks(workspace: Workspace) -> None:
    """What endangers the file from outside, a line each; nothing of a file that is only read."""
    for risk in risks(workspace):
        tell(risk.line)
