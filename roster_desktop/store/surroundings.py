"""Where the roster file lies and what lies beside it: a share, a stick, the folder of a cloud program, a copy
that such a program set aside. Only looked at; nothing here is ever altered."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from enum import Enum
from pathlib import Path

from msgspec import Struct

from roster_desktop.store import sqlite
from roster_desktop.store.connections import opened
from roster_desktop.store.keys import DataKey
from roster_desktop.wording import Refusal

if sys.platform == "win32":
    import ctypes

MOUNTS = Path("/proc/self/mounts")
BLOCKS = Path("/sys/class/block")

_SHARES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "davfs", "vboxsf", "glusterfs"}
)
_STICKS = frozenset({"vfat", "msdos", "exfat"})
_FUSE = "fuse."
_FUSE_HERE = frozenset(
    {"fuse.gocryptfs", "fuse.encfs", "fuse.mergerfs", "fuse.fuse-overlayfs", "fuse.bindfs"}
)
"""Programs that show a folder of this very disk in another way."""
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4
_OWN_ENDING = ".roster"
_SPEAKS_OF_CONFLICT = re.compile(r"conflict|冲突|衝突", re.IGNORECASE)
_IS_COUNTED = re.compile(
    r"( ?[(（]\d+[)）]|[ _-]*(副本|copy)( ?[(（]?\d+[)）]?)?|-[A-Z0-9][A-Z0-9-]{2,})$", re.IGNORECASE
)
"""What is put behind the name of a second one: (1), - 副本, - copy, or a computer's name (OneDrive)."""
_MOST_BESIDE = 20
"""Files that are looked into; a folder may hold a whole county."""


class Medium(Enum):
    """On what the file lies, as far as the system tells."""

    DISK = "disk"
    STICK = "stick"
    SHARE = "share"


class Surroundings(Struct, frozen=True):
    """What endangers an open file from outside."""

    medium: Medium
    cloud: str
    """The program that carries this folder away; "" where none is known."""
    copies: tuple[str, ...]
    """Names of files beside it that are the same roster file, gone its own way."""
    last_saved_at: str
    """The latest time that the last steps of the history carry; "" where there is none."""
    lock_holds: bool
    """False where the disk gave the lock twice, so that nobody would be kept out."""


_CLOUDS: Mapping[str, str] = {
    "dropbox": "Dropbox",
    "nutstore": "坚果云",
    "nutstore files": "坚果云",
    "我的坚果云": "坚果云",
    "坚果云": "坚果云",
    "百度网盘": "百度网盘",
    "百度网盘同步空间": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "baidunetdiskworkspace": "百度网盘",
    "wps云盘": "WPS云盘",
    "wps云文档": "WPS云盘",
    "wps网盘": "WPS云盘",
    "wpsdrive": "WPS云盘",
    "icloud drive": "iCloud",
    "google drive": "Google Drive",
    "nextcloud": "Nextcloud",
}
_CLOUD_MARKS: Mapping[str, str] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nutstore": "坚果云",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "Nextcloud",
}
_ONEDRIVE = "OneDrive"
_ONEDRIVE_PLACES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""Variables in which Windows says where its folder is."""


def medium_of(path: Path, mounts: Path = MOUNTS, blocks: Path = BLOCKS) -> Medium:
    """On what this file lies. Windows is asked for the kind of drive, Linux for the mounted file system;
    where neither answers it counts as the computer's own disk."""
    if sys.platform == "win32":
        return _medium_on_windows(path)
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return Medium.DISK
    device, kind = _mounted_at(path, lines)
    if kind in _SHARES or (kind.startswith(_FUSE) and kind not in _FUSE_HERE):
        return Medium.SHARE
    if kind in _STICKS or _is_plugged_in(device, blocks):
        return Medium.STICK
    return Medium.DISK


