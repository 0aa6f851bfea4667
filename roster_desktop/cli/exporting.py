"""Writing workbooks: the submission, one for people, the public notice, the blank template."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.checks import Level as Severity
from roster_desktop.cli.console import (
    Status,
    StderrProgress,
    WrongCall,
    roster_named,
    say,
    tell,
    tell_findings,
)
from roster_desktop.cli.opening import opened
from roster_desktop.cli.passwords import LockBook, password_for_book
from roster_desktop.cli.rows import File, Unmask
from roster_desktop.cli.shown import opened_to_log
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Roster
from roster_desktop.tasks.collection_sheets import write_collection
from roster_desktop.tasks.export import export_blank, export_submission
from roster_desktop.tasks.notices import telephone, usual_rosters, write_notice
from roster_desktop.tasks.people_books import Numbers, write_people_book
from roster_desktop.wording import console, working
from roster_desktop.workspace import Access


def export(
    file: File,
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="写到哪里")],
    reason: Annotated[str, typer.Option(help="仍要报送的理由")] = "",
    purpose: Annotated[
        str,
        typer.Option(
            "--for",
            help="submission（报送）、people（给人看）、public（公示版）、blank（空白表）"
            "或 collection（采集表，.pdf、.xlsx，用 --roster 写明哪一册）",
        ),
    ] = "submission",
    period: Annotated[str, typer.Option(help="报送的月份，例如 2026-11")] = "",
    roster: Annotated[
        list[str] | None, typer.Option("--roster", help="people、public 只要这本花名册，可写多次")
    ] = None,
    unmask: Unmask = False,
    phone: Annotated[str, typer.Option("--phone", help="public 上印的监督电话")] = "",
    lock_book: LockBook = False,
) -> int:
    """写出报送工作簿（或给人看的、公示的、空白的）。有错误也照写，列出来，返回1。"""
    chosen = tuple(roster_named(key) for key in roster or ())
    if unmask and purpose != "people":
        raise WrongCall(working.UNMASK_FOR_PEOPLE.about())
    if lock_book and purpose not in ("submission", "people"):
        raise WrongCall(working.LOCK_WHAT_HOLDS_NUMBERS.about())
    password = password_for_book() if lock_book else ""
    match purpose:
        case "submission":
            return _submission(file, out, reason, period, password)
        case "people":
            return _people(file, out, chosen, Numbers.WHOLE if unmask else Numbers.MASKED, password)
        case "public":
            return _public(file, out, chosen, phone)
        case "blank":
            return _blank(file, out)
        case "collection":
            return _collection(file, out, chosen)
        case _:
            raise WrongCall(working.UNKNOWN_PURPOSE.about(purpose=purpose))


def _submission(file: Path, out: Path, reason: str, period: str, password: str) -> int:
    with opened(file) as workspace:
        written = export_submission(
            workspace, out, StderrProgress(), reason=reason, period=period, password=password
        )
    errors = [finding for finding in written.findings if finding.level is Severity.ERROR]
    tell_findings(errors)
    say(console.EXPORTED.about(file=out.name, rows=_counted(written.rows)))
    if errors:
        tell(console.OPEN_ERRORS.about(count=len(errors)))
    return Status.WAITS if errors else Status.DONE


def _people(file: Path, out: Path, chosen: tuple[Roster, ...], numbers: Numbers, password: str) -> int:
    with opened_to_log(file) as workspace:
        rosters = chosen or workspace.catalog.rosters
        written = write_people_book(workspace, out, rosters, numbers, StderrProgress(), password)
    say(console.EXPORTED.about(file=out.name, rows=_counted(written)))
    if numbers is Numbers.WHOLE:
        tell(console.WHOLE_NUMBERS.about(file=out.name))
    return Status.DONE


def _public(file: Path, out: Path, chosen: tuple[Roster, ...], phone: str) -> int:
    with opened_to_log(file) as workspace:
        rosters = chosen or usual_rosters(workspace)
        told = phone or telephone(workspace)
        written = write_notice(workspace, out, rosters, told, StderrProgress())
    say(console.NOTICE_WRITTEN.about(file=out.name, rows=_counted(written)))
    return Status.DONE


def _blank(file: Path, out: Path) -> int:
    with opened(file, Access.READ) as workspace:
        export_blank(workspace, out)
    say(console.BLANK_WRITTEN.about(file=out.name))
    return Status.DONE


def _collection(file: Path, out: Path, chosen: tuple[Roster, ...]) -> int:
    with opened(file, Access.READ) as workspace:
        roster = chosen[0] if chosen else workspace.catalog.person_roster
        write_collection(workspace, roster, out, StderrProgress())
    say(console.BLANK_WRITTEN.about(file=out.name))
    return Status.DONE


def _counted(rows: Mapping[str, int]) -> str:
    return "，".join(f"{CATALOG.roster(key).short_title} {count}" for key, count in rows.items())
