"""The command that lists, and writes, what an office hands up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.checks import opened_to_check
from roster_desktop.cli.console import Status, StderrProgress, WrongCall, say, say_json
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.reports import Report
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.reporting import FACES, computed, report_named, reports_for, write_report
from roster_desktop.wording import Refusal, reporting


def report(
    file: File,
    name: Annotated[str, typer.Argument(metavar="NAME", help="哪一份，--list 可以看到全部名称")] = "",
    out: Annotated[Path | None, typer.Argument(metavar="OUT.(xlsx|pdf|png)", help="写到哪里")] = None,
    is_list: Annotated[bool, typer.Option("--list", help="列出全部台账和汇总")] = False,
    as_json: AsJson = False,
) -> int:
    """台账、汇总和调度表：--list 列出全部；写成工作簿、PDF 或图片。"""
    with opened_to_check(file) as workspace:
        if is_list:
            told = reports_for(workspace)
            if as_json:
                say_json([{"name": one.key, "title": one.title, "family": one.family.value} for one in told])
            else:
                for one in told:
                    say(f"{one.key}\t{one.title}\t{one.about}")
            return Status.DONE
        if not name or out is None:
            raise WrongCall(reporting.NEEDS_NAME.about())
        wanted = _named(name)
        if out.suffix.lower() not in FACES:
            raise WrongCall(reporting.UNKNOWN_FACE.about(file=out.name))
        bring_up_to_date(workspace, StderrProgress())
        made = computed(workspace, wanted, progress=StderrProgress())
        write_report(made, out, StderrProgress())
    lines = sum(len(table.lines) for table in made.tables)
    say(reporting.WRITTEN.about(title=wanted.title, file=out.name, lines=lines))
    return Status.DONE


def _named(name: str) -> Report:
    try:
        return report_named(name)
    except Refusal as refusal:
        raise WrongCall(refusal.message) from refusal
