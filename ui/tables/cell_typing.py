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

    is_begun_by_typing = False
    """Whether the open line was begun by typing over the cell: then arrow keys go on to the next one."""

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
            step = step_of(event) or self._arrow_step(watched, event)
            if step is not None:
                self._finish(watched, step)
                return True
            is_escape = event.key() == Qt.Key.Key_Escape
            if isinstance(watched, OfferingLine) and watched.is_offering and is_escape:
                watched.close_list()
                return True
        return super().eventFilter(watched, event)

    def _arrow_step(self, line: CellLine, event: QKeyEvent) -> tuple[int, int] | None:
        """Where an arrow key goes on to; None where it belongs to the line or to its list."""
        if not self.is_begun_by_typing or event.modifiers() & _ANY_MODIFIER:
            return None
        step = _ARROWS.get(Qt.Key(event.key()))
        return None if step and step[0] and line.wants_up_and_down else step

    def _finish(self, line: CellLine, step: tuple[int, int]) -> None:
        line.settle()
        self.commitData.emit(line)
        self.closeEditor.emit(line)
        self.step_wanted.emit(*step)


def step_of(event: QKeyEvent) -> tuple[int, int] | None:
    """(rows down, columns right) to which Enter or Tab goes when a cell is done; back with Shift."""
    if event.modifiers() & (_ANY_MODIFIER & ~Qt.KeyboardModifier.ShiftModifier):
        return None
    back = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    match event.key():
        case Qt.Key.Key_Return | Qt.Key.Key_Enter:
            return back, 0
        case Qt.Key.Key_Tab:
            return 0, back
        case Qt.Key.Key_Backtab:
            return 0, -1
    return None


_ANY_MODIFIER = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
