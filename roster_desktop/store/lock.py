"""Only one window writes a roster file: a lock of the operating system, let go even when the program dies."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from roster_desktop.wording import Refusal, storing, surroundings

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_NOT_KNOWN_HERE = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL})
"""What a disk answers that knows no locks at all; anything else means that somebody holds it."""
_LOCKED_BYTE = 1 << 20
"""Locked beyond the text of the file, so that others can read there who holds it (Windows locks bytes for
reading too)."""


class WriterLock:
    """A lock held until `release`, or until the process ends, however it ends.

    The lock file is only where the lock hangs: one that was left behind by a power cut locks nobody out.
    """

    def __init__(self, roster: Path) -> None:
        """Take the lock, or refuse with the name of who has it."""
        self._path = roster.with_name(f".{roster.name}.lock")
        self._file = self._taken(roster)
        self.holds = self._keeps_others_out()
        """False where the disk gives the lock to whoever asks."""

    def sign(self, owner: str) -> None:
        """Write beside the roster who holds the lock."""
        # Only told to others: on a full disk the lock holds without a name.
        with suppress(OSError):
            os.ftruncate(self._file, 0)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, owner.encode("utf-8"))

    def release(self) -> None:
        """Let the next window in."""
        if self._file < 0:
            return
        if sys.platform != "win32":
            # While the lock is held nobody else can hold another file of this name.
            self._path.unlink(missing_ok=True)
        os.close(self._file)
        self._file = -1
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _taken(self, roster: Path) -> int:
        while True:
            try:
                file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            except OSError as reason:
                raise Refusal(storing.FOLDER_READ_ONLY.about(file=roster.name)) from reason
            try:
                _lock(file)
            except OSError as reason:
                os.close(file)
                if reason.errno in _NOT_KNOWN_HERE:
                    raise Refusal(surroundings.NO_LOCK.about(file=roster.name)) from reason
                raise Refusal(storing.OPEN_ELSEWHERE.about(file=roster.name, who=self._holder())) from reason
            if self._is_at_its_place(file):
                return file
            # The one who held it took the file away between our opening and our locking.
            os.close(file)

    def _keeps_others_out(self) -> bool:
        """Take it once more, as another window would: some shares give the lock to everybody."""
        try:
            second = os.open(self._path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        except OSError:
            # Not even opened by a second one.
            return True
        try:
            _lock(second)
        except OSError:
            return True
        finally:
            os.close(second)
        return False

    def _is_at_its_place(self, file: int) -> bool:
        try:
            there = os.stat(self._path)
        except OSError:
            return False
        return os.path.samestat(os.fstat(file), there)

    def _holder(self) -> str:
        with suppress(OSError, UnicodeDecodeError):
            text = self._path.read_bytes()[:200].decode("utf-8").strip()
            if text:
                return text
        return str(storing.SOMEBODY.about())


def _lock(file: int) -> None:
    if sys.platform == "win32":
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)
        return
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
