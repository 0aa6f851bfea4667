"""The command that checks a file, and how other commands tell what was found."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.checks import RULEBOOK, Finding
from roster_desktop.checks import Level as Severity
from roster_desktop.cli.console import (
    Status,
    StderrProgress,
    WrongCall,
    finding_json,
    say,
    say_json,
    tell_findings,
)
from roster_desktop.cli.opening import opened
from roster_desktop.records import RowId
from roster_desktop.tasks.check import check_file
from roster_desktop.tasks.findings import all_findings, recheck
from roster_desktop.wording import Refusal, console, working
from roster_desktop.workspace import Access, Workspace

FINDING = "finding"
"""Stands before `=` where rows with findings are asked for: a rule, a level, or `any`."""
_ANY = "any"


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="花名册文件（.roster）")],
    as_json: Annotated[bool, typer.Option("--json", help="只输出一份 JSON")] = False,
    level: Annotated[str, typer.Option(help="error、warning 或 notice，只看这一级及以上")] = "notice",
) -> int:
    """核对各行，并在五本花名册之间比对。"""
    order = [severity.value for severity in Severity]
    if level not in order:
        raise WrongCall(console.WRONG_CALL.about(reason=f"--level {level}"))
    with opened_to_check(file) as workspace:
        checked = check_file(workspace, StderrProgress())
    shown = [one for one in checked.findings if order.index(one.level.value) <= order.index(level)]
    waiting = [one for one in checked.findings if one.state == "open"]
    count = {one: sum(found.level.value == one for found in waiting) for one in order}
    if as_json:
        say_json({"findings": [finding_json(finding) for finding in shown], "rows_checked": checked.rows})
    else:
        tell_findings(one for one in shown if one.state == "open")
        say(
            console.CHECKED.about(
                rows=checked.rows, errors=count["error"], warnings=count["warning"], notices=count["notice"]
            )
        )
    return Status.WAITS if count["error"] else Status.DONE


def found_in(workspace: Workspace, rows: Iterable[RowId]) -> tuple[Finding, ...]:
    """What stands open in these rows or between them and others, now that they were written."""
    found = recheck(workspace, rows, StderrProgress())
    return tuple(one for one in found if one.state == "open")


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether something is certainly wrong, so that a command ends as one that leaves work to do."""
    return any(finding.level is Severity.ERROR for finding in findings)


def rows_with_findings(workspace: Workspace, roster: str, asked: Iterable[str]) -> frozenset[RowId]:
    """Rows of the roster with an open finding of one of these rules or levels."""
    wanted = frozenset(asked)
    return frozenset(
        RowId(one.row)
        for one in all_findings(workspace, StderrProgress())
        if one.roster == roster and one.state == "open" and wanted & {one.rule, one.level.value, _ANY}
    )


def asked_findings(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """(rules and levels of the words `finding=…`, the other words); an unknown one is a wrong call."""
    rules: list[str] = []
    others: list[str] = []
    for word in words:
        key, _, text = word.partition("=")
        if key == FINDING:
            rules.append(text)
        else:
            others.append(word)
    for text in rules:
        if text not in RULEBOOK.rule_by_id and text not in {_ANY, *(severity.value for severity in Severity)}:
            raise WrongCall(working.UNKNOWN_FINDING.about(text=text))
    return rules, others


def opened_to_check(file: Path) -> Workspace:
    """The file open for writing, so that what is found is kept; where another window has it, for reading."""
    try:
        return opened(file)
    except Refusal:
        # If it cannot be read either, this says why.
        return opened(file, Access.READ)
