"""Copies kept beside the roster file in the folder 备份, numbered; the newest ten are always there."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from roster_desktop.wording import Refusal, storing

FOLDER = "备份"
KEPT = 10
BEFORE_MIGRATION = "升级前"
ASIDE = "搁置"
"""In the name of a file that was kept as it was: damaged, or with an unfinished commit."""
_STEP = 8
_NEAR = 8 * _STEP

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


def back_up(roster: Path, reason: str, copy_to: Callable[[Path], None]) -> Path:
    """One checked copy more. Counted by number,
    never by clock: a wrong date cannot throw a good copy away."""
    try:
        roster.with_name(FOLDER).mkdir(exist_ok=True)
        earlier = backups_of(roster)
        target = next_place(roster, reason)
    except OSError as trouble:
        raise Refusal(storing.COPY_FAILED.about(target=FOLDER)) from trouble
    copy_to(target)
    _thin_out(earlier)
    return target


def next_place(roster: Path, reason: str) -> Path:
    """Where the next copy goes."""
    number = 1 + max(backups_of(roster), default=0)
    name = f"{roster.stem}-{number:06}-{_NOT_IN_NAMES.sub('_', reason)}{roster.suffix}"
    return roster.with_name(FOLDER) / name


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


def forget_all_but(roster: Path, kept: Path | None) -> tuple[list[Path], list[Path]]:
    """Take away every copy in the folder 备份, and what was set aside damaged, but this one: (gone, those that
    would not go)."""
    folder = roster.with_name(FOLDER)
    gone: list[Path] = []
    left: list[Path] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        # A copy of its key's record may lie beside it (`key_places.beside`).
        is_kept = kept is not None and path.name in (kept.name, f".{kept.name}.key")
        if is_kept or not is_of(roster, path.name):
            continue
        try:
            path.unlink()
            gone.append(path)
        except OSError:
            left.append(path)
    return gone, left


def is_of(roster: Path, name: str) -> bool:
    """Numbered copies, files that were set aside with their journals, and the records of their keys."""
    stem, suffix = re.escape(roster.stem), re.escape(roster.suffix)
    made = rf"\.?{stem}-(?:\d{{6,}}-.*|{ASIDE}-\d+){suffix}(?:-journal|-wal|-shm|\.key|\.part)?"
    return re.fullmatch(made, name) is not None


def _thin_out(earlier: dict[int, Path]) -> None:
    for number in _thinned(list(earlier)):
        # A copy that will not go (open elsewhere) is tried again with the next backup.
        with suppress(OSError):
            earlier[number].unlink()


def _thinned(numbers: list[int]) -> list[int]:
    """What goes when one more comes: the newest stay, of those before them every eighth, then every
    sixty-fourth."""
    newest = numbers[-1] + 1 if numbers else 0
    older = numbers[: -(KEPT - 1)]
    return [number for number in older if number % (_STEP if newest - number < _NEAR else _STEP**2)]
