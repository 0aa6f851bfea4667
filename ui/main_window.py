"""The window: the first page while no file is open, else the open file;
below it whether everything is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMainWindow, QWidget

from roster_desktop.faults import record_refusal
from roster_desktop.places import default_roster_folder
from roster_desktop.readings import initials
from roster_desktop.records import EVERYTHING, Level, Unit
from roster_desktop.schema import Catalog
from roster_desktop.wording import Refusal, _, storing
from roster_desktop.workspace import Workspace
from ui.actions import made_actions, offered
from ui.beginning import Beginning
from ui.bridge.afterwards import Afterwards
from ui.bridge.desk import Desk
from ui.bridge.jobs import Jobs
from ui.choices import choices_of
from ui.dialogs.keys import Keys
from ui.dialogs.palette import Choice, Palette, choice_of
from ui.file_menu import file_menu
from ui.file_view import FileView, pages_of
from ui.guarding.guard import Guard
from ui.guarding.keeping import Keeping
from ui.leaving import settle
from ui.memory import Memory
from ui.models import DRAFT
from ui.opening_word import TITLE
from ui.pages.declared import CONFLICTS, HOME, MERGING, RECOVERY, SEND, SETTINGS
from ui.pages.pieces.dropping import ROSTER, Dropping
from ui.pages.roster_page import RosterPage
from ui.state_line import StateLine
from ui.trouble import Trouble
from ui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from roster_desktop.tasks.outbox import Round
    from ui.pages.first_run_page import FirstRunPage

_FILTER = _("花名册文件 (*.roster)")


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
        self.guard = Guard(self, catalog, self._jobs, memory, self)
        self.keeping = Keeping(self, catalog, self._jobs, memory, self.guard, self)
        self.keeping.copied.connect(self._show_copies)
        self._beginning = Beginning(self, catalog, self._jobs, memory, self.guard, self)
        self._wardrobe = Wardrobe(memory, self)
        self.trouble = Trouble(self, memory, self)
        self._actions = self._made_actions()
        self._wardrobe.mark(self._actions)
        self._wardrobe.changed.connect(self._dress_anew)
        self._state = self._made_state_line()
        Dropping(self, leaves=()).dropped.connect(self.take_files)
        self._place()

    # Files

    def start(self, path: Path | None) -> None:
        """Open this file, else the last one; where there is none, ask."""
        wanted = path or next(iter(self._memory.recent), None)
        if wanted is None:
            self.show_first_run()
        elif wanted.exists():
            self.open(wanted)
        elif not self.keeping.offer(wanted, storing.FILE_MISSING.about(file=wanted.name)):
            self.show_first_run(
                _("找不到上次的花名册 {wanted}，可能移走了或U盘没插。请打开它，或新建一本。").format(
                    wanted=wanted
                )
            )

    def open(self, path: Path) -> bool:
        """Open this file; where that cannot be, whatever is open stays open and a sentence says why."""
        if self._desk and self._desk.workspace.path == path:
            return True
        try:
            workspace = Workspace.open(path, self._catalog)
        except Refusal as refusal:
            record_refusal(refusal)
            if not self.keeping.offer(path, refusal.message):
                self.complain(str(refusal))
            return False
        self.show_workspace(workspace)
        return True

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped on the window: a roster file is opened, workbooks are taken in."""
        roster = next((path for path in paths if path.suffix.lower() == ROSTER), None)
        if roster is not None:
            self.open(roster)
        elif self.file is not None:
            self.file.take_in(paths)
        elif self.first_run is not None and len(paths) == 1:
            self._beginning.take_book(paths[0])
        else:
            self.complain(_("先新建或打开一本花名册，再把工作簿拖进来。"))

    def make_file(self, unit: Unit, operator: str, path: Path) -> None:
        """Make a new file and open it."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            self.complain(
                _("文件夹 {folder} 建不了，可能没有写入的权限或磁盘已满，请换个位置。").format(
                    folder=path.parent
                )
            )
            return
        try:
            workspace = Workspace.create(path, self._catalog, unit, operator)
        except Refusal as refusal:
            self.complain(str(refusal))
            return
        self._memory.remember_operator(operator)
        self.show_workspace(workspace)

    @property
    def workspace(self) -> Workspace | None:
        """The open file."""
        return self._desk.workspace if self._desk else None

    def is_calm(self) -> bool:
        """Whether nothing is under way beside the window."""
        return self._jobs.are_idle

    def put_in(self, page: QWidget, title: str) -> None:
        """Show this while no file is open."""
        self.first_run = None
        self.setCentralWidget(page)
        self._state.hide()
        self.setWindowTitle(f"{title} — {TITLE}")
        self._show_undo()

    def show_first_run(self, trouble: str = "") -> None:
        """Ask whose file it is to be; an open one is closed."""
        self.leave_file()
        page = self._beginning.page(trouble)
        self.first_run = page
        self.setCentralWidget(page)
        page.questions.take_focus()
        self._state.hide()
        self.setWindowTitle(TITLE)
        self._show_undo()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave_file()
        self._memory.remember_geometry(self.saveGeometry())
        event.accept()

    def show_workspace(self, workspace: Workspace) -> None:
        """Show this open file."""
        self.leave_file()
        self._memory.remember_file(workspace.path)
        self._put_on_desk(workspace)
        self.guard.watch(workspace)
        self.keeping.watch(workspace)
        self.setWindowTitle(f"{workspace.unit.name} — {TITLE}")
        self._state.show()
        self._show_saved()
        self.file.take_focus()
        QTimer.singleShot(0, self._beginning, self._beginning.go_on)
        desk = self.file.desk
        Afterwards(desk.jobs, partial(self._get_ready, desk), parent=desk)

    def _get_ready(self, desk: Desk) -> None:
        """While the person still looks: pinyin for the first name, and a look over the file's pages."""
        desk.jobs.start(lambda _progress: initials(desk.workspace.unit.name))
        if not desk.workspace.is_read_only:
            job = desk.jobs.start(lambda _progress: desk.workspace.prove())
            job.refused.connect(lambda _told: self.keeping.offer_open_one())

    def _put_on_desk(self, workspace: Workspace) -> None:
        pages = [page.key for page in pages_of(workspace.unit.level)]
        jobs = Jobs(self, within=self._jobs)
        self._desk = Desk(workspace, jobs, self._actions, pages, self)
        self.file = FileView(self._desk)
        self.first_run = None
        self.setCentralWidget(self.file)
        for name in ("one-village", "all-villages"):
            self._actions[name].setVisible(workspace.unit.level is not Level.VILLAGE)
        self.file.saved.connect(self._show_saved)
        self.file.throw_away_wanted.connect(self._beginning.throw_sample_away)
        self._state.show_unreported(0)
        self._state.show_arrived(0)
        self._desk.counts_changed.connect(self._show_state)
        self.file.unreported.connect(self._state.show_unreported)
        self._desk.unsaved.connect(self._state.show_unsaved)
        self._desk.comparing.went_on.connect(self._state.show_comparing)
        self._desk.file_wanted.connect(self.open)
        self._desk.restore_wanted.connect(self.keeping.restore)
        self._desk.idle_chosen.connect(self.guard.watch_again)
        self._desk.post.arrived.connect(lambda look: self._state.show_arrived(len(look.arrived)))
        self._desk.post.handed_over.connect(self._tell_handed_over)
        Afterwards(jobs, self._desk.post.begin, self._desk.comparing.look, parent=self._desk)
        self.file.sidebar.menu.setMenu(file_menu(self, self._actions, self._memory, self.open))

    def _dress_anew(self) -> None:
        """Colours or letters are others: build the window's content anew, on the same page."""
        self._state = self._made_state_line()
        if self.guard.page is not None and self.centralWidget() is self.guard.page:
            self.guard.ask(self.guard.page.path, was_open=self.guard.page.was_open)
            return
        if self._desk is None or self.file is None:
            self.show_first_run(self.first_run.trouble if self.first_run else "")
            return
        page, desk = self.file.page, self._desk
        page.settle_typing()
        row = page.rows.row if isinstance(page, RosterPage) else None
        desk.leave()
        desk.deleteLater()
        self._put_on_desk(desk.workspace)
        self._desk.narrow(desk.area)
        if row and row != DRAFT:
            self.file.show_row(page.key, row, "")
        else:
            self.file.turn_to(page.key)
        self._state.show()
        self._show_state()

    def leave_file(self) -> None:
        """Save what is being typed, stop what is under way, and close the file."""
        if self._desk is None or self.file is None:
            return
        settle(self.file, self.focusWidget())
        self._desk.jobs.leave()
        self._jobs.stop()
        self._desk.leave()
        self.keeping.back_up_at_close(self._desk.workspace)
        self._desk.workspace.close()
        self._desk.deleteLater()
        self._desk = None
        self.file = None

    def complain(self, sentence: str) -> None:
        """On whatever page is open."""
        if self.file is not None:
            self.file.notice.complain(sentence)
        elif self.first_run is not None:
            self.first_run.complain(sentence)
        else:
            self.show_first_run(sentence)

    # What the menu offers

    def choose_file(self) -> None:
        """Let a person pick another file."""
        folder = self._desk.workspace.path.parent if self._desk else default_roster_folder()
        name, _sort = QFileDialog.getOpenFileName(self, _("打开花名册"), str(folder), _FILTER)
        if name:
            self.open(Path(name))

    def _ask_operator(self) -> None:
        if self._desk is None:
            return
        workspace = self._desk.workspace
        name, is_given = QInputDialog.getText(
            self, _("录入人"), _("谁在录入？变更记录里会写上这个名字。"), text=workspace.operator
        )
        if is_given and name.strip():
            workspace.operator = name.strip()
            self._memory.remember_operator(name.strip())
            self._show_copies()

    def _show_everywhere(self) -> None:
        if self._desk is not None:
            self._desk.narrow(EVERYTHING)

    def _in_file(self, deed: Callable[[FileView], object]) -> None:
        if self.file is not None:
            deed(self.file)

    def _show_copies(self) -> None:
        if self.file is not None and self.file.page.key in (SETTINGS, HOME, RECOVERY):
            self.file.page.refresh()
        self._show_state()

    def choices(self) -> list[Choice]:
        """Everything that can be done now, here or on any page one can turn to."""
        pages = (self.file.page,) if self.file is not None else ()
        actions = [action for action in offered(self, *pages) if action is not self._actions["palette"]]
        return choices_of(self.file, actions) if self.file is not None else [*map(choice_of, actions)]

    def show_manual(self) -> None:
        """What the manual says of the page that is shown."""
        if self.file is not None:
            self.file.show_manual()
        else:
            from roster_desktop.tasks.manual import FIRST_RUN
            from ui.pages.manual.manual_window import ManualWindow

            ManualWindow(self._catalog, FIRST_RUN, self).exec()

    def _show_palette(self) -> None:
        palette = Palette(self.choices(), self)
        if palette.exec() and palette.chosen is not None:
            palette.chosen.do()

    def _made_actions(self) -> dict[str, QAction]:
        return made_actions(
            self,
            {
                "open-file": self.choose_file,
                "new-file": self.show_first_run,
                "show-manual": self.show_manual,
                "show-keys": lambda: Keys(self).exec(),
                "quit": self.close,
                "palette": self._show_palette,
                "one-village": partial(self._in_file, FileView.choose_area),
                "all-villages": self._show_everywhere,
                "change-operator": self._ask_operator,
                "backup": self.keeping.back_up,
                "move-here": self.keeping.move_here,
                "lock": self.guard.lock,
                "set-password": self.guard.ask_new_password,
                "remove-password": self.guard.ask_to_remove,
                "new-code": self.guard.ask_new_code,
                "show-privacy": partial(self._turn_to, "privacy"),
                "show-settings": partial(self._turn_to, SETTINGS),
                **self._wardrobe.wiring,
                **self.trouble.wiring,
                "undo": partial(self._in_file, FileView.undo),
                "redo": partial(self._in_file, FileView.redo),
            },
        )

    # What is always in sight

    def _made_state_line(self) -> StateLine:
        line = StateLine(self)
        line.operator_wanted.connect(self._ask_operator)
        line.conflicts_wanted.connect(partial(self._turn_to, CONFLICTS))
        line.merging_wanted.connect(partial(self._turn_to, MERGING))
        line.sending_wanted.connect(partial(self._turn_to, SEND))
        self.setStatusBar(line)
        return line

    def _tell_handed_over(self, done: Round) -> None:
        """What waited was handed over, or could not be: said on whatever page is open."""
        if self._desk is None:
            return
        if done.sent:
            names = _("、").join(parcel.sent_as for parcel in done.sent[:3])
            told = _("已送出 {sent} 份：{names}，读回核对过，和原件一样。")
            self._desk.said.emit(told.format(sent=len(done.sent), names=names))
        for trouble in done.troubles:
            self._desk.complained.emit(trouble)
        self._show_state()
        if self.file is not None and self.file.page.key == SEND:
            self.file.page.refresh()

    def _turn_to(self, key: str) -> None:
        if self.file is not None:
            self.file.turn_to(key).take_focus()

    def _show_saved(self) -> None:
        if self._desk is not None:
            self._state.show_saved(self._desk.workspace)
        self._show_undo()

    def _show_state(self) -> None:
        if self._desk is not None:
            self._state.show_file(self._desk.workspace)
        self._show_undo()

    def _show_undo(self) -> None:
        workspace = self.workspace
        labels = (workspace.undo_label(), workspace.redo_label()) if workspace else (None, None)
        for name, label in zip(("undo", "redo"), labels, strict=True):
            action = self._actions[name]
            action.setEnabled(label is not None)
            action.setToolTip(_("：").join(part for part in (action.text(), label) if part))

    def _place(self) -> None:
        kept = self._memory.geometry
        if kept is None or not self.restoreGeometry(kept):
            self.resize(1366, 720)
            self.showMaximized()
