"""The command on who is who: same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from roster_desktop.cli.console import (
    Status,
    StderrProgress,
    WrongCall,
    changed_cells,
    say,
    say_json,
    tell,
)
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File, Unmask
from roster_desktop.cli.shown import log_shown
from roster_desktop.records import RowId
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Role
from roster_desktop.schema.masking import masked
from roster_desktop.tasks import same_person, two_villages, unjoining
from roster_desktop.tasks.suspects import InTwoVillages, Suspects, Suspicion, suspects
from roster_desktop.wording import Refusal, console, sameness
from roster_desktop.workspace import Access, Applied, Workspace

_PEOPLE = CATALOG.person_roster
_FATES = {fate.value: fate for fate in two_villages.Fate}

Rows = Annotated[
    list[str] | None, typer.Argument(metavar="[ROW ROW]", help="行号（可只写开头）或 person:身份证号")
]


def same(
    file: File,
    rows: Rows = None,
    listed: Annotated[bool, typer.Option("--list", help="列出疑似同一人、两村同人和合并过的人")] = False,
    join: Annotated[
        bool, typer.Option("--join", help="这两行是同一人：合并，五本名册里的行跟着合并")
    ] = False,
    apart: Annotated[bool, typer.Option("--apart", help="这两行不是同一人：记下，以后不再问")] = False,
    split: Annotated[
        bool, typer.Option("--split", help="拆开：第一行里合并进来的第二个编号退回成一行")
    ] = False,
    certain: Annotated[
        bool, typer.Option("--certain", help="与 --join 一起：把有把握的都合并，记成一步")
    ] = False,
    home: Annotated[str, typer.Option(metavar="VILLAGE", help="两村同人：归这个村，别的村记迁出")] = "",
    on: Annotated[str, typer.Option(metavar="DAY", help="迁出日期，例如 2026-11-22；不写就是今天")] = "",
    open_rows: Annotated[
        str, typer.Option(help="别的村没结束的行：leave 留着、end 到迁出日结束、move 转到归属村")
    ] = "leave",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只说会怎样，不改")] = False,
    as_json: AsJson = False,
    unmask: Unmask = False,
) -> int:
    """疑似同一人和两村同人：列出、合并、标为不是、拆开、定归属。"""
    chosen = [name for name, is_set in _chosen(listed, join, apart, split, home) if is_set]
    if len(chosen) > 1 or open_rows not in _FATES:
        reason = open_rows if len(chosen) < 2 else " ".join(f"--{name}" for name in chosen)
        raise WrongCall(console.WRONG_CALL.about(reason=reason))
    what = chosen[0] if chosen else "list"
    with opened(file, Access.READ if what == "list" or dry_run else Access.WRITE) as workspace:
        if what == "list":
            return _tell_all(workspace, as_json, unmask)
        if what == "join" and certain:
            return _join_certain(workspace, dry_run, as_json)
        if what == "home":
            return _settle(workspace, rows or [], home, on, open_rows, as_json)
        one, other = _two(workspace, rows or [], is_alias=what == "split")
        if what == "split":
            return _split(workspace, one, other, dry_run, as_json)
        if what == "join":
            return _join(workspace, one, other, as_json)
        return _tell(workspace, same_person.set_apart(workspace, one, other), as_json)


def _chosen(listed: bool, join: bool, apart: bool, split: bool, home: str) -> Sequence[tuple[str, bool]]:
    return ("list", listed), ("join", join), ("apart", apart), ("split", split), ("home", bool(home))


def _two(workspace: Workspace, rows: Sequence[str], *, is_alias: bool) -> tuple[RowId, RowId]:
    if len(rows) != 2:
        raise WrongCall(sameness.TWO_ROWS.about(count=len(rows)))
    _, one = workspace.resolve(rows[0], CATALOG.people)
    if not is_alias:
        return one, workspace.resolve(rows[1], CATALOG.people)[1]
    # A row that was joined is no longer listed: its id is one of the aliases.
    state = workspace.state(CATALOG.people, one)
    found = [alias for alias in sorted(state.aliases if state else ()) if alias.startswith(rows[1])]
    return one, found[0] if len(found) == 1 else RowId(rows[1])


def _tell_all(workspace: Workspace, as_json: bool, unmask: bool) -> int:
    StderrProgress().report(0, 1, "正在查看谁像同一人")
    found, joined = suspects(workspace), unjoining.joined_people(workspace)
    if unmask:
        log_shown(workspace.path, [CATALOG.person_roster], 2 * len(found.pairs))
    if as_json:
        say_json(
            {
                "pairs": [_pair_json(workspace, one, unmask) for one in found.pairs],
                "in_two_villages": [_villages_json(workspace, one) for one in found.in_two_villages],
                "joined": [
                    {"row": one.row, "other": one.other, "name": one.name, "on": one.on, "who": one.who}
                    for one in joined
                ],
            }
        )
    else:
        _say_all(workspace, found, unmask)
        for one in joined:
            say(f"合并过  {one.row[:8]} ← {one.other[:8]}  {one.name}（{one.who}，{one.on}）")
        tell(sameness.FOUND.about(pairs=len(found.pairs), villages=len(found.in_two_villages)))
    return Status.WAITS if found.count else Status.DONE


def _say_all(workspace: Workspace, found: Suspects, unmask: bool) -> None:
    for one in found.pairs:
        sure = "有把握" if one.is_certain else "要核实"
        say(f"{sure}  {one.one[:8]} {one.other[:8]}  {_called(workspace, one.one, unmask)}")
        say(f"        {_called(workspace, one.other, unmask)}")
        against = f"  但：{one.doubts}" if one.doubts else ""
        say(f"        {one.disagreement or one.reasons}{against}")
    for shared in found.in_two_villages:
        villages = "、".join(area.village for area in shared.areas)
        say(f"两村同人  {shared.rows[0][:8]}  {_called(workspace, shared.rows[0], unmask)}：{villages}")


def _join(workspace: Workspace, one: RowId, other: RowId, as_json: bool) -> int:
    try:
        applied = same_person.join(workspace, one, other)
    except Refusal as refusal:
        if refusal.message.code == sameness.ACROSS_VILLAGES.code:
            row = workspace.row(_PEOPLE.key, one)
            village = _PEOPLE.text_of(Role.VILLAGE, row.stored) if row else ""
            tell(sameness.BY_HOME.about(file=workspace.path.name, row=one[:8], village=village))
        raise
    return _tell(workspace, applied, as_json)


def _join_certain(workspace: Workspace, dry_run: bool, as_json: bool) -> int:
    couples = [(one.one, one.other) for one in suspects(workspace).pairs if one.is_certain]
    ready = same_person.without_questions(workspace, couples)
    if dry_run or not ready:
        if as_json:
            say_json({"couples": [list(couple) for couple in ready], "left": len(couples) - len(ready)})
        else:
            say(sameness.WOULD_JOIN.about(count=len(ready), left=len(couples) - len(ready)))
        return Status.DONE
    return _tell(workspace, same_person.join_all(workspace, ready), as_json)


def _split(workspace: Workspace, one: RowId, other: RowId, dry_run: bool, as_json: bool) -> int:
    if dry_run:
        planned = unjoining.unjoin_preview(workspace, one, other)
        changed = 0
    else:
        applied, planned = unjoining.unjoin(workspace, one, other)
        changed = changed_cells(workspace, applied)
    if as_json:
        remains = [
            {"roster": left.roster, "row": left.row, "name": left.name, "reason": left.reason}
            for left in planned.remains
        ]
        say_json({"changed": changed, "rows_back": planned.rows_back, "remains": remains})
    else:
        say(sameness.SPLIT.about(count=planned.rows_back))
        for left in planned.remains:
            tell(f"  - {left.reason}")
    return Status.WAITS if planned.remains else Status.DONE


def _settle(
    workspace: Workspace, rows: Sequence[str], home: str, on: str, open_rows: str, as_json: bool
) -> int:
    if len(rows) != 1:
        raise WrongCall(sameness.ONE_ROW.about(count=len(rows)))
    found = _named(workspace, rows[0])
    question = two_villages.question_of(workspace, found)
    keepers = [one.row.id for one in question.standings if one.area.village == home]
    if len(keepers) != 1:
        known = "、".join(one.area.village for one in question.standings)
        raise WrongCall(sameness.NOT_A_VILLAGE_OF_HIS.about(name=question.name, village=home, known=known))
    fates = {
        row.id: _FATES[open_rows]
        for standing in question.standings
        if standing.row.id != keepers[0]
        for row in standing.open_rows
    }
    day = on or workspace.today().isoformat()
    return _tell(workspace, two_villages.settle(workspace, question, keepers[0], day, fates), as_json)


def _named(workspace: Workspace, text: str) -> InTwoVillages:
    """The person in two villages whom somebody named by a row of one of them, or by the number."""
    found = suspects(workspace).in_two_villages
    key, _, number = text.partition(":")
    for one in found:
        if (key == CATALOG.people and number == one.holder) or any(row.startswith(text) for row in one.rows):
            return one
    _, row = workspace.resolve(text, CATALOG.people)
    two_villages.question_about(workspace, row)
    raise WrongCall(sameness.ONE_ROW.about(count=1))


def _tell(workspace: Workspace, applied: Applied, as_json: bool) -> int:
    changed = changed_cells(workspace, applied)
    if as_json:
        say_json({"changed": changed, "rows": len(applied.rows), "batch": applied.batch})
    else:
        say(sameness.DONE.about(rows=len(applied.rows), cells=changed))
    return Status.WAITS if workspace.count_conflicts() else Status.DONE


def _pair_json(workspace: Workspace, one: Suspicion, unmask: bool) -> dict[str, object]:
    return {
        "one": one.one,
        "other": one.other,
        "names": [_called(workspace, row, unmask) for row in (one.one, one.other)],
        "reasons": one.reasons,
        "doubts": one.doubts,
        "certain": one.is_certain,
        "disagreement": one.disagreement,
    }


def _villages_json(workspace: Workspace, one: InTwoVillages) -> dict[str, object]:
    people = workspace.catalog.person_roster
    row = workspace.row(people.key, one.rows[0])
    return {
        "name": people.text_of(Role.NAME, row.stored) if row else "",
        "rows": list(one.rows),
        "villages": [area.village for area in one.areas],
    }


def _called(workspace: Workspace, row: RowId, unmask: bool) -> str:
    found = workspace.row(CATALOG.people, row)
    if found is None:
        return ""
    column = _PEOPLE.column_by_role[Role.ID_NUMBER]
    number = _PEOPLE.text_of(Role.ID_NUMBER, found.stored)
    shown = number if unmask else masked(column, number)
    village = _PEOPLE.text_of(Role.VILLAGE, found.stored)
    return " ".join(part for part in (_PEOPLE.text_of(Role.NAME, found.stored), shown, village) if part)
