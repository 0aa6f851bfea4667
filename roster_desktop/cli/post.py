"""Commands of handing workbooks over: send, outbox, deliver, inbox."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec import to_builtins

from roster_desktop.checks import Level as Severity
from roster_desktop.cli.books import BookPassword, merge_json, read_password, say_book
from roster_desktop.cli.console import (
    Status,
    StderrProgress,
    WrongCall,
    say,
    say_json,
    tell,
    tell_findings,
)
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.tasks.export import suggested_file_name
from roster_desktop.tasks.inbox import InboxLook, InboxWatch, inbox_of, merge_arrived, set_inbox
from roster_desktop.tasks.merging import MergeReport
from roster_desktop.tasks.outbox import (
    Round,
    deliver_waiting,
    folder_for,
    set_folder_for,
    submit,
    withdraw,
)
from roster_desktop.wording import Refusal, delivering
from roster_desktop.workspace import Access, Parcel, Workspace

To = Annotated[Path | None, typer.Option("--to", metavar="DIR", help="送到哪个文件夹（记住；现在不在也行）")]


def send(
    file: File,
    to: To = None,
    reason: Annotated[str, typer.Option(help="仍要报送的理由")] = "",
    period: Annotated[str, typer.Option(help="报送的月份，例如 2026-11")] = "",
    as_json: AsJson = False,
) -> int:
    """报送：写出工作簿放进“待送出”，文件夹在就马上送到，不在就等着。"""
    with opened(file) as workspace:
        _remember(workspace, to)
        name = suggested_file_name(workspace)
        written = submit(workspace, name, StderrProgress(), reason=reason, period=period)
        done = deliver_waiting(workspace, StderrProgress())
    errors = [finding for finding in written.findings if finding.level is Severity.ERROR]
    tell_findings(errors)
    return _tell_round(done, as_json=as_json, waits=bool(errors))


def deliver(file: File, to: To = None, as_json: AsJson = False) -> int:
    """把“待送出”的工作簿送到文件夹；写到、读回核对过才算送出。"""
    with opened(file) as workspace:
        _remember(workspace, to)
        done = deliver_waiting(workspace, StderrProgress())
    return _tell_round(done, as_json=as_json, waits=False)


def outbox(
    file: File,
    withdrawn: Annotated[
        int | None, typer.Option("--withdraw", metavar="NUMBER", help="收回第几份，不再送")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """列出待送出的和送出过的工作簿。"""
    access = Access.READ if withdrawn is None else Access.WRITE
    with opened(file, access) as workspace:
        if withdrawn is not None:
            withdraw(workspace, _parcel(workspace, withdrawn))
        found = workspace.parcels()
    if as_json:
        say_json([to_builtins(parcel) for parcel in found])
    else:
        for parcel in found:
            _say_parcel(parcel)
        if not found:
            tell(delivering.OUTBOX_EMPTY.about())
    return Status.WAITS if any(parcel.is_waiting for parcel in found) else Status.DONE


def inbox(
    file: File,
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="DIR", help="看哪个收件文件夹（记住）")
    ] = None,
    take_in: Annotated[bool, typer.Option("--merge", help="把新的都合并进来")] = False,
    as_json: AsJson = False,
    book_password_stdin: BookPassword = False,
) -> int:
    """列出收件文件夹里还没有收过的工作簿；加 --merge 才合并。"""
    with opened(file) as workspace:
        if folder is not None:
            set_inbox(workspace, folder.absolute())
        look = InboxWatch(workspace).look_at_once(StderrProgress())
        if not look.is_there:
            told = inbox_of(workspace)
            sentence = delivering.INBOX_ABSENT.about(folder=told) if told else delivering.NO_INBOX.about()
            raise Refusal(sentence)
        if take_in and look.arrived:
            password = read_password() if book_password_stdin else ""
            report = merge_arrived(workspace, look.arrived, StderrProgress(), password=password)
            return _tell_merged(report, as_json)
    return _tell_look(look, as_json)


def _tell_merged(report: MergeReport, as_json: bool) -> int:
    if as_json:
        say_json(merge_json(report))
    else:
        for book in report.workbooks:
            say_book(book)
    return Status.WAITS if report.waits else Status.DONE


def _tell_look(look: InboxLook, as_json: bool) -> int:
    if as_json:
        say_json([{"file": str(one.path), "content": one.content} for one in look.arrived])
    else:
        for one in look.arrived:
            say(delivering.INBOX_LINE.about(file=one.path.name))
        if not look.arrived:
            tell(delivering.INBOX_NOTHING.about())
    return Status.WAITS if look.arrived else Status.DONE


def _remember(workspace: Workspace, to: Path | None) -> None:
    if to is not None:
        set_folder_for(workspace, to.absolute())
    elif folder_for(workspace) is None:
        raise WrongCall(delivering.NO_FOLDER.about())


def _parcel(workspace: Workspace, number: int) -> Parcel:
    found = next((parcel for parcel in workspace.parcels() if parcel.number == number), None)
    if found is None:
        raise WrongCall(delivering.PARCEL_UNKNOWN.about(number=number))
    return found


def _tell_round(done: Round, *, as_json: bool, waits: bool) -> int:
    if as_json:
        say_json(
            {
                "sent": [to_builtins(one) for one in done.sent],
                "waiting": [to_builtins(one) for one in done.waiting],
            }
        )
    else:
        for parcel in (*done.sent, *done.waiting):
            _say_parcel(parcel)
    for folder in done.absent:
        tell(delivering.FOLDER_ABSENT.about(folder=folder))
    for trouble in done.troubles:
        tell(trouble)
    tell(delivering.ROUND.about(sent=len(done.sent), waiting=len(done.waiting)))
    return Status.WAITS if waits or done.waiting else Status.DONE


def _say_parcel(parcel: Parcel) -> None:
    where = str(Path(parcel.folder) / parcel.sent_as) if parcel.folder else parcel.receiver
    say(
        delivering.OUTBOX_LINE.about(
            number=parcel.number, state=delivering.STATE[parcel.state].about(), file=parcel.file, where=where
        )
    )
