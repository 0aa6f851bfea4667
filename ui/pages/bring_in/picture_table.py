"""Draws the first rows of a sheet: the header, the rows taken, those left out and why."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from roster_desktop.wording import _
from ui.look import Tones, bold, pixels, tones_of
from ui.pages.bring_in.picture import Part, Picture, SheetColumn, SheetRow
from ui.tables.calm import calm

_Index = QModelIndex | QPersistentModelIndex
_ABOVE = 2
"""Columns before the sheet's own: the row number, and what the row was taken for."""
_WIDTHS = (44, 84)
_WIDTH = 124
_PADDING = 6


class PictureRows(QAbstractTableModel):
    """The rows of one picture, each with its number and what it was taken for before it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[SheetColumn, ...] = ()
        self.rows: tuple[SheetRow, ...] = ()

    def show(self, picture: Picture | None) -> None:
        """Show this sheet from now on."""
        self.beginResetModel()
        self.columns = picture.columns if picture else ()
        self.rows = picture.rows if picture else ()
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or not self.columns else len(self.columns) + _ABOVE

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.why or self._text(row, index.column()) or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        if section < _ABOVE:
            return (_("行"), _("当作"))[section]
        place = section - _ABOVE
        if place >= len(self.columns):
            return None
        column = self.columns[place]
        return f"{column.letters} {column.read_as}".strip()

    def _text(self, row: SheetRow, section: int) -> str:
        if section < _ABOVE:
            return (str(row.number), row.word)[section]
        place = section - _ABOVE
        return row.cells[place] if place < len(row.cells) else ""


class PictureTable(QTableView):
    """Only to be looked at; the column at hand is the one whose meaning is chosen beside it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PictureRows(self)
        self.setModel(self.picture)
        self.setItemDelegate(_PictureDrawing(self.picture, self))
        self.setAccessibleName(name)
        calm(self)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setFixedHeight(pixels(self.font(), 36))

    def show_picture(self, picture: Picture | None) -> None:
        """Show this sheet, from its first row."""
        self.picture.show(picture)
        for section in range(self.picture.columnCount()):
            width = _WIDTHS[section] if section < _ABOVE else _WIDTH
            self.setColumnWidth(section, pixels(self.font(), width))
        self.scrollToTop()

    def column_at(self, index: QModelIndex) -> int:
        """Place of the sheet's column in which this cell stands; -1 where it is none of the sheet's."""
        return index.column() - _ABOVE if index.isValid() and index.column() >= _ABOVE else -1

    def choose_column(self, place: int) -> None:
        """Put the column at this place into sight, in the row at hand."""
        row = max(0, self.currentIndex().row())
        self.setCurrentIndex(self.picture.index(row, place + _ABOVE))


class _PictureDrawing(QStyledItemDelegate):
    """Never by colour alone: the second column says the same in words."""

    def __init__(self, picture: PictureRows, parent: QObject) -> None:
        super().__init__(parent)
        self._picture = picture

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tones = tones_of(option.palette)
        row = self._picture.rows[index.row()]
        place = index.column() - _ABOVE
        is_read = place < 0 or self._picture.columns[place].is_read
        ground, ink = _colours(tones, row.part, is_read=is_read)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, QColor(tones.picked if is_chosen else ground))
        painter.setPen(QColor(tones.rule))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setFont(bold(option.font) if row.part is Part.HEADER else option.font)
        painter.setPen(QColor(ink))
        inside = option.rect.adjusted(_PADDING, 0, -_PADDING, 0)
        text = " ".join(str(index.data(Qt.ItemDataRole.DisplayRole) or "").split())
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, fitted)
        painter.restore()


def _colours(tones: Tones, part: Part, *, is_read: bool) -> tuple[str, str]:
    """Ground and ink of a cell."""
    match part:
        case Part.HEADER:
            return (tones.chosen, tones.text) if is_read else (tones.warning_tint, tones.warning)
        case Part.REFUSED:
            return tones.error_tint, tones.error if is_read else tones.faint
        case Part.TAKEN:
            return tones.surface, tones.text if is_read else tones.faint
        case Part.LEFT_OUT:
            return tones.header, tones.faint
    return tones.surface, tones.muted
