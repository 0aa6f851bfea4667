"""Copies of the open file: by hand, while one works and when it is closed, at a second place too; and putting
one back, also in the place of a file that is damaged. What trouble alone needs is loaded then."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Catalog
from roster_desktop.tasks.disclosing import note_copy_elsewhere
from roster_desktop.wording import Message, Refusal, _, joined, protecting, storing
from roster_desktop.workspace import Workspace, guarding
from roster_desktop.workspace.guarding import DataKey, Moved, Restored
from ui.bridge.jobs import Jobs
from ui.guarding.guard import Guard, Holder
from ui.memory import Memory

if TYPE_CHECKING:
    from ui.guarding.damaged_page import DamagedPage

_BY_HAND = "手动"
_AT_CLOSE = "关闭时"
_MEANWHILE = "定时"
_HALF_HOUR = 30 * 60_000
_OFFERED_AFTER = (storing.DAMAGED, storing.FILE_EMPTY, storing.NOT_OURS, storing.FILE_MISSING)


class Keeping(QObject):
    """One for the window, whatever file is open."""

    copied = Signal()
    """There is one copy more."""

    def __init__(
        self, window: Holder, catalog: Catalog, jobs: Jobs, memory: Memory, guard: Guard, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window, self._catalog, self._jobs = window, catalog, jobs
        self._memory, self._guard = memory, guard
        self._copied = 0
        """Number of the last batch that a copy holds."""
        self.page: DamagedPage | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_HALF_HOUR)
        self._timer.timeout.connect(self.back_up_meanwhile)
        self._timer.start()
        guard.damaged.connect(self.offer)

    def watch(self, workspace: Workspace) -> None:
        """This file is open now. What an erasing left over is taken away beside the window."""
        self._copied = workspace.journal
        if not workspace.is_read_only and workspace.erasing_waits:
            from roster_desktop.tasks.purging import finish

            second = self._memory.second_place
            job = self._jobs.start(lambda _progress: finish(workspace, second))
            job.done.connect(lambda told: self._tell(joined(*told)))
            job.refused.connect(self._window.complain)

    def back_up(self) -> None:
        """Because somebody asked for it."""
        file, workspace = self._window.file, self._window.workspace
        if file is None or workspace is None:
            return
        file.page.settle_typing()
        file.notice.stay(_("正在备份……"))
        self._start(workspace, _BY_HAND, is_told=True)

    def back_up_meanwhile(self) -> None:
        """Something was saved in the last half hour."""
        workspace = self._window.workspace
        if workspace is not None and self._is_new(workspace):
            self._start(workspace, _MEANWHILE, is_told=False)

    def back_up_at_close(self, workspace: Workspace) -> None:
        """Whatever was saved since the last copy; a file that cannot be copied is closed all the same."""
        try:
            if self._is_new(workspace):
                self._copy(workspace, _AT_CLOSE)
        except Refusal:
            # The next start says how old the last copy is.
            return

    def restore(self, backup: Path) -> None:
        """Put the backup in the place of the open file, and open it."""
        workspace = self._window.workspace
        if workspace is None:
            return
        path, key = workspace.path, workspace.protection.key if workspace.protection else None
        self._window.leave_file()
        self._put_back(backup, path, key)

    def move_here(self) -> None:
        """Move the open file to where roster files of this computer belong, and open it there."""
        workspace = self._window.workspace
        if workspace is None:
            return
        path, key = workspace.path, workspace.protection.key if workspace.protection else None
        from roster_desktop.tasks.surroundings import move_here

        self._window.leave_file()
        job = self._jobs.start(lambda _progress: move_here(path, self._catalog, key))
        job.done.connect(lambda moved: self._open_there(moved, key))
        job.refused.connect(lambda sentence: self._guard.reopen(path, key, "", sentence))
        job.failed.connect(lambda: self._guard.reopen(path, key, ""))

    def offer_open_one(self) -> None:
        """The pages of the open file were found damaged."""
        if workspace := self._window.workspace:
            key = workspace.protection.key if workspace.protection else None
            self.offer(workspace.path, storing.DAMAGED.about(file=workspace.path.name), key)

    def offer(self, path: Path, refusal: Message, key: DataKey | None = None) -> bool:
        """A file did not open: ask for its password, or offer its newest copy; False where neither helps."""
        if refusal.sentence is protecting.PASSWORD_NEEDED:
            self._guard.ask(path)
            return True
        copies = guarding.copies_of(path)
        if refusal.sentence not in _OFFERED_AFTER or not copies:
            return False
        if key is None and guarding.is_protected(copies[0]):
            # Nobody looks into the copies without the password; the way leads back here with the key.
            self._guard.ask(path)
            return True
        from roster_desktop.tasks.recovering import copies_of
        from ui.guarding.damaged_page import DamagedPage

        self._window.leave_file()
        page = DamagedPage(path, str(refusal), self._catalog)
        page.restore_wanted.connect(lambda backup: self._put_back(backup, path, key))
        page.other_wanted.connect(self._window.choose_file)
        self.page = page
        self._window.put_in(page, path.stem)
        job = self._jobs.start(lambda progress: copies_of(path, self._catalog, key, progress))
        job.done.connect(page.show_copies)
        job.refused.connect(page.complain)
        return True

    def _put_back(self, backup: Path, path: Path, key: DataKey | None) -> None:
        keys = [key] if key else []
        job = self._jobs.start(lambda _progress: guarding.restore(backup, path, self._catalog, keys))
        job.done.connect(lambda restored: self._reopen(backup, path, key, restored))
        job.refused.connect(lambda sentence: self._guard.reopen(path, key, "", sentence))

    def _reopen(self, backup: Path, path: Path, key: DataKey | None, restored: Restored) -> None:
        kept = (
            _("恢复前的文件留在备份里：{file}").format(file=restored.before.name) if restored.before else ""
        )
        needed = key if guarding.is_protected(path) else None
        self._guard.reopen(path, needed, _("已恢复到 {file}。{kept}").format(file=backup.name, kept=kept))

    def _open_there(self, moved: Moved, key: DataKey | None) -> None:
        from roster_desktop.tasks.surroundings import told_of

        self._guard.reopen(moved.path, key, "")
        if self._window.file is not None:
            # What stayed behind is to be read, whoever looks away meanwhile.
            self._window.file.notice.stay(_("{told_of}。").format(told_of=told_of(moved)))

    def _is_new(self, workspace: Workspace) -> bool:
        return not workspace.is_read_only and workspace.journal > self._copied

    def _start(self, workspace: Workspace, reason: str, *, is_told: bool) -> None:
        job = self._jobs.start(lambda _progress: self._copy(workspace, reason))
        if is_told:
            job.done.connect(self._tell)
        job.refused.connect(self._window.complain)

    def _copy(self, workspace: Workspace, reason: str) -> str:
        journal = workspace.journal
        copy = workspace.backup(reason)
        self._copied = journal
        said = _("已备份到 {folder} 文件夹：{file}").format(folder=copy.parent.name, file=copy.name)
        second = self._memory.second_place
        if second is None:
            return said
        if not second.is_dir():
            return _("{said}；另存的地方 {second} 没有接上，这次没有存").format(said=said, second=second)
        there = workspace.backup_to(second, reason)
        note_copy_elsewhere(workspace, there)
        return _("{said}；另存到 {there}").format(said=said, there=there)

    def _tell(self, said: object) -> None:
        if self._window.file is not None and said:
            self._window.file.desk.said.emit(str(said))
        self.copied.emit()
