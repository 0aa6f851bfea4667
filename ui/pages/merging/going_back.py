"""What goes back: a workbook with the questions for each village, and a whole run that is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from roster_desktop.records import Area
from roster_desktop.schema import Catalog
from roster_desktop.tasks.outbox import Round
from roster_desktop.tasks.return_rounds import return_to
from roster_desktop.wording import _
from roster_desktop.workspace import Undone
from ui.bridge.desk import Desk
from ui.bridge.jobs import Job
from ui.dialogs.choosing import choose_folder
from ui.pages.page import Page
from ui.pages.pieces import SentenceStrip, UndoneCard, WorkStrip, plain
from ui.pages.pieces.consent import with_password

Follow = Callable[[Job], None]


class ReturnBooks(QObject):
    """Writes a return workbook for everybody who is asked something, or is to hear what was altered here."""

    def __init__(self, desk: Desk, strip: SentenceStrip, work: WorkStrip, follow: Follow, page: Page) -> None:
        super().__init__(page)
        self._desk, self._strip, self._work = desk, strip, work
        self._follow, self._page = follow, page
        self.asked: tuple[Area, ...] = ()
        """Who is to hear of something, so that a workbook should go back."""
        self.button = plain(_("生成退回件…"), self._choose_folder)

    def ask(self, asked: tuple[Area, ...], part: str) -> None:
        """These are to hear of something from now on."""
        self.asked = asked
        self.button.setText(_("生成退回件（{asked} {part}）…").format(asked=len(asked), part=part))
        self.button.setToolTip(_("、").join(area.name for area in asked[:20]))

    def write(self, folder: Path) -> None:
        """Write a workbook for every village that is to hear of something, with what it is asked."""
        if self._work.is_busy or not self.asked:
            return
        workspace, asked = self._desk.workspace, self.asked
        self._strip.hide()
        job = self._desk.jobs.start(lambda progress: return_to(workspace, asked, folder, progress))
        self._work.watch(job, _("正在生成退回件"))
        job.done.connect(self._show_done)
        self._follow(job)

    def _choose_folder(self) -> None:
        if folder := choose_folder(self._page, _("退回件放到哪个文件夹"), "return"):
            with_password(self._desk, _("退回件"), lambda: self.write(folder), self._page)

    def _show_done(self, done: Round) -> None:
        names = _("、").join(parcel.receiver for parcel in done.sent[:6])
        if done.sent:
            self._strip.say(
                _("退回件 {sent} 份已放到 {folder}：{names}。拷给他们，在“报送与退回”里收进去。").format(
                    sent=len(done.sent), folder=done.sent[0].folder, names=names
                )
            )
        if done.troubles or done.absent:
            self._strip.complain(next(iter(done.troubles), "") or _waits(done))
        self._desk.counts_changed.emit()


class TakingBack(QObject):
    """Takes a whole run back in one step, after saying which rows would stay."""

    taken_back = Signal(object)
    """What the undo did (`Sequence[Undone]`)."""

    def __init__(
        self, desk: Desk, work: WorkStrip, follow: Follow, in_force: Callable[[], list[int]], page: Page
    ) -> None:
        super().__init__(page)
        self._desk, self._work, self._follow, self._in_force = desk, work, follow, in_force
        catalog: Catalog = desk.workspace.catalog
        self.card = UndoneCard(catalog, page)
        self.button = plain(_("撤销本次合并"), self.ask)
        self.anyway_button = plain(_("照样撤销其余的"), self.take_back)
        self.card.add_beside(self.anyway_button)
        self.anyway_button.hide()

    def ask(self) -> None:
        """Say first which rows would stay; where none would, take the run back at once."""
        batches = self._in_force()
        if not batches or self._work.is_busy:
            return
        workspace = self._desk.workspace
        job = self._desk.jobs.start(lambda _: workspace.undo_preview(batches))
        self._work.await_end(job, _("看看哪些行后来又改过"))
        job.done.connect(self._show_staying)
        self._follow(job)

    def take_back(self) -> None:
        """Undo everything that this run wrote in one step; rows that were edited since stay."""
        batches = self._in_force()
        if not batches or self._work.is_busy:
            return
        workspace = self._desk.workspace
        self.anyway_button.hide()
        job = self._desk.jobs.start(lambda _: workspace.undo_all(batches))
        self._work.await_end(job, _("正在撤销本次合并"))
        job.done.connect(self._show_undone)
        self._follow(job)

    def _show_staying(self, undone: Sequence[Undone]) -> None:
        if not any(one.kept for one in undone):
            # Later: this work has not ended yet.
            QTimer.singleShot(0, self, self.take_back)
            return
        self.card.show_staying(undone)
        self.anyway_button.show()
        self.anyway_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_undone(self, undone: Sequence[Undone]) -> None:
        self.card.show_undone(undone)
        self.taken_back.emit(undone)


def _waits(done: Round) -> str:
    return _("文件夹 {absent} 现在不在，退回件 {waiting} 份留在“待送出”里，来了自己送过去。").format(
        absent=_("、").join(done.absent), waiting=len(done.waiting)
    )
