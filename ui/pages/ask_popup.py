"""Asking about one cell: a small window beside it, in which one writes a question or its answer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from roster_desktop.records import Asked
from ui.look import bold, pixels, set_role
from ui.pages.pieces import muted

_WIDTH = 420


class AskPopup(QFrame):
    """Enter sends what was written, Esc or a click elsewhere gives it up."""

    asked = Signal(str)
    """This is to be found out; of a question that waits: this is the answer."""
    withdrawn = Signal()
    """Our own question is taken back."""

    def __init__(
        self, heading: str, whom: str, waiting: Asked | None, *, is_ours: bool, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._is_answer = waiting is not None and not is_ours
        self._heading = QLabel(heading, self)
        self._about = muted(_told(waiting), self)
        self.line = QLineEdit(self)
        hint = "内容对的，写一句答复；不对的，直接改这一格" if self._is_answer else f"要{whom}核实什么"
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.send = QPushButton("答复　Enter" if self._is_answer else f"问{whom}　Enter", self)
        self.take_back = QPushButton("撤回询问", self)
        self.take_back.setVisible(waiting is not None and is_ours)
        self._close = QPushButton("不问　Esc", self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out()
        self.line.returnPressed.connect(self._send)
        self.send.clicked.connect(self._send)
        self.take_back.clicked.connect(self._withdraw)
        self._close.clicked.connect(self.close)

    def show_beside(self, widget: QWidget, below: QPoint) -> None:
        """Open below this point of the widget, wholly on its screen."""
        self.adjustSize()
        at = widget.mapToGlobal(below)
        screen = widget.screen().availableGeometry()
        left = max(screen.left(), min(at.x(), screen.right() - self.width()))
        top = max(screen.top(), min(at.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

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
        set_role(self, "card")
        set_role(self.line, "field")
        set_role(self.send, "primary")
        self.setAccessibleName(self._heading.text())
        self._heading.setFont(bold(self.font()))
        self._heading.setWordWrap(True)
        self._about.setVisible(bool(self._about.text()))
        self.setFixedWidth(pixels(self.font(), _WIDTH))
        side = pixels(self.font(), 14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(side, side, side, side)
        layout.setSpacing(pixels(self.font(), 8))
        for widget in (self._heading, self._about, self.line):
            layout.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take_back)
        buttons.addStretch(1)
        buttons.addWidget(self.send)
        buttons.addWidget(self._close)
        layout.addLayout(buttons)


def _told(waiting: Asked | None) -> str:
    if waiting is None:
        return ""
    who = " ".join(part for part in (waiting.unit, waiting.who, waiting.on) if part)
    return f"{who} 问：{waiting.text}"
