"""The way forward of a workbook that came back under the village's new name: this file is renamed, too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from roster_desktop.records import Place
from roster_desktop.tasks.renaming import Renaming, plan_renaming, rename
from roster_desktop.wording import _
from ui.bridge.desk import Desk
from ui.bridge.jobs import Job
from ui.pages.page import Page
from ui.pages.pieces import SentenceStrip, WorkStrip, plain


class RenameFirst(QObject):
    """The first press says what would be written, the second does it."""

    renamed = Signal()

    def __init__(
        self, desk: Desk, strip: SentenceStrip, work: WorkStrip, follow: Callable[[Job], None], page: Page
    ) -> None:
        super().__init__(page)
        self._desk, self._strip, self._work, self._follow = desk, strip, work, follow
        self._name = ""
        self._planned: Renaming | None = None
        self.button = plain(_("把本村改名…"), self._press)
        strip.add(self.button)
        self.button.hide()

    def offer(self, name: str) -> None:
        """Offer to bear this name; "" offers nothing any more."""
        self._name, self._planned = name, None
        self.button.setText(_("把本村改名为“{name}”…").format(name=name))
        self.button.setVisible(bool(name))

    def _press(self) -> None:
        if self._work.is_busy:
            return
        workspace, planned = self._desk.workspace, self._planned
        if planned is None:
            new = Place(workspace.unit.township, self._name)
            job = self._desk.jobs.start(lambda _: plan_renaming(workspace, (), new))
            self._work.await_end(job, _("看看要改哪些行"))
            job.done.connect(self._show_plan)
        else:
            job = self._desk.jobs.start(lambda _: rename(workspace, planned))
            self._work.await_end(job, _("正在改名"))
            job.done.connect(self._show_done)
        self._follow(job)

    def _show_plan(self, planned: Renaming) -> None:
        self._planned = planned
        rows = sum(planned.rows.values())
        self._strip.ask(
            _("{change_set}：五本册里 {rows:,} 行一步改好，可以撤销。改好接着读这一本。").format(
                change_set=planned.change_set.label, rows=rows
            )
        )
        self.button.setText(_("确定改名，接着读"))
        self.button.setFocus()

    def _show_done(self) -> None:
        self.offer("")
        self._desk.counts_changed.emit()
        # Later: this work has not ended yet.
        QTimer.singleShot(0, self, self.renamed.emit)
