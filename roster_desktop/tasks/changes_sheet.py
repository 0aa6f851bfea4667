"""What changed between two points of the history, as a list to print and to talk over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from roster_desktop.progress import Progress
from roster_desktop.schema import Catalog
from roster_desktop.schema.masking import masked
from roster_desktop.tasks.comparing import Became, RowDifference
from roster_desktop.tasks.disclosing import note_report
from roster_desktop.workbook.plain_list import Heading, PlainList, Section, write_list
from roster_desktop.workspace import Workspace

_WORDS = {Became.JOINED: "新增", Became.LEFT: "离开", Became.CHANGED: "更改"}
_HEADINGS = (
    Heading("姓名", 12), Heading("花名册", 12), Heading("变化", 8), Heading("栏目", 18),
    Heading("原来", 26), Heading("现在", 26),
)  # fmt: skip


def changes_sheet(workspace: Workspace, rows: Sequence[RowDifference], told: str) -> PlainList:
    """Village by village; numbers masked. `told`: from when to when."""
    unit = workspace.unit
    facts = (
        f"{unit.name} · {workspace.operator or unit.name} · {workspace.today().isoformat()}",
        f"{told}，共 {len(rows)} 行有变化。",
    )
    ordered = sorted(rows, key=_village)
    sections = tuple(
        Section(village or "（未填村名）", tuple(_lines(workspace.catalog, of_village)))
        for village, of_village in groupby(ordered, key=_village)
    )
    return PlainList("花名册变化名单", facts, _HEADINGS, sections)


def write_changes(
    workspace: Workspace, folder: Path, sheet: PlainList, progress: Progress | None = None
) -> Path:
    """Write the list into this folder, under a name that is free there."""
    stem = f"{workspace.unit.name}_花名册变化_{workspace.today().isoformat()}"
    target, number = folder / f"{stem}.xlsx", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}({number}).xlsx"
    write_list(target, sheet, progress)
    note_report(workspace, "花名册变化", target, sheet.count)
    return target


def _village(row: RowDifference) -> str:
    return " ".join(part for part in (row.township, row.village) if part)


def _lines(catalog: Catalog, rows: Iterable[RowDifference]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        roster = catalog.roster(row.roster)
        head = (row.name, roster.short_title, _WORDS[row.became])
        if row.became is Became.LEFT or not row.cells:
            yield (*head, "", "", row.reason)
        for cell in row.cells:
            column = roster.column_by_key[cell.column]
            yield (*head, cell.header, masked(column, cell.before), masked(column, cell.after))
