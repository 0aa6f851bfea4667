"""How commands with `--unmask` write down that whole numbers were looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from roster_desktop.cli.console import tell
from roster_desktop.cli.opening import opened
from roster_desktop.schema import Roster
from roster_desktop.tasks.disclosing import note_copy_elsewhere, note_shown
from roster_desktop.wording import Refusal, disclosing, storing, surroundings
from roster_desktop.workspace import Access, Workspace

_STILL_READ = (storing.OPEN_ELSEWHERE, storing.READ_ONLY, storing.FOLDER_READ_ONLY, surroundings.NO_LOCK)


def log_shown(file: Path, rosters: Iterable[Roster], rows: int) -> None:
    """Before whole numbers are printed. Where the file cannot be written (a window has it open, a disk is
    write-protected) reading still works, and it is said that nothing was logged."""
    if not rows:
        return
    _log(file, lambda workspace: note_shown(workspace, rosters, rows))


def log_copy(file: Path, copy: Path) -> None:
    """After a copy of the whole file was written somewhere else."""
    _log(file, lambda workspace: note_copy_elsewhere(workspace, copy))


def opened_to_log(file: Path) -> Workspace:
    """The file, so that what is written of it is logged; where it cannot be written it is read all the same,
    and that is said."""
    try:
        return opened(file)
    except Refusal as refusal:
        if refusal.message.sentence not in _STILL_READ:
            raise
        tell(disclosing.NOT_LOGGED.about(file=file.name, reason=str(refusal).rstrip("。.")))
        return opened(file, Access.READ)


def _log(file: Path, note: Callable[[Workspace], None]) -> None:
    try:
        with opened(file) as workspace:
            note(workspace)
    except Refusal as refusal:
        tell(disclosing.NOT_LOGGED.about(file=file.name, reason=str(refusal).rstrip("。.")))
