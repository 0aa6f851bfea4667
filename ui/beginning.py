"""What one may begin with while no file is open: a new roster, an old list, a sample to throw away, or the
package of whoever was here before. Whoever has a file begins with none of it: each is loaded when it is
wanted."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from roster_desktop.places import default_roster_folder
from roster_desktop.progress import Saying
from roster_desktop.records import Unit
from roster_desktop.schema import Catalog
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace, guarding
from ui.bridge.afterwards import Afterwards
from ui.bridge.jobs import Jobs
from ui.file_view import FileView
from ui.guarding.guard import Guard
from ui.memory import Memory
from ui.pages.declared import BRING_IN

if TYPE_CHECKING:
    from ui.pages.first_run_page import FirstRunPage


class Beginner(Protocol):
    """The window, as far as one begins in it."""

    file: FileView | None

    @property
    def workspace(self) -> Workspace | None: ...

    def open(self, path: Path) -> bool: ...

    def make_file(self, unit: Unit, operator: str, path: Path) -> None: ...

    def leave_file(self) -> None: ...

    def show_first_run(self, trouble: str = "") -> None: ...

    def show_manual(self) -> None: ...


class Beginning(QObject):
    """One for the window; it makes the first page anew each time nobody has a file open."""

    def __init__(
        self, window: Beginner, catalog: Catalog, jobs: Jobs, memory: Memory, guard: Guard, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._window, self._catalog, self._jobs = window, catalog, jobs
        self._memory, self._guard, self._parent = memory, guard, parent
        self._page: FirstRunPage | None = None
        self._book: Path | None = None
        """The list that is read as soon as the new file is open."""

    def page(self, trouble: str) -> FirstRunPage:
        """The first page, with what went wrong before."""
        from ui.pages.first_run_page import FirstRunPage

        self._book = None
        recent = [path for path in self._memory.recent if path.exists()]
        page = FirstRunPage(default_roster_folder(), self._memory.operator, recent)
        page.create_wanted.connect(self._create)
        page.open_wanted.connect(self._window.open)
        page.takeover_wanted.connect(self._take_over)
        page.sample_wanted.connect(self._show_sample)
        page.manual_wanted.connect(self._window.show_manual)
        page.book_chosen.connect(self._look_into)
        page.complain(trouble)
        # While somebody reads and types whose it is: the window would stand still for it when it is made.
        Afterwards(
            self._jobs,
            lambda: self._jobs.start(lambda _progress: Workspace.get_ready(self._catalog)),
            parent=page,
        )
        self._page = page
        return page

    def take_book(self, path: Path) -> None:
        """A list was dropped where one begins: make a new file, then read it."""
        if self._page is not None:
            self._page.choose_book(path)

    def throw_sample_away(self) -> None:
        """Close the sample that is open and take away everything of it, once a person says so."""
        from roster_desktop.sample import is_sample, throw_away

        workspace = self._window.workspace
        if workspace is None or not is_sample(workspace.path):
            return
        path = workspace.path
        asked = QMessageBox.question(
            self._parent,
            _("扔掉示例"),
            _("扔掉示例“{file}”？里面改过的、写出在旁边的都会删掉，您自己的花名册不受影响。").format(
                file=path.stem
            ),
        )
        if asked is not QMessageBox.StandardButton.Yes:
            return
        self._window.leave_file()
        self._memory.forget_file(path)
        throw_away(path)
        self._window.show_first_run()

    def go_on(self) -> None:
        """The new file is open and nothing is asked any more: show what the list would bring into it."""
        book, file = self._book, self._window.file
        if book is None or file is None or self._guard.dialog is not None:
            return
        self._book = None
        from ui.pages.bring_in_page import BringInPage

        page = file.turn_to(BRING_IN)
        assert isinstance(page, BringInPage)
        page.take((book,))

    def _create(self, unit: Unit, operator: str, path: Path) -> None:
        """Made by a person: offer a password while there is nothing in it; then read the list, if any."""
        book = self._page.book if self._page else None
        self._window.make_file(unit, operator, path)
        if self._window.file is None:
            return
        self._book = book
        if guarding.can_protect:
            self._guard.ask_new_password()
        if self._guard.dialog is not None:
            # With a password the file is opened anew: the window then says so itself.
            self._guard.dialog.rejected.connect(self._go_on_later)
        self.go_on()

    def _go_on_later(self) -> None:
        # Once the dialog is forgotten.
        QTimer.singleShot(0, self, self.go_on)

    def _take_over(self) -> None:
        from ui.pages.office.taking_over import taken_over

        if path := taken_over(self._catalog, self._jobs, self._parent):
            self._window.open(path)

    def _show_sample(self) -> None:
        from roster_desktop.sample import make_sample_village

        page = self._page
        what = _("正在做示例村")
        job = self._jobs.start(lambda progress: make_sample_village(Saying(progress, what)))
        if page is not None:
            page.wait_for(job, what)
        job.done.connect(partial(self._open_sample, page))

    def _open_sample(self, page: FirstRunPage | None, path: Path) -> None:
        """Unless something else was begun meanwhile: that stays, the sample goes."""
        if self._page is page and self._window.file is None:
            self._window.open(path)
            return
        from roster_desktop.sample import throw_away

        throw_away(path)

    def _look_into(self, path: Path) -> None:
        """Whose list it is, as far as it says so."""
        if self._page is not None:
            from roster_desktop.tasks.unit_in_book import unit_in_book

            job = self._jobs.start(lambda progress: unit_in_book(path, progress))
            self._page.wait_for(job, _("正在看表里写的是哪个村"))
            job.done.connect(partial(self._page.offer_unit, path))
