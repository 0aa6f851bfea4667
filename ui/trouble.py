"""Help in trouble: what is shown when the program is at fault, starting it again, and the diagnosis to copy
or to send."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import PySide6
from PySide6.QtCore import QLocale, QObject, QProcess, QTimer, Signal, qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from roster_desktop.faults import record_fault
from roster_desktop.tasks.diagnosing import BUNDLE_NAME, Fact, diagnosis, write_bundle
from roster_desktop.wording import Language, Refusal, _, current_language
from ui.dialogs.fault_dialog import FaultDialog
from ui.guarding.guard import Holder
from ui.memory import Memory

AGAIN = _(
    "程序又出了刚才的差错，这一步没有做完；已保存的内容都在。"
    "请从菜单里选“重新打开程序”，仍不行就选“复制诊断信息”，发给维护人员。"
)
_COPIED = _("诊断信息已复制：版本、系统、各册行数和最近的差错，没有人员信息。可以粘贴发给维护人员。")


class Trouble(QObject):
    """One for the window, whatever file is open."""

    over = Signal()
    """The program is to end now: a broken window may not close by itself."""

    def __init__(self, window: Holder, memory: Memory, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._memory, self._widget = window, memory, parent
        self._seen: set[str] = set()
        self.dialog: FaultDialog | None = None
        self.starts_again = False
        """Whether the program is to be started anew once it has ended."""

    @property
    def wiring(self) -> dict[str, Callable[[], object]]:
        """What the declared actions do."""
        return {
            "copy-diagnosis": self.copy_diagnosis,
            "save-bundle": self.save_bundle,
            "start-again": self.start_again,
        }

    def show_fault(self, what: str) -> None:
        """`what`: how the fault is told apart from others. The first time it stands in the way, then it is a
        sentence: one that comes with every drawing would leave no way to go on."""
        if self.starts_again:
            return
        if what not in self._seen:
            self._seen.add(what)
            # Later: the fault may come out of a drawing, in which no window can be opened.
            QTimer.singleShot(0, self, self._ask)
        elif self.dialog is None:
            QTimer.singleShot(0, self, lambda: self.tell(AGAIN))

    def tell(self, sentence: str) -> None:
        """On the page of the open file; before one is open, in the way."""
        if self._window.file is not None:
            self._window.complain(sentence)
        else:
            QMessageBox.warning(self._widget, self._widget.windowTitle(), sentence)

    def _ask(self) -> None:
        if self.dialog is not None:
            return
        self.dialog = FaultDialog(self._widget)
        self.dialog.copy_wanted.connect(self._copy)
        self.dialog.reopen_wanted.connect(self.start_again)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    def start_again(self) -> None:
        """Save what is being typed, close the file, end, and begin anew with the same file."""
        workspace = self._window.workspace
        self.starts_again = True
        try:
            self._window.leave_file()
        except Exception as fault:  # noqa: BLE001 - a window that cannot even be left is left all the same
            # What was saved is on the disk, and what stood in an open line was put away while it was typed.
            record_fault(fault)
            if workspace is not None:
                workspace.close()
        self._widget.close()
        self.over.emit()

    def copy_diagnosis(self) -> None:
        """Put the diagnosis on the clipboard and say so."""
        self._copy()
        if file := self._window.file:
            file.notice.say(_COPIED)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(diagnosis(self._window.workspace, window_facts(self._memory)))

    def save_bundle(self) -> None:
        """Ask where the bundle goes, and write it."""
        folder = next((path.parent for path in self._memory.recent if path.parent.is_dir()), Path.home())
        name, _sort = QFileDialog.getSaveFileName(
            self._widget, _("保存求助包"), str(folder / BUNDLE_NAME), _("求助包 (*.zip)")
        )
        if name:
            self.write_bundle(Path(name))

    def write_bundle(self, path: Path) -> None:
        """Write it there; the dialog has asked already whether an older one may go."""
        try:
            path.unlink(missing_ok=True)
            told = str(write_bundle(path, self._window.workspace, list(window_facts(self._memory))))
        except (Refusal, OSError) as reason:
            in_use = _("{file} 换不掉，可能正开着；请换个名字再存。").format(file=path.name)
            self._window.complain(str(reason) if isinstance(reason, Refusal) else in_use)
            return
        if file := self._window.file:
            file.notice.say(told)


def window_facts(memory: Memory) -> Iterator[Fact]:
    """What the window knows of its surroundings: no names, no folders."""
    screens = QGuiApplication.screens()
    yield "Qt", f"{qVersion()} PySide6 {PySide6.__version__} {QGuiApplication.platformName()}"
    yield (
        _("屏幕"),
        _("、").join(
            f"{screen.size().width()}×{screen.size().height()} {screen.devicePixelRatio():.0%}"
            for screen in screens
        ),
    )
    font = QGuiApplication.font()
    letters = f"{QFontInfo(font).family()} {font.pointSizeF():g}"
    yield _("外观"), f"{memory.light.value} {memory.text_size.value} {letters}"
    method = os.environ.get("QT_IM_MODULE", "")
    yield _("语言和输入法"), f"{QLocale.system().name()} {method}".rstrip()
    yield _("自动锁"), _("{idle_minutes} 分钟").format(idle_minutes=memory.idle_minutes)
    yield _("第二处备份"), _("有") if memory.second_place else _("没有")


def start_detached() -> bool:
    """Begin the program anew, when this one has given up its place."""
    words = [] if getattr(sys, "frozen", False) else ["-m", "roster_desktop"]
    if current_language() is not Language.CHINESE:
        words += ["--lang", current_language().value]
    started, _ = QProcess.startDetached(sys.executable, words)
    return bool(started)
