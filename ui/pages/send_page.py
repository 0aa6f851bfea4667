"""报送: what would be sent, what is still wrong with it, and the workbook that is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from roster_desktop.checks import Finding, Level
from roster_desktop.records import RowId
from roster_desktop.tasks.export import (
    Exported,
    export_blank,
    export_submission,
    period_of,
    suggested_file_name,
)
from ui.bridge.desk import Desk
from ui.bridge.jobs import Job
from ui.look import pixels
from ui.pages.page import Page
from ui.pages.pieces import SentenceStrip, WorkStrip, plain, primary
from ui.pages.send.complaints_card import ComplaintsCard
from ui.pages.send.look_over import LookedOver, look_over
from ui.pages.send.sent_card import EarlierCard, SentCard
from ui.pages.send.target_card import ContentCard, TargetCard

_LEFT = 350


class SendPage(Page):
    """The rows are looked over whenever the page is turned to; sending looks once more."""

    key = "send"
    title = "报送"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        catalog = desk.workspace.catalog
        self.content = ContentCard(self)
        self.target = TargetCard(self)
        self.complaints = ComplaintsCard(catalog, self)
        self.sent = SentCard(catalog, self)
        self.earlier = EarlierCard(self)
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.blank_button = plain("空白表", self.write_blank)
        self.send_button = primary("写出报送工作簿", lambda: self.send(""))
        self._look: Job | None = None
        self._found: LookedOver | None = None
        self._suggested = ""
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        workspace = self.desk.workspace
        self.content.show_file(workspace, period_of(workspace))
        self.earlier.show_records(workspace.exports())
        self._suggest()
        self._look_over()

    def send(self, reason: str) -> None:
        """Write the submission workbook; with errors only for a reason."""
        if self.work.is_busy:
            return
        workspace, target = self.desk.workspace, self.target.target
        self._begin()
        job = self.desk.jobs.start(
            lambda progress: export_submission(workspace, target, progress, reason=reason)
        )
        job.done.connect(lambda exported: self._show_sent(exported, reason))
        self._follow(job, "正在写出报送工作簿")

    def write_blank(self) -> None:
        """Write the empty template beside where submissions go."""
        if self.work.is_busy:
            return
        workspace = self.desk.workspace
        target = self.target.free_path(f"{workspace.unit.name}_五类花名册_空白表")
        self._begin()
        job = self.desk.jobs.start(lambda _: _blank_at(self.desk, target))
        job.done.connect(self.sent.show_blank)
        self._follow(job, "正在写出空白表")

    def _lay_out(self) -> None:
        self.blank_button.setToolTip("写出一份带下拉选项的空表，交给用表格软件填的人")
        self.head.add(self.blank_button)
        self.head.add(self.send_button)
        for widget in (self.strip, self.work, self.sent):
            self.body.addWidget(widget)
        grid = QGridLayout()
        grid.setSpacing(pixels(self.font(), 12))
        grid.setColumnMinimumWidth(0, pixels(self.font(), _LEFT))
        # So wide that the usual name of a workbook is read whole.
        grid.setColumnStretch(0, 4)
        grid.setColumnStretch(1, 7)
        grid.setRowStretch(2, 1)
        for place, card in enumerate((self.content, self.target, self.earlier)):
            card.setMinimumWidth(pixels(self.font(), _LEFT))
            grid.addWidget(card, place, 0)
        grid.addWidget(self.complaints, 0, 1, 3, 1)
        self.body.addLayout(grid, 1)
        self.setTabOrder(self.target.name, self.send_button)

    def _connect(self) -> None:
        self.complaints.chosen.connect(self._go_to)
        self.complaints.sending_wanted.connect(self.send)

    def _go_to(self, finding: Finding) -> None:
        self.desk.show_row(finding.roster, RowId(finding.row), finding.columns[0] if finding.columns else "")

    def _suggest(self) -> None:
        """A name the clerk wrote stays; one that was suggested gives way to the next."""
        if self.target.name.text() in ("", self._suggested):
            # Its ending goes without saying, and the line has room for the rest.
            self._suggested = suggested_file_name(self.desk.workspace).removesuffix(".xlsx")
            self.target.suggest(self._suggested)

    def _look_over(self) -> None:
        if self._look is not None:
            self._look.cancel()
        workspace = self.desk.workspace
        job = self.desk.jobs.start(lambda progress: look_over(workspace, progress))
        job.done.connect(lambda found: self._show_found(job, found))
        job.refused.connect(self.strip.complain)
        job.refused.connect(lambda _sentence: self._give_up(job))
        job.cancelled.connect(lambda: self._give_up(job))
        job.failed.connect(lambda: self._give_up(job))
        self._look = job
        self.complaints.wait()
        self.complaints.work.watch(job, "逐格核对")
        self._settle()

    def _show_found(self, job: Job, found: LookedOver) -> None:
        # A look that was overtaken by a later change of the file says nothing any more.
        if job is self._look:
            self._look, self._found = None, found
            self.complaints.show_result(found)
            self.head.say(_in_short(found))
            self._settle()

    def _give_up(self, job: Job) -> None:
        if job is self._look:
            self._look, self._found = None, None
            self.complaints.give_up()
            self._settle()

    def _begin(self) -> None:
        self.strip.hide()
        self.sent.hide()

    def _follow(self, job: Job, what: str) -> None:
        self.work.watch(job, what)
        job.refused.connect(self.strip.complain)
        job.cancelled.connect(lambda: self.strip.say("已停止，没有写出任何文件。"))
        # After the strip has heard it: it is the strip that knows whether work is under way.
        job.ended.connect(self._settle)
        self._settle()

    def _show_sent(self, exported: Exported, reason: str) -> None:
        self.sent.show_submission(exported, reason)
        self.complaints.reason.clear()
        self.refresh()
        self.desk.counts_changed.emit()

    def _settle(self) -> None:
        """Say by the buttons what may be done now."""
        is_sound = self._found is not None and self._found.rows > 0 and not self._found.count(Level.ERROR)
        self.send_button.setEnabled(is_sound and not self.work.is_busy and self._look is None)
        self.send_button.setToolTip("" if is_sound else "先改正右边列出的错误，或写明理由仍要报送")
        self.blank_button.setEnabled(not self.work.is_busy)
        self.complaints.lock(self.work.is_busy)


def _in_short(found: LookedOver) -> str:
    errors = found.count(Level.ERROR)
    if not found.rows:
        return ""
    return f"还有 {errors} 处错误" if errors else "可以报送"


def _blank_at(desk: Desk, target: Path) -> Path:
    export_blank(desk.workspace, target)
    return target
