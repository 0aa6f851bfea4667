"""A report's table on the screen: its lines, its total last."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from roster_desktop.reports import Counted, Figure, Line, ReportTable, shown
from roster_desktop.wording import _

_Index = QModelIndex | QPersistentModelIndex


class ReportRows(QAbstractTableModel):
    """One table at a time; figures stand at the right, words at the left."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table: ReportTable | None = None
        self._total: tuple[Figure, ...] | None = None
        self._bold = QFont()
        self._bold.setBold(True)

    def show(self, table: ReportTable | None) -> None:
        """Show this table from now on."""
        self.beginResetModel()
        self.table = table
        self._total = table.total if table else None
        self.endResetModel()

    def line(self, place: int) -> Line | None:
        """The line in this place; None for the total."""
        lines = self.table.lines if self.table else ()
        return lines[place] if 0 <= place < len(lines) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if parent.isValid() or self.table is None:
            return 0
        return len(self.table.lines) + (self._total is not None)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self.table is None else len(self.table.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.table is None:
            return None
        counted = self.table.heads[index.column()].counted
        line = self.line(index.row())
        cells = line.cells if line else self._total
        assert cells is not None
        figure = cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return shown(figure, counted) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                is_words = counted is Counted.WORDS
                side = Qt.AlignmentFlag.AlignLeft if is_words else Qt.AlignmentFlag.AlignRight
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole:
                return self._bold if line is None else None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if self.table is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if self.line(section) else ""
        if not 0 <= section < len(self.table.heads):
            return None
        head = self.table.heads[section]
        unit = _("（{counted}）").format(counted=head.counted.value) if head.counted.value else ""
        return "\n".join(part for part in (head.group, head.text, unit) if part)
