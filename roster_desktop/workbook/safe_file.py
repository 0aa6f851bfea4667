"""A file that is either there, whole and proven, or not touched at all."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec.structs import replace

from roster_desktop.progress import Progress, Saying
from roster_desktop.wording import Message, Refusal, delivering, workbooks, working
from roster_desktop.workbook.limits import LIMITS

_RETRIES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Seconds to wait for a virus scanner or an indexer to let go of a file."""
_DAY = 24 * 3600
_PIECE = 1 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_SCRATCH = "roster-desktop-"
_OF_OUR_OWN = replace(LIMITS, seconds=60)
"""A slow computer is given its time for a book that nobody else has touched."""

Write = Callable[[Path, Path], Mapping[str, str]]
"""Writes the file at the first place, using the folder at the second;
gives back each sheet's digest by its title."""


def write_proven(target: Path, write: Write, progress: Progress, password: str = "") -> str:
    """Write beside the target, read it back whole, and only then move it into place.
    The hash of its bytes. With a password nothing but the locked book ever lies beside the target."""
    folder = target.absolute().parent
    if not folder.is_dir():
        raise Refusal(workbooks.FOLDER_MISSING.about(folder=folder))
    if _is_open_elsewhere(target):
        raise Refusal(workbooks.TARGET_IN_USE.about(file=target.name))
    _remove_left_overs(folder)
    beside = folder / f".~{os.getpid()}-{secrets.token_hex(4)}.part"
    try:
        with _scratch() as scratch:
            plain = scratch / "plain.xlsx" if password else beside
            digests = write(plain, scratch)
            if password:
                # Late: the window asks this room for the hash of a file, long before a book is written.
                from roster_desktop.workbook.locked_book import locked

                beside.write_bytes(locked(plain.read_bytes(), password))
        _flush(beside)
        content, found = _read_back(beside, target, progress, password)
        if found != digests:
            raise Refusal(workbooks.READS_DIFFERENTLY.about(file=target.name))
        _replace(beside, target)
        _flush_folder(folder)
    except OSError as reason:
        raise Refusal(_sentence(reason, target)) from reason
    finally:
        beside.unlink(missing_ok=True)
    return content


def content_of_file(path: Path) -> str:
    """The hash of the file's bytes, as it lies on the disk."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def copy_proven(source: Path, target: Path, content: str) -> None:
    """Copy beside the target, bring it to the disk, read it back from there, and only then give it its name.
    `content`: the hash that the bytes must have. Never in the place of another file."""
    folder = target.absolute().parent
    _remove_left_overs(folder)
    beside = folder / f".~{os.getpid()}-{secrets.token_hex(4)}.part"
    try:
        if content_of_file(source) != content:
            raise Refusal(delivering.PARCEL_ALTERED.about(file=source.name))
        shutil.copyfile(source, beside)
        _flush(beside)
        _forget_cached(beside)
        if content_of_file(beside) != content:
            raise Refusal(delivering.COPY_DIFFERS.about(file=target.name, folder=folder.name))
        move_proven(beside, target)
    except OSError as reason:
        raise Refusal(_sentence(reason, target)) from reason
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def move_proven(beside: Path, target: Path) -> None:
    """Bring a finished file to the disk and give it its name, where no other file has it."""
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))
    _flush(beside)
    _replace(beside, target)
    _flush_folder(target.absolute().parent)


def _forget_cached(path: Path) -> None:
    """Read from the stick itself, not from what the machine still remembers having written."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _read_back(
    beside: Path, target: Path, progress: Progress, password: str
) -> tuple[str, Mapping[str, str]]:
    # Late, as above.
    from roster_desktop.workbook.reading import read_digests

    try:
        return read_digests(beside, Saying(progress, "回读核对"), password=password, limits=_OF_OUR_OWN)
    except Refusal as refusal:
        message = workbooks.READS_NOT.about(file=target.name)
        raise Refusal(message) from refusal


def _sentence(reason: OSError, target: Path) -> Message:
    if reason.errno in _FULL:
        return workbooks.DISK_FULL.about(file=target.name)
    if reason.errno in _FORBIDDEN:
        return workbooks.NO_PERMISSION.about(folder=target.absolute().parent)
    return workbooks.NOT_WRITTEN.about(file=target.name, reason=reason.strerror or type(reason).__name__)


def _is_open_elsewhere(target: Path) -> bool:
    """Whether an office program has left its sign beside the file; on Windows the move itself would fail."""
    signs = (f".~lock.{target.name}#", f"~${target.name}")
    return target.exists() and any((target.parent / sign).exists() for sign in signs)


def _replace(beside: Path, target: Path) -> None:
    for wait in _RETRIES:
        try:
            os.replace(beside, target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    try:
        os.replace(beside, target)
    except PermissionError as reason:
        raise Refusal(workbooks.TARGET_IN_USE.about(file=target.name)) from reason


def _flush(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Make the new name last through a power cut; Windows offers no such call."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _scratch() -> Iterator[Path]:
    """A private folder for the pieces of a workbook, which hold personal data; gone afterwards."""
    place = Path(tempfile.gettempdir())
    for left in place.glob(f"{_SCRATCH}*"):
        if _is_left_over(left, left.name.removeprefix(_SCRATCH)):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{_SCRATCH}{os.getpid()}-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_left_overs(folder: Path) -> None:
    """Pieces of ours that a power cut left behind hold personal data."""
    for left in folder.glob(".~*.part"):
        if _is_left_over(left, left.name.removeprefix(".~")):
            # Another program may hold it; it is tried again next time.
            try:
                left.unlink()
            except OSError:
                continue


def _is_left_over(path: Path, name: str) -> bool:
    """Whether nobody writes there any more: its process is gone, or it is a day old."""
    number = name.partition("-")[0]
    if not number.isdigit():
        return False
    try:
        if time.time() - path.stat().st_mtime > _DAY:
            return True
    except OSError:
        return False
    return sys.platform != "win32" and not _is_running(int(number))


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
