"""Commands about people's own rights: erasing, the copy of what is kept, the notice that is put up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.console import Status, StderrProgress, WrongCall, say, say_json, tell
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File
from roster_desktop.schema.masking import masked
from roster_desktop.schema.roster import Role
from roster_desktop.tasks.person_copy import write_person_copy
from roster_desktop.tasks.privacy_papers import NOTICE, PAPERS, write_paper
from roster_desktop.tasks.purging import Cause, confirmation, purge, somebody
from roster_desktop.tasks.retention import Kept, Retention, past_retention
from roster_desktop.wording import purging
from roster_desktop.workspace import Access, Workspace


def purge_people(
    file: File,
    past: Annotated[bool, typer.Option("--past", help="清除超过保存期限的人")] = False,
    person: Annotated[
        list[str] | None,
        typer.Option("--person", metavar="WHO", help="本人要求删除：身份证号或行号，可写多次"),
    ] = None,
    confirm: Annotated[str, typer.Option(help="照写提示的话，例如 清除3人；清除不能撤销")] = "",
    as_json: AsJson = False,
) -> int:
    """清除个人信息：不带选项时列出谁超过了保存期限。清除连变更记录和旧备份一起，不能撤销。"""
    if past and person:
        raise WrongCall(purging.ONE_OF_BOTH.about())
    if not past and not person:
        with opened(file, Access.READ) as workspace:
            return _list(workspace, past_retention(workspace, StderrProgress()), as_json=as_json)
    with opened(file) as workspace:
        people = (
            list(past_retention(workspace, StderrProgress()).past)
            if past
            else list({one.key: one for one in (somebody(workspace, who) for who in person or ())}.values())
        )
        if not people:
            return _list(workspace, past_retention(workspace), as_json=as_json)
        if confirm != (expected := confirmation(len(people))):
            raise WrongCall(purging.NOT_CONFIRMED.about(expected=expected))
        done = purge(workspace, people, Cause.RETENTION if past else Cause.REQUEST, StderrProgress())
    if as_json:
        left = [path.name for path in done.tidied.left]
        say_json({"people": done.people, "rows": done.rows, "copies_left": left, "out_there": done.out_there})
    first, *rest = done.told
    if not as_json:
        say(first)
    for one in rest:
        tell(one)
    return Status.WAITS if done.tidied.left else Status.DONE


def person_copy(
    file: File,
    who: Annotated[str, typer.Argument(metavar="WHO", help="身份证号或行号")],
    out: Annotated[Path, typer.Argument(metavar="OUT.(pdf|xlsx)", help="写到哪里")],
) -> int:
    """个人信息副本：一个人在各册里的全部记录、谁改过、送出过哪里，给本人。含完整号码，记入导出记录。"""
    with opened(file) as workspace:
        person = somebody(workspace, who)
        write_person_copy(workspace, person, out, StderrProgress())
    say(purging.COPY_WRITTEN.about(name=person.name, file=out.name))
    return Status.DONE


def privacy_notice(
    file: File,
    out: Annotated[Path, typer.Argument(metavar="OUT.pdf", help="写到哪里")],
    paper: Annotated[
        str,
        typer.Option(
            "--paper", help="notice（告知书）、assessment（个人信息保护影响评估）或 incident（应急预案）"
        ),
    ] = NOTICE.key,
) -> int:
    """告知书：告诉村民收集哪些信息、为什么、留多久、可以要求什么；打印出来张贴或宣读。也写影响评估和应急预案。"""
    chosen = next((one for one in PAPERS if one.key == paper), None)
    if chosen is None:
        raise WrongCall(purging.UNKNOWN_PAPER.about(key=paper, known="、".join(one.key for one in PAPERS)))
    if out.suffix.lower() != ".pdf":
        raise WrongCall(purging.NOTICE_IS_PDF.about(file=out.name))
    with opened(file) as workspace:
        write_paper(workspace, chosen, out)
    say(purging.PAPER_WRITTEN.about(title=chosen.title, file=out.name))
    return Status.DONE


def _list(workspace: Workspace, found: Retention, *, as_json: bool) -> int:
    if as_json:
        say_json({"years": found.years, "undated": found.undated, "people": list(map(_json, found.past))})
        return Status.WAITS if found.past else Status.DONE
    column = workspace.catalog.person_roster.column_by_role[Role.ID_NUMBER]
    for one in found.past:
        say("\t".join((one.name, one.village, masked(column, one.number), one.why, str(len(one.rows)))))
    told = purging.PAST_RETENTION.about(count=len(found.past), years=found.years)
    tell(told if found.past else purging.NOBODY_PAST.about(years=found.years))
    if found.undated:
        tell(purging.UNDATED.about(count=found.undated))
    return Status.WAITS if found.past else Status.DONE


def _json(one: Kept) -> dict[str, object]:
    since = one.since.isoformat() if one.since else ""
    rows = [{"roster": roster, "row": row} for roster, row in one.rows]
    return {"name": one.name, "village": one.village, "since": since, "why": one.why, "rows": rows}
