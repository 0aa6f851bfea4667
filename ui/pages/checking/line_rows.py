"""Findings under the person or the rule they belong to, as one list; groups fold away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from roster_desktop.wording import _
from roster_desktop.workspace import FindingHead
from ui.pages.checking.listing import FindingLine, Group
from ui.pages.checking.words import LEVEL_WORDS

_Index = QModelIndex | QPersistentModelIndex
_LATER = _("先放着")


class LineRole(IntEnum):
    """What drawing asks a line for."""

    LINE = Qt.ItemDataRole.UserRole + 1
    IS_OPEN = LINE + 1
    """Whether the findings of this group are shown."""
    WORD = LINE + 2
    """What stands at the right."""


class LineRows(QAbstractListModel):
    """Groups, and below each open one its findings."""

    turned = Signal(str, bool)
    """(key of a group, whether its findings are shown now)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._lines: list[Group | FindingLine] = []
        self._shut: set[str] = set()
        self._later: frozenset[FindingHead] = frozenset()

    def show(self, groups: Sequence[Group], shut: Collection[str], later: frozenset[FindingHead]) -> None:
        """Show these; `shut`: keys of groups that are folded away, `later`: what was put off."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self._shut = set(shut)
        self._later = later
        self._lines = []
        for group in self._groups:
            self._lines += [group, *(() if group.key in self._shut else group.lines)]
        self.endResetModel()

    def line(self, index: _Index) -> Group | FindingLine | None:
        """What stands there."""
        return self._lines[index.row()] if index.isValid() else None

    def place_of(self, head: FindingHead) -> QModelIndex:
        """Where the finding stands, its group unfolded for it; an invalid index where it is not listed."""
        for group in self._groups:
            for line in group.lines:
                if line.head == head:
                    self.unfold(group.key)
                    return self.index(self._lines.index(line))
        return QModelIndex()

    def turn(self, key: str) -> None:
        """Fold the group away, or unfold it."""
        if key in self._shut:
            self.unfold(key)
        else:
            self.fold(key)

    def fold(self, key: str) -> None:
        """Show of the group nothing but its name."""
        if key in self._shut:
            return
        place, group = self._group(key)
        self.beginRemoveRows(QModelIndex(), place + 1, place + len(group.lines))
        self._shut.add(key)
        del self._lines[place + 1 : place + 1 + len(group.lines)]
        self.endRemoveRows()
        self._tell(place)
        self.turned.emit(key, False)

    def unfold(self, key: str) -> None:
        """Show the findings of the group."""
        if key not in self._shut:
            return
        place, group = self._group(key)
        self.beginInsertRows(QModelIndex(), place + 1, place + len(group.lines))
        self._shut.discard(key)
        self._lines[place + 1 : place + 1] = group.lines
        self.endInsertRows()
        self._tell(place)
        self.turned.emit(key, True)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.title if isinstance(line, Group) else line.text
            case Qt.ItemDataRole.ToolTipRole:
                return f"{line.title} {line.about}".strip() if isinstance(line, Group) else line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(line)
            case LineRole.LINE:
                return line
            case LineRole.IS_OPEN:
                return isinstance(line, Group) and line.key not in self._shut
            case LineRole.WORD:
                return self._word(line)
        return None

    def _word(self, line: Group | FindingLine) -> str:
        if isinstance(line, Group):
            return f"{len(line.lines):,}"
        return _LATER if line.head in self._later else line.about

    def _spoken(self, line: Group | FindingLine) -> str:
        if isinstance(line, Group):
            fold = _("收着") if line.key in self._shut else _("展开")
            return (
                _("{line}，{about}，{lines} 处，{fold}")
                .format(line=line.title, about=line.about, lines=len(line.lines), fold=fold)
                .replace(_("，，"), _("，"))
            )
        return (
            _("{level_words}，{line}，{word}")
            .format(level_words=LEVEL_WORDS[line.head.level], line=line.text, word=self._word(line))
            .rstrip(_("，"))
        )

    def _group(self, key: str) -> tuple[int, Group]:
        for place, line in enumerate(self._lines):
            if isinstance(line, Group) and line.key == key:
                return place, line
        raise KeyError(key)

    def _tell(self, place: int) -> None:
        self.dataChanged.emit(self.index(place), self.index(place))
