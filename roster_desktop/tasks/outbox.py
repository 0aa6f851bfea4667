"""The outbox: a workbook that left waits beside the roster file until the folder to deliver to is there.

A stick, a share or a synced folder may be away for days. Whatever waits is copied there under a name of its
own, brought to the disk, read back and only then given its real name; and only then is it marked as handed
over. Killed at any point, the next round either finds nothing of it there and begins again, or finds it whole
and marks it: nothing is handed over twice or half.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import Level
from roster_desktop.wording import Refusal, delivering
from roster_desktop.workbook.safe_file import content_of_file, copy_proven
from roster_desktop.workspace import RETURN, SENT, SUBMISSION, WAITING, WITHDRAWN, Parcel, Workspace

if TYPE_CHECKING:
    from roster_desktop.tasks.export import Exported

FOLDER = "待送出"
_MOST_NAMES = 100
_one_round = Lock()


class Round(Struct, frozen=True):
    """What one round of handing over came to."""

    sent: tuple[Parcel, ...] = ()
    waiting: tuple[Parcel, ...] = ()
    """Those that still wait, with their trouble where there was one."""
    absent: tuple[str, ...] = ()
    """Folders that are not there now."""

    @property
    def troubles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(parcel.trouble for parcel in self.waiting if parcel.trouble))


def outbox_of(workspace: Workspace) -> Path:
    """Where this file's workbooks wait, beside it."""
    return workspace.path.with_name(FOLDER) / workspace.path.stem


def folder_for(workspace: Workspace, purpose: str = SUBMISSION) -> Path | None:
    """Where workbooks of this purpose are delivered to; None while nobody has said."""
    told = workspace.setting(_setting(purpose))
    return Path(told) if told else None


def set_folder_for(workspace: Workspace, folder: Path, purpose: str = SUBMISSION) -> None:
    """Deliver there from now on. It need not be there now."""
    if folder_for(workspace, purpose) != folder:
        workspace.set_setting(_setting(purpose), str(folder))


def receiver_of(workspace: Workspace) -> str:
    """Who gets a submission of this file: the township of a village, the county of a township."""
    unit = workspace.unit
    return unit.township if unit.level is Level.VILLAGE else unit.county


def submit(
    workspace: Workspace,
    name: str,
    progress: Progress | None = None,
    *,
    reason: str = "",
    period: str = "",
    password: str = "",
) -> Exported:
    """Write the submission into the outbox. From then on it waits there, whatever happens."""
    tidy(workspace)
    target = outbox_of(workspace) / name
    _make(target.parent)
    if name not in _waiting_names(workspace):
        # Written by a program that was killed before it could say so: nobody was told of it.
        target.unlink(missing_ok=True)
    # Late: looking whether something waits needs no spreadsheet.
    from roster_desktop.tasks.export import export_submission

    return export_submission(
        workspace, target, progress, reason=reason, period=period, receiver=receiver_of(workspace),
        password=password,
    )  # fmt: skip


def put_in(workspace: Workspace, book: Path, receiver: str, purpose: str = RETURN) -> None:
    """A workbook that was written into the outbox waits from now on to be handed over."""
    workspace.add_parcel(purpose, receiver, book.name, content_of_file(book))


def deliver_waiting(
    workspace: Workspace, progress: Progress | None = None, *, to: Path | None = None
) -> Round:
    """Hand over everything that waits, the earliest first. `to`: another folder, for this once."""
    watch = progress or Silence()
    with _one_round:
        tidy(workspace)
        waiting = [parcel for parcel in reversed(workspace.parcels()) if parcel.is_waiting]
        done: list[Parcel] = []
        absent: dict[str, None] = {}
        for place, parcel in enumerate(waiting):
            watch.report(place, len(waiting), f"送出 {parcel.file}")
            folder = to or folder_for(workspace, parcel.purpose)
            if folder is None or not folder.is_dir():
                absent[str(folder or "")] = None
                done.append(parcel)
            else:
                done.append(_handed_over(workspace, parcel, folder))
        tidy(workspace)
        return Round(
            tuple(parcel for parcel in done if not parcel.is_waiting),
            tuple(parcel for parcel in done if parcel.is_waiting),
            tuple(absent),
        )


def withdraw(workspace: Workspace, parcel: Parcel) -> None:
    """It is not to be handed over any more; the record stays."""
    if parcel.state != WAITING:
        raise Refusal(delivering.ALREADY_SENT.about(file=parcel.file, at=parcel.sent_at))
    workspace.mark_parcel(replace(parcel, state=WITHDRAWN))
    tidy(workspace)


def tidy(workspace: Workspace) -> None:
    """Take away the copies that no longer wait: they were proven to be where they belong, or withdrawn."""
    folder = outbox_of(workspace)
    if not folder.is_dir():
        return
    wanted = _waiting_names(workspace)
    for parcel in workspace.parcels():
        if parcel.file not in wanted:
            # Open elsewhere it will not go; the next round tries again.
            with suppress(OSError):
                (folder / parcel.file).unlink(missing_ok=True)
    for empty in (folder, folder.parent):
        with suppress(OSError):
            empty.rmdir()


def _waiting_names(workspace: Workspace) -> set[str]:
    return {parcel.file for parcel in workspace.parcels() if parcel.is_waiting}


def _handed_over(workspace: Workspace, parcel: Parcel, folder: Path) -> Parcel:
    try:
        name = _proven_name(workspace, parcel, folder)
    except Refusal as refusal:
        troubled = replace(parcel, trouble=str(refusal))
        if troubled != parcel:
            workspace.mark_parcel(troubled)
        return troubled
    sent = replace(parcel, state=SENT, folder=str(folder), sent_as=name, sent_at=workspace.now(), trouble="")
    workspace.mark_parcel(sent)
    return sent


def _proven_name(workspace: Workspace, parcel: Parcel, folder: Path) -> str:
    """The name under which it lies in the folder, proven; put there now where it was not."""
    for target in _names(folder / parcel.file):
        if not target.exists():
            source = outbox_of(workspace) / parcel.file
            if not source.is_file():
                raise Refusal(delivering.PARCEL_GONE.about(file=parcel.file))
            copy_proven(source, target, parcel.content)
            return target.name
        # Put there by a round that was killed before it could say so.
        if content_of_file(target) == parcel.content:
            return target.name
    raise Refusal(delivering.NO_FREE_NAME.about(file=parcel.file, folder=folder))


def _names(first: Path) -> Iterator[Path]:
    """The name, and those to take where another file has it."""
    yield first
    for number in range(2, _MOST_NAMES):
        yield first.with_name(f"{first.stem}({number}){first.suffix}")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise Refusal(delivering.NO_OUTBOX.about(folder=folder.parent.parent)) from reason


def _setting(purpose: str) -> str:
    return f"folder_for_{purpose}"
