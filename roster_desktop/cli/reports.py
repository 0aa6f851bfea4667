"""The command that lists, and writes, what an office hands up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.checks import opened_to_check
from roster_desktop.cli.console import Status, StderrProgress, WrongCall, say, say_json
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.reports import Report
from roster_desktop.tasks.accounts import figures_asked
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.five_ledgers import FIVE_TITLE, write_five
from roster_desktop.tasks.reporting import FACES, computed, report_named, reports_for, write_report
from roster_desktop.wording import Refusal, reporting

_FIVE = "five"


def report(
    file: File,
    name: Annotated[str, typer.Argument(metavar="NAME", help="哪一份，--list 可以看到全部名称")] = "",
    out: Annotated[Path | None, typer.Argument(metavar="OUT.(xlsx|pdf|png)", help="写到哪里")] = None,
    is_list: Annotated[bool, typer.Option("--list", help="列出全部台账和汇总")] = False,
    of_period: Annotated[
        str, typer.Option("--period", metavar="P", help="某一账期存下的数字（五本台账），例如 2026")
    ] = "",
    as_json: AsJson = False,
) -> int:
    """台账、汇总和调度表：--list 列出全部；写成工作簿、PDF 或图片。"""
    if name in (_FIVE, FIVE_TITLE) and out is not None and not is_list:
        return _five(file, out, of_period)
    with opened_to_check(file) as workspace:
        if is_list:
            told = reports_for(workspace)
            if as_json:
                say_json([{"name": one.key, "title": one.title, "family": one.family.value} for one in told])
            else:
                for one in told:
                    say(f"{one.key}\t{one.title}\t{one.about}")
                say(
                    f"{_FIVE}\t{FIVE_TITLE}\t五本台账合成一个工作簿，每本一个工作表；--period 写哪一期就是哪一期的。"
                )
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


def _five(file: Path, out: Path, of_period: str) -> int:
    if out.suffix.lower() != ".xlsx":
        raise WrongCall(reporting.UNKNOWN_FACE.about(file=out.name))
    with opened_to_check(file) as workspace:
        figures = figures_asked(workspace, of_period) if of_period else None
        lines = write_five(workspace, out, figures, StderrProgress())
    say(reporting.WRITTEN.about(title=FIVE_TITLE, file=out.name, lines=lines))
    return Status.DONE


def _named(name: str) -> Report:
    try:
        return report_named(name)
    except Refusal as refusal:
        raise WrongCall(refusal.message) from refusal
