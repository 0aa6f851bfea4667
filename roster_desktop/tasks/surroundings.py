"""What endangers the open file from outside: where it lies, what lies beside it, a clock that runs wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from roster_desktop.places import default_roster_folder
from roster_desktop.schema import Catalog
from roster_desktop.tasks.outbox import FOLDER
from roster_desktop.wording import Message, Refusal
from roster_desktop.wording import surroundings as say
from roster_desktop.workspace import TIME, Medium, Surroundings, Workspace, guarding
from roster_desktop.workspace.guarding import DataKey, Moved

_RUNS_APART = timedelta(hours=1)
"""A clock that was set right by minutes alarms nobody."""
_PUT_OFF = "risks_put_off"


class Risk(Struct, frozen=True):
    """What is the matter, and what to do. It never keeps anybody from working."""

    matter: Message
    remedy: Message
    is_pressing: bool = False
    """To be looked at before one types on."""
    is_meant: bool = False
    """Somebody chose it so, and goes on with it: nothing to be done away with today."""
    why_move: Message | None = None
    """Why the file were better moved to this computer; None where that would not help."""
    about: str = ""
    """What exactly it is about, so that it need be told only once; "" where it is told until it is mended."""

    @property
    def line(self) -> Message:
        """Both in one line."""
        return say.BOTH.about(matter=self.matter, remedy=self.remedy)


def risks(workspace: Workspace) -> tuple[Risk, ...]:
    """All of them, the most pressing first; none of a file that is only read, for nothing happens to it."""
    if workspace.is_read_only:
        return ()
    around = workspace.surroundings()
    found = [*_of_clock(workspace, around), *_of_others(workspace, around), *_of_place(workspace, around)]
    return tuple(sorted(found, key=lambda one: not one.is_pressing))


def _of_clock(workspace: Workspace, around: Surroundings) -> Iterator[Risk]:
    try:
        saved = datetime.strptime(around.last_saved_at, TIME)
    except ValueError:
        return
    now = workspace.clock()
    if now < saved - _RUNS_APART:
        told = say.CLOCK_BACK.about(
            now=f"{now:%Y-%m-%d %H:%M}", saved=f"{saved:%Y-%m-%d %H:%M}", file=workspace.path.name
        )
        yield Risk(told, say.SET_CLOCK.about(), is_pressing=True)


def _of_others(workspace: Workspace, around: Surroundings) -> Iterator[Risk]:
    file = workspace.path.name
    if not around.lock_holds:
        yield Risk(say.LOCK_HOLDS_NOBODY.about(file=file), say.OPEN_ALONE.about(), is_pressing=True)
    if around.copies:
        told = say.COPY_BESIDE.about(file=file, copies="、".join(around.copies))
        about = _mark("copies", str(workspace.path.parent), *sorted(around.copies))
        yield Risk(told, say.JOIN_COPY.about(), is_pressing=True, about=about)


def _of_place(workspace: Workspace, around: Surroundings) -> Iterator[Risk]:
    file, folder = workspace.path.name, str(workspace.path.parent)
    if around.medium is Medium.SHARE:
        yield Risk(
            say.ON_SHARE.about(file=file), say.LEAVE_SHARE.about(),
            why_move=say.RISKY_SHARE.about(), about=_mark("share", folder),
        )  # fmt: skip
    if around.medium is Medium.STICK:
        yield Risk(
            say.ON_STICK.about(file=file), say.CARE_FOR_STICK.about(), is_meant=True,
            why_move=say.RISKY_STICK.about(), about=_mark("stick", ""),
        )  # fmt: skip
    if around.cloud:
        yield Risk(
            say.IN_CLOUD.about(file=file, cloud=around.cloud), say.LEAVE_CLOUD.about(),
            why_move=say.RISKY_CLOUD.about(), about=_mark("cloud", folder),
        )  # fmt: skip


def safe_folder() -> Path | None:
    """Where roster files of this computer belong; None where that is on a stick or carried away, too."""
    folder = default_roster_folder()
    return folder if guarding.is_safe_place(folder) else None


def move_here(path: Path, catalog: Catalog, key: DataKey | None = None, folder: Path | None = None) -> Moved:
    """Move a file that nobody has open to where roster files of this computer belong, or into this folder."""
    place = folder or safe_folder()
    if place is None:
        raise Refusal(say.NO_SAFE_PLACE.about(folder=default_roster_folder()))
    return guarding.move(path, place, catalog, key, FOLDER)


def told_of(moved: Moved) -> Message:
    """What became of it, in a line."""
    if moved.left is None:
        return say.MOVED_NOT_RENAMED.about(path=moved.path)
    return say.MOVED.about(path=moved.path, left=moved.left.name)


def put_off(workspace: Workspace, about: str) -> None:
    """Somebody read of this risk and goes on with it: it is not among the things to do any more."""
    known = _put_off(workspace)
    if about not in known:
        workspace.set_setting(_PUT_OFF, " ".join((*known, about)))


def is_put_off(workspace: Workspace, risk: Risk) -> bool:
    return bool(risk.about) and risk.about in _put_off(workspace)


def _put_off(workspace: Workspace) -> tuple[str, ...]:
    return tuple((workspace.setting(_PUT_OFF) or "").split())


def _mark(*words: str) -> str:
    """The file travels: it is to name no folders of a computer."""
    return sha256("\n".join(words).encode()).hexdigest()[:16]
