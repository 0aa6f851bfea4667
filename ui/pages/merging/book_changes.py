"""What one workbook changed, cell by cell: the old text and the new one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.records import RowId
from roster_desktop.schema import Catalog
from roster_desktop.tasks.comparing import Became, RowDifference, compare
from roster_desktop.tasks.deciding import view_of
from roster_desktop.tasks.merging import RowTold
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.pages.conflict.question import SIDES, offers_of
from ui.pages.pieces.words import shown

MOST = 2000
"""Lines that are shown; a first workbook brings everybody, and nobody reads ten thousand cells."""
_WORDS = {Became.JOINED: _("新增"), Became.LEFT: _("移除"), Became.CHANGED: _("更改")}


class CellLine(Struct, frozen=True):
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
    told: str = ""
    """What became of the row, in words."""


class BookChanges(Struct, frozen=True):
    """The first lines, and how many there are."""

    lines: tuple[CellLine, ...]
    count: int


def changes_of(workspace: Workspace, batch: int, told: Sequence[RowTold] = ()) -> BookChanges:
    """Everything that this step of the history changed, in the order of the book; first what it asks, as was
    `told`."""
    lines = list(_asked(workspace, told))
    count = len(lines)
    story = {(one.roster, one.row): one.told for one in told}
    for line in _lines(workspace.catalog, compare(workspace, batch - 1, batch).rows):
        count += 1
        line = replace(line, told=story.get((line.roster_key, RowId(line.row)), ""))
        if count <= MOST:
            lines.append(line)
    return BookChanges(tuple(lines), count)


def _asked(workspace: Workspace, told: Sequence[RowTold]) -> Iterator[CellLine]:
    """The cells in which both sides wrote different things, with what either wrote; and what stands there
    since somebody decided."""
    sides = SIDES[workspace.unit.level]
    views = {
        (view.row, view.register): view
        for view in (view_of(workspace, one) for one in workspace.conflicts_of([one.row for one in told]))
    }
    for one in told:
        roster = workspace.catalog.roster(one.roster)
        for register in (key for key in one.asked if key in roster.register_by_key):
            view = views.get((one.row, register))
            first = roster.register_by_key[register].columns[0]
            column = first if first in roster.column_by_key else ""
            header = view.header if view else roster.register_by_key[register].header
            offers = offers_of(roster, view, sides) if view else ()
            said = {offer.key: offer.masked for offer in offers}
            ours = said.pop("2", "")
            theirs = _("；").join(text for key, text in said.items() if key not in ("", "0"))
            after = _("{side}：{text}").format(side=sides.theirs, text=theirs) if view else _("已经定了")
            ours = _("{side}：{text}").format(side=sides.ours, text=ours) if view else ""
            yield CellLine(
                _("冲突") if view else _("已定"), one.name, roster.short_title, header, ours, after, one.row,
                roster.key, column, one.told,
            )  # fmt: skip


def _lines(catalog: Catalog, rows: tuple[RowDifference, ...]) -> Iterator[CellLine]:
    for one in rows:
        roster = catalog.roster(one.roster)
        facts = (_WORDS[one.became], one.name, roster.short_title)
        if one.became is not Became.CHANGED:
            what = one.reason if one.became is Became.LEFT else one.village
            yield CellLine(*facts, _("整行"), "", what, one.row, one.roster)
            continue
        for cell in one.cells:
            before, after = (shown(roster, cell.column, text) for text in (cell.before, cell.after))
            yield CellLine(*facts, cell.header, before, after, one.row, one.roster, cell.column)
