"""Asking about one cell: a small window beside it, in which one writes a question or its answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from roster_desktop.records import Asked
from roster_desktop.wording import _
from ui.look import set_role
from ui.pages.cell_popup import CellPopup
from ui.pages.pieces import muted


class AskPopup(CellPopup):
    """Enter sends what was written, Esc or a click elsewhere gives it up."""

    asked = Signal(str)
    """This is to be found out; of a question that waits: this is the answer."""
    withdrawn = Signal()
    """Our own question is taken back."""

    def __init__(
        self, heading: str, whom: str, waiting: Asked | None, *, is_ours: bool, parent: QWidget
    ) -> None:
        super().__init__(heading, _("不问　Esc"), parent)
        self._is_answer = waiting is not None and not is_ours
        self._about = muted(_told(waiting), self)
        self.line = QLineEdit(self)
        hint = (
            _("内容对的，写一句答复；不对的，直接改这一格")
            if self._is_answer
            else _("要{whom}核实什么").format(whom=whom)
        )
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.send = QPushButton(
            _("答复　Enter") if self._is_answer else _("问{whom}　Enter").format(whom=whom), self
        )
        self.take_back = QPushButton(_("撤回询问"), self)
        self.take_back.setVisible(waiting is not None and is_ours)
        self._lay_out()
        self.line.returnPressed.connect(self._send)
        self.send.clicked.connect(self._send)
        self.take_back.clicked.connect(self._withdraw)

    @property
    def first(self) -> QWidget:
        return self.line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The line has said it already.
            return
        super().keyPressEvent(event)

    def _send(self) -> None:
        text = self.line.text().strip()
        if not text:
            self.line.setFocus()
            return
        self.close()
        self.asked.emit(text)

    def _withdraw(self) -> None:
        self.close()
        self.withdrawn.emit()

    def _lay_out(self) -> None:
        set_role(self.line, "field")
        set_role(self.send, "primary")
        self._about.setVisible(bool(self._about.text()))
        self.stack((self._about, self.line), (self.take_back,), (self.send,))


def _told(waiting: Asked | None) -> str:
    if waiting is None:
        return ""
    who = " ".join(part for part in (waiting.unit, waiting.who, waiting.on) if part)
    return _("{who} 问：{waiting}").format(who=who, waiting=waiting.text)
