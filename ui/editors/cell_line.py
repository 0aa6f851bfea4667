"""The line in which a cell is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from roster_desktop.schema import Column
from roster_desktop.wording import _

_PLACEHOLDERS = {
    "date": _("年-月-日"),
    "year": _("年"),
    "id_number": _("18位身份证号"),
}


class CellLine(QLineEdit):
    """Takes any text: what it cannot mean is said beside it, never refused."""

    next_wanted = Signal()
    """Enter: the clerk is done with this cell."""

    def __init__(self, column: Column, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = column
        self._today = today
        self.above: Callable[[str], str] = _nothing_above
        """Column key → what stands in the row above the one being typed."""
        self.setAccessibleName(column.header)
        self.setAccessibleDescription(column.help)
        self.hint("")
        self.setDragEnabled(False)
        # A file that falls here is the window's to take in; its address is nobody's cell.
        self.setAcceptDrops(False)

    @property
    def is_offering(self) -> bool:
        """Whether a list to choose from hangs below the line."""
        return False

    @property
    def wants_up_and_down(self) -> bool:
        """Whether the keys ↑ and ↓ do something in this line."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_today_key(event) and self.column.kind.name == "date" and not self.isReadOnly():
            self.take_typed(self._today().isoformat())
            return
        if is_above_key(event) and not self.isReadOnly():
            self._take_above()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _WITH_KEYS:
            self.settle()
            self.next_wanted.emit()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._leaves(event)
        ):
            # Nothing typed here that could be taken back: the key belongs to the window's own undo.
            event.ignore()
            return False
        return super().event(event)

    def hint(self, text: str) -> None:
        """Write this in grey while nothing is typed: what will follow, else the shape of what is wanted."""
        self.setPlaceholderText(text or _PLACEHOLDERS.get(self.column.kind.name, ""))

    def settle(self) -> None:
        """Take over whatever was only being offered; the plain line offers nothing."""

    def take_typed(self, text: str) -> None:
        """Put this text here as though it had been typed."""
        self.setText(text)
        self.setModified(True)
        self.textEdited.emit(text)

    def _take_above(self) -> None:
        """Repeat what stands above; where nothing stands there, the line keeps what it has."""
        if text := self.above(self.column.key):
            self.take_typed(text)

    def _leaves(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        return event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()


def is_today_key(event: QKeyEvent) -> bool:
    """Ctrl+; writes today, as in Excel and WPS."""
    return event.key() == Qt.Key.Key_Semicolon and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def is_above_key(event: QKeyEvent) -> bool:
    """Ctrl+' repeats the row above, as in Excel and WPS; with some keyboards Shift is down for it."""
    is_quote = event.key() in (Qt.Key.Key_Apostrophe, Qt.Key.Key_QuoteDbl)
    return is_quote and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _nothing_above(_key: str) -> str:
    return ""


_WITH_KEYS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
)
