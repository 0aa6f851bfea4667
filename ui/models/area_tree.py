"""The villages as a list, or a county's townships that unfold to theirs; narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum

from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from roster_desktop.records import EVERYTHING, Area
from ui.editors.fitting import fitting
from ui.models.area_lines import AreaLine

_Index = QModelIndex | QPersistentModelIndex


class AreaRole(IntEnum):
    """What the drawing asks for beside the name."""

    LINE = Qt.ItemDataRole.UserRole + 1


class AreaTree(QAbstractItemModel):
    """Two levels at most. Where only numbers changed, what is chosen and unfolded stays so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[AreaLine, ...] = ()
        self._lines: tuple[AreaLine, ...] = ()
        self._typed = ""
        self.best = EVERYTHING
        """The area that fits best what was typed; Enter takes it."""

    @property
    def is_searched(self) -> bool:
        """Whether only what fits is listed."""
        return bool(self._typed)

    def show(self, lines: Sequence[AreaLine]) -> None:
        """Show these, the first one being all of them together."""
        self._all = tuple(lines)
        self._show_fitting()

    def search(self, typed: str) -> None:
        """List only what fits: part of a name, or its pinyin initials."""
        self._typed = typed.strip()
        self._show_fitting()

    def index_of(self, area: Area) -> QModelIndex:
        """Where the area stands; an invalid index where it is not listed."""
        for row, line in enumerate(self._lines):
            if line.area == area:
                return self.index(row, 0)
            for below, one in enumerate(line.inside):
                if one.area == area:
                    return self.index(below, 0, self.index(row, 0))
        return QModelIndex()

    def line_at(self, index: _Index) -> AreaLine | None:
        """What stands there."""
        if not index.isValid():
            return None
        above = int(index.internalId())
        return self._lines[above - 1].inside[index.row()] if above else self._lines[index.row()]

    def _show_fitting(self) -> None:
        lines = _fitting(self._all, self._typed) if self._typed else self._all
        self.best = _best(lines, self._typed) if self._typed else EVERYTHING
        if _shape(lines) == _shape(self._lines):
            self._lines = lines
            self._tell_numbers()
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _tell_numbers(self) -> None:
        if not self._lines:
            return
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))
        for row, line in enumerate(self._lines):
            if line.inside:
                above = self.index(row, 0)
                self.dataChanged.emit(self.index(0, 0, above), self.index(len(line.inside) - 1, 0, above))

    # Qt's questions; the internal id is 0 for the first level, else one more than the row above.

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = int(index.internalId()) if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if not parent.isValid():
            return len(self._lines)
        line = self.line_at(parent)
        return len(line.inside) if line is not None and parent.column() == 0 else 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line_at(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return line.spoken
            case AreaRole.LINE:
                return line
        return None


def _fitting(lines: Iterable[AreaLine], typed: str) -> tuple[AreaLine, ...]:
    """What fits, in its place: a township stays above those of its villages that fit; one that fits itself
    keeps all of them. The way back to all of it is always there."""
    kept: list[AreaLine] = []
    for line in lines:
        inside = tuple(one for one in line.inside if _fits(one, typed))
        if line.area.is_everything or _fits(line, typed):
            kept.append(line)
        elif inside:
            kept.append(replace(line, inside=inside))
    return tuple(kept)


def _fits(line: AreaLine, typed: str) -> bool:
    return bool(_ranked([line.name], typed))


def _best(lines: Sequence[AreaLine], typed: str) -> Area:
    """The first of those that fit best; all of it where nothing does."""
    area_by_name: dict[str, Area] = {}
    for line in lines:
        for one in (line, *line.inside):
            if not one.area.is_everything:
                area_by_name.setdefault(one.name, one.area)
    found = _ranked(list(area_by_name), typed)
    return area_by_name[found[0]] if found else EVERYTHING


def _ranked(names: Sequence[str], typed: str) -> list[str]:
    # A number asks for nothing here: villages bear none.
    return [] if typed.isdigit() else fitting(names, typed)


def _shape(lines: Iterable[AreaLine]) -> Mapping[Area, tuple[Area, ...]]:
    return {line.area: tuple(one.area for one in line.inside) for line in lines}
