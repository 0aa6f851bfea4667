"""Typing in the table: the same lines as in the form, Enter goes down, Tab goes right, Esc gives up."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from roster_desktop.schema import Roster
from ui.editors import CellLine, OfferingLine, Surroundings, make_line
from ui.look import set_role
from ui.models import CellRole
from ui.tables.cell_drawing import CellDrawing

_Index = QModelIndex | QPersistentModelIndex


class CellTyping(CellDrawing):
    """Makes the line for a cell, and says where to go when it is done."""

    typed = Signal(str, str)
    """(column key, text so far): what stands in the open line, before it is saved."""
    step_wanted = Signal(int, int)
    """(rows down, columns right) from the cell just typed."""

    def __init__(self, roster: Roster, surroundings: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roster = roster
        self._surroundings = surroundings

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        key = index.data(CellRole.KEY)
        line = make_line(self._roster.column_by_key[key], self._surroundings, parent)
        set_role(line, "cell")
        line.textEdited.connect(lambda text: self.typed.emit(key, text))
        return line

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        if isinstance(editor, CellLine) and not editor.isModified():
            editor.setText(index.data(Qt.ItemDataRole.EditRole) or "")
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, CellLine):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(option.rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(watched, CellLine)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and not _has_modifier(event):
                self._finish(watched, step)
                return True
            if isinstance(watched, OfferingLine) and watched.is_offering and event.key() == Qt.Key.Key_Escape:
                watched.close_list()
                return True
        return super().eventFilter(watched, event)

    def _finish(self, line: CellLine, step: tuple[int, int]) -> None:
        line.settle()
        self.commitData.emit(line)
        self.closeEditor.emit(line)
        self.step_wanted.emit(*step)


_STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}


def _has_modifier(event: QKeyEvent) -> bool:
    others = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & others)
