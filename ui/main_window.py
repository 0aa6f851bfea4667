"""The window: the first page while no file is open, else the open file;
below it whether everything is saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMainWindow, QMenu, QWidget

from roster_desktop.places import default_roster_folder
from roster_desktop.records import Unit
from roster_desktop.schema import Catalog
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from ui.actions import made_actions
from ui.bridge.desk import Desk
from ui.bridge.jobs import Jobs
from ui.dialogs.keys import Keys
from ui.editors import initials
from ui.file_view import FileView, pages_of
from ui.memory import Memory
from ui.pages.first_run_page import FirstRunPage
from ui.state_line import StateLine

TITLE = "农村劳动力台账"
_FILTER = "花名册文件 (*.roster)"


class MainWindow(QMainWindow):
    """Opens, makes and closes roster files; everything else happens on pages."""

    def __init__(self, catalog: Catalog, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._memory = memory
        self._jobs = Jobs(self)
        self._desk: Desk | None = None
        self.file: FileView | None = None
        self.first_run: FirstRunPage | None = None
        self._actions = self._made_actions()
        self._state = StateLine(self)
        self.setStatusBar(self._state)
        self._state.operator_wanted.connect(self._ask_operator)
        self._place()

    # Files

    def start(self, path: Path | None) -> None:
        """Open this file, else the last one; where there is none, ask."""
        last = next(iter(self._memory.recent), None)
        wanted = path or last
        if wanted is None:
            self.show_first_run()
        elif not wanted.exists():
            self.show_first_run(f"找不到上次的花名册 {wanted}，可能移走了或U盘没插。请打开它，或新建一本。")
        else:
            self.open(wanted)

    def open(self, path: Path) -> bool:
        """Open this file; where that cannot be, whatever is open stays open and a sentence says why."""
        if self._desk and self._desk.workspace.path == path:
            return True
        try:
            workspace = Workspace.open(path, self._catalog)
        except Refusal as refusal:
            self._complain(str(refusal))
            return False
        self._show(workspace)
        return True

    def make_file(self, unit: Unit, operator: str, path: Path) -> None:
        """Make a new file and open it."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._complain(f"文件夹 {path.parent} 建不了，可能没有写入的权限或磁盘已满，请换个位置。")
            return
        try:
            workspace = Workspace.create(path, self._catalog, unit, operator)
        except Refusal as refusal:
            self._complain(str(refusal))
            return
        self._memory.remember_operator(operator)
        self._show(workspace)

    def show_first_run(self, trouble: str = "") -> None:
        """Ask whose file it is to be; an open one is closed."""
        self._leave_file()
        page = FirstRunPage(default_roster_folder(), self._memory.operator)
        page.create_wanted.connect(self.make_file)
        page.open_wanted.connect(self.open)
        page.complain(trouble)
        self.first_run = page
        self.setCentralWidget(page)
        page.questions.take_focus()
        self._state.hide()
        self.setWindowTitle(TITLE)
        self._show_undo()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave_file()
        self._memory.remember_geometry(self.saveGeometry())
        event.accept()

    def _show(self, workspace: Workspace) -> None:
        self._leave_file()
        unit = workspace.unit
        pages = [page.key for page in pages_of(unit.level)]
        self._desk = Desk(workspace, self._jobs, self._actions, pages, self)
        self.file = FileView(self._desk)
        self.first_run = None
        self.setCentralWidget(self.file)
        self.file.saved.connect(self._show_state)
        self.file.sidebar.menu.setMenu(self._menu())
        self._memory.remember_file(workspace.path)
        self.setWindowTitle(f"{unit.name} — {TITLE}")
        self._state.show()
        self._show_state()
        self.file.take_focus()
        # The first name that is written needs the pinyin of all characters: read while the person still
        # looks.
        self._jobs.start(lambda _progress: initials(unit.name))

    def _leave_file(self) -> None:
        """Save what is being typed, stop what is under way, and close the file."""
        if self._desk is None or self.file is None:
            return
        self.file.page.settle_typing()
        self._jobs.stop()
        self._desk.leave()
        self._desk.workspace.close()
        self._desk.deleteLater()
        self._desk = None
        self.file = None

    def _complain(self, sentence: str) -> None:
        """On whatever page is open."""
        if self.file is not None:
            self.file.notice.complain(sentence)
        elif self.first_run is not None:
            self.first_run.complain(sentence)
        else:
            self.show_first_run(sentence)

    # What the menu offers

    def _choose_file(self) -> None:
        folder = self._desk.workspace.path.parent if self._desk else default_roster_folder()
        name, _ = QFileDialog.getOpenFileName(self, "打开花名册", str(folder), _FILTER)
        if name:
            self.open(Path(name))

    def _ask_operator(self) -> None:
        if self._desk is None:
            return
        workspace = self._desk.workspace
        name, is_given = QInputDialog.getText(
            self, "录入人", "谁在录入？变更记录里会写上这个名字。", text=workspace.operator
        )
        if is_given and name.strip():
            workspace.operator = name.strip()
            self._memory.remember_operator(name.strip())
            self._show_state()

    def _undo(self) -> None:
        if self.file is not None:
            self.file.undo()

    def _redo(self) -> None:
        if self.file is not None:
            self.file.redo()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self._actions["open-file"])
        menu.addAction(self._actions["new-file"])
        self._add_recent(menu)
        menu.addSeparator()
        menu.addAction("换录入人…", self._ask_operator)
        menu.addAction(self._actions["show-keys"])
        menu.addSeparator()
        menu.addAction(self._actions["quit"])
        return menu

    def _add_recent(self, menu: QMenu) -> None:
        others = [path for path in self._memory.recent[1:] if path.exists()]
        if not others:
            return
        recent = menu.addMenu("最近打开")
        for path in others:
            action = QAction(f"{path.stem}　{path.parent}", recent)
            action.triggered.connect(partial(self.open, path))
            recent.addAction(action)

    def _made_actions(self) -> dict[str, QAction]:
        return made_actions(
            self,
            {
                "open-file": self._choose_file,
                "new-file": self.show_first_run,
                "show-keys": lambda: Keys(self).exec(),
                "quit": self.close,
                "undo": self._undo,
                "redo": self._redo,
            },
        )

    # What is always in sight

    def _show_state(self) -> None:
        if self._desk is not None:
            self._state.show_file(self._desk.workspace)
        self._show_undo()

    def _show_undo(self) -> None:
        workspace = self._desk.workspace if self._desk else None
        undo = workspace.undo_label() if workspace else None
        redo = workspace.redo_label() if workspace else None
        for name, label in (("undo", undo), ("redo", redo)):
            action = self._actions[name]
            action.setEnabled(label is not None)
            action.setToolTip(f"{action.text()}：{label}" if label else action.text())

    def _place(self) -> None:
        kept = self._memory.geometry
        if kept is None or not self.restoreGeometry(kept):
            self.resize(1366, 720)
            self.showMaximized()
