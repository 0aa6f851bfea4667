"""Commands on what people wrote: conflicts, resolve, history, undo."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from roster_desktop.cli.checks import found_in, has_errors
from roster_desktop.cli.console import (
    Status,
    WrongCall,
    changed_cells,
    finding_json,
    say,
    say_json,
    tell,
    tell_findings,
)
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File, Unmask
from roster_desktop.cli.shown import log_shown
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import BOOKKEEPING, NOTES
from roster_desktop.schema.masking import masked
from roster_desktop.tasks.deciding import (
    Choice,
    ConflictView,
    Ours,
    Own,
    Theirs,
    decide,
    masked_view,
    open_conflicts,
)
from roster_desktop.wording import Message, Refusal, console, working
from roster_desktop.workspace import Access, Applied, HistoryEntry, Undone, Workspace

_BOOKKEEPING_HEADERS = {
    **{column: register.header for register in BOOKKEEPING for column in register.columns},
    **{notes.key: notes.header for notes in NOTES},
}

MISFITS = (
    working.CONFLICT_NEEDS_NUMBER,
    working.CONFLICT_HAS_NO_SUCH,
    working.CONFLICT_VALUE_PARTS,
    working.CONFLICT_REMOVAL_VALUE,
)


def conflicts(file: File, as_json: AsJson = False, unmask: Unmask = False) -> int:
    """列出等人决定的冲突。"""
    with opened(file, Access.READ) as workspace:
        views = open_conflicts(workspace)
    if unmask:
        log_shown(file, CATALOG.rosters, len(views))
    else:
        views = tuple(masked_view(CATALOG, view) for view in views)
    if as_json:
        say_json([_conflict_json(view) for view in views])
        return Status.WAITS if views else Status.DONE
    for view in views:
        say(f"{view.id[:8]}  {CATALOG.roster(view.roster).short_title}  {view.name}  {view.header}")
        say(f"    本机：{view.ours.text or '（空）'}")
        for number, claim in enumerate(view.theirs, start=1):
            say(f"    {number}. {claim.text or '（空）'}  （{claim.from_} {claim.at}）")
    tell(console.CONFLICTS_OPEN.about(count=len(views)) if views else console.NO_CONFLICTS.about())
    return Status.WAITS if views else Status.DONE


def resolve(
    file: File,
    conflict: Annotated[str, typer.Argument(metavar="CONFLICT", help="冲突编号（可只写开头）")],
    take: Annotated[str, typer.Option(help="ours、theirs 或 theirs:N")] = "",
    value: Annotated[str | None, typer.Option(help="都不对时写正确的内容")] = None,
    as_json: AsJson = False,
) -> int:
    """决定一处冲突。"""
    choice = _choice(take, value)
    with opened(file) as workspace:
        applied = _decided(workspace, conflict, choice)
        left = len(workspace.conflicts())
        changed = changed_cells(workspace, applied)
        findings = found_in(workspace, [row for _, row in applied.rows])
    if as_json:
        say_json({"changed": changed, "findings": [finding_json(finding) for finding in findings]})
    else:
        tell_findings(findings)
        say(console.RESOLVED.about(count=left))
    return Status.WAITS if left or has_errors(findings) else Status.DONE


def _decided(workspace: Workspace, conflict: str, choice: Choice) -> Applied:
    """Decide; an answer that does not fit the question is a wrong call."""
    try:
        return decide(workspace, conflict, choice)
    except Refusal as refusal:
        if refusal.message.sentence in MISFITS:
            raise WrongCall(refusal.message) from refusal
        raise


def history(
    file: File,
    row: Annotated[str, typer.Option(help="只看这一行")] = "",
    limit: Annotated[int | None, typer.Option(help="最多几条")] = None,
    as_json: AsJson = False,
    unmask: Unmask = False,
) -> int:
    """谁在什么时候改了什么，从哪个工作簿来。"""
    with opened(file, Access.READ) as workspace:
        which = workspace.resolve(row) if row else None
        entries = workspace.history(row=which, limit=sys.maxsize if limit is None else limit)
    if unmask:
        log_shown(file, CATALOG.rosters, len({entry.row for entry in entries}))
    if as_json:
        say_json([_history_json(entry, unmask) for entry in entries])
        return Status.DONE
    for entry in entries:
        shown = _history_json(entry, unmask)
        say(
            f"{entry.batch}\t{entry.at}\t{entry.who}\t{entry.what}\t"
            f"{_header(entry)}\t{shown['before'] or '（空）'} → {shown['after'] or '（空）'}\t{entry.workbook}"
        )
    return Status.DONE


def undo(
    file: File,
    batch: Annotated[int | None, typer.Argument(metavar="[BATCH]", help="批号；不写就是最近一批")] = None,
    as_json: AsJson = False,
) -> int:
    """撤销一批（一次录入、导入或合并）；之后又改过的行保留并说明。"""
    with opened(file) as workspace:
        undone = workspace.undo(batch)
    if as_json:
        say_json({"changed": undone.restored, "findings": []})
    else:
        say(_outcome(undone))
        for kept in undone.kept:
            title = CATALOG.roster(kept.roster).short_title
            tell(console.KEPT.about(roster=title, name=kept.name, reason=kept.reason))
    return Status.WAITS if undone.kept else Status.DONE


def _outcome(undone: Undone) -> Message:
    if undone.kept and not undone.restored:
        return console.ALL_KEPT.about(label=undone.label, count=len(undone.kept))
    return console.UNDONE.about(label=undone.label, count=undone.restored)


def _choice(take: str, value: str | None) -> Choice:
    if (value is None) == (not take):
        raise WrongCall(console.WRONG_CALL.about(reason="--take / --value"))
    if value is not None:
        return Own(value)
    if take == "ours":
        return Ours()
    side, _, number = take.partition(":")
    if side != "theirs" or (number and not number.isdecimal()):
        raise WrongCall(console.WRONG_CALL.about(reason=f"--take {take}"))
    return Theirs(int(number) if number else None)


def _conflict_json(view: ConflictView) -> dict[str, object]:
    return {
        "id": view.id,
        "roster": view.roster,
        "row": view.row,
        "column": view.column,
        "columns": list(view.columns),
        "name": view.name,
        "ours": view.ours.text,
        "theirs": [{"value": claim.text, "from": claim.from_, "at": claim.at} for claim in view.theirs],
        "base": view.base,
    }


def _history_json(entry: HistoryEntry, unmask: bool) -> dict[str, object]:
    column = CATALOG.roster(entry.roster).column_by_key.get(entry.column)

    def shown(text: str) -> str:
        return text if unmask or column is None else masked(column, text)

    return {
        "batch": entry.batch,
        "at": entry.at,
        "who": entry.who,
        "what": entry.what,
        "roster": entry.roster,
        "row": entry.row,
        "column": entry.column,
        "before": shown(entry.before),
        "after": shown(entry.after),
        "workbook": entry.workbook,
    }


def _header(entry: HistoryEntry) -> str:
    column = CATALOG.roster(entry.roster).column_by_key.get(entry.column)
    return column.header if column else _BOOKKEEPING_HEADERS.get(entry.column, entry.column)
