"""A quiet table for lists that are only read: histories, problems, results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.look import bold, pixels
from ui.models import CellRole, Mark
from ui.models.cell_marks import DrawnCell, alignment_of
from ui.tables.calm import calm
from ui.tables.cell_drawing import CellDrawing

_Index = QModelIndex | QPersistentModelIndex
_MOST_FITTED = 300
"""So many rows are measured within a blink."""
_NARROWEST = 120
"""The last column takes what is left, and no less."""
_HEAD_AIR = 12
"""Left and right of the words of a header together."""


class Shown(Struct, frozen=True):
    """A column of a plain table: its header, its width for the ordinary text size, and the text of a row.

    The rows are whatever the page puts in; only its columns know what they are.
    """

    header: str
    width: int
    text: Callable[[Any], str]
    mark: Callable[[Any], Mark] = lambda row: Mark.NONE
    """How the cell stands out, where it says that something is wrong."""


class PlainRows(QAbstractTableModel):
    """Rows of anything, each column a function of the row."""

    def __init__(self, columns: Sequence[Shown], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: list[object] = []

    def show(self, rows: Sequence[object]) -> None:
        """Show these rows from now on."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def put(self, place: int, row: object) -> None:
        """Show another row in this place; whatever is chosen or scrolled to stays so."""
        self.rows[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self.columns[index.column()].text(self.rows[index.row()])
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return text or None
            case CellRole.DRAWN:
                mark = self.columns[index.column()].mark(self.rows[index.row()])
                return DrawnCell(text, mark, alignment=alignment_of(False))
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment_of(False)
            case CellRole.MARK:
                return self.columns[index.column()].mark(self.rows[index.row()])
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        return self.columns[section].header if 0 <= section < len(self.columns) else None


class PlainTable(QTableView):
    """Shows plain rows; the last column takes what is left of the width.

    A text that is wider than its cell goes on in the next line, unless there are very many rows.
    """

    def __init__(self, columns: Sequence[Shown], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PlainRows(columns, self)
        self.setModel(self.rows)
        drawing = CellDrawing(self)
        drawing.has_lines = self._has_lines
        self.setItemDelegate(drawing)
        self.setAccessibleName(name)
        self._dress()
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit_rows)
        for place, column in enumerate(columns):
            self.setColumnWidth(place, pixels(self.font(), column.width))
        last = len(columns) - 1
        self._widen_for_heads(last)
        self._fit_last(last, self.viewport().width())
        self.rows.modelReset.connect(self._fit_rows)
        self.horizontalHeader().sectionResized.connect(lambda *_widths: self._fitting.start())

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Before Qt stretches it.
        self._fit_last(len(self.rows.columns) - 1, event.size().width())
        super().resizeEvent(event)

    def _fit_last(self, last: int, room: int) -> None:
        """Narrow, so that what is left fills it; as it is meant where one scrolls to it anyway."""
        others = sum(self.columnWidth(place) for place in range(last))
        meant = pixels(self.font(), self.rows.columns[last].width)
        narrow = min(meant, pixels(self.font(), _NARROWEST))
        self.setColumnWidth(last, meant if others + narrow > room else narrow)

    @property
    def whole_height(self) -> int:
        """How high the table is with all its rows in sight."""
        rows = sum(self.rowHeight(place) for place in range(self.rows.rowCount()))
        return self.horizontalHeader().height() + rows + 2

    def _widen_for_heads(self, columns: int) -> None:
        """No column narrower than its header, which has more letters in one language than in another."""
        letters, air = QFontMetrics(bold(self.font())), pixels(self.font(), _HEAD_AIR)
        for place in range(columns):
            head = self.model().headerData(place, Qt.Orientation.Horizontal)
            wanted = letters.horizontalAdvance(str(head or "")) + air
            self.setColumnWidth(place, max(self.columnWidth(place), wanted))

    def _has_lines(self) -> bool:
        return self.rows.rowCount() <= _MOST_FITTED

    def _fit_rows(self) -> None:
        """Each row as high as its text needs."""
        for place in range(self.rows.rowCount()) if self._has_lines() else ():
            self.setRowHeight(place, self.sizeHintForRow(place))

    def _dress(self) -> None:
        calm(self)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(pixels(self.font(), 36))
