"""What endangers the open file from outside: where it lies, what lies beside it, a clock that runs wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from roster_desktop.wording import Message
from roster_desktop.wording import surroundings as say
from roster_desktop.workspace import TIME, Medium, Surroundings, Workspace

_RUNS_APART = timedelta(hours=1)
"""A clock that was set right by minutes alarms nobody."""


@dataclass(frozen=True, slots=True)
class Risk:
    """What is the matter, and what to do. It never keeps anybody from working."""

    matter: Message
    remedy: Message
    is_pressing: bool = False
    """To be looked at before one types on."""
    is_meant: bool = False
    """Somebody chose it so, and goes on with it: nothing to be done away with today."""

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
        yield Risk(told, say.JOIN_COPY.about(), is_pressing=True)


def _of_place(workspace: Workspace, around: Surroundings) -> Iterator[Risk]:
    file = workspace.path.name
    if around.medium is Medium.SHARE:
        yield Risk(say.ON_SHARE.about(file=file), say.LEAVE_SHARE.about())
    if around.medium is Medium.STICK:
        yield Risk(say.ON_STICK.about(file=file), say.CARE_FOR_STICK.about(), is_meant=True)
    if around.cloud:
        yield Risk(say.IN_CLOUD.about(file=file, cloud=around.cloud), say.LEAVE_CLOUD.about())
