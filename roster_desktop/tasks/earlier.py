"""What a cell said before: each earlier text with who wrote it, when and whence; and putting one back."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.records import CellsWritten, ChangeSet, Occasion, RowId
from roster_desktop.schema import Role
from roster_desktop.tasks.typing import checked_keys, listed_row
from roster_desktop.workspace import Applied, HistoryEntry, Workspace

_WHOLE_HISTORY = 1_000_000


class EarlierText(Struct, frozen=True):
    """A text that stood in the cell, with the step of the history that put it there."""

    text: str
    at: str
    who: str
    how: str
    workbook: str


def earlier_texts(workspace: Workspace, roster_key: str, row: RowId, column: str) -> tuple[EarlierText, ...]:
    """Every text the cell ever had, newest first; the first one stands there now.

    A cell that was blank while its row was there already says so too: one may want it blank again.
    """
    whole = workspace.history(row=(roster_key, row), limit=_WHOLE_HISTORY)
    own = [entry for entry in whole if entry.column == column]
    if not own:
        return ()
    texts = [_told(entry, entry.after) for entry in own]
    oldest, first = own[-1], whole[-1]
    if oldest.before or first.batch != oldest.batch:
        texts.append(_told(first, oldest.before))
    return tuple(texts)


def put_back(workspace: Workspace, roster_key: str, row: RowId, column: str, text: str) -> Applied:
    """Write an earlier text into its cell again, as one step that can be taken back."""
    roster = workspace.catalog.roster(roster_key)
    checked_keys(roster, {column: text})
    name = roster.text_of(Role.NAME, listed_row(workspace, roster, row).values) or "（未填姓名）"
    label = f"把 {name} 的{roster.column_by_key[column].header}恢复成以前的内容"
    return workspace.apply(ChangeSet(label, Occasion.TYPED, (CellsWritten(roster.key, row, {column: text}),)))


def _told(entry: HistoryEntry, text: str) -> EarlierText:
    return EarlierText(text, entry.at, entry.who, entry.what, entry.workbook)
