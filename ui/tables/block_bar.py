"""Says which filled cells a block would change, before it does; one line above the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from roster_desktop.wording import _
from ui.look import pixels, set_role


class BlockBar(QFrame):
    """Enter writes, Esc leaves everything as it is."""

    confirmed = Signal()
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "removing")
        self._what = QLabel(self)
        self._confirm = QPushButton(_("确定 Enter"), self)
        self._give_up = QPushButton(_("取消 Esc"), self)
        self._lay_out()
        self._confirm.clicked.connect(self._tell)
        self._give_up.clicked.connect(self._leave)
        self.hide()

    @property
    def text(self) -> str:
        """What is being asked."""
        return self._what.text()

    def ask(self, what: str) -> None:
        """Say what would change, and take the keyboard."""
        self._what.setText(what)
        self._what.setToolTip(what)
        self._confirm.setAccessibleDescription(what)
        self.show()
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard where Enter writes and Esc does not."""
        self._confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                # The button at hand would do it with the space bar only.
                self._leave() if self._give_up.hasFocus() else self._tell()
            case _:
                super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setAccessibleName(_("确认改动"))
        self._what.setWordWrap(True)
        self._what.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        gap = pixels(self.font(), 8)
        layout.setContentsMargins(gap + 4, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addWidget(self._what, 1)
        layout.addWidget(self._confirm)
        layout.addWidget(self._give_up)

    def _tell(self) -> None:
        self.hide()
        self.confirmed.emit()

    def _leave(self) -> None:
        self.hide()
        self.given_up.emit()
