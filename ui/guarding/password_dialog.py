"""Setting a password: what it means, the password twice, and the recovery code, first on paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import guarding
from ui.guarding.code_part import NOT_COPIED, CodePart
from ui.look import bold, pixels, set_role, title
from ui.pages.pieces import muted, plain, primary

_WIDTH = 500
MEANING = _(
    "设了密码，这台电脑或U盘丢了，别人也读不出身份证号和银行卡号，备份也一样。"
    "密码和恢复码都丢了，谁也打不开，程序也没有办法。"
)
REFUSING = _("不设密码，谁拿到这个文件都能看到里面的每一个人；以后可以在“设置”里再设。")


class PasswordDialog(QDialog):
    """Two steps in one window. Does nothing itself."""

    wanted = Signal(str, str)
    """(password, recovery code; "" where only the password changes)"""

    def __init__(self, file: str, needs_code: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self.code = guarding.new_code() if needs_code else ""
        self.password, self.again = QLineEdit(self), QLineEdit(self)
        self.go_on = primary(_("下一步") if needs_code else _("换密码"), self._go_on)
        self.give_up = plain(_("先不设密码") if needs_code else _("取消"), self.reject)
        self._trouble = QLabel(self)
        self._first = QWidget(self)
        self._second = CodePart(file, self.code, self)
        self.setWindowTitle(_("设密码") if needs_code else _("换密码"))
        self._lay_out()
        self.password.setFocus()

    @property
    def trouble(self) -> str:
        """What is still missing."""
        return self._trouble.text()

    @property
    def last_group(self) -> QLineEdit:
        """Where the last group of the code on paper is written."""
        return self._second.last_group

    def _go_on(self) -> None:
        if self._second.isVisible():
            self._finish()
            return
        try:
            guarding.expect_good(self.password.text())
        except Refusal as refusal:
            self._complain(str(refusal))
            return
        if self.password.text() != self.again.text():
            self._complain(_("两遍密码不一样，请再打一遍。"))
            return
        self._complain("")
        if not self.code:
            self._finish()
            return
        self._first.hide()
        self._second.show()
        self.go_on.setText(_("设密码"))
        self._second.last_group.setFocus()

    def _finish(self) -> None:
        if self.code and not self._second.is_copied:
            self._complain(NOT_COPIED)
            return
        self.wanted.emit(self.password.text(), self.code)
        self.accept()

    def _complain(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        gap = pixels(self.font(), 10)
        layout.setSpacing(gap)
        side = pixels(self.font(), 22)
        layout.setContentsMargins(side, side, side, side)
        self.setMinimumWidth(pixels(self.font(), _WIDTH))
        self._ask_password(QVBoxLayout(self._first))
        self._second.hide()
        set_role(self._trouble, "error")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.give_up)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        for widget in (self._first, self._second, self._trouble):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def _ask_password(self, inside: QVBoxLayout) -> None:
        heading = QLabel(
            _("给“{file}”{verb}密码").format(file=self._file, verb=_("设") if self.code else _("换")), self
        )
        heading.setFont(bold(title(self.font())))
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(heading)
        if self.code:
            inside.addWidget(muted(MEANING, self))
            inside.addWidget(muted(REFUSING, self))
        for line, name in (
            (self.password, _("密码（至少8个字，可以是一句话）")),
            (self.again, _("再打一遍密码")),
        ):
            set_role(line, "field")
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
            inside.addWidget(line)
