"""What a person sees when the program itself was at fault: what happened, what is safe, and three ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.wording import _
from ui.look import dialog_size, pixels, set_role, title

_WIDTH = 560
_HAPPENED = _("程序出了差错，刚才这一步没有做完。")
_SAFE = _("写进格子的内容都已经保存在花名册里，一格不少；正在打的字还在原来的格子里。")
_WAYS = _(
    "按“继续”接着用。再出同样的差错，按“重新打开”：程序先保存，再关上自己重新开，回到这本花名册。"
    "要请人帮忙，按“复制诊断信息”，粘贴发给维护人员：里面没有姓名、号码。"
)
_COPIED = _("诊断信息已复制，可以粘贴到微信、邮件里发给维护人员。")


class FaultDialog(QDialog):
    """Does nothing itself."""

    reopen_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("程序出了差错"))
        self.go_on = QPushButton(_("继续"), self)
        self.reopen = QPushButton(_("重新打开"), self)
        self.copy = QPushButton(_("复制诊断信息"), self)
        self._copied = QLabel(self)
        self._lay_out()
        self.go_on.clicked.connect(self.accept)
        self.reopen.clicked.connect(self._reopen)
        self.copy.clicked.connect(self._copy)
        self.go_on.setDefault(True)
        self.go_on.setFocus()

    def _reopen(self) -> None:
        self.accept()
        self.reopen_wanted.emit()

    def _copy(self) -> None:
        self.copy_wanted.emit()
        self._copied.setText(_COPIED)

    def _lay_out(self) -> None:
        set_role(self.go_on, "primary")
        happened = QLabel(_HAPPENED, self)
        happened.setFont(title(self.font()))
        layout = QVBoxLayout(self)
        side = pixels(self.font(), 22)
        layout.setContentsMargins(side, side, side, side)
        layout.setSpacing(pixels(self.font(), 12))
        for label in (happened, QLabel(_SAFE, self), QLabel(_WAYS, self), self._copied):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            layout.addWidget(label)
        set_role(self._copied, "muted")
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.reopen)
        row.addWidget(self.go_on)
        layout.addLayout(row)
        self.setMinimumWidth(dialog_size(self, _WIDTH, _WIDTH).width())
