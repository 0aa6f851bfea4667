"""What an interrupted copy or conversion left behind is taken away before the next one begins."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from roster_desktop.store.backups import FOLDER


def clear_unfinished(roster: Path) -> None:
    """Only what was this file's own; for whoever holds its lock."""
    # Patterns of this one name: worked out only where there is something to look at.
    own = rf"\.+{re.escape(roster.name)}\.(.*\.)?part.*"
    of_copies = rf"\.{re.escape(roster.stem)}-\d{{6,}}-.*{re.escape(roster.suffix)}(\.key)?\.part.*"
    for folder, pattern in ((roster.parent, own), (roster.with_name(FOLDER), of_copies)):
        if not folder.is_dir():
            continue
        for left in folder.glob(".*.part*"):
            if re.fullmatch(pattern, left.name):
                with suppress(OSError):
                    left.unlink()
