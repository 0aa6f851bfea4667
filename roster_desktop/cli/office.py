"""Commands of the life of an office: rename, new-year, handover, takeover."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.books import DryRun
from roster_desktop.cli.console import Status, StderrProgress, WrongCall, say, say_json, tell
from roster_desktop.cli.opening import opened
from roster_desktop.cli.passwords import key_of
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.records import Level, Place
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.handover import copy_for_second_computer, hand_over, take_over
from roster_desktop.tasks.new_year import NewYear, begin_year, plan_new_year
from roster_desktop.tasks.renaming import known_places, plan_renaming, rename
from roster_desktop.wording import console, office
from roster_desktop.workspace import Access, Workspace


def rename_place(
    file: File,
    new: Annotated[str, typer.Argument(metavar="NEW", help="新的村名；划到别的镇写 镇名/村名")],
    old: Annotated[
        list[str] | None, typer.Option("--old", metavar="OLD", help="原来的村名，并村写多次；村级文件不用写")
    ] = None,
    code: Annotated[str, typer.Option(help="新的区划代码")] = "",
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> int:
    """村改名、并村、划归、换区划代码：各册一步改好，旧名报来的工作簿照样认得。"""
    with opened(file) as workspace:
        target = _named(new, code)
        olds = [_old(workspace, name) for name in old or []]
        if not olds and workspace.unit.level is not Level.VILLAGE:
            raise WrongCall(office.NOTHING_CHOSEN.about())
        planned = plan_renaming(workspace, olds, target)
        rows = sum(planned.rows.values())
        if not dry_run:
            rename(workspace, planned)
        unit = workspace.unit
    if as_json:
        say_json(
            {
                "label": planned.change_set.label,
                "rows": dict(planned.rows),
                "already_there": planned.already_there,
                "twice": list(planned.twice),
                "unit": unit.name,
            }
        )
    else:
        say(office.RENAMED.about(label=planned.change_set.label, rows=rows))
        if dry_run:
            tell(console.PREVIEW_ONLY.about())
    return Status.WAITS if planned.twice else Status.DONE


def new_year(
    file: File,
    year: Annotated[int, typer.Argument(metavar="YEAR", help="结转到哪一年，例如 2027")],
    leave: Annotated[
        list[str] | None,
        typer.Option("--end", metavar="PART", help="已结束的哪一项移出名册，例如 transfer.ended_on"),
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="PART", help="哪一项不清空，例如 transfer.transport")
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> int:
    """年初结转：只管一年的内容清空，其余照旧；先用 --dry-run 看。"""
    with opened(file) as workspace:
        planned = plan_new_year(workspace, year)
        known = {part.key for part in planned.parts}
        for key in (*(leave or []), *(keep or [])):
            if key not in known:
                raise WrongCall(office.PART_UNKNOWN.about(key=key, known="、".join(sorted(known)) or "—"))
        chosen = {part.key for part in planned.parts if part.is_cleared or part.key in (leave or [])}
        chosen -= set(keep or [])
        if dry_run:
            return _tell_year(planned, chosen, as_json)
        applied = begin_year(workspace, planned, chosen)
    if as_json:
        return _tell_year(planned, chosen, as_json)
    say(office.YEAR_BEGUN.about(year=year, rows=len(applied.rows)))
    return Status.DONE


def handover(
    file: File,
    out: Annotated[Path, typer.Argument(metavar="OUT.zip", help="移交包写到哪里")],
    to: Annotated[str, typer.Option("--to", help="移交给谁；同村另一台电脑用的不用写")] = "",
) -> int:
    """做移交包：花名册、待送出的工作簿和移交单，装在一个文件里。"""
    access = Access.WRITE if to else Access.READ
    with opened(file, access) as workspace:
        if to:
            hand_over(workspace, out, to, StderrProgress())
        else:
            copy_for_second_computer(workspace, out, StderrProgress())
        waiting = workspace.count_waiting_parcels() if to else 0
    say(office.HANDED_OVER.about(file=out.name, waiting=waiting))
    return Status.DONE


def takeover(
    package: Annotated[Path, typer.Argument(metavar="PACKAGE.zip", help="移交包")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="花名册放到哪个文件夹")],
    operator: Annotated[str, typer.Option(help="接手人的名字")],
) -> int:
    """接收移交包：解开、核对，换上接手人。"""
    made = take_over(package, folder, operator, CATALOG, StderrProgress(), key_of=key_of)
    say(office.TAKEN_OVER.about(file=made.name, operator=operator.strip()))
    return Status.DONE


def _tell_year(planned: NewYear, chosen: set[str], as_json: bool) -> int:
    if as_json:
        say_json(
            {
                "year": planned.year,
                "carried": planned.carried,
                "parts": [
                    {
                        "key": part.key,
                        "header": part.header,
                        "cleared": part.is_cleared,
                        "rows": len(part.rows),
                        "in_question": part.in_question,
                        "chosen": part.key in chosen,
                    }
                    for part in planned.parts
                ],
            }
        )
        return Status.DONE
    for part in planned.parts:
        say(office.PART.about(key=part.key, header=part.header, rows=len(part.rows)))
    tell(console.PREVIEW_ONLY.about())
    return Status.DONE


def _named(text: str, code: str) -> Place:
    township, _, village = text.rpartition("/")
    return Place(township.strip(), village.strip(), code.strip())


def _old(workspace: Workspace, text: str) -> Place:
    """The place that the words name. In a village's file it is a village that joins, known or not."""
    asked = _named(text, "")
    if workspace.unit.level is Level.VILLAGE:
        return Place(asked.township or workspace.unit.township, asked.village)
    found = [
        place
        for place in known_places(workspace)
        if place.village == asked.village and asked.township in ("", place.township)
    ]
    if not found:
        raise WrongCall(office.PLACE_UNKNOWN.about(name=text))
    if len(found) > 1:
        example = f"{found[0].township}/{found[0].village}"
        raise WrongCall(office.PLACE_AMBIGUOUS.about(name=text, example=example))
    return found[0]
