"""Keeps the open file behind its password: locks it, asks for the password, sets, changes and removes it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from roster_desktop.schema import Catalog
from roster_desktop.tasks.unlocking import Tries
from roster_desktop.wording import Refusal, _, protecting
from roster_desktop.workspace import Workspace, guarding
from roster_desktop.workspace.guarding import DataKey, Protection
from ui.bridge.jobs import Job, Jobs
from ui.file_view import FileView
from ui.guarding.idle import Idle
from ui.guarding.open_texts import forget, keep_open_texts, kept_page, put_back
from ui.guarding.screen_lock import ScreenLock
from ui.memory import Memory
from ui.models import DRAFT
from ui.pages.roster_page import RosterPage
from ui.tables.block_texts import NUMBERS

if TYPE_CHECKING:
    from ui.guarding.code_part import CodeDialog
    from ui.guarding.lock_page import LockPage
    from ui.guarding.password_dialog import PasswordDialog

_AGAIN = 5_000
"""Milliseconds after which a window that was busy is looked at again."""
_NO_PASSWORD = _("这本花名册没有密码，锁不住；在“设置”里设了密码就能锁。")
_PASSWORD_CHANGED = _("密码已换，旧密码从现在起打不开；恢复码照旧。备份在下次打开时跟着换。")
_CODE_CHANGED = _("恢复码已换，旧的那张从现在起作废，请撕掉；密码照旧。备份在下次打开时跟着换。")


class Holder(Protocol):
    """What the guard needs of the window."""

    file: FileView | None

    @property
    def workspace(self) -> Workspace | None: ...
    def put_in(self, page: QWidget, title: str) -> None: ...
    def leave_file(self) -> None: ...
    def show_workspace(self, workspace: Workspace) -> None: ...
    def complain(self, sentence: str) -> None: ...
    def open(self, path: Path) -> bool: ...
    def choose_file(self) -> None: ...


class Guard(QObject):
    """One for the window, whatever file is open."""

    damaged = Signal(object, object, object)
    """(path, what is wrong, its key): the password was right, and the file cannot be used."""

    def __init__(self, window: Holder, catalog: Catalog, jobs: Jobs, memory: Memory, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._catalog, self._jobs, self._memory = window, catalog, jobs, memory
        self._widget = parent
        self._tries = Tries()
        self._place: tuple[str, str] = ("", "")
        self.page: LockPage | None = None
        """Where the password is asked; None while nothing is locked."""
        self.dialog: PasswordDialog | CodeDialog | None = None
        self._idle = Idle(self)
        self._idle.passed.connect(self.lock_when_calm)
        self._screen = ScreenLock(parent)
        self._screen.locked.connect(self.lock_when_calm)

    def ask(self, path: Path, *, was_open: bool = False) -> None:
        """The file has a password: ask for it, in the place of whatever was open."""
        # Late, as the dialogs below: most files have no password.
        from ui.guarding.lock_page import LockPage

        self._window.leave_file()
        page = LockPage(path, self._jobs, self._tries, was_open=was_open)
        page.opened.connect(self._open)
        page.other_wanted.connect(self._window.choose_file)
        self.page = page
        self._window.put_in(page, path.stem)
        page.take_focus()

    def watch(self, workspace: Workspace) -> None:
        """This file is open now."""
        self.page = None
        self._idle.watch(self._memory.idle_minutes if workspace.protection else 0)

    def watch_again(self) -> None:
        """The time without a touch was chosen anew."""
        if workspace := self._window.workspace:
            self.watch(workspace)

    def lock(self) -> None:
        """Put away what is half-written, drop the key, and show nothing of the file any more."""
        workspace, file = self._window.workspace, self._window.file
        if workspace is None or file is None:
            return
        if workspace.protection is None:
            self._window.complain(_NO_PASSWORD)
            return
        page = file.page
        row = page.rows.row if isinstance(page, RosterPage) else None
        self._place = (page.key, "" if row is None or row == DRAFT else row)
        page.settle_typing()
        try:
            if not isinstance(page, RosterPage):
                keep_open_texts(workspace, page.key, page)
        except Refusal as refusal:
            # Locking would lose what is half-written: better open, and said.
            self._window.complain(str(refusal))
            return
        _forget_copied_numbers()
        self._widget.setFocus()
        self.ask(workspace.path, was_open=True)

    def lock_when_calm(self) -> None:
        """Nobody is there: lock, but let work under way come to its end first."""
        workspace = self._window.workspace
        if workspace is None or workspace.protection is None:
            return
        if not self._jobs.are_idle:
            QTimer.singleShot(_AGAIN, self, self.lock_when_calm)
            return
        if self.dialog is not None:
            self.dialog.reject()
        self.lock()

    def ask_new_password(self) -> None:
        """Set a password, or another one."""
        workspace = self._window.workspace
        if workspace is None:
            return
        if not guarding.can_protect:
            self._window.complain(str(protecting.NO_CIPHER.about(file=workspace.path.name)))
            return
        # Late, as above.
        from ui.guarding.password_dialog import PasswordDialog

        dialog = PasswordDialog(workspace.path.stem, workspace.protection is None, self._widget)
        dialog.wanted.connect(self._set_password)
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def ask_new_code(self) -> None:
        """Another recovery code; the old one counts until the new one is on paper."""
        workspace = self._window.workspace
        if workspace is None:
            return
        protection = workspace.protection
        if protection is None:
            self._window.complain(_NO_PASSWORD)
            return
        # Late, as above.
        from ui.guarding.code_part import CodeDialog

        dialog = CodeDialog(workspace.path.stem, guarding.new_code(), self._widget)
        dialog.accepted.connect(lambda: self._change_code(workspace, protection, dialog.code))
        dialog.finished.connect(self._forget_dialog)
        self.dialog = dialog
        dialog.open()

    def ask_to_remove(self) -> None:
        """Let anybody open the file again, after a question."""
        workspace = self._window.workspace
        if workspace is None or workspace.protection is None:
            return
        asked = QMessageBox(
            QMessageBox.Icon.Warning,
            _("去掉密码"),
            _("去掉密码后，谁拿到这个文件和它的备份都能看到里面的每一个人。"),
            QMessageBox.StandardButton.NoButton,
            self._widget,
        )
        remove = asked.addButton(_("去掉密码"), QMessageBox.ButtonRole.DestructiveRole)
        asked.setDefaultButton(asked.addButton(_("留着密码"), QMessageBox.ButtonRole.RejectRole))
        remove.clicked.connect(self.remove_password)
        asked.open()

    def remove_password(self) -> None:
        """Write the file anew without a password, and open it again."""
        workspace = self._window.workspace
        if workspace is None or workspace.protection is None:
            return
        path, key = workspace.path, workspace.protection.key
        self._remember_place()
        self._window.leave_file()
        job = self._jobs.start(lambda _progress: guarding.unprotect(path, key))
        job.done.connect(lambda left: self.reopen(path, None, _removed(left)))
        self._or_reopen(job, path, key)

    def _set_password(self, password: str, code: str) -> None:
        workspace = self._window.workspace
        if workspace is None:
            return
        if workspace.protection is not None:
            self._change_password(workspace, workspace.protection, password)
            return
        path = workspace.path
        self._remember_place()
        self._window.leave_file()
        job = self._jobs.start(lambda _progress: _protected(path, password, code))
        job.done.connect(lambda made: self.reopen(path, made[0], _said_of(made[1])))
        self._or_reopen(job, path, None)

    def _change_password(self, workspace: Workspace, protection: Protection, password: str) -> None:
        job = self._jobs.start(lambda _progress: guarding.with_password(protection, password))
        job.done.connect(partial(self._take_over, workspace))
        job.refused.connect(self._window.complain)

    def _change_code(self, workspace: Workspace, protection: Protection, code: str) -> None:
        job = self._jobs.start(lambda _progress: guarding.with_code(protection, code))
        job.done.connect(partial(self._take_over, workspace, said=_CODE_CHANGED))
        job.refused.connect(self._window.complain)

    def _take_over(self, workspace: Workspace, changed: Protection, said: str = _PASSWORD_CHANGED) -> None:
        try:
            workspace.change_protection(changed)
        except Refusal as refusal:
            self._window.complain(str(refusal))
            return
        self._say(said)

    def _or_reopen(self, job: Job, path: Path, key: DataKey | None) -> None:
        job.refused.connect(lambda sentence: self.reopen(path, key, "", sentence))
        job.failed.connect(lambda: self.reopen(path, key, ""))

    def reopen(self, path: Path, key: DataKey | None, said: str, trouble: str = "") -> None:
        """Open the file again after it was rewritten, and say how that went."""
        if not self._open_with(path, key):
            return
        if said:
            self._say(said)
        if trouble:
            self._window.complain(trouble)

    def _open(self, key: DataKey | None, by_code: bool) -> None:
        if self.page is None:
            return
        if self._open_with(self.page.path, key) and by_code:
            self.ask_new_password()

    def _open_with(self, path: Path, key: DataKey | None) -> bool:
        try:
            workspace = Workspace.open(path, self._catalog, key=key)
        except Refusal as refusal:
            if self.page is not None:
                self.page.complain(str(refusal))
            else:
                self._window.complain(str(refusal))
            self.damaged.emit(path, refusal.message, key)
            return False
        self._window.show_workspace(workspace)
        self._go_back(workspace)
        return True

    def _remember_place(self) -> None:
        if self._window.file is not None:
            self._place = (self._window.file.page.key, "")

    def _go_back(self, workspace: Workspace) -> None:
        """To the page and the row at hand before, with what was half-written."""
        file, (key, row) = self._window.file, self._place
        self._place = ("", "")
        if file is None:
            return
        key = key or kept_page(workspace)
        if key in file.titles:
            if row:
                file.show_row(key, row, "")
            else:
                file.turn_to(key)
            lost = put_back(workspace, file.page) if key == kept_page(workspace) else []
            if lost:
                file.notice.stay(_("锁上前没写完的：{lost}").format(lost=_("；").join(lost)))
        forget(workspace)
        file.take_focus()

    def _say(self, sentence: str) -> None:
        if self._window.file is not None:
            self._window.file.desk.said.emit(sentence)

    def _forget_dialog(self) -> None:
        self.dialog = None


def _forget_copied_numbers() -> None:
    """Numbers that were copied here are not left for the next one who sits down."""
    clipboard = QGuiApplication.clipboard()
    # Nothing at all where nobody ever copied, whatever Qt's types declare.
    held: QMimeData | None = clipboard.mimeData()
    if held is not None and held.hasFormat(NUMBERS):
        clipboard.clear()


def _protected(path: Path, password: str, code: str) -> tuple[DataKey, list[Path]]:
    protection = guarding.new_protection(password, code)
    return protection.key, guarding.protect(path, protection)


def _said_of(left: list[Path]) -> str:
    if left:
        return str(
            protecting.STILL_PLAIN.about(count=len(left), files=_("、").join(copy.name for copy in left))
        )
    return _("已设密码，备份也一样。按 Ctrl+L 随时锁上。")


def _removed(left: object) -> str:
    names = _("、").join(copy.name for copy in left) if isinstance(left, list) else ""
    kept = _("这些备份没能改写，仍要原来的密码：{names}。").format(names=names) if names else ""
    return _("已去掉密码。{kept}").format(kept=kept)
