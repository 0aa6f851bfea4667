"""Before whole numbers leave, or people are erased: the password once more, or words to be typed, or both."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.tasks.unlocking import Tries, unlock
from roster_desktop.wording import _, protecting
from ui.bridge.desk import Desk
from ui.bridge.jobs import Jobs
from ui.look import bold, pixels, set_role, title
from ui.pages.pieces.buttons import plain, primary
from ui.pages.pieces.card import muted

_WIDTH = 460
_VALID = 300
"""Seconds for which a password once given is not asked again."""


class Consent(QDialog):
    """Accepted once everything that is asked for is right."""

    def __init__(
        self, path: Path, heading: str, told: str, deed: str, *,
        words: str = "", needs_password: bool, jobs: Jobs, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._path, self._words, self._jobs = path, words, jobs
        self._needs_password = needs_password
        self._tries = Tries()
        self.words, self.password = QLineEdit(self), QLineEdit(self)
        self.go_on = primary(deed, self._go_on)
        self.give_up = plain(_("取消"), self.reject)
        self._trouble = QLabel(self)
        self.setWindowTitle(heading)
        self._lay_out(heading, told)
        (self.words if words else self.password).setFocus()

    @property
    def trouble(self) -> str:
        """What is still missing or wrong."""
        return self._trouble.text()

    def _go_on(self) -> None:
        if self._words and self.words.text().strip() != self._words:
            self._complain(_("请照写：{words}").format(words=self._words))
            self.words.setFocus()
            return
        if not self._needs_password:
            self.accept()
            return
        if seconds := self._tries.seconds_before(self._path):
            # Waited for where the file is opened, too; here it is said, and tried again by hand.
            said = protecting.WAIT_BEFORE_TRYING.about(count=self._tries.count(self._path), seconds=seconds)
            self._complain(str(said))
        self.go_on.setEnabled(False)
        path, text, tries = self._path, self.password.text(), self._tries

        def proven(_progress: object) -> object:
            time.sleep(seconds)
            return unlock(path, text, tries)

        job = self._jobs.start(proven)
        job.done.connect(lambda _key: self.accept())
        job.refused.connect(self._refused)
        job.failed.connect(lambda: self.go_on.setEnabled(True))

    def _refused(self, sentence: str) -> None:
        self.go_on.setEnabled(True)
        self._complain(sentence)
        self.password.selectAll()
        self.password.setFocus()

    def _complain(self, sentence: str) -> None:
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _lay_out(self, heading: str, told: str) -> None:
        layout = QVBoxLayout(self)
        side = pixels(self.font(), 22)
        layout.setContentsMargins(side, side, side, side)
        layout.setSpacing(pixels(self.font(), 10))
        self.setMinimumWidth(pixels(self.font(), _WIDTH))
        head = QLabel(heading, self)
        head.setFont(bold(title(self.font())))
        layout.addWidget(head)
        layout.addWidget(muted(told, self))
        for line, name, is_asked in (
            (self.words, _("照写：{words}").format(words=self._words), bool(self._words)),
            (self.password, _("花名册的密码"), self._needs_password),
        ):
            set_role(line, "field")
            line.setPlaceholderText(name)
            line.setAccessibleName(name)
            line.setVisible(is_asked)
            layout.addWidget(line)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        set_role(self._trouble, "error")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        layout.addWidget(self._trouble)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.give_up)
        buttons.addWidget(self.go_on)
        layout.addLayout(buttons)


def with_password(desk: Desk, what: str, then: Callable[[], object], parent: QWidget) -> Consent | None:
    """Do it once the person at the keyboard has proven who they are; at once where the file has no password
    or it was given in the last minutes. `what`: what is about to leave."""
    if desk.workspace.protection is None or time.monotonic() - desk.proven_at < _VALID:
        then()
        return None
    asked = Consent(
        desk.workspace.path, _("再输一次密码"), _("{what}含完整的号码。输入花名册的密码才能写出，并记入导出与查看记录。").format(what=what),
        _("写出"), needs_password=True, jobs=desk.jobs, parent=parent,
    )  # fmt: skip

    def go_on() -> None:
        desk.proven_at = time.monotonic()
        then()

    asked.accepted.connect(go_on)
    asked.open()
    return asked
