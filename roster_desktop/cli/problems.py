"""The command on problems: out of findings, closing out what is mended, and the slip for a village."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.checks import opened_to_check
from roster_desktop.cli.console import Status, StderrProgress, WrongCall, say, say_json
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.cli.shown import opened_to_log
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.problems import close_out, findings_of, make_problems, mended_problems, write_slips
from roster_desktop.wording import reporting


def problem(
    file: File,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="make | mended | close-out | slip OUT", help="转问题、看哪些改好了、销号、打交办单"
        ),
    ] = None,
    rule: Annotated[str, typer.Option("--rule", help="只转这一条规则的")] = "",
    village: Annotated[str, typer.Option("--village", help="只转（只打）这个村的")] = "",
    due: Annotated[str, typer.Option("--due", metavar="DAY", help="整改时限；不写按政策的天数")] = "",
    as_json: AsJson = False,
) -> int:
    """把比对出来的问题转进问题整改台账，改好了的销号，按村打印问题交办单。"""
    is_handed_out = (words or [""])[0] == "slip"
    with opened_to_log(file) if is_handed_out else opened_to_check(file) as workspace:
        bring_up_to_date(workspace, StderrProgress())
        match words or []:
            case ["make"] if rule or village:
                made = make_problems(workspace, findings_of(workspace, rule, village), due)
                told = {"made": len(made.rows)}
                say_json(told) if as_json else say(reporting.PROBLEMS_MADE.about(count=len(made.rows)))
            case ["mended"]:
                rows = mended_problems(workspace)
                if as_json:
                    say_json([{"row": row.id, "number": row.values.get("number", "")} for row in rows])
                for row in () if as_json else rows:
                    say(f"{row.id[:8]}\t{row.values.get('number', '')}\t{row.values.get('content', '')}")
            case ["close-out"]:
                done = close_out(workspace, [row.id for row in mended_problems(workspace)])
                say_json({"closed": len(done.rows)}) if as_json else say(
                    reporting.PROBLEMS_CLOSED.about(count=len(done.rows))
                )
            case ["slip", out]:
                count = write_slips(workspace, Path(out), village, StderrProgress())
                say(reporting.WRITTEN.about(title="问题交办单", file=Path(out).name, lines=count))
            case _:
                raise WrongCall(reporting.PROBLEM_CALL.about())
    return Status.DONE
