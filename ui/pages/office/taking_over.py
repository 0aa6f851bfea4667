"""接收移交包: the roster of whoever was here before, unpacked and ready. Also where no file is open yet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.places import default_roster_folder
from roster_desktop.schema import Catalog
from roster_desktop.tasks.handover import package_in, take_over
from roster_desktop.wording import Refusal, _
from ui.bridge.jobs import Jobs
from ui.dialogs.choosing import choose_folder, choose_package
from ui.look import dialog_size, pixels, set_role
from ui.pages.pieces import SentenceStrip, WorkStrip, muted, plain, primary

_HOW = _("选移交包，写上接手人的姓名；花名册解到下面的文件夹里，核对无误就打开。不会盖掉已有的文件。")


class TakingOver(QWidget):
    """The package, who takes it over, and where it is put."""

    taken = Signal(object)
    """`Path` of the roster file: it lies there, proven."""

    def __init__(self, catalog: Catalog, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog, self._jobs = catalog, jobs
        self._package = Path()
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.operator = self._line(_("接手人的姓名"))
        self.folder = self._line(_("花名册放到哪个文件夹"))
        self.folder.setText(str(default_roster_folder()))
        self._told = QLabel(_("还没有选移交包。"), self)
        self._told.setWordWrap(True)
        self.choose_button = plain(_("选移交包…"), self._choose)
        self.folder_button = plain(_("换文件夹…"), self._choose_folder)
        self.take_button = primary(_("接收"), self.take)
        self._lay_out()
        self.operator.textChanged.connect(lambda _text: self._settle())
        self.operator.returnPressed.connect(self.take)
        self._settle()

    @property
    def told(self) -> str:
        """What the package holds, in words."""
        return self._told.text()

    def show_package(self, path: Path) -> None:
        """Say what lies in this package; a refusal stands on the card."""
        try:
            package = package_in(path)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        self.strip.hide()
        self._package = path
        waiting = sum(name.startswith("待送出/") for name in package.contents)
        of = _("，移交给 {to}").format(to=package.to) if package.to else ""
        more = _("，待送出 {waiting} 份").format(waiting=waiting) if waiting else ""
        self._told.setText(
            _("{file}：{unit} 的花名册 {roster_file}，{given_by} {at} 移交{of}{more}。").format(
                file=path.name,
                unit=package.unit,
                roster_file=package.file,
                given_by=package.given_by,
                at=package.at[:16],
                of=of,
                more=more,
            )
        )
        if package.to and not self.operator.text():
            self.operator.setText(package.to)
        self._settle()

    def take(self) -> None:
        """Unpack it, prove it, and say where it lies."""
        if not self.take_button.isEnabled():
            return
        package, operator, catalog = self._package, self.operator.text().strip(), self._catalog
        folder = Path(self.folder.text().strip()).expanduser()
        self.strip.hide()
        job = self._jobs.start(lambda progress: take_over(package, folder, operator, catalog, progress))
        self.work.await_end(job, _("正在接收"))
        job.done.connect(self.taken)
        job.refused.connect(self.strip.complain)
        job.ended.connect(self._settle)
        self._settle()

    def _choose(self) -> None:
        if path := choose_package(self, _("选择移交包"), "handover"):
            self.show_package(path)

    def _choose_folder(self) -> None:
        if folder := choose_folder(self, _("花名册放到哪个文件夹"), "takeover"):
            self.folder.setText(str(folder))

    def _settle(self) -> None:
        is_ready = bool(self._package.name) and bool(self.operator.text().strip())
        self.take_button.setEnabled(is_ready and not self.work.is_busy)
        self.choose_button.setEnabled(not self.work.is_busy)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        set_role(line, "field")
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        return line

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 8))
        layout.addWidget(muted(_HOW, self))
        first = QHBoxLayout()
        first.addWidget(self._told, 1)
        first.addWidget(self.choose_button)
        second = QHBoxLayout()
        second.addWidget(self.folder, 1)
        second.addWidget(self.folder_button)
        layout.addLayout(first)
        layout.addWidget(self.operator)
        layout.addLayout(second)
        for widget in (self.work, self.strip):
            layout.addWidget(widget)
        last = QHBoxLayout()
        last.addWidget(self.take_button)
        last.addStretch(1)
        layout.addLayout(last)
        layout.addStretch(1)


def taken_over(catalog: Catalog, jobs: Jobs, parent: QWidget) -> Path | None:
    """Ask where no file is open yet; the roster file that was taken over, or None."""
    dialog = TakingOverDialog(catalog, jobs, parent)
    dialog.exec()
    return dialog.path


class TakingOverDialog(QDialog):
    """The same in a window of its own."""

    def __init__(self, catalog: Catalog, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("接收移交包"))
        self.resize(dialog_size(self, 640, 320))
        self.taking = TakingOver(catalog, jobs, self)
        self.path: Path | None = None
        """The roster file, once it was taken over."""
        layout = QVBoxLayout(self)
        layout.addWidget(self.taking)
        self.taking.taken.connect(self._done)

    def _done(self, path: Path) -> None:
        self.path = path
        self.accept()
