"""Commands on what goes back to a village: the return workbook, questions, and how strict merging is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypedDict

import typer

from roster_desktop.cli.console import Status, StderrProgress, WrongCall, say, say_json, tell
from roster_desktop.cli.opening import opened
from roster_desktop.cli.passwords import LockBook, password_for_book
from roster_desktop.cli.rows import AsJson, File, Unmask
from roster_desktop.cli.shown import log_shown
from roster_desktop.records import RowId
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import Care
from roster_desktop.schema.masking import masked
from roster_desktop.tasks.asking import (
    Question,
    answer,
    ask_about_cell,
    our_questions,
    township_questions,
    withdraw_question,
)
from roster_desktop.tasks.returning import area_named, write_return_book
from roster_desktop.tasks.settling import Review, confirm_reviews, people_in_question, reviews_of
from roster_desktop.wording import asking, console
from roster_desktop.workspace import Access


def return_book(
    file: File,
    out: Annotated[Path, typer.Argument(metavar="OUT.xlsx", help="写到哪里")],
    unit: Annotated[str, typer.Option(help="退给哪个村")],
    lock_book: LockBook = False,
) -> int:
    """写出退回某个村的工作簿：镇上现有的内容、要答复的问题、要更正的地方。"""
    password = password_for_book() if lock_book else ""
    with opened(file) as workspace:
        done = write_return_book(workspace, out, area_named(workspace, unit), StderrProgress(), password)
    rows = "，".join(f"{CATALOG.roster(key).short_title} {count}" for key, count in done.rows.items())
    say(
        console.RETURNED.about(
            file=out.name,
            unit=done.area.full_name,
            rows=rows,
            questions=done.questions,
            corrections=done.corrections,
        )
    )
    return Status.DONE


def questions(
    file: File,
    row: Annotated[str, typer.Argument(metavar="[ROW]", help="要问的一行；不写就列出所有询问")] = "",
    column: Annotated[str, typer.Option(help="要问哪一列")] = "",
    ask: Annotated[str, typer.Option(help="要问什么")] = "",
    say_: Annotated[str, typer.Option("--answer", help="用话答复")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="撤回询问")] = False,
    as_json: AsJson = False,
) -> int:
    """列出询问；或就一格提问（--ask）、答复（--answer）、撤回（--withdraw）。"""
    if not row:
        return _list(file, as_json=as_json)
    if sum(map(bool, (ask, say_, withdraw))) != 1 or not column:
        raise WrongCall(console.WRONG_CALL.about(reason="--column, --ask / --answer / --withdraw"))
    with opened(file) as workspace:
        roster, found = workspace.resolve(row)
        register = CATALOG.roster(roster).register_of.get(column)
        if register is None:
            raise WrongCall(console.WRONG_CALL.about(reason=f"--column {column}"))
        if ask:
            ask_about_cell(workspace, roster, RowId(found), column, ask)
        elif say_:
            answer(workspace, roster, RowId(found), register.key, say_)
        else:
            withdraw_question(workspace, roster, RowId(found), register.key)
    return Status.DONE


def strict(
    file: File,
    settings: Annotated[
        list[str] | None, typer.Argument(metavar="[GROUP=on|off …]", help="不写就列出现在的设定")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """合并从严的栏目组：同一行里两边各改了不同的格，也列出来请人看一眼。"""
    if settings:
        wished = dict(_setting(word) for word in settings)
        with opened(file) as workspace:
            cares = {care for care in Care if wished.get(care, care in workspace.strict_cares)}
            workspace.set_strict(cares)
    with opened(file, Access.READ) as workspace:
        now = workspace.strict_cares
    if as_json:
        say_json({care.value: care in now for care in Care})
        return Status.DONE
    for care in Care:
        say(f"{care.value}\t{care.header}\t{'on' if care in now else 'off'}")
    return Status.DONE


def reviews(
    file: File,
    row: Annotated[str, typer.Argument(metavar="[ROW]", help="看过了的一行；不写就列出所有要看的")] = "",
    as_json: AsJson = False,
    unmask: Unmask = False,
) -> int:
    """列出从严的栏目组里两边同时改动、要请人看一眼的行；写上一行就是看过了。"""
    with opened(file, Access.WRITE if row else Access.READ) as workspace:
        people = people_in_question(workspace)
        found = [one for person in people for one in reviews_of(workspace, person)]
        names = {at: person.name for person in people for _, at in person.rows}
        if row:
            which = workspace.resolve(row)
            confirm_reviews(workspace, [one for one in found if (one.roster, one.row) == which])
            found = [one for one in found if (one.roster, one.row) != which]
    if unmask:
        log_shown(file, CATALOG.rosters, len(found))
    told = [_review_json(one, names[one.row], unmask=unmask) for one in found]
    if as_json:
        say_json(told)
    for one in [] if as_json else told:
        say(f"{str(one['row'])[:8]}  {one['name']}  {one['group']}")
        for cell in one["cells"]:
            say(
                f"    {cell['column']}：{cell['before'] or '（空）'} → {cell['after'] or '（空）'}  {cell['from']}"
            )
    return Status.WAITS if found else Status.DONE


class _Told(TypedDict):
    roster: str
    row: str
    group: str
    name: str
    cells: list[dict[str, str]]


def _review_json(one: Review, name: str, *, unmask: bool) -> _Told:
    columns = CATALOG.roster(one.roster).column_by_key

    def shown(key: str, text: str) -> str:
        return text if unmask or key not in columns else masked(columns[key], text)

    cells = [
        {
            "column": touch.column,
            "before": shown(touch.column, touch.before),
            "after": shown(touch.column, touch.after),
            "from": touch.who,
            "at": touch.at,
        }
        for touch in one.touches
    ]
    return _Told(roster=one.roster, row=one.row, group=one.care.value, name=name, cells=cells)


def _setting(word: str) -> tuple[Care, bool]:
    name, _, state = word.partition("=")
    if name not in {care.value for care in Care} or state not in ("on", "off"):
        raise WrongCall(asking.UNKNOWN_CARE.about(text=word))
    return Care(name), state == "on"


def _list(file: Path, *, as_json: bool) -> int:
    with opened(file, Access.READ) as workspace:
        theirs, ours = township_questions(workspace), our_questions(workspace)
    told = [(one, "asked_us") for one in theirs] + [(one, "asked_by_us") for one in ours]
    if as_json:
        say_json([_json(one, which) for one, which in told])
    else:
        for one, _which in told:
            who = one.asked.unit if one.asked else "—"
            say(f"{one.row[:8]}  {who}  {one.name}  {one.header}  {one.text}")
        tell(console.QUESTIONS_OPEN.about(ours=len(ours), theirs=len(theirs)))
    return Status.WAITS if theirs else Status.DONE


def _json(one: Question, which: str) -> dict[str, object]:
    asked = one.asked
    return {
        "direction": which,
        "roster": one.roster,
        "row": one.row,
        "columns": list(one.columns),
        "name": one.name,
        "village": one.village,
        "text": one.text,
        "unit": asked.unit if asked else "",
        "who": asked.who if asked else "",
        "on": asked.on if asked else "",
        "about": asked.about if asked else "conflict",
        "conflict": one.conflict.id if one.conflict else "",
    }
