"""Commands on what people make sure of: verify, explain, calls, sample."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.checks import Finding
from roster_desktop.cli.console import (
    Status,
    StderrProgress,
    WrongCall,
    changed_cells,
    finding_json,
    say,
    say_json,
)
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File, Unmask
from roster_desktop.records import Area, RowId
from roster_desktop.rosters import CATALOG
from roster_desktop.schema.masking import masked
from roster_desktop.schema.roster import Role
from roster_desktop.tasks.disclosing import note_visit_list
from roster_desktop.tasks.explaining import explain as note_reason
from roster_desktop.tasks.explaining import withdraw as take_back
from roster_desktop.tasks.findings import recheck
from roster_desktop.tasks.verifying import RESULTS, WAYS, verify_each
from roster_desktop.tasks.visit_lists import (
    KeptList,
    answer,
    call_sheet,
    check_free,
    keep_calls,
    keep_sample,
    kept_list,
    numbers_in,
    sample_sheet,
    unmasked,
)
from roster_desktop.tasks.visit_prints import check_list_face, write_visits
from roster_desktop.tasks.visiting import CALLED_FOR, Visited, Why, call_list
from roster_desktop.tasks.visiting import sample as draw
from roster_desktop.wording import Refusal, verifying
from roster_desktop.workspace import Workspace

Out = Annotated[Path, typer.Argument(metavar="OUT", help="写到哪里：.xlsx 或 .pdf")]
Village = Annotated[str, typer.Option(help="只要这个村")]
Township = Annotated[str, typer.Option(help="只要这个镇（县级文件用）")]


def verify(
    file: File,
    rows: Annotated[
        list[str],
        typer.Argument(metavar="ROW…", help="行号（可只写开头）、person:身份证号，或名单上的号 1-20,25"),
    ],
    how: Annotated[str, typer.Option(help="、".join(WAYS))],
    result: Annotated[str, typer.Option(help="、".join(RESULTS))],
    column: Annotated[list[str] | None, typer.Option(metavar="KEY", help="只核实这一列，可写多次")] = None,
    on: Annotated[str, typer.Option(help="核实日期，例如 2026-11-22；不写就是今天")] = "",
    listed: Annotated[str, typer.Option("--list", help="名单编号；这时 ROW 写名单上的序号")] = "",
    as_json: AsJson = False,
) -> int:
    """核实若干行，或行里的某一列；一次记成一步。"""
    day = _day(on)
    with opened(file) as workspace:
        if listed:
            numbers = numbers_in(",".join(rows))
            kept = kept_list(workspace, listed)
            applied = answer(workspace, kept, dict.fromkeys(numbers, result), how, day)
            changed, count = changed_cells(workspace, applied), len(numbers)
        else:
            given = dict.fromkeys((workspace.resolve(row) for row in rows), result)
            applied = verify_each(workspace, given, how, day, column or ())
            changed, count = changed_cells(workspace, applied), len(given)
    if as_json:
        say_json({"changed": changed, "findings": []})
    else:
        say(verifying.VERIFIED.about(count=count))
    return Status.DONE


def explain(
    file: File,
    row: Annotated[str, typer.Argument(metavar="ROW", help="行号（可只写开头）或 person:身份证号")],
    rule: Annotated[str, typer.Argument(metavar="RULE", help="规则编号，例如 C05")],
    reason: Annotated[str, typer.Option(help="为什么这样是对的")] = "",
    withdraw: Annotated[bool, typer.Option("--withdraw", help="撤回说明")] = False,
    as_json: AsJson = False,
) -> int:
    """给一处问题写情况说明；事实变了会再问。"""
    with opened(file) as workspace:
        roster, row_id = workspace.resolve(row)
        findings = _of_rule(workspace, row_id, rule)
        if not findings:
            kept = workspace.row(roster, row_id)
            name = CATALOG.roster(roster).text_of(Role.NAME, kept.values if kept else {})
            raise Refusal(verifying.NOTHING_TO_EXPLAIN.about(name=name or row, rule=rule))
        applied = take_back(workspace, findings) if withdraw else note_reason(workspace, findings, reason)
        changed = changed_cells(workspace, applied)
        findings = _of_rule(workspace, row_id, rule)
    if as_json:
        say_json({"changed": changed, "findings": [finding_json(finding) for finding in findings]})
    else:
        sentence = verifying.WITHDRAWN if withdraw else verifying.EXPLAINED
        say(sentence.about(rule=rule, count=len(findings)))
    return Status.DONE


def calls(
    file: File,
    out: Out,
    village: Village = "",
    township: Township = "",
    never: Annotated[bool, typer.Option("--never", help="从没核实过的人也列上")] = False,
    unmask: Unmask = False,
    as_json: AsJson = False,
) -> int:
    """写出核实电话单：给谁打电话、问什么，按村和组排好。"""
    check_list_face(out)
    check_free(out)
    whys = CALLED_FOR | {Why.NEVER} if never else CALLED_FOR
    with opened(file) as workspace:
        called = call_list(workspace, Area(township, village), whys, StderrProgress())
        kept = keep_calls(workspace, called)
        sheet = call_sheet(workspace, kept, called)
        write_visits(out, unmasked(workspace, sheet, called) if unmask else sheet)
        note_visit_list(workspace, out, len(called), is_masked=not unmask)
    return _tell(out, kept, called, unmask, as_json, {})


def sample(
    file: File,
    out: Out,
    seed: Annotated[
        str, typer.Option(help="种子：同样的人用同一个种子，抽出的名单一样；不写就用今天的日期")
    ] = "",
    percent: Annotated[int | None, typer.Option(help="抽百分之几；不写就按政策参数")] = None,
    village: Village = "",
    township: Township = "",
    unmask: Unmask = False,
    as_json: AsJson = False,
) -> int:
    """抽一份入户走访名单，按村和组分层；打印出种子，可以重抽。"""
    check_list_face(out)
    check_free(out)
    with opened(file) as workspace:
        chosen = seed.strip() or f"{workspace.today():%Y%m%d}"
        drawn = draw(workspace, chosen, percent, Area(township, village), StderrProgress())
        kept = keep_sample(workspace, drawn)
        sheet = sample_sheet(workspace, kept, drawn)
        write_visits(out, unmasked(workspace, sheet, drawn.drawn) if unmask else sheet)
        note_visit_list(workspace, out, len(drawn.drawn), is_masked=not unmask)
    facts: dict[str, object] = {"seed": drawn.seed, "percent": drawn.percent, "of": drawn.of}
    if not as_json:
        say(verifying.DRAWN.about(**facts))
    return _tell(out, kept, drawn.drawn, unmask, as_json, facts)


def _of_rule(workspace: Workspace, row: RowId, rule: str) -> list[Finding]:
    return [one for one in recheck(workspace, [row]) if one.rule == rule and one.row == row]


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as reason:
        raise WrongCall(verifying.NOT_A_DAY.about(text=text)) from reason


def _tell(
    out: Path,
    kept: KeptList,
    visited: Sequence[Visited],
    unmask: bool,
    as_json: bool,
    facts: dict[str, object],
) -> int:
    if as_json:
        persons = [_visited_json(number, one, unmask) for number, one in enumerate(visited, start=1)]
        say_json({"list": kept.id, **facts, "rows": persons})
    else:
        say(verifying.LISTED.about(file=out.name, count=len(visited), list=kept.id))
    return Status.DONE


def _visited_json(number: int, one: Visited, unmask: bool) -> dict[str, object]:
    phone = CATALOG.person_roster.column_by_role[Role.PHONE]
    return {
        "number": number,
        "row": one.row,
        "name": one.name,
        "township": one.area.township,
        "village": one.area.village,
        "group": one.group,
        "phone": one.phone if unmask else masked(phone, one.phone),
        "questions": [question.text for question in one.questions],
    }
