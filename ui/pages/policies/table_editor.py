"""A small table of amounts: each line a case, with its options to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from roster_desktop.policies import Parameter
from roster_desktop.policies.packs import TableLine
from roster_desktop.schema import Catalog, Column
from roster_desktop.wording import Refusal, _, policy
from ui.editors import Surroundings, make_line
from ui.look import bold, dress_list, pixels, set_role, small
from ui.pages.pieces import plain

_NARROW, _LEAST, _WIDE = 64, 124, 140

Cell = QLineEdit | QCheckBox


class _Line(Struct, frozen=True):
    cells: Mapping[str, Cell]
    remove: QPushButton


class TableEditor(QWidget):
    """Blank cells are left out; a line without any cell is no line."""

    def __init__(self, catalog: Catalog, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._surroundings = surroundings
        self._parameter: Parameter | None = None
        self._lines: list[_Line] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(pixels(self.font(), 6))
        self._grid.setVerticalSpacing(pixels(self.font(), 4))
        self.more = plain(_("＋ 添一行"), self._add_typed)
        self.more.setFont(small(self.font()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._grid)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.setColumnStretch(20, 1)

    @property
    def cells(self) -> list[Mapping[str, Cell]]:
        """The cells of each line."""
        return [line.cells for line in self._lines]

    def show_table(self, parameter: Parameter, lines: Sequence[TableLine]) -> None:
        """Show these lines of this parameter."""
        self._clear()
        self._parameter = parameter
        for place, (_key, heading) in enumerate(parameter.columns):
            label = QLabel(heading, self)
            label.setFont(bold(small(self.font())))
            set_role(label, "muted")
            self._grid.addWidget(label, 0, place)
        for line in lines:
            self.add(line)

    def add(self, line: TableLine) -> None:
        """One line more."""
        parameter = self._parameter
        if parameter is None:
            return
        cells = {key: self._cell(parameter, key, heading) for key, heading in parameter.columns}
        for key, cell in cells.items():
            _fill(cell, line.get(key, ""))
        remove = QPushButton("✕", self)
        set_role(remove, "quiet")
        remove.setAccessibleName(_("去掉这一行"))
        remove.setToolTip(_("去掉这一行"))
        made = _Line(cells, remove)
        remove.clicked.connect(lambda: self.remove(made))
        self._lines.append(made)
        at = self._grid.rowCount()
        for place, widget in enumerate((*cells.values(), remove)):
            self._grid.addWidget(widget, at, place)

    def remove(self, line: _Line) -> None:
        """Take this line out; nothing is saved yet."""
        self._lines.remove(line)
        _drop(line)

    def value(self) -> list[TableLine]:
        """What stands there; a Refusal where an amount is no number."""
        found = [self._read(at, line) for at, line in enumerate(self._lines, start=1)]
        return [line for line in found if line]

    def _read(self, at: int, line: _Line) -> TableLine:
        parameter = self._parameter
        assert parameter is not None
        told: dict[str, str | int | bool] = {}
        for key, heading in parameter.columns:
            cell = line.cells[key]
            if isinstance(cell, QCheckBox):
                if cell.isChecked():
                    told[key] = True
                continue
            text = cell.text().strip()
            if not text:
                continue
            is_number = text.isascii() and text.isdecimal()
            if key in parameter.amounts and not is_number:
                raise Refusal(
                    policy.BAD_AMOUNT.about(title=parameter.title, line=at, column=heading, text=text)
                )
            told[key] = int(text) if key in parameter.amounts else text
        return told

    def _cell(self, parameter: Parameter, key: str, heading: str) -> Cell:
        if key in parameter.flags:
            tick = QCheckBox(self)
            tick.setAccessibleName(heading)
            dress_list(tick)
            return tick
        column = _column_of(self._catalog, key)
        is_amount = key in parameter.amounts
        cell = make_line(column, self._surroundings, self) if column and not is_amount else QLineEdit(self)
        set_role(cell, "field")
        cell.setAccessibleName(heading)
        cell.setMinimumWidth(pixels(self.font(), _LEAST if column and not is_amount else _NARROW))
        cell.setMaximumWidth(pixels(self.font(), _NARROW if is_amount else _WIDE))
        return cell

    def _add_typed(self) -> None:
        self.add({})
        next(iter(self._lines[-1].cells.values())).setFocus()

    def _clear(self) -> None:
        for line in self._lines:
            _drop(line)
        self._lines = []
        while item := self._grid.takeAt(0):
            if item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()


def _column_of(catalog: Catalog, key: str) -> Column | None:
    """The column whose options may be chosen there, in whichever roster."""
    columns = (roster.column_by_key.get(key) for roster in catalog.rosters)
    return next((column for column in columns if column and column.options), None)


def _fill(cell: Cell, value: str | int | bool) -> None:
    if isinstance(cell, QCheckBox):
        cell.setChecked(bool(value))
    else:
        cell.setText(str(value))
        cell.setCursorPosition(0)


def _drop(line: _Line) -> None:
    for widget in (*line.cells.values(), line.remove):
        widget.hide()
        widget.deleteLater()
