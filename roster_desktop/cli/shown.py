"""How commands with `--unmask` write down that whole numbers were looked at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from roster_desktop.cli.console import tell
from roster_desktop.cli.opening import opened
from roster_desktop.schema import Roster
from roster_desktop.tasks.disclosing import note_shown
from roster_desktop.wording import Refusal, disclosing


def log_shown(file: Path, rosters: Iterable[Roster], rows: int) -> None:
    """Before whole numbers are printed. Where the file cannot be written (a window has it open, a disk is
    write-protected) reading still works, and it is said that nothing was logged."""
    if not rows:
        return
    try:
        with opened(file) as workspace:
            note_shown(workspace, rosters, rows)
    except Refusal as refusal:
        tell(disclosing.NOT_LOGGED.about(file=file.name, reason=str(refusal).rstrip("。.")))
