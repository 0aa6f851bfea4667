"""The inbox: a folder that is looked through now and then for workbooks nobody has taken in yet.

What is found is offered, never merged unasked. A book that was taken in is known by its content; one that
somebody dealt with otherwise (it was refused, or put aside) is remembered by its content too. A file that is
still being copied is left until it stands still.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from roster_desktop.progress import Progress, Silence
from roster_desktop.workspace import Workspace

if TYPE_CHECKING:
    from roster_desktop.tasks.merging import BookResult, MergeReport

_SETTING = "inbox_folder"
PUT_ASIDE = "aside"
"""Outcome of a file that somebody does not want to be offered again."""


class Arrived(Struct, frozen=True):
    """A file of the inbox that nobody has dealt with yet."""

    path: Path
    content: str


class InboxLook(Struct, frozen=True):
    """What one look into the folder found."""

    folder: Path | None
    is_there: bool = False
    arrived: tuple[Arrived, ...] = ()
    unsettled: int = 0
    """Files that are still being written."""


def inbox_of(workspace: Workspace) -> Path | None:
    """The folder that is watched; None while nobody has chosen one."""
    told = workspace.setting(_SETTING)
    return Path(told) if told else None


def set_inbox(workspace: Workspace, folder: Path) -> None:
    """Watch this folder from now on. It need not be there now."""
    workspace.set_setting(_SETTING, str(folder))


class _Stamp(Struct, frozen=True):
    size: int
    changed: int


class InboxWatch:
    """Looks again and again; a file that stands as it stood is not read anew."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._stamps: dict[Path, _Stamp] = {}
        self._contents: dict[tuple[Path, _Stamp], str] = {}

    def look(self, progress: Progress | None = None) -> InboxLook:
        """What is new, of files that stand as they stood at the last look."""
        return self._look(progress or Silence(), self._stamps)

    def look_at_once(self, progress: Progress | None = None) -> InboxLook:
        """What is new, of all files as they stand."""
        return self._look(progress or Silence(), None)

    def _look(self, progress: Progress, earlier: dict[Path, _Stamp] | None) -> InboxLook:
        folder = inbox_of(self._workspace)
        if folder is None or not folder.is_dir():
            self._stamps = {}
            return InboxLook(folder)
        now = _stamps(folder)
        self._stamps = now
        settled = [path for path, stamp in now.items() if earlier is None or earlier.get(path) == stamp]
        known = self._workspace.inbox_files()
        arrived: dict[str, Arrived] = {}
        for place, path in enumerate(settled):
            progress.report(place, len(settled), path.name)
            content = self._content(path, now[path])
            if content and content not in known and self._workspace.has_seen(content) is None:
                arrived.setdefault(content, Arrived(path, content))
        return InboxLook(folder, True, tuple(arrived.values()), len(now) - len(settled))

    def _content(self, path: Path, stamp: _Stamp) -> str:
        key = path, stamp
        if key not in self._contents:
            # Late: a window stands there long before the first workbook lies in its inbox.
            from roster_desktop.workbook.safe_file import content_of_file

            try:
                self._contents[key] = content_of_file(path)
            except OSError:
                # It went, or somebody holds it: the next look sees.
                return ""
        return self._contents[key]


def merge_arrived(
    workspace: Workspace,
    arrived: Sequence[Arrived],
    progress: Progress | None = None,
    *,
    password: str = "",
) -> MergeReport:
    """Take these in, because somebody said so; what could not be is remembered, and offered no more."""
    # Late: looking into the folder needs none of it.
    from roster_desktop.tasks.merging import merge_workbooks

    report = merge_workbooks(workspace, [one.path for one in arrived], progress, password=password)
    note_outcomes(workspace, arrived, report)
    return report


def note_outcomes(workspace: Workspace, arrived: Sequence[Arrived], report: MergeReport) -> None:
    """Remember the files that a run dealt with without taking them in. A run that was stopped before a file
    leaves it new."""
    by_file: dict[str, list[BookResult]] = {}
    for result in report.workbooks:
        by_file.setdefault(result.file, []).append(result)
    for one in arrived:
        found = by_file.get(one.path.name, [])
        is_open = any(result.status == "stopped" for result in report.workbooks) and not found
        if is_open or any(result.status in ("stopped", "waiting") for result in found):
            continue
        if workspace.has_seen(one.content) is None:
            workspace.note_inbox_file(one.content, one.path.name, found[0].status if found else "opened")


def put_aside(workspace: Workspace, arrived: Sequence[Arrived]) -> None:
    """Offer these no more."""
    for one in arrived:
        workspace.note_inbox_file(one.content, one.path.name, PUT_ASIDE)


def _stamps(folder: Path) -> dict[Path, _Stamp]:
    """Every file that may hold a workbook, with what tells whether it changed."""
    # Late, as above.
    from roster_desktop.tasks.gathering import files_to_open

    try:
        books = files_to_open(folder)
        return {path: _Stamp(facts.st_size, facts.st_mtime_ns) for path in books if (facts := path.stat())}
    except OSError:
        return {}
