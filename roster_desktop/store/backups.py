"""Copies kept beside the roster file in the folder 备份, numbered; the newest ten are always there."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Engine

from roster_desktop.store import sqlite
from roster_desktop.wording import Refusal, storing

FOLDER = "备份"
KEPT = 10
BEFORE_MIGRATION = "升级前"

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def back_up(engine: Engine, roster: Path, reason: str) -> Path:
    """One checked copy more. Counted by number,
    never by clock: a wrong date cannot throw a good copy away."""
    folder = roster.with_name(FOLDER)
    try:
        folder.mkdir(exist_ok=True)
        earlier = backups_of(roster)
    except OSError as trouble:
        raise Refusal(storing.COPY_FAILED.about(target=FOLDER)) from trouble
    number = 1 + max(earlier, default=0)
    target = folder / f"{roster.stem}-{number:06}-{_NOT_IN_NAMES.sub('_', reason)}{roster.suffix}"
    sqlite.copied(engine, target)
    _thin_out(earlier)
    return target


def backups_of(roster: Path) -> dict[int, Path]:
    """Number → copy of this roster file, oldest first."""
    folder = roster.with_name(FOLDER)
    if not folder.is_dir():
        return {}
    numbered = re.compile(rf"{re.escape(roster.stem)}-(\d{{6,}})-.*{re.escape(roster.suffix)}")
    found = {
        int(match.group(1)): path for path in folder.iterdir() if (match := numbered.fullmatch(path.name))
    }
    return dict(sorted(found.items()))


def _thin_out(earlier: dict[int, Path]) -> None:
    for number in list(earlier)[: -(KEPT - 1)]:
        # A copy that will not go (open elsewhere) is tried again with the next backup.
        with suppress(OSError):
            earlier[number].unlink()
