"""The command on forms of other offices: taught once, filled from the rosters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.console import Status, StderrProgress, WrongCall, pairs, say, say_json
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.records import Area
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.forms import (
    NUMBER_FORMS,
    Form,
    draft_form,
    export_form,
    fill_form,
    forget_form,
    form_named,
    forms,
    imported_form,
    keep_form,
    taught,
)
from roster_desktop.wording import printing, working
from roster_desktop.workbook.raw import column_letters
from roster_desktop.workspace import Workspace

Said = Annotated[
    list[str] | None,
    typer.Option(
        "--map", metavar="COLUMN=KEY", help="列号或表头=填什么；KEY 是列名、person.列名、#（序号）或空着"
    ),
]


def form(
    file: File,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[teach BLANK.xlsx | show NAME | fill NAME OUT.xlsx | forget NAME | export NAME OUT"
            " | import FORM]",
            help="不写就列出教过的表",
        ),
    ] = None,
    name: Annotated[str, typer.Option("--name", help="teach：叫什么；不写就用文件名")] = "",
    sheet: Annotated[str, typer.Option("--sheet", help="teach：哪个工作表")] = "",
    roster: Annotated[str, typer.Option("--roster", help="teach：填哪一册的行")] = "",
    first_row: Annotated[int, typer.Option("--first-row", min=0, help="teach：从第几行开始填")] = 0,
    numbers: Annotated[
        str, typer.Option("--numbers", help="teach：号码怎么写，" + "、".join(NUMBER_FORMS))
    ] = "",
    said: Said = None,
    village: Annotated[str, typer.Option("--village", help="fill：只要这个村")] = "",
    township: Annotated[str, typer.Option("--township", help="fill：只要这个镇（县级文件用）")] = "",
    where: Annotated[
        list[str] | None, typer.Option("--where", metavar="KEY=VALUE", help="fill：只要这样的行")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """上级的空表教一次（哪一栏是什么），以后从花名册自动填好，版式不变。"""
    if roster and roster not in CATALOG.roster_by_key:
        raise WrongCall(working.UNKNOWN_ROSTER.about(name=roster, known="、".join(CATALOG.roster_by_key)))
    with opened(file) as workspace:
        match words or []:
            case []:
                _list(workspace, as_json)
            case ["teach", blank]:
                drafted = draft_form(
                    CATALOG, Path(blank), StderrProgress(), name=name, sheet=sheet, roster=roster
                )
                meanings = dict(_split(word) for word in said or ())
                known = taught(CATALOG, drafted, meanings=meanings, first_row=first_row, numbers=numbers)
                keep_form(workspace, known)
                _show(known, as_json)
            case ["show", asked]:
                _show(form_named(workspace, asked), as_json)
            case ["fill", asked, out]:
                filled = form_named(workspace, asked)
                told = CATALOG.roster(filled.layout.roster)
                only = pairs(where or (), told, told.column_by_key)
                rows = fill_form(
                    workspace, filled, Path(out), StderrProgress(), area=Area(township, village), where=only
                )
                say(printing.FORM_FILLED.about(name=asked, rows=rows, file=Path(out).name))
            case ["forget", asked]:
                forget_form(workspace, asked)
                say(printing.FORM_FORGOTTEN.about(name=asked))
            case ["export", asked, out]:
                export_form(form_named(workspace, asked), Path(out))
                say(printing.FORM_EXPORTED.about(name=asked, file=Path(out).name))
            case ["import", source]:
                known = imported_form(CATALOG, Path(source))
                keep_form(workspace, known)
                _show(known, as_json)
            case _:
                raise WrongCall(printing.FORM_CALL.about())
    return Status.DONE


def _split(word: str) -> tuple[str, str]:
    column, equals, meaning = word.partition("=")
    if not equals or not column:
        raise WrongCall(working.NOT_A_PAIR.about(text=word))
    return column.strip(), meaning.strip()


def _list(workspace: Workspace, as_json: bool) -> None:
    told = forms(workspace)
    if as_json:
        say_json([_facts(one) for one in told])
    for one in () if as_json else told:
        say(f"{one.name}\t{CATALOG.roster(one.layout.roster).title}\t{one.told}")


def _show(known: Form, as_json: bool) -> None:
    if as_json:
        say_json(_facts(known))
        return
    say(printing.FORM_KEPT.about(name=known.name, told=known.told))
    for column in known.layout.columns:
        letter = column_letters(column.place)
        say(printing.FORM_COLUMN.about(letter=letter, header=column.header, meaning=column.meaning or "—"))


def _facts(known: Form) -> dict[str, object]:
    return {
        "name": known.name,
        "file": known.file,
        "roster": known.layout.roster,
        "sheet": known.layout.sheet,
        "first_row": known.layout.first_row,
        "numbers": known.numbers,
        "columns": [
            {"column": column_letters(one.place), "header": one.header, "meaning": one.meaning}
            for one in known.layout.columns
        ],
    }
