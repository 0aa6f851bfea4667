"""The command on periods: opening, computing, closing and comparing the accounts of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.checks import RULEBOOK
from roster_desktop.cli.checks import opened_to_check
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
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.cli.shown import opened_to_log
from roster_desktop.records import Period
from roster_desktop.reports import Figure
from roster_desktop.tasks.accounts import (
    Standing,
    close_period,
    compute_period,
    correct_period,
    days_of,
    figures_title,
    open_period,
    period_asked,
    standings,
)
from roster_desktop.tasks.closing import account, is_of_period
from roster_desktop.tasks.period_comparing import (
    ComparedReport,
    compared_sides,
    shown_of,
    side_asked,
    write_comparison,
)
from roster_desktop.wording import Refusal, accounts, reporting, verifying
from roster_desktop.workspace import Access, FiguresRecord, Workspace

_WORDS = "list | open P | compute P | close P | correct P | compare P P [OUT.xlsx]"
_CODE = 12


def period(
    file: File,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_WORDS, help="账期：2026、2026-Q3、2026-11、2026-W48；compare 里还可以写 now 和 账期@序号"
        ),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="更正的原因")] = "",
    said: Annotated[
        list[str] | None,
        typer.Option("--explain", metavar="RULE=REASON", help="结账时说明本期的问题，例如 T07=撤并了两个组"),
    ] = None,
    report: Annotated[list[str] | None, typer.Option("--report", help="只对照这几份")] = None,
    as_json: AsJson = False,
) -> int:
    """建账、算账、结账和两期对照。"""
    match words or ["list"]:
        case ["list"]:
            return _list(file, as_json)
        case ["open", key]:
            return _opened(file, key)
        case ["compute", key]:
            return _kept(
                file, key, lambda workspace, asked: compute_period(workspace, asked, StderrProgress())
            )
        case ["close", key]:
            told = _reasons(said or [])
            return _closed(file, key, told, as_json, lambda workspace, asked, why: close_period(
                workspace, asked, StderrProgress(), said=why
            ))  # fmt: skip
        case ["correct", key]:
            told = _reasons(said or [])
            return _closed(file, key, told, as_json, lambda workspace, asked, why: correct_period(
                workspace, asked, reason, StderrProgress(), said=why
            ))  # fmt: skip
        case ["compare", before, after, *out] if len(out) <= 1:
            return _compared(file, (before, after), Path(out[0]) if out else None, report or [], as_json)
    raise WrongCall(accounts.PERIOD_CALL.about())


def _list(file: Path, as_json: bool) -> int:
    with opened(file, Access.READ) as workspace:
        told = standings(workspace)
    if as_json:
        say_json([_standing_json(one) for one in told])
        return Status.DONE
    for one in told:
        say(f"{one.period.key}\t{one.period.title}\t{one.first} — {one.last}\t{one.word}")
        for figures in one.figures:
            told_of = (
                f"  {figures.period}@{figures.number}",
                figures_title(figures),
                figures.who,
                figures.reason,
            )
            say("\t".join(told_of))
    if not told:
        say(accounts.NO_PERIODS.about())
    return Status.DONE


def _opened(file: Path, key: str) -> int:
    asked = _period(key)
    with opened(file) as workspace:
        open_period(workspace, asked)
        first, last = days_of(workspace, asked)
    say(accounts.OPENED.about(title=asked.title, first=first, last=last))
    return Status.DONE


def _kept(file: Path, key: str, deed: Callable[[Workspace, Period], FiguresRecord]) -> int:
    asked = _period(key)
    with opened(file) as workspace:
        kept = deed(workspace, asked)
        many = len(workspace.figures_texts(kept.number))
    match kept.kind.value:
        case "computed":
            say(accounts.COMPUTED.about(title=asked.title, on=kept.on_day, reports=many))
        case "closed":
            code = kept.content[:_CODE]
            say(accounts.CLOSED.about(title=asked.title, on=kept.on_day, reports=many, code=code))
        case _:
            say(accounts.CORRECTED.about(title=asked.title, reason=kept.reason, code=kept.content[:_CODE]))
    return Status.DONE


def _closed(
    file: Path,
    key: str,
    reasons: Mapping[str, str],
    as_json: bool,
    deed: Callable[[Workspace, Period, Mapping[str, str]], FiguresRecord],
) -> int:
    """Close; where something hinders, tell all of it: it waits for a person."""

    def close(workspace: Workspace, asked: Period) -> FiguresRecord:
        found = account(workspace, StderrProgress())
        why = {
            one.basis: reasons[one.rule] for one in found.open if is_of_period(one) and one.rule in reasons
        }
        return deed(workspace, asked, why)

    try:
        return _kept(file, key, close)
    except Refusal as refusal:
        if refusal.message.sentence is not verifying.NOT_TO_BE_CLOSED:
            raise
        with opened_to_check(file) as workspace:
            waiting = account(workspace, StderrProgress()).open
        if as_json:
            say_json({"closed": False, "findings": [finding_json(one) for one in waiting]})
        else:
            tell_findings(waiting)
            say(refusal.message)
        return Status.WAITS


def _compared(
    file: Path, sides: tuple[str, str], out: Path | None, names: Sequence[str], as_json: bool
) -> int:
    if out is not None and out.suffix.lower() != ".xlsx":
        raise WrongCall(reporting.UNKNOWN_FACE.about(file=out.name))
    with opened_to_check(file) if out is None else opened_to_log(file) as workspace:
        before, after = (side_asked(workspace, text, StderrProgress()) for text in sides)
        found = compared_sides(before, after, tuple(names))
        if out is not None:
            write_comparison(workspace, out, found, StderrProgress())
    if out is not None:
        tables, changed = sum(len(one.tables) for one in found), sum(one.differing for one in found)
        say(
            accounts.COMPARED.about(
                before=before.title, after=after.title, file=out.name, tables=tables, changed=changed
            )
        )
        return Status.DONE
    if as_json:
        say_json(
            {"before": before.title, "after": after.title, "reports": [_compared_json(one) for one in found]}
        )
        return Status.DONE
    for one in found:
        say(f"{one.report.key}\t{one.report.title}\t{one.differing}")
    return Status.DONE


def _period(key: str) -> Period:
    try:
        return period_asked(key)
    except Refusal as refusal:
        raise WrongCall(refusal.message) from refusal


def _reasons(words: Sequence[str]) -> dict[str, str]:
    told: dict[str, str] = {}
    for word in words:
        rule, equals, reason = word.partition("=")
        if not equals or rule not in RULEBOOK.rule_by_id:
            raise WrongCall(accounts.PERIOD_CALL.about())
        told[rule] = reason
    return told


def _standing_json(one: Standing) -> dict[str, object]:
    return {
        "period": one.period.key, "title": one.period.title, "first": one.first.isoformat(),
        "last": one.last.isoformat(), "state": one.word,
        "figures": [
            {
                "number": figures.number, "kind": figures.kind.value, "on": figures.on_day, "at": figures.at,
                "who": figures.who, "journal": figures.journal, "reason": figures.reason,
                "content": figures.content,
            }
            for figures in one.figures
        ],
    }  # fmt: skip


def _compared_json(one: ComparedReport) -> dict[str, object]:
    return {
        "name": one.report.key,
        "title": one.report.title,
        "tables": [
            {
                "title": told.table.title, "new": told.new, "gone": told.gone, "changed": told.changed,
                "heads": [f"{head.group} {head.text}".strip() for head in told.table.heads],
                "lines": [[_figure(cell) for cell in line.cells] for line in shown_of(told).lines],
                "total": [_figure(cell) for cell in told.table.total] if told.table.total else None,
            }
            for told in one.tables
        ],
    }  # fmt: skip


def _figure(cell: Figure) -> object:
    return cell if cell is None or isinstance(cell, int | str) else float(cell)
