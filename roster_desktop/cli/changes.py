"""The command on what changed since a day or the last workbook: changes."""

from __future__ import annotations

from typing import Annotated

import typer

from roster_desktop.cli.console import Status, WrongCall, say, say_json, tell
from roster_desktop.cli.opening import opened
from roster_desktop.cli.rows import AsJson, File, Unmask
from roster_desktop.cli.shown import log_shown
from roster_desktop.rosters import CATALOG
from roster_desktop.schema.masking import masked
from roster_desktop.tasks.comparing import (
    Became,
    CellDifference,
    RowDifference,
    compare,
    last_submission,
    point_after,
    point_before,
)
from roster_desktop.tasks.policies import day_in
from roster_desktop.wording import comparing
from roster_desktop.workspace import Access

_LAST = "last"
_WORD = {Became.JOINED: "新增", Became.LEFT: "离开", Became.CHANGED: "更改"}


def changes(
    file: File,
    since: Annotated[str, typer.Option(metavar="DAY", help="从这一天起（含）；写 last 就是上次报送以后")],
    until: Annotated[str, typer.Option(metavar="DAY", help="到这一天为止（含）；不写就是到现在")] = "",
    as_json: AsJson = False,
    unmask: Unmask = False,
) -> int:
    """对照两个时间：谁新增，谁离开，改了什么。"""
    first, last = (day_in(word) if word and word != _LAST else None for word in (since, until))
    if first and last and first > last:
        raise WrongCall(comparing.DAYS_IN_WRONG_ORDER.about(since=first, until=last))
    with opened(file, Access.READ) as workspace:
        start = point_before(workspace, first) if first else last_submission(workspace)
        found = compare(workspace, start, point_after(workspace, last) if last else None)
    if unmask:
        log_shown(file, CATALOG.rosters, len(found.rows))
    if as_json:
        say_json({"changes": [_json(row, unmask) for row in found.rows]})
        return Status.DONE
    for rows in found.by_person().values():
        for row in rows:
            why = f"（{row.reason}）" if row.reason else ""
            title = CATALOG.roster(row.roster).short_title
            say(f"{_WORD[row.became]}\t{title}\t{row.name}\t{row.village}{why}")
            for cell in row.cells:
                before, after = (
                    _shown(row, cell, text, unmask) or "（空）" for text in (cell.before, cell.after)
                )
                say(f"    {cell.header}：{before} → {after}")
    counts = {became.value: found.count(became) for became in Became}
    tell(comparing.DIFFERENCES.about(**counts))
    return Status.DONE


def _json(row: RowDifference, unmask: bool) -> dict[str, object]:
    return {
        "became": row.became.value,
        "roster": row.roster,
        "row": row.row,
        "name": row.name,
        "township": row.township,
        "village": row.village,
        "reason": row.reason,
        "columns": [
            {
                "column": cell.column,
                "before": _shown(row, cell, cell.before, unmask),
                "after": _shown(row, cell, cell.after, unmask),
            }
            for cell in row.cells
        ],
    }


def _shown(row: RowDifference, cell: CellDifference, text: str, unmask: bool) -> str:
    return text if unmask else masked(CATALOG.roster(row.roster).column_by_key[cell.column], text)
