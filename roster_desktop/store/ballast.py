"""Room kept beside an open roster file, given back when the disk is full so that the work at hand can be
saved."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

BALLAST_BYTES = 8 << 20
_SPARE = 8
"""The disk must have so many times the ballast free, or keeping it would itself fill the disk."""


class Ballast:
    """Reserved space as long as somebody writes; a folder copied to a stick does not carry it."""

    def __init__(self, roster: Path) -> None:
        self._path = roster.with_name(f".{roster.name}.reserve")

    def take(self) -> None:
        """Reserve the space where the disk has plenty;
        a disk that will not give it keeps nobody from working."""
        with suppress(OSError):
            if not self._path.exists() and shutil.disk_usage(self._path.parent).free > _SPARE * BALLAST_BYTES:
                _fill(self._path)

    def free(self) -> bool:
        """Give the space back; whether there was any."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True


def _fill(path: Path) -> None:
    with path.open("wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, BALLAST_BYTES)
        else:
            file.write(bytes(BALLAST_BYTES))
