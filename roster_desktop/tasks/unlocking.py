"""Getting into a protected file: by its password or its printed code, more slowly after every wrong one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from roster_desktop.places import data_folder
from roster_desktop.wording import Refusal, protecting
from roster_desktop.workspace import guarding
from roster_desktop.workspace.guarding import DataKey

FREE_TRIES = 3
"""Slips of the finger that cost nothing."""
_LONGEST = 60
_WRONG = (protecting.PASSWORD_WRONG, protecting.CODE_WRONG)


class Tries:
    """How often the password of each file was wrong in a row, also after a restart. Counts, never times: a
    changed clock gains nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        self._path = (folder or data_folder()) / "tries.json"

    def seconds_before(self, file: Path) -> int:
        """How long to wait before the next try."""
        over = self.count(file) - FREE_TRIES
        return 0 if over < 0 else min(2**over, _LONGEST)

    def count(self, file: Path) -> int:
        """Wrong ones in a row."""
        return self._read().get(_name(file), 0)

    def note_wrong(self, file: Path) -> None:
        """One more."""
        counts = self._read()
        counts[_name(file)] = counts.get(_name(file), 0) + 1
        self._write(counts)

    def note_right(self, file: Path) -> None:
        """Begin to count anew."""
        counts = self._read()
        if counts.pop(_name(file), 0):
            self._write(counts)

    def _read(self) -> dict[str, int]:
        try:
            told = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(name): int(count) for name, count in told.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def _write(self, counts: dict[str, int]) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_text(json.dumps(counts), encoding="utf-8")
        except OSError:
            # Without a place to count the file is still locked; trying is only not slowed down.
            return


def unlock(file: Path, password: str, tries: Tries) -> DataKey | None:
    """The key by the password; None where the file has none. The caller has waited as long as it costs."""
    return _tried(file, tries, lambda: guarding.key_by_password(file, password))


def unlock_by_code(file: Path, code: str, tries: Tries) -> DataKey | None:
    """The key by the printed recovery code."""
    return _tried(file, tries, lambda: guarding.key_by_code(file, code))


def _tried(file: Path, tries: Tries, take: Callable[[], DataKey | None]) -> DataKey | None:
    try:
        key = take()
    except Refusal as refusal:
        if refusal.message.sentence in _WRONG:
            tries.note_wrong(file)
        raise
    tries.note_right(file)
    return key


def _name(file: Path) -> str:
    """No path stands in a file that anybody can read."""
    return hashlib.blake2b(str(file.resolve()).encode(), digest_size=8).hexdigest()
