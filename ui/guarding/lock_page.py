"""What stands in the window while a protected file waits for its password: nothing of the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.tasks.unlocking import Tries, unlock, unlock_by_code
from roster_desktop.wording import _, protecting
from ui.bridge.jobs import Jobs
from ui.look import bold, pixels, set_role, title
from ui.pages.pieces import link, muted, primary

_WIDTH = 480
_SECOND = 1000
_BY_PASSWORD = _("忘了密码，用恢复码…")
_BY_CODE = _("用密码打开")
_CODE_ASKED = _("照打印的那张纸写恢复码，35个字母和数字，空格、横线可以不写。打开后请设一个新密码。")
_LOCKED = _("已锁上。输入密码再打开；没写完的内容还在。")
_NOT_YET_OPEN = _("这本花名册有密码，输入密码打开。")


class LockPage(QWidget):
    """Tries what is typed beside the window; after wrong ones it takes longer."""

    opened = Signal(object, bool)
    """(key, whether it was had by the recovery code)"""
    other_wanted = Signal()
    """Another file is to be opened."""

    def __init__(self, path: Path, jobs: Jobs, tries: Tries, *, was_open: bool = False) -> None:
        super().__init__()
        self.path = path
        self.was_open = was_open
        """Whether it was locked while it was open, so that something may be half-written."""
        self._jobs, self._tries = jobs, tries
        self._by_code = False
        self._left = 0
        self.line = QLineEdit(self)
        self.button = primary(_("打开"), self._try)
        self.way = link(_BY_PASSWORD, self._change_way)
        self.other = link(_("打开别的花名册…"), self.other_wanted.emit)
        self._asked = muted("", self)
        self._trouble = QLabel(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._clock.timeout.connect(self._tick)
        self.line.returnPressed.connect(self._try)
        self._lay_out()
        self._show_way()
        self._wait()

    def take_focus(self) -> None:
        """Somebody types the password now."""
        self.line.setFocus()

    @property
    def trouble(self) -> str:
        """The sentence that stands there."""
        return self._trouble.text()

    def complain(self, sentence: str) -> None:
        """Say why it is still locked."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _try(self) -> None:
        text = self.line.text()
        if not text or not self.button.isEnabled():
            return
        self.button.setEnabled(False)
        self.complain("")
        path, tries = self.path, self._tries
        take = unlock_by_code if self._by_code else unlock
        job = self._jobs.start(lambda _progress: take(path, text, tries))
        job.done.connect(self._open)
        job.refused.connect(self._refused)
        job.failed.connect(self._wait)

    def _open(self, key: object) -> None:
        self.line.clear()
        self.opened.emit(key, self._by_code)

    def _refused(self, sentence: str) -> None:
        self.complain(sentence)
        self.line.selectAll()
        self._wait()

    def _wait(self) -> None:
        self._left = self._tries.seconds_before(self.path)
        self.button.setEnabled(not self._left)
        self.button.setText(_("打开（{left}）").format(left=self._left) if self._left else _("打开"))
        if self._left:
            said = protecting.WAIT_BEFORE_TRYING.about(count=self._tries.count(self.path), seconds=self._left)
            self.complain(f"{self.trouble}\n{said}".strip())
            self._clock.start()
        self.take_focus()

    def _tick(self) -> None:
        self._left -= 1
        self.button.setText(_("打开（{left}）").format(left=self._left) if self._left > 0 else _("打开"))
        if self._left <= 0:
            self._clock.stop()
            self.complain("")
            self.button.setEnabled(True)

    def _change_way(self) -> None:
        self._by_code = not self._by_code
        self.line.clear()
        self.complain("")
        self._show_way()
        self.take_focus()

    def _show_way(self) -> None:
        self.way.setText(_BY_CODE if self._by_code else _BY_PASSWORD)
        by_password = _LOCKED if self.was_open else _NOT_YET_OPEN
        self._asked.setText(_CODE_ASKED if self._by_code else by_password)
        self.line.setAccessibleName(_("恢复码") if self._by_code else _("密码"))
        self.line.setPlaceholderText(_("恢复码") if self._by_code else _("密码"))
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if self._by_code else QLineEdit.EchoMode.Password)

    def _lay_out(self) -> None:
        card = QFrame(self)
        set_role(card, "card")
        set_role(self.line, "field")
        card.setFixedWidth(pixels(self.font(), _WIDTH))
        inside = QVBoxLayout(card)
        side = pixels(self.font(), 32)
        inside.setContentsMargins(side, pixels(self.font(), 26), side, pixels(self.font(), 26))
        inside.setSpacing(pixels(self.font(), 10))
        heading = QLabel(self.path.stem, self)
        heading.setFont(bold(title(self.font())))
        heading.setWordWrap(True)
        set_role(self._trouble, "error")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        for widget in (heading, self._asked, self.line, self._trouble):
            inside.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.way)
        buttons.addStretch(1)
        buttons.addWidget(self.button)
        inside.addLayout(buttons)
        inside.addWidget(self.other, 0, Qt.AlignmentFlag.AlignLeft)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        # Without an alignment: only so does the card grow with a sentence that takes two lines.
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(1)
