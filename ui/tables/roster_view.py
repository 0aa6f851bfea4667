"""The table of a roster as one sees it: the first columns stay in sight,
the keys are those of a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTableView, QWidget

from roster_desktop.records import RowId
from roster_desktop.wording import _
from ui.editors import CellLine, Surroundings
from ui.look import draws_focus_itself, pixels, row_height, set_role, set_state
from ui.models import CellMark, Mark, RosterTable
from ui.tables.calm import calm, scroll_by_rows, whole_rows
from ui.tables.cell_typing import CellTyping, step_of
from ui.tables.column_widths import usual_width
from ui.tables.ranked_head import RankedHead, mark
from ui.tables.row_drawing import RowDrawing

_STATES = {Mark.ERROR: "error", Mark.WARNING: "warning"}
_COMPACT = 0.77
"""Height of close rows, as part of rows with room."""
Sight = Sequence[tuple[RowId, int]]
_TRIGGERS = (
    QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class RosterView(QTableView):
    """The scrolling columns; the frozen ones are a second view of the same model laid over their left
    part."""

    typed = Signal(str, str)
    """(column key, text so far) while a cell is being typed."""
    typing_ended = Signal()
    """The open line was closed, saved or given up."""
    order_wanted = Signal(str)
    """A header was clicked: order the rows by this column."""
    end_passed = Signal(int)
    """Enter below the last row: a new row is wanted, with the keyboard in this column."""

    def __init__(
        self, table: RosterTable, surroundings: Surroundings, frozen: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        draws_focus_itself(self)
        self._table = table
        self._frozen_count = frozen
        self._frozen = _FrozenColumns(self)
        self._edge = QFrame(self)
        """Where the frozen columns end and the scrolling ones pass below them."""
        set_role(self._edge, "edge")
        self._edge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._typing: list[CellTyping] = []
        self._is_block = False
        self._tab_began: int | None = None
        self._order: tuple[tuple[str, bool], ...] = ()
        self.setModel(table)
        self._frozen.setModel(table)
        self._frozen.setSelectionModel(self.selectionModel())
        for view in (self, self._frozen):
            self._dress(view, surroundings)
        self._drawing = RowDrawing(self, table, self._typing[0])
        self._frozen.drawing = RowDrawing(self._frozen, table, self._typing[1])
        self._set_widths({})
        self._connect()
        self.setAccessibleName(table.roster.title)

    @property
    def shown_columns(self) -> list[int]:
        """The columns one sees, from left to right."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(self._table.columnCount())]
        is_gone = [view.isColumnHidden for view in (self, self._frozen)]
        return [column for column in order if not all(gone(column) for gone in is_gone)]

    @property
    def block(self) -> tuple[list[int], list[int]]:
        """(rows, columns) of the chosen cells, as one sees them; the cell at hand where nothing is chosen."""
        ranges = self.selectionModel().selection().toList()
        here = self.currentIndex()
        if not ranges:
            return ([here.row()], [here.column()]) if here.isValid() else ([], [])
        rows = range(min(part.top() for part in ranges), max(part.bottom() for part in ranges) + 1)
        chosen = {column for part in ranges for column in range(part.left(), part.right() + 1)}
        return list(rows), [column for column in self.shown_columns if column in chosen]

    @property
    def typed_now(self) -> tuple[str, str] | None:
        """(column key, text) of the line in which something is being typed."""
        line = self._open_line()
        return (line.column.key, line.text()) if line is not None and line.isModified() else None

    def type_here(self, key: str) -> None:
        """Open the line of this column in the row at hand."""
        column = self._table.column_of(key)
        if column is not None and self.currentIndex().isValid():
            self.go_to(self.currentIndex().row(), column)
            self.edit(self.currentIndex())

    def close_line(self) -> None:
        """Save what stands in the open line, or is lit below it, and close it."""
        line = self._open_line()
        if line is not None:
            line.settle()
            typing = self._typing[1] if self._frozen.isAncestorOf(line) else self._typing[0]
            typing.commitData.emit(line)
            typing.closeEditor.emit(line)

    def complain(self, mark: CellMark | None) -> None:
        """Say at the open line what is wrong with its text; nothing where all is well."""
        line = self._open_line()
        if line is None:
            return
        is_settled = mark is not None and not line.is_offering
        set_state(line, _STATES.get(mark.mark, "") if mark and is_settled else "")
        line.setToolTip(mark.text if mark else "")

    def go_to(self, place: int, column: int | None = None) -> None:
        """Put the cell at hand there, in sight."""
        index = self._table.index(place, self.currentIndex().column() if column is None else column)
        if not index.isValid():
            index = self._table.index(place, min(self._frozen_count, self._table.columnCount() - 1))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def rows_in_sight(self) -> Sight:
        """Each row in sight, with where its line begins."""
        lines = range(max(0, self.rowAt(0)), self.rowAt(self.viewport().height() - 1) + 1)
        return [(self._table.row_id(line), self.rowViewportPosition(line)) for line in lines]

    def read_in_sight(self) -> None:
        """Have the rows in sight at hand before they are drawn, in the next turn of the window."""
        for line in {self.rowAt(0), self.rowAt(self.viewport().height() - 1)}:
            if line >= 0 and not self._table.workspace.is_going_to_disk:
                self._table.shown_row(line)

    def bring_back(self, sight: Sight) -> None:
        """Whatever came or went above them, the rows in sight stay where they were."""
        for row, top in sight:
            place = self._table.place_of(row)
            if place is not None:
                self.updateGeometries()
                self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(place) - top)
                return

    def lay_columns(self, frozen: int, widths: Mapping[str, int], is_compact: bool) -> None:
        """Keep so many columns in sight, each as wide as somebody chose, the rows close or with room."""
        self._frozen_count = frozen
        height = round(row_height(self.font()) * (_COMPACT if is_compact else 1))
        for view in (self, self._frozen):
            view.verticalHeader().setDefaultSectionSize(height)
        self._set_widths(widths)

    def show_order(self, order: tuple[tuple[str, bool], ...]) -> None:
        """Draw in the header of every column by which the rows are ordered its turn and its direction."""
        self._order = order
        for view in (self, self._frozen):
            view.horizontalHeader().viewport().update()

    def order_mark(self, column: int) -> str:
        """What the header of this column says of the order of rows: 1▲, 2▼ …"""
        return mark(self._order, self._table.keys[column]) if column < len(self._table.keys) else ""

    # What the two views do as one

    def edit(self, index, trigger=None, event=None):  # type: ignore[no-untyped-def, override]
        is_frozen = index.column() < self._frozen_count
        view = self._frozen if is_frozen else self
        self._typing[is_frozen].is_begun_by_typing = trigger == QAbstractItemView.EditTrigger.AnyKeyPressed
        if trigger is None:
            QTableView.edit(view, index)
            return None
        return QTableView.edit(view, index, trigger, event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Chinese that is typed onto a cell goes to the view in which its line opens."""
        is_begun = self._open_line() is None
        if is_begun:
            self._typing[self._view_at_hand() is self._frozen].is_begun_by_typing = True
        QTableView.inputMethodEvent(self._view_at_hand(), event)
        line = self._open_line()
        if is_begun and event.commitString() and line is not None and not line.isModified():
            # Qt 6.9 opens a line for a text that comes without a composition before it, and drops the text.
            QApplication.sendEvent(line, event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        return QTableView.inputMethodQuery(self._view_at_hand(), query)

    def scrollTo(
        self,
        index: QModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring the cell into sight, and not under the frozen columns."""
        sideways = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        bar = self.verticalScrollBar()
        bar.setValue(whole_rows(self, bar.value()))
        if index.column() < self._frozen_count:
            self.horizontalScrollBar().setValue(sideways)
            return
        hidden = self._frozen_width() - self.visualRect(index).left()
        if hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def updateGeometries(self) -> None:
        before = self.verticalScrollBar().value()
        super().updateGeometries()
        scroll_by_rows(self, before)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all but what lies beneath the frozen columns."""
        beneath = QRect(0, 0, self._frozen_width(), self.viewport().height())
        self._drawing.draw(event.region().subtracted(beneath))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_frozen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = step_of(event)
        if step is not None:
            self._step(*step)
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            # Walked on by another key: typing onto a cell is still within the row that Tab goes through.
            self._tab_began = None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab walks from cell to cell; F6 leads out of the table."""
        self._step(0, 1 if forward else -1)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tab_began = None
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Keys that reach the frozen part belong to the whole table.
        if watched is self._frozen and event.type() == QEvent.Type.FocusIn:
            self.setFocus()
        return super().eventFilter(watched, event)

    def _view_at_hand(self) -> QTableView:
        is_frozen = 0 <= self.currentIndex().column() < self._frozen_count
        return self._frozen if is_frozen else self

    def _open_line(self) -> CellLine | None:
        """The line that is being typed in. A closed one lingers, hidden, until Qt is done with it."""
        for view in (self, self._frozen):
            for line in view.viewport().findChildren(CellLine):
                if not line.isHidden():
                    return line
        return None

    def _step(self, down: int, right: int) -> None:
        index = self.currentIndex()
        place, column = index.row() + down, index.column()
        if right:
            self._tab_began = column if self._tab_began is None else self._tab_began
            shown = self.shown_columns
            beside = shown.index(column) + right if column in shown else -1
            column = shown[beside] if 0 <= beside < len(shown) else -1
        elif down and self._tab_began is not None:
            # Enter after Tabs goes below the cell where the first one was typed, as in a spreadsheet.
            column, self._tab_began = self._tab_began, None
        if place >= self._table.rowCount():
            self.end_passed.emit(column)
            return
        if place >= 0 and column >= 0:
            self.go_to(place, column)
        self.setFocus()

    def _show_chosen(self) -> None:
        """Draw the row at hand and the chosen cells anew."""
        ranges = self.selectionModel().selection().toList()
        self._is_block = len(ranges) > 1 or any(part.width() * part.height() > 1 for part in ranges)
        for view in (self, self._frozen):
            view.viewport().update()

    def _dress(self, view: QTableView, surroundings: Surroundings) -> None:
        typing = CellTyping(self._table.roster, surroundings, view)
        typing.strong_key = self._table.roster.name_key
        typing.is_typing_here = self.hasFocus
        typing.row_at_hand = lambda: self.currentIndex().row()
        typing.is_block = lambda: self._is_block
        self._typing.append(typing)
        view.setItemDelegate(typing)
        header = RankedHead(view)
        header.mark_of = self.order_mark
        view.setHorizontalHeader(header)
        calm(view)
        view.setEditTriggers(_TRIGGERS)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setFixedHeight(pixels(self.font(), 40))

    def _set_widths(self, chosen: Mapping[str, int]) -> None:
        for place, column in enumerate(self._table.columns):
            width = chosen.get(column.key) or usual_width(column, self.font())
            for view in (self, self._frozen):
                view.setColumnWidth(place, width)
            self._frozen.setColumnHidden(place, place >= self._frozen_count)
        self._lay_frozen()

    def _connect(self) -> None:
        self._frozen.installEventFilter(self)
        self.selectionModel().selectionChanged.connect(self._show_chosen)
        self.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.verticalScrollBar().valueChanged.connect(self._frozen.verticalScrollBar().setValue)
        # Rows are counted by each view in its own time: the left part follows again once it has room.
        self._frozen.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._follow_scroll())
        self.horizontalHeader().sectionResized.connect(self._follow_width)
        for view in (self, self._frozen):
            view.horizontalHeader().sectionClicked.connect(
                lambda place: self.order_wanted.emit(self._table.keys[place])
            )
        for typing in self._typing:
            typing.typed.connect(self.typed)
            typing.step_wanted.connect(self._step)
            typing.closeEditor.connect(lambda _line: self.typing_ended.emit())

    def _follow_scroll(self) -> None:
        self._frozen.verticalScrollBar().setValue(self.verticalScrollBar().value())

    def _follow_width(self, place: int, _before: int, width: int) -> None:
        if place < self._frozen_count:
            self._frozen.setColumnWidth(place, width)
            self._lay_frozen()

    def _frozen_width(self) -> int:
        return sum(self.columnWidth(place) for place in range(self._frozen_count))

    def _lay_frozen(self) -> None:
        header = self.horizontalHeader().height()
        width, height = self._frozen_width(), header + self.viewport().height()
        self._frozen.setGeometry(0, 0, width, height)
        self._frozen.raise_()
        self._edge.setGeometry(width - 1, 0, 1, height)
        self._edge.setVisible(width > 0)
        self._edge.raise_()


class _FrozenColumns(QTableView):
    """Takes clicks and opens lines for its own columns; everything else the table beneath does."""

    def __init__(self, whole: RosterView) -> None:
        super().__init__(whole)
        self._whole = whole
        self.drawing: RowDrawing
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(whole)
        self.setAccessibleName(_("固定在左边的列"))

    def updateGeometries(self) -> None:
        before = self.verticalScrollBar().value()
        super().updateGeometries()
        scroll_by_rows(self, before)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.drawing.draw(event.region())

    def wheelEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        self._whole.wheelEvent(event)
