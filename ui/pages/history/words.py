"""How a step of the history is told, and the cells that it altered."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from roster_desktop.records import Occasion, RowId
from roster_desktop.schema import Role
from roster_desktop.wording import _, so_many
from roster_desktop.workspace import Batch, HistoryEntry, Workspace
from ui.pages.pieces.card_list import CardFact, Tone
from ui.pages.pieces.words import header_of, moment, shown

_TAKINGS_BACK = (Occasion.UNDONE.value, Occasion.REDONE.value)
_PAGE = 500


class AlteredCell(Struct, frozen=True):
    """One cell that a step altered, in words; sensitive texts masked."""

    place: tuple[str, RowId, str]
    """(roster, row, column): which cell it is."""
    roster: str
    name: str
    header: str
    before: str
    after: str


def batch_card(batch: Batch) -> CardFact:
    """A step as a card of the list."""
    parts = [moment(batch.at), batch.who, so_many("{rows:,} 行", rows=batch.rows), batch.workbook]
    word = _("已撤销") if batch.undone else ""
    return CardFact(batch.label, " · ".join(part for part in parts if part), word, Tone.QUIET, batch)


def told_of(batch: Batch) -> str:
    """What is told of the step itself: its day, who typed, what was done, from which workbook."""
    return f"{moment(batch.at)} {batch.who} {batch.label} {batch.workbook}"


def may_be_undone(batch: Batch) -> bool:
    """Whether the step is in force and no taking back itself."""
    return not batch.undone and batch.occasion not in _TAKINGS_BACK


def altered_cells(workspace: Workspace, entries: Sequence[HistoryEntry]) -> list[AlteredCell]:
    """The entries with the names of their rows."""
    name_by_row = _names(workspace, entries)
    return [_cell(workspace, entry, name_by_row) for entry in entries]


def _cell(
    workspace: Workspace, entry: HistoryEntry, name_by_row: dict[tuple[str, RowId], str]
) -> AlteredCell:
    roster = workspace.catalog.roster(entry.roster)
    return AlteredCell(
        (entry.roster, entry.row, entry.column),
        roster.short_title,
        name_by_row.get((entry.roster, entry.row), ""),
        header_of(roster, entry.column),
        shown(roster, entry.column, entry.before),
        shown(roster, entry.column, entry.after),
    )


def _names(workspace: Workspace, entries: Sequence[HistoryEntry]) -> dict[tuple[str, RowId], str]:
    """Names as the rows have them now; of a row that is gone, as the entries themselves tell it."""
    names: dict[tuple[str, RowId], str] = {}
    asked: dict[str, dict[RowId, None]] = {}
    for entry in entries:
        asked.setdefault(entry.roster, {})[entry.row] = None
        column = workspace.catalog.roster(entry.roster).column_by_role.get(Role.NAME)
        if column and entry.column == column.key:
            names[entry.roster, entry.row] = entry.after or entry.before
    for key, rows in asked.items():
        roster, ids = workspace.catalog.roster(key), list(rows)
        for start in range(0, len(ids), _PAGE):
            for row in workspace.rows(key, ids[start : start + _PAGE]):
                names[key, row.id] = roster.text_of(Role.NAME, row.values)
    return names
