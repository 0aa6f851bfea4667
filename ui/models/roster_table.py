"""The table of one roster: whichever roster it is given, whatever its columns are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from roster_desktop.records import RowId
from roster_desktop.schema import Column, Role, Roster, Values
from roster_desktop.tasks import typing
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Applied, Query, Row, Workspace
from ui.bridge.latest import LARGE
from ui.models.cell_marks import CellMark, CellRole, DrawnCell, Mark, alignment_of
from ui.models.hiding import hidden
from ui.models.looking_over import LookingOver, RowMarks
from ui.models.rearranging import lengthen, rearrange
from ui.models.row_pages import RowPages, ShownRow

DRAFT = RowId("")
"""Stands for the row that is being typed and not yet in the file."""

_NO_MARK = CellMark(Mark.NONE)
_Index = QModelIndex | QPersistentModelIndex


class RosterTable(QAbstractTableModel):
    """Rows of a roster as a query finds them, at the end the one being typed."""

    refused = Signal(str)
    """A cell could not be written; the sentence says why. Nothing changed."""
    marks_known = Signal()
    """Marks that were not yet drawn can be drawn now."""
    rows_came = Signal()
    """Rows of a large roster came or went elsewhere; they must be looked for anew, beside the window."""
    draft_saved = Signal(str)
    """The row being typed is in the file now, under this row id."""

    def __init__(
        self, workspace: Workspace, roster: Roster, keys: Sequence[str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.roster = roster
        self.keys = tuple(keys)
        self.columns: tuple[Column, ...] = tuple(roster.column_by_key[key] for key in keys)
        self.query = Query(roster.key)
        self.draft: dict[str, str] | None = None
        self.given: dict[str, str] = {}
        self._is_saving_draft = False
        self._revealed: RowId | None = None
        self._fresh: RowId | None = None
        marks = RowMarks(workspace, roster)
        self._pages = RowPages(self._read, lambda row: marks.of([row])[row.id])
        self._looking = LookingOver(marks, lambda: workspace.is_going_to_disk, self._pages.read_beside, self)
        self._looking.known.connect(self.marks_known)

    # What is shown

    def show(self, query: Query, ids: Sequence[RowId] | None = None) -> None:
        """Show what the query finds: these ids where they were read beside the window, else read now."""
        found = self.workspace.row_ids(query) if ids is None else ids
        self.beginResetModel()
        self.query = query
        self._pages.show(found)
        self.endResetModel()

    def go_on(self, query: Query, ids: Sequence[RowId]) -> bool:
        """Show rows that were found below those shown, which stay where they are; False where others are."""
        known = len(self._pages)
        if query != self.query or not 0 < known <= len(ids) or ids[:known] != self._pages.ids:
            return False
        lengthen(self, self._pages, ids)
        self.marks_known.emit()
        return True

    def rearrange(self, query: Query, ids: Sequence[RowId]) -> bool:
        """Show rows found anew by the same question; what is at hand and chosen stays with its rows."""
        if query != self.query or not (self._pages.ids and ids):
            return False
        rearrange(self, self._pages, ids, self.row_id, self.place_of)
        self.marks_known.emit()
        return True

    def show_columns(self, keys: Sequence[str]) -> None:
        """Show these columns, in this order."""
        self.beginResetModel()
        self.keys = tuple(keys)
        self.columns = tuple(self.roster.column_by_key[key] for key in keys)
        self.endResetModel()

    @property
    def listed(self) -> int:
        """How many rows of the file are shown, the one being typed not counted."""
        return len(self._pages)

    def row_id(self, place: int) -> RowId:
        """The row's id; `DRAFT` for the one being typed."""
        return self._pages.ids[place] if place < len(self._pages) else DRAFT

    def place_of(self, row: RowId) -> int | None:
        """Where the row stands; None where it is not shown."""
        if row == DRAFT:
            return len(self._pages) if self.draft is not None else None
        return self._pages.place_of(row)

    def shown_row(self, place: int) -> ShownRow | None:
        """The row with its marks; None for the one being typed and where the file no longer has it."""
        return self._pages.row_at(place) if place < len(self._pages) else None

    def kept_row(self, place: int) -> Row | None:
        """The row as the file has it; None for the one being typed."""
        shown = self.shown_row(place)
        return shown.row if shown else None

    def values_at(self, place: int) -> Mapping[str, str]:
        """The row's texts with what follows from them."""
        row = self.kept_row(place)
        if row:
            return row.values
        return self.roster.with_derived(self.draft or {}, self.workspace.cutoff)

    def column_of(self, key: str) -> int | None:
        """Where the column stands; None where the table does not show it."""
        return self.keys.index(key) if key in self.keys else None

    @property
    def revealed(self) -> RowId | None:
        """The one row whose sensitive cells are readable."""
        return self._revealed

    def reveal(self, row: RowId | None) -> None:
        """Show this row's sensitive cells, and mask those of the row before."""
        before, self._revealed = self._revealed, row
        for touched in (before, row):
            if touched is not None and before != row:
                self._tell_changed(touched)

    @property
    def fresh(self) -> RowId | None:
        """The row that was begun here and is still being typed; what it lacks is not yet wrong."""
        return self._fresh

    def end_fresh(self) -> None:
        """The person turned to another row: what is missing now is missing."""
        done, self._fresh = self._fresh, None
        if done is not None:
            self._tell_changed(done)

    # Typing

    def begin_draft(self, given: Values | None = None) -> int:
        """Open a row at the end, empty but for what is given, or go to the one that is open; its place."""
        if given and self.draft is not None and self.is_draft_blank:
            self.drop_draft()
        if self.draft is None:
            place = len(self._pages)
            self.beginInsertRows(QModelIndex(), place, place)
            self.draft = {column.key: column.initial for column in self.roster.columns if column.initial}
            self.draft |= typing.unit_texts(self.workspace, self.roster)
            self.draft |= given or {}
            self.draft |= typing.fill_from_person(self.workspace, self.roster.key, self.draft)
            self.given = dict(self.draft)
            self.endInsertRows()
        return len(self._pages)

    def drop_draft(self) -> None:
        """Give up the row being typed."""
        if self.draft is None:
            return
        place = len(self._pages)
        self.beginRemoveRows(QModelIndex(), place, place)
        self.draft = None
        self.endRemoveRows()

    @property
    def is_draft_blank(self) -> bool:
        """Whether the person wrote nothing yet into the row being typed."""
        draft = self.draft or {}
        return not any(text and text != self.given.get(key) for key, text in draft.items())

    def write(self, place: int, key: str, text: str) -> bool:
        """Save one cell; whether it could be. The row being typed is saved as soon as it says who it is
        about."""
        if self.row_id(place) == DRAFT:
            return self._write_draft(key, text)
        row = self.kept_row(place)
        canonical = self.roster.column_by_key[key].kind.canonical(text)
        if row is None or row.stored.get(key, "") == canonical:
            return row is not None
        if canonical == row.values.get(key, "") and key not in row.stored:
            # What is typed is what follows anyway.
            return True
        try:
            typing.write_cells(self.workspace, self.roster.key, row.id, {key: text})
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return False
        return True

    def _write_draft(self, key: str, text: str) -> bool:
        if self.draft is None:
            return False
        self.draft[key] = self.roster.column_by_key[key].kind.canonical(text)
        for filled, known in typing.fill_from_person(self.workspace, self.roster.key, self.draft).items():
            self.draft[filled] = known
        who = (self.roster.name_in(self.draft), self.roster.text_of(Role.ID_NUMBER, self.draft))
        is_worth = any(who) or not self.roster.is_about_people
        return self._save_draft() if is_worth else self._tell_changed(DRAFT)

    def _save_draft(self) -> bool:
        self._is_saving_draft = True
        try:
            added = typing.add_row(self.workspace, self.roster.key, self.draft or {})
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return False
        finally:
            self._is_saving_draft = False
        if added.row is None:
            return False
        # The row takes the draft's place: the table neither grows nor jumps.
        self._pages.insert(len(self._pages), added.row)
        self.draft = None
        self._fresh = added.row
        self._tell_changed(added.row)
        self.draft_saved.emit(added.row)
        return True

    # News of the file

    def follow(self, applied: Applied) -> None:
        """Show what was saved: changed rows at once, new and removed ones where the query finds them."""
        touched = [row for roster, row in applied.rows if roster == self.roster.key]
        if not touched or self._is_saving_draft:
            return
        are_many = len(touched) > _MANY
        if self.listed >= LARGE and (are_many or any(self._pages.place_of(row) is None for row in touched)):
            self.rows_came.emit()
            return
        if are_many:
            self.show(self.query)
            return
        for row in touched:
            self._follow_row(row)

    def _follow_row(self, row: RowId) -> None:
        place = self._pages.place_of(row)
        if place is None:
            self._insert_found(row)
            return
        kept = self.workspace.row(self.roster.key, row)
        # A row that only no longer fits the search stays until the next one.
        if kept is None or bool(kept.values.get("removed_on")) is not self.query.removed:
            self._take_out(place)
            return
        self._pages.put(place, kept)
        self._tell_changed(row)

    def look_again(self) -> None:
        """What the rules say is kept anew: the rows shown are looked over when they are next drawn."""
        self._pages.look_again()

    def _insert_found(self, row: RowId) -> None:
        """Show a row that was not there, where the query finds it."""
        order = self.workspace.row_ids(self.query)
        if row not in order:
            return
        place = min(order.index(row), len(self._pages))
        self.beginInsertRows(QModelIndex(), place, place)
        self._pages.insert(place, row)
        self.endInsertRows()

    def _take_out(self, place: int) -> None:
        self.beginRemoveRows(QModelIndex(), place, place)
        self._pages.take_out(place)
        self.endRemoveRows()

    def _tell_changed(self, row: RowId) -> bool:
        place = self.place_of(row)
        if place is not None:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.keys) - 1))
        return place is not None

    def _read(self, ids: Sequence[RowId]) -> Iterable[Row]:
        return self.workspace.rows(self.roster.key, ids)

    # Qt's questions

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if parent.isValid():
            return 0
        return len(self._pages) + (self.draft is not None)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        place, column = index.row(), self.columns[index.column()]
        match role:
            case CellRole.DRAWN:
                [(text, mark)] = self.drawn_at(place, (column,))
                return DrawnCell(text, mark, column.key, alignment_of(column.kind.is_numeric))
            case Qt.ItemDataRole.DisplayRole:
                return self._shown_text(place, column)
            case Qt.ItemDataRole.EditRole:
                return self.values_at(place).get(column.key, "")
            case Qt.ItemDataRole.ToolTipRole:
                return self.mark_at(place, column.key).text or self._long_text(place, column)
            case CellRole.MARK:
                return self.drawn_at(place, (column,))[0][1]
            case CellRole.KEY:
                return column.key
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment_of(column.kind.is_numeric)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(place, column)
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        return self.write(index.row(), self.keys[index.column()], str(value))

    def flags(self, index: _Index) -> Qt.ItemFlag:
        # Asked twice for every cell that is drawn.
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _READ if self.query.removed or self.workspace.is_read_only else _WRITTEN

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        said: dict[int, str] = {
            Qt.ItemDataRole.DisplayRole: column.header, Qt.ItemDataRole.ToolTipRole: column.help
        }  # fmt: skip
        return said.get(role)

    def mark_at(self, place: int, key: str) -> CellMark:
        """What the cell is marked with; a row that is still being typed is not scolded for what it lacks."""
        shown = self.shown_row(place)
        if shown is None or (shown.row.id == self._fresh and not shown.row.values.get(key)):
            return _NO_MARK
        return shown.marks.get(key, _NO_MARK)

    def drawn_at(self, place: int, columns: Sequence[Column]) -> list[tuple[str, Mark]]:
        """Text and mark of these cells of a row as known by now; to ask is to have it looked over soon. A row
        that cannot be read just now is blank for a moment: the window does not wait for the disk."""
        if self.workspace.is_going_to_disk and not self._pages.has_read(place):
            self._looking.come_back()
            return [("", Mark.NONE)] * len(columns)
        shown, row, values = self.shown_row(place), self.row_id(place), self.values_at(place)
        marks = self._looking.marks_drawn(shown) if shown is not None else {}
        drawn = []
        for column in columns:
            mark = marks.get(column.key, _NO_MARK).mark
            is_excused = row == self._fresh and not values.get(column.key)
            drawn.append((self._readable(row, column, values), Mark.NONE if is_excused else mark))
        return drawn

    def _shown_text(self, place: int, column: Column) -> str:
        return self._readable(self.row_id(place), column, self.values_at(place))

    def _readable(self, row: RowId, column: Column, values: Mapping[str, str]) -> str:
        text = values.get(column.key, "")
        if not column.sensitive or row == self._revealed:
            return text
        # What a row began with came from another one, which hides it.
        is_typed = row == DRAFT and text != self.given.get(column.key)
        return text if is_typed else hidden(column, text)

    def _long_text(self, place: int, column: Column) -> str | None:
        """A text that may not fit its cell, to be read under the mouse."""
        text = self._shown_text(place, column)
        return text if len(text) * 2 > column.width else None

    def _spoken(self, place: int, column: Column) -> str:
        mark = self.mark_at(place, column.key)
        said = f"{column.header} {self._shown_text(place, column) or _('空')}"
        return _("{said}。{mark}").format(said=said, mark=mark.text) if mark.text else said


_READ = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_WRITTEN = _READ | Qt.ItemFlag.ItemIsEditable
_MANY = 40