def cloud_of(path: Path, environment: Mapping[str, str] | None = None) -> str:
    """The program that carries the folder of this file into a cloud; "" where no sign of one is seen."""
    told = os.environ if environment is None else environment
    for folder in path.parents:
        name = folder.name.casefold()
        if name == _ONEDRIVE.casefold() or name.startswith(f"{_ONEDRIVE.casefold()} - "):
            return _ONEDRIVE
        if name in _CLOUDS:
            return _CLOUDS[name]
        if any(told.get(place) and Path(told[place]) == folder for place in _ONEDRIVE_PLACES):
            return _ONEDRIVE
        for mark, cloud in _CLOUD_MARKS.items():
            # The home folder holds what Dropbox knows of itself under the same name.
            if (folder / mark).exists() and folder != Path.home():
                return cloud
    return ""


def conflicted_copies(path: Path, own: str, keys: Sequence[DataKey | None]) -> tuple[str, ...]:
    """Names of files beside this one that were once this very file (`own` is its identity). One whose name
    speaks of a conflict is told also where it cannot be looked into."""
    found: list[str] = []
    for other in _others_beside(path)[:_MOST_BESIDE]:
        identity = identity_of(other, keys)
        speaks = bool(_SPEAKS_OF_CONFLICT.search(other.stem))
        if identity == own or (not identity and speaks):
            found.append(other.name)
    return tuple(found)


def identity_of(path: Path, keys: Sequence[DataKey | None]) -> str:
    """The mark that a roster file shares with its copies; "" where it cannot be read, or not without altering
    it: whoever opens a file with an unfinished commit finishes it."""
    journal = path.with_name(f"{path.name}-journal")
    with suppress(OSError):
        if journal.stat().st_size:
            return ""
    for key in keys:
        with suppress(Refusal, OSError), sqlite.told(path), closing(opened(path, key)) as connection:
            connection.execute("PRAGMA query_only=ON")
            [identity] = connection.execute("SELECT file FROM identity").fetchone()
            return str(identity)
    return ""


def _others_beside(path: Path) -> list[Path]:
    try:
        beside = [one for one in sorted(path.parent.iterdir()) if one.suffix.lower() == _OWN_ENDING]
    except OSError:
        return []
    found = []
    for one in beside:
        if one.name == path.name or one.name.startswith(".") or not _is_named_after(one.stem, path.stem):
            continue
        with suppress(OSError):
            if one.is_file() and not one.samefile(path):
                found.append(one)
    return found


def _is_named_after(one: str, other: str) -> bool:
    """Whether one of the names is the other with something behind it that tells a second one."""
    short, long = sorted((one, other), key=len)
    rest = long[len(short) :]
    if not long.startswith(short) or not rest:
        return False
    return bool(_SPEAKS_OF_CONFLICT.search(rest) or _IS_COUNTED.fullmatch(rest))


def _mounted_at(path: Path, lines: Sequence[str]) -> tuple[str, str]:
    """(device, kind of file system) of the mount that holds the file: the deepest, of equal ones the last."""
    best: tuple[int, str, str] = (-1, "", "")
    for line in lines:
        words = line.split(" ")
        if len(words) < 3:
            continue
        place = Path(_unescaped(words[1]))
        if path.is_relative_to(place) and len(place.parts) >= best[0]:
            best = (len(place.parts), words[0], words[2])
    return best[1], best[2]


def _unescaped(text: str) -> str:
    """The list of mounts writes a space as \\040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def _is_plugged_in(device: str, blocks: Path) -> bool:
    """Whether the system calls the device removable, or it hangs at a USB plug."""
    if not device.startswith("/dev/"):
        return False
    with suppress(OSError):
        place = (blocks / Path(device).name).resolve(strict=True)
        if re.search(r"/usb\d+/", f"{place}/"):
            return True
        for folder in (place, place.parent):
            if (folder / "removable").is_file():
                return (folder / "removable").read_text().strip() == "1"
    return False


def _medium_on_windows(path: Path) -> Medium:
    if sys.platform == "win32":
        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\")
        return {_DRIVE_REMOVABLE: Medium.STICK, _DRIVE_REMOTE: Medium.SHARE}.get(kind, Medium.DISK)
    return Medium.DISK
