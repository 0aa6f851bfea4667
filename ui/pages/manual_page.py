"""使用手册: how one works with the program, a page for each thing; found by words, printed, saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from roster_desktop.tasks.manual_page import ManualPage as Told
from roster_desktop.tasks.manual_printing import TITLE, paper_of, write_manual
from roster_desktop.tasks.reporting import free_name
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import Refusal, _
from ui.bridge.desk import Desk
from ui.dialogs.choosing import choose_folder
from ui.pages.manual.manual_view import ManualView
from ui.pages.page import Page
from ui.pages.pieces import SentenceStrip, WorkStrip, link, plain
from ui.paper import Preview


class ManualPage(Page):
    """Whoever came from another page by its ? goes back there."""

    key = "manual"
    title = _("使用手册")
    purpose = _("怎么用，一页讲一件事；查栏目、规则和依据也在这里。")

    back_wanted = Signal(str)
    """Key of the page one came from."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.view = ManualView(desk.workspace.catalog, desk.workspace.unit.level, self)
        self.back_button = link(_("← 回去"), self._go_back)
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self._came_from = ""
        self.shown_preview: Preview | None = None
        self.print_button = plain(_("打印这一页…"), self.print_page)
        self.save_button = plain(_("整本存成PDF…"), self.save_all)
        self._lay_out()
        self.view.left.connect(self._go_back)

    def explain(self, shown: str, title: str) -> None:
        """Show what is said of this page of the window; one goes back to it."""
        self.view.open_about(shown)
        self._came_from = shown if shown != self.key else self._came_from
        if shown != self.key:
            self.back_button.setText(_("← 回到“{title}”").format(title=title))
            self.back_button.show()

    def show_place(self, place: Place) -> None:
        """Open at the page that is meant."""
        self.view.line.clear()
        self.view.open(place.chip)

    def take_focus(self) -> None:
        self.view.take_focus()

    def print_page(self) -> None:
        """Show the page at hand as it will be printed."""
        page = self.view.page
        self.shown_preview = Preview(page.title, paper_of((page,)), lambda: self._saved(page), self)
        self.shown_preview.open()

    def save_all(self) -> None:
        """Write the whole manual for this level as a PDF."""
        folder = choose_folder(self, _("手册写到哪个文件夹"), "prints")
        if folder is None:
            return
        out = free_name(self.desk.workspace, TITLE, folder, ".pdf")
        pages = self.view.pages
        job = self.desk.jobs.start(lambda _progress: write_manual(pages, out))
        self.save_button.setEnabled(False)
        self.work.await_end(job, _("正在写出整本手册"))
        job.done.connect(
            lambda _none: self.strip.say(
                _("已写出 {file}，在 {folder}。").format(file=out.name, folder=out.parent)
            )
        )
        job.refused.connect(self.strip.complain)
        job.ended.connect(lambda: self.save_button.setEnabled(True))

    def _saved(self, page: Told) -> Path | None:
        folder = choose_folder(self, _("这一页写到哪个文件夹"), "prints")
        if folder is None:
            return None
        out = free_name(
            self.desk.workspace, _("{title}：{page}").format(title=TITLE, page=page.title), folder, ".pdf"
        )
        try:
            write_manual((page,), out)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return None
        return out

    def _go_back(self) -> None:
        if self._came_from:
            left, self._came_from = self._came_from, ""
            self.back_button.hide()
            self.back_wanted.emit(left)

    def _lay_out(self) -> None:
        self.back_button.hide()
        self.head.add_beside(self.back_button)
        for button in (self.print_button, self.save_button):
            self.head.add(button)
        self.body.addWidget(self.strip)
        self.body.addWidget(self.work)
        self.body.addWidget(self.view, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_page)
        for keys, steps in (("Alt+Left", -1), ("Alt+Right", 1)):
            QShortcut(QKeySequence(keys), self, lambda steps=steps: self.view.step(steps))
