"""Rows that were found anew are shown without losing what is at hand: the table tells only what changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex

from roster_desktop.records import RowId
from ui.models.row_pages import RowPages

_LINES_ONLY = QAbstractItemModel.LayoutChangeHint.VerticalSortHint
"""Columns stay: else Qt would hold on to them by the first row, and lose their widths with it."""
_HOW = ("QList<QPersistentModelIndex>", "QAbstractItemModel::LayoutChangeHint")


def lengthen(table: QAbstractTableModel, pages: RowPages, ids: Sequence[RowId]) -> None:
    """These are the rows shown, and maybe more below them."""
    known = len(pages)
    if known == len(ids):
        pages.go_on(ids)
        return
    table.beginInsertRows(QModelIndex(), known, len(ids) - 1)
    pages.go_on(ids)
    table.endInsertRows()


def rearrange(
    table: QAbstractTableModel,
    pages: RowPages,
    ids: Sequence[RowId],
    row_id: Callable[[int], RowId],
    place_of: Callable[[RowId], int | None],
) -> None:
    """These are the rows, wherever they stand now. There are first as many lines as are needed, then each row
    takes its own and Qt what it holds of it, and last the lines that are left over go."""
    before, found = list(pages.ids), len(ids)
    lengthen(table, pages, [*before, *ids[len(before) :]])
    _tell(table.layoutAboutToBeChanged)
    held = table.persistentIndexList()
    rows = {index.row(): row_id(index.row()) for index in held}
    left_over = [RowId("")] * (len(before) - found)
    pages.go_on([*ids, *left_over])
    places = {line: place_of(row) for line, row in rows.items()}
    table.changePersistentIndexList(held, [_index(table, places[one.row()], one.column()) for one in held])
    _tell(table.layoutChanged)
    if left_over:
        table.beginRemoveRows(QModelIndex(), found, len(before) - 1)
        pages.go_on(ids)
        table.endRemoveRows()


def _tell(signal: Any) -> None:
    """PySide's types do not know that a signal with several forms is told apart by an index."""
    signal[_HOW].emit([], _LINES_ONLY)


def _index(table: QAbstractTableModel, place: int | None, column: int) -> QModelIndex:
    """Nowhere, where the row is no longer among those found."""
    return QModelIndex() if place is None else table.index(place, column)
