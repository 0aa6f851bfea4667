"""Asks why a row is to be taken out; one line above the table instead of a window in the way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from roster_desktop.wording import _
from ui.look import pixels, set_role

REASONS = ("死亡", "迁出", "重复登记")


class RemovalBar(QFrame):
    """The row stays in the history and may be put back."""

    confirmed = Signal(str)
    """The reason."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "removing")
        self._who = QLabel(self)
        self._reason = QLineEdit(self)
        self._reason.setPlaceholderText(_("写明原因"))
        self._reason.setAccessibleName(_("移除的原因"))
        set_role(self._reason, "field")
        self._confirm = QPushButton(_("移除"), self)
        self._confirm.setEnabled(False)
        self._give_up = QPushButton(_("取消 Esc"), self)
        self._lay_out()
        self._reason.textChanged.connect(lambda text: self._confirm.setEnabled(bool(text.strip())))
        self._reason.returnPressed.connect(self._tell)
        self._confirm.clicked.connect(self._tell)
        self._give_up.clicked.connect(self._leave)
        self.hide()

    def ask(self, who: str) -> None:
        """Ask for the reason to take out this row."""
        self._who.setText(_("移除 {who}，原因：").format(who=who))
        self._reason.clear()
        self.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        gap = pixels(self.font(), 8)
        layout.setContentsMargins(gap + 4, gap, gap, gap)
        layout.setSpacing(gap)
        layout.addWidget(self._who)
        layout.addWidget(self._reason, 1)
        for reason in REASONS:
            layout.addWidget(self._suggestion(reason))
        layout.addSpacing(gap)
        layout.addWidget(self._confirm)
        layout.addWidget(self._give_up)

    def _suggestion(self, reason: str) -> QPushButton:
        button = QPushButton(reason, self)
        set_role(button, "chip")
        button.setAccessibleName(_("原因：{reason}").format(reason=reason))
        button.clicked.connect(lambda: self._reason.setText(reason))
        return button

    def _tell(self) -> None:
        reason = self._reason.text().strip()
        if reason:
            self.hide()
            self.confirmed.emit(reason)

    def _leave(self) -> None:
        self.hide()
        self.given_up.emit()
