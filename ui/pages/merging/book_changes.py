"""What one workbook changed, cell by cell: the old text and the new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roster_desktop.schema import Catalog
from roster_desktop.tasks.comparing import Became, RowDifference, compare
from roster_desktop.workspace import Workspace
from ui.pages.pieces.words import shown

MOST = 2000
"""Lines that are shown; a first workbook brings everybody, and nobody reads ten thousand cells."""
_WORDS = {Became.JOINED: "新增", Became.LEFT: "移除", Became.CHANGED: "更改"}


@dataclass(frozen=True, slots=True)
class CellLine:
    """A cell that shows another text since, or a row that came or went."""

    became: str
    name: str
    roster: str
    header: str
    before: str
    after: str
    row: str
    roster_key: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class BookChanges:
    """The first lines, and how many there are."""

    lines: tuple[CellLine, ...]
    count: int


def changes_of(workspace: Workspace, batch: int) -> BookChanges:
    """Everything that this step of the history changed, in the order of the book."""
    lines: list[CellLine] = []
    count = 0
    for line in _lines(workspace.catalog, compare(workspace, batch - 1, batch).rows):
        count += 1
        if count <= MOST:
            lines.append(line)
    return BookChanges(tuple(lines), count)


def _lines(catalog: Catalog, rows: tuple[RowDifference, ...]) -> Iterator[CellLine]:
    for one in rows:
        roster = catalog.roster(one.roster)
        facts = (_WORDS[one.became], one.name, roster.short_title)
        if one.became is not Became.CHANGED:
            what = one.reason if one.became is Became.LEFT else one.village
            yield CellLine(*facts, "整行", "", what, one.row, one.roster)
            continue
        for cell in one.cells:
            before, after = (shown(roster, cell.column, text) for text in (cell.before, cell.after))
            yield CellLine(*facts, cell.header, before, after, one.row, one.roster, cell.column)
