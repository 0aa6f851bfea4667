"""`diagnose`: what whoever mends the program needs to know, without anybody who stands in the rosters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.console import Status, say, tell
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import File
from roster_desktop.faults import keep_faults, record_refusal
from roster_desktop.tasks.diagnosing import diagnosis, write_bundle
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Access, Workspace


def diagnose(
    file: File,
    out: Annotated[
        Path | None, typer.Argument(metavar="[OUT.zip]", help="求助包写到哪里；不写就只印出诊断信息")
    ] = None,
) -> int:
    """诊断信息：版本、系统、各册行数、最近的差错，没有人员信息；打不开的文件也说得出为什么。"""
    try:
        with opened(file, Access.READ) as workspace:
            _give(workspace, None, out)
    except Refusal as refusal:
        if out is not None and out.exists():
            raise
        keep_faults()
        record_refusal(refusal)
        _give(None, refusal, out)
        tell(refusal)
        return Status.UNREADABLE
    return Status.DONE


def _give(workspace: Workspace | None, refusal: Refusal | None, out: Path | None) -> None:
    say(diagnosis(workspace, refusal=refusal).rstrip("\n"))
    if out is not None:
        tell(write_bundle(out, workspace, refusal=refusal))
