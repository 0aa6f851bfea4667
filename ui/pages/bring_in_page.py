"""导入: a workbook is shown row by row before a single cell of it is written; many are listed first,
and each can be opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtWidgets import QStackedWidget, QWidget

from roster_desktop.tasks.bring_in import ImportPreview, apply_import
from roster_desktop.tasks.bring_in_many import (
    BookOutlook,
    Standing,
    TakenBack,
    look_again,
    look_at_books,
    outlook_of,
    take_back_books,
    take_in_books,
    taken_back,
)
from roster_desktop.tasks.gathering import ARCHIVE_ENDING
from roster_desktop.tasks.preview_rows import Outcome
from roster_desktop.wording import _
from roster_desktop.workspace import Applied, Undone
from ui.actions import key_of_button
from ui.bridge.desk import Desk
from ui.bridge.jobs import Job
from ui.dialogs.choosing import choose_books, choose_folder
from ui.pages.bring_in import words
from ui.pages.bring_in.asking import Asking
from ui.pages.bring_in.books_pane import BooksPane
from ui.pages.bring_in.preview_pane import PreviewPane
from ui.pages.bring_in.questions_pane import QuestionsPane
from ui.pages.bring_in.read_or_asked import AskedFirst, Looked, NamedOtherwise, looked_at
from ui.pages.bring_in.rename_first import RenameFirst
from ui.pages.page import Page
from ui.pages.pieces import Dropping, Invitation, SentenceStrip, UndoneCard, WorkStrip, plain, primary
from ui.pages.pieces.words import is_undone, moment, undone_among

_PURPOSE = "bring-in"
_EXPLAINED = _(
    "可以读 xlsx、xls、et、ods、csv：本程序写出的工作簿、填好的空白表，或任何一行写着“姓名”“身份证号”等表头的表。\n"
    "几本、整个文件夹、压缩包也可以一起放：先列出每一本会怎样，有疑问的等您定。\n"
    "先列出新增、更改、不变和没有收的行；点“确定导入”之前，什么都不会写入。"
)


class BringInPage(Page):
    """Choose, look, confirm; and take back, if it was the wrong one."""

    key = "bring-in"
    title = _("导入")
    purpose = _("把 Excel、WPS 里的名单读进来；先看预览，确定了才写入。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._path = Path()
        self._village = ""
        self._looked: Looked | None = None
        self._batch = 0
        self._opened: BookOutlook | None = None
        """The book of the list that is being looked into."""
        self.asking = Asking()
        self._has_warned = False
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.naming = RenameFirst(desk, self.strip, self.work, self._follow, self)
        self.undone = UndoneCard(desk.workspace.catalog, self)
        self.pane = PreviewPane(desk.workspace.catalog, self)
        self.first = QuestionsPane(self)
        self.many = BooksPane(self)
        self.invitation = Invitation(_("把工作簿拖到这里"), _EXPLAINED, _("选择工作簿…"), self._choose, self)
        self._stack = QStackedWidget(self)
        self.back_button = plain(_("回到清单"), self._back_to_list)
        self.folder_button = plain(_("整个文件夹…"), self._choose_folder)
        self.choose_button = plain(_("换一个工作簿…"), self._choose)
        self.confirm_button = primary(_("确定导入"), self.confirm)
        self.check_button = plain(_("去比对核实"), lambda: self.desk.page_wanted.emit("checking"))
        self.undo_button = plain(_("撤销这次导入"), self.take_back)
        self._dropping = Dropping(self)
        key_of_button(self.confirm_button, self, "confirm-import")
        self._lay_out()
        self._dropping.dropped.connect(self.take)
        self.pane.village_named.connect(self._look_for_village)
        for pane in (self.first, self.pane.questions):
            pane.read_wanted.connect(self._look)
        self.pane.sheet.meant.connect(self._read_column_as)
        self.naming.renamed.connect(self._look)
        self.many.open_wanted.connect(self._open)

    def refresh(self) -> None:
        """What somebody took back by Ctrl+Z is told as done no longer."""
        if self.many.books and not self.work.is_busy:
            self._tell_taken_back()
        if self._batch and not self.work.is_busy and is_undone(self.desk.workspace, self._batch):
            self._clear()
            self.strip.say(_("这次导入已撤销。要再导入，请重新选择工作簿。"))

    @property
    def preview(self) -> ImportPreview | None:
        """What is shown; None before a workbook was chosen."""
        return self._looked.preview if self._looked else None

    def look_at(self, path: Path) -> None:
        """Read this workbook and show what it would do."""
        if self.work.is_busy:
            return
        self._clear()
        self._path, self._village, self.asking = path, "", Asking()
        self._look()

    def take(self, paths: Sequence[Path]) -> None:
        """Look at what a person dropped: one workbook row by row, many as a list."""
        if self.work.is_busy or not paths:
            return
        if len(paths) == 1 and not paths[0].is_dir() and paths[0].suffix.lower() != ARCHIVE_ENDING:
            self.look_at(paths[0])
            return
        self._clear()
        workspace, chosen = self.desk.workspace, tuple(paths)
        job = self.desk.jobs.start(lambda progress: look_at_books(workspace, chosen, progress))
        self.work.watch(job, _("正在找工作簿"))
        job.done.connect(self._list)
        job.cancelled.connect(self._say_stopped)
        self._follow(job)

    def confirm(self) -> None:
        """Write what is shown, unless the file has changed since: then it is looked at again."""
        if self.work.is_busy:
            return
        if self._is_listing:
            self._take_all()
        elif self._looked is not None:
            self._confirm_one()

    def _take_all(self) -> None:
        workspace, books = self.desk.workspace, self.many.books
        job = self.desk.jobs.start(lambda progress: take_in_books(workspace, books, progress))
        self.desk.relay.gather_until_end_of(job)
        self.work.watch(job, _("正在导入"))
        job.done.connect(self._show_all_taken)
        self._follow(job)

    def _confirm_one(self) -> None:
        if self._looked is None:
            return
        workspace, looked = self.desk.workspace, self._looked
        if self.asking.is_ahead:
            self._look()
            self.strip.ask(_("已按您的回答重新比对；请看过后再点“确定导入”。"))
            return
        if self.asking.open and not self._has_warned:
            self._warn_of_open()
            return
        if workspace.journal != looked.journal:
            self._look()
            self.strip.ask(_("预览之后花名册又有改动，已按现在的内容重新比对；请看过后再点“确定导入”。"))
            return
        job = self.desk.jobs.start(lambda _: apply_import(workspace, looked.preview))
        self.work.await_end(job, _("正在写入"))
        job.done.connect(self._show_applied)
        self._follow(job)

    def take_back(self) -> None:
        """Undo the import that was just made, of many books the last one first."""
        if self.work.is_busy:
            return
        workspace, batch = self.desk.workspace, self._batch
        if batch:
            job = self.desk.jobs.start(lambda _: workspace.undo(batch))
            self.work.await_end(job, _("正在撤销"))
            job.done.connect(self._show_undone)
            self._follow(job)
        elif self.many.taken:
            self._take_all_back()

    def _take_all_back(self) -> None:
        workspace, books = self.desk.workspace, self.many.books
        job = self.desk.jobs.start(lambda progress: take_back_books(workspace, books, progress))
        self.desk.relay.gather_until_end_of(job)
        self.work.watch(job, _("正在撤销"))
        job.done.connect(self._show_all_undone)
        self._follow(job)

    def _lay_out(self) -> None:
        for button in (self.back_button, self.folder_button, self.choose_button):
            self.head.add(button)
        self.head.add(self.confirm_button)
        for button in (self.check_button, self.undo_button):
            self.strip.add(button)
        for widget in (self.strip, self.work, self.undone):
            self.body.addWidget(widget)
        for shown in (self.invitation, self.pane, self.first, self.many):
            self._stack.addWidget(shown)
        self.body.addWidget(self._stack, 1)
        self._clear()

    def _clear(self) -> None:
        self._looked, self._batch, self._has_warned, self._opened = None, 0, False, None
        self.many.show_books(())
        self.strip.hide()
        self.undone.hide()
        self.head.say("")
        self._stack.setCurrentWidget(self.invitation)
        self._settle()

    def _choose(self) -> None:
        self.take(choose_books(self, _("选择要导入的工作簿，可以选几本"), _PURPOSE))

    def _choose_folder(self) -> None:
        folder = choose_folder(self, _("选择放着工作簿的文件夹"), _PURPOSE)
        self.take([folder] if folder else [])

    @property
    def _is_listing(self) -> bool:
        return self._stack.currentWidget() is self.many

    def _list(self, books: Sequence[BookOutlook]) -> None:
        """Show how each of these books stands."""
        self.many.show_books(books)
        self._back_to_list()
        self.many.take_focus()

    def _back_to_list(self) -> None:
        self._looked, self._batch, self._opened = None, 0, None
        self.strip.hide()
        self.undone.hide()
        self.head.say(_("{books:,} 本，每一本都可以打开看").format(books=len(self.many.books)))
        self._stack.setCurrentWidget(self.many)
        self._settle()

    def _open(self, book: BookOutlook) -> None:
        """Look into this book of the list."""
        if self.work.is_busy:
            return
        self._opened, self._has_warned = book, False
        self._path, self._village = book.path, book.said.village
        self.asking = Asking(dict(book.said.answers))
        self._look()

    def _show_all_taken(self, books: Sequence[BookOutlook]) -> None:
        self.many.show_books(books)
        self._back_to_list()
        self.strip.say(words.taken_in_words(books))
        self.desk.counts_changed.emit()

    def _tell_taken_back(self) -> None:
        undone = undone_among(self.desk.workspace, {book.batch for book in self.many.taken})
        gone = [book for book in self.many.taken if book.batch in undone]
        if gone:
            self.many.show_books(taken_back(self.many.books, gone))
            if self._is_listing:
                self.strip.say(_("已撤销 {gone} 本的导入；要再导入，点右上的按钮。").format(gone=len(gone)))
            self._settle()

    def _say_stopped(self) -> None:
        self.strip.say(_("已停止，什么都没有写入。"))

    def _look_for_village(self, village: str) -> None:
        if not self.work.is_busy:
            self._village = village
            self._look()

    def _look(self) -> None:
        if self.work.is_busy:
            return
        workspace, path, village = self.desk.workspace, self._path, self._village
        self.strip.hide()
        self.naming.offer("")
        answers = dict(self.asking.answers)
        job = self.desk.jobs.start(lambda progress: looked_at(workspace, path, village, answers, progress))
        self.work.watch(job, _("正在读 {file}").format(file=path.name))
        job.done.connect(self._show_read)
        job.cancelled.connect(self._say_stopped)
        self._follow(job)

    def _read_column_as(self, column: str, key: str) -> None:
        if not self.work.is_busy:
            self.asking.answers[column] = key
            self._look()

    def _warn_of_open(self) -> None:
        self._has_warned = True
        self.pane.ask()
        self.strip.ask(words.undecided_in_words(self.asking.open))

    def _follow(self, job: Job) -> None:
        job.refused.connect(self.strip.complain)
        job.ended.connect(self._settle)
        self._settle()

    def _show_read(self, read: Looked | AskedFirst | NamedOtherwise) -> None:
        self._has_warned = False
        if isinstance(read, NamedOtherwise):
            self.strip.complain(read.sentence)
            self.naming.offer(read.name)
            return
        if isinstance(read, AskedFirst):
            self._ask_first(read)
            return
        self._looked, self._batch = read, 0
        preview = read.preview
        self.asking.hear(read.questions, read.answers)
        if self._opened is not None:
            self._opened = outlook_of(self.desk.workspace, self._opened.path, preview)
            self.many.put(self._opened)
        self._stack.setCurrentWidget(self.pane)
        self.pane.show_preview(preview, self.desk.workspace.unit.level, self.asking)
        self.head.say(_("预览：还没有写入任何内容"))
        self._warn(preview)

    def _ask_first(self, read: AskedFirst) -> None:
        """Nothing can be read before somebody answers."""
        self._looked = None
        self.asking.hear_first(read.question, read.answers)
        self.head.say(read.file)
        self.first.show_asking(self.asking)
        self._stack.setCurrentWidget(self.first)
        self.first.take_focus()

    def _warn(self, preview: ImportPreview) -> None:
        if self.asking.open:
            self.strip.ask(words.open_in_words(self.asking.open))
        elif seen := preview.reading.seen:
            told = _("内容完全一样的工作簿在 {moment} 收过（{file}）。")
            self.strip.ask(told.format(moment=moment(seen.at), file=seen.file))
        elif not preview.change_set.changes:
            self.strip.say(_("花名册里已经是这些内容，没有要写入的。"))

    def _show_applied(self, applied: Applied) -> None:
        if self._looked is None:
            return
        preview = self._looked.preview
        self._batch = applied.batch
        self._looked = None
        self.head.say(_("已导入"))
        opened = self._opened
        done = words.done_in_words(self.desk.workspace.catalog, preview)
        again = _("没有收的行改好后可以再导入一次。") if words.counted(preview, Outcome.REFUSED) else ""
        if opened is not None:
            self.many.put(replace(opened, standing=Standing.TAKEN, batch=applied.batch))
            self._back_to_list()
            self._look_again()
        self.strip.say(_("已导入 {file}：{done}。{again}").format(file=preview.file, done=done, again=again))
        self.desk.counts_changed.emit()

    def _look_again(self) -> None:
        """What was just said of a layout may answer what other books of the list ask."""
        workspace, books = self.desk.workspace, self.many.books
        if not self.many.counted(Standing.ASKED):
            return
        job = self.desk.jobs.start(lambda progress: look_again(workspace, books, progress))
        self.work.watch(job, _("再看要您定的那几本"))
        job.done.connect(self.many.show_books)
        self._follow(job)

    def _show_undone(self, undone: Undone) -> None:
        self._clear()
        self.undone.show_undone([undone])
        self.desk.counts_changed.emit()

    def _show_all_undone(self, told: TakenBack) -> None:
        self.many.show_books(told.books)
        self._back_to_list()
        self.undone.show_undone(told.undone)
        if self.many.taken:
            stopped = _("已停止：撤销了 {undone:,} 本，还有 {taken:,} 本没有撤销。")
            self.strip.say(stopped.format(undone=len(told.undone), taken=len(self.many.taken)))
        self.desk.counts_changed.emit()

    def _settle(self) -> None:
        """Say by the buttons what may be done now."""
        preview, is_busy, is_listing = self.preview, self.work.is_busy, self._is_listing
        ready = self.many.counted(Standing.READY) if is_listing else 0
        is_new = preview is not None and bool(preview.change_set.changes)
        self.confirm_button.setText(words.confirm_word(ready) if is_listing else _("确定导入"))
        self.confirm_button.setEnabled((is_new or bool(ready)) and not is_busy)
        self.confirm_button.setVisible(preview is not None or bool(ready))
        is_invited = self._stack.currentWidget() is self.invitation
        self.choose_button.setText(_("再导入一本…") if self._batch else _("换一个工作簿…"))
        self.choose_button.setVisible(not is_invited)
        for button in (self.choose_button, self.folder_button, self.back_button, self.invitation.button):
            button.setEnabled(not is_busy)
        self.back_button.setVisible(bool(self.many.books) and not is_listing)
        self.folder_button.setVisible(is_invited or is_listing)
        taken = len(self.many.taken) if is_listing else 0
        self.undo_button.setText(words.undo_word(taken))
        is_new = bool(self._batch or taken) and self.check_button.isHidden()
        for button in (self.check_button, self.undo_button):
            button.setVisible(bool(self._batch or taken))
        if is_new:
            # What the keyboard was on is gone: it stands on what comes next.
            self.check_button.setFocus()
        self.undo_button.setEnabled(not is_busy)
        self._dropping.is_open = not is_busy
