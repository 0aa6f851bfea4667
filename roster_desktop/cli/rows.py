"""Commands on files and rows: new, columns, add, set, remove, rows, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from roster_desktop.cli.checks import (
    asked_findings,
    found_in,
    has_errors,
    opened_to_check,
    rows_with_findings,
)
from roster_desktop.cli.console import (
    Status,
    WrongCall,
    changed_cells,
    finding_json,
    pairs,
    roster_named,
    say,
    say_csv,
    say_json,
    tell,
    tell_findings,
)
from roster_desktop.cli.opening import opened, tell_risks
from roster_desktop.cli.passwords import comes_on_stdin, read_new_password
from roster_desktop.cli.shown import log_shown
from roster_desktop.records import Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.schema import NOTES, Column, Roster
from roster_desktop.schema.masking import masked
from roster_desktop.tasks.typing import (
    add_row,
    add_sound_row,
    remove_row,
    writable_keys,
    write_cells,
)
from roster_desktop.wording import console, working
from roster_desktop.workspace import Access, Query, Row, Workspace, guarding

File = Annotated[Path, typer.Argument(metavar="FILE", help="花名册文件（.roster）")]
RosterKey = Annotated[
    str, typer.Argument(metavar="ROSTER", help="person、transfer、business、training 或 post")
]
AsJson = Annotated[bool, typer.Option("--json", help="只输出一份 JSON")]
Unmask = Annotated[bool, typer.Option("--unmask", help="敏感列不打码")]
Pairs = Annotated[list[str] | None, typer.Argument(metavar="key=value …", help="列名=内容")]
_PAGE = 500
_WHERE = "只要这些行，可写多次；finding=C05、error 或 any 是有这种问题的行"


def new(
    file: File,
    level: Annotated[str, typer.Option(help="village（村）、township（镇）或 county（县）")],
    unit: Annotated[str, typer.Option(help="单位名称，例如 四合村")],
    code: Annotated[str, typer.Option(help="区划代码，12位；县6位")] = "",
    township: Annotated[str, typer.Option(help="所属镇（办）")] = "",
    county: Annotated[str, typer.Option(help="所属县（区）")] = "",
    operator: Annotated[str, typer.Option(help="录入人姓名")] = "",
) -> int:
    """建立一个空的花名册文件。"""
    if level not in {one.value for one in Level}:
        raise WrongCall(working.UNKNOWN_LEVEL.about(text=level))
    if not unit.strip():
        raise WrongCall(working.UNIT_MISSING.about())
    if code and not (code.isascii() and code.isdecimal() and len(code) in (6, 9, 12)):
        raise WrongCall(working.BAD_CODE.about(text=code))
    tier = Level(level)
    whose = Unit(
        level=tier,
        name=unit,
        code=code,
        township=township or (unit if tier is Level.TOWNSHIP else ""),
        county=county or (unit if tier is Level.COUNTY else ""),
    )
    code = guarding.new_code() if comes_on_stdin() else ""
    protection = guarding.new_protection(read_new_password(file), code) if code else None
    with Workspace.create(file, CATALOG, whose, operator or unit, protection) as workspace:
        tell_risks(workspace)
    say(console.CREATED.about(file=file.name, unit=unit))
    if code:
        say(console.RECOVERY_CODE.about(code=code))
    return Status.DONE


def columns(
    roster: Annotated[str | None, typer.Argument(metavar="[ROSTER]", help="只看这一本")] = None,
    as_json: AsJson = False,
) -> int:
    """列出各花名册的列：列名、表头、种类、是否必填、选项、为什么要；--json 里还有宽度、是否敏感。"""
    chosen = [roster_named(roster)] if roster else list(CATALOG.rosters)
    if as_json:
        say_json({"rosters": [_roster_json(one) for one in chosen]})
        return Status.DONE
    for one in chosen:
        say(f"{one.key}\t{one.title}")
        for column in one.columns:
            star = "*" if column.required else ""
            why = CATALOG.purposes.of(column.key, column.group)
            options = "、".join(column.options)
            say(f"  {column.key}\t{column.header}{star}\t{column.kind.name}\t{options}\t{why}")
    return Status.DONE


def add(
    file: File,
    roster: RosterKey,
    values: Pairs = None,
    force: Annotated[bool, typer.Option("--force", help="有错误也照样保存")] = False,
    as_json: AsJson = False,
) -> int:
    """新增一行；自身有错误时不写入并说明（--force 照样保存）。"""
    declared = roster_named(roster)
    given = pairs(values or [], declared, writable_keys(declared))
    with opened(file) as workspace:
        added = (add_row if force else add_sound_row)(workspace, roster, given)
        findings = found_in(workspace, [added.row]) if added.row else added.findings
    if as_json:
        say_json({"row": added.row, "findings": [finding_json(finding) for finding in findings]})
    else:
        tell_findings(findings)
        say(console.ADDED.about(row=added.row)) if added.row else tell(console.NOT_ADDED.about())
    return Status.WAITS if has_errors(findings) or added.row is None else Status.DONE


def set_cells(
    file: File,
    row: Annotated[str, typer.Argument(metavar="ROW", help="行号（可只写开头）或 person:身份证号")],
    values: Pairs = None,
    as_json: AsJson = False,
) -> int:
    """修改一行的若干格；写成 key= 就是清空。"""
    with opened(file) as workspace:
        roster_key, row_id = workspace.resolve(row)
        declared = CATALOG.roster(roster_key)
        given = pairs(values or [], declared, writable_keys(declared))
        applied = write_cells(workspace, roster_key, row_id, given)
        findings = found_in(workspace, [row_id])
        changed = changed_cells(workspace, applied)
    if as_json:
        say_json({"changed": changed, "findings": [finding_json(finding) for finding in findings]})
    else:
        tell_findings(findings)
        say(console.CHANGED.about(count=changed))
    return Status.WAITS if has_errors(findings) else Status.DONE


def remove(
    file: File,
    row: Annotated[str, typer.Argument(metavar="ROW", help="行号（可只写开头）或 person:身份证号")],
    reason: Annotated[str, typer.Option(help="原因，例如 死亡、迁出")],
    as_json: AsJson = False,
) -> int:
    """移除一行（变更记录里保留）。"""
    with opened(file) as workspace:
        roster_key, row_id = workspace.resolve(row)
        applied = remove_row(workspace, roster_key, row_id, reason)
    if as_json:
        say_json({"changed": len(applied.rows), "findings": []})
    else:
        say(console.REMOVED.about(row=row_id))
    return Status.DONE


def rows(
    file: File,
    roster: RosterKey,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="输出 CSV")] = False,
    where: Annotated[list[str] | None, typer.Option(metavar="key=value", help=_WHERE)] = None,
    find: Annotated[str, typer.Option(help="姓名、拼音首字母、身份证号或电话的一部分")] = "",
    unmask: Unmask = False,
) -> int:
    """列出花名册的行。"""
    declared = roster_named(roster)
    wanted: dict[str, tuple[str, ...]] = {}
    rules, words = asked_findings(where or [])
    for word in words:
        for key, text in pairs([word], declared, declared.register_of).items():
            kind = declared.column_by_key[key].kind if key in declared.column_by_key else None
            wanted[key] = (*wanted.get(key, ()), kind.canonical(text) if kind else text)
    with opened_to_check(file) if rules else opened(file, Access.READ) as workspace:
        among = rows_with_findings(workspace, roster, rules) if rules else None
        found = _all_rows(workspace, Query(roster, find=find, where=wanted, among=among))
    if unmask:
        log_shown(file, [declared], len(found))
    texts = [_texts(declared, row, unmask) for row in found]
    if as_json:
        say_json([{"row": row.id, **cells} for row, cells in zip(found, texts, strict=True)])
        return Status.DONE
    keys = [column.key for column in declared.columns if as_csv or column.shown]
    lines = [[row.id, *(cells.get(key, "") for key in keys)] for row, cells in zip(found, texts, strict=True)]
    if as_csv:
        say_csv(["row", *keys], lines)
        return Status.DONE
    say("\t".join(["row", *(declared.column_by_key[key].header for key in keys)]))
    for line in lines:
        say("\t".join([line[0][:8], *line[1:]]))
    return Status.DONE


def doctor(file: File, as_json: AsJson = False) -> int:
    """检查文件是否完好：数据、变更记录、版本是否互相对得上。"""
    with opened(file, Access.READ) as workspace:
        found = workspace.doctor()
    if as_json:
        say_json(
            {
                "ok": found.ok,
                "problems": list(found.problems),
                "rows": dict(found.rows),
                "journal": found.journal,
            }
        )
    elif found.ok:
        counts = "，".join(f"{CATALOG.roster(key).short_title} {n}" for key, n in found.rows.items())
        say(console.DOCTOR_OK.about(rows=counts, journal=found.journal))
    else:
        for problem in found.problems:
            tell(problem)
        tell(console.DOCTOR_TROUBLE.about(count=len(found.problems)))
    return Status.DONE if found.ok else Status.UNREADABLE


def _all_rows(workspace: Workspace, query: Query) -> list[Row]:
    ids: list[RowId] = workspace.row_ids(query)
    found: list[Row] = []
    for start in range(0, len(ids), _PAGE):
        found += workspace.rows(query.roster, ids[start : start + _PAGE])
    return found


def _texts(roster: Roster, row: Row, unmask: bool) -> dict[str, str]:
    def shown(key: str, text: str) -> str:
        column = roster.column_by_key.get(key)
        return text if unmask or column is None else masked(column, text)

    noted = {notes.key for notes in NOTES}
    return {key: shown(key, text) for key, text in row.values.items() if text and key not in noted}


def _roster_json(roster: Roster) -> dict[str, object]:
    return {"key": roster.key, "title": roster.title, "columns": [_column_json(c) for c in roster.columns]}


def _column_json(column: Column) -> dict[str, object]:
    return {
        "key": column.key,
        "header": column.header,
        "kind": column.kind.name,
        "required": column.required,
        "options": list(column.options),
        "width": column.width,
        "sensitive": column.sensitive,
        "derived": column.derived is not None,
    }
