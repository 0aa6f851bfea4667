"""报送与退回: what would be sent, what is still wrong with it, what was sent and how it was handed over, and
what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.checks import Finding
from roster_desktop.progress import Progress
from roster_desktop.records import PASSWORD, RowId
from roster_desktop.records import Level as UnitLevel
from roster_desktop.tasks.asking import township_questions
from roster_desktop.tasks.book_questions import layout_answers
from roster_desktop.tasks.comparing import compare
from roster_desktop.tasks.export import Exported, export_blank, period_of, suggested_file_name
from roster_desktop.tasks.merging import MergeReport, merge_workbooks
from roster_desktop.tasks.notices import notice_target, rosters_for_notice, set_telephone, write_notice
from roster_desktop.tasks.outbox import Round, deliver_waiting, folder_for, set_folder_for, submit, withdraw
from roster_desktop.wording import Refusal, _, delivering, working
from roster_desktop.workspace import Parcel, Workspace
from ui.bridge.desk import Desk
from ui.bridge.jobs import Job
from ui.bridge.latest import Latest
from ui.dialogs.choosing import choose_books, remember_folder
from ui.look import pixels
from ui.pages.merging.book_changes import changes_of
from ui.pages.page import Page
from ui.pages.pieces import SentenceStrip, WorkStrip, chip, plain, primary
from ui.pages.pieces.consent import with_password
from ui.pages.send.complaints_card import ComplaintsCard
from ui.pages.send.look_over import LookedOver, in_short, look_over
from ui.pages.send.notice_dialog import NoticeDialog, WantedNotice
from ui.pages.send.returned_card import ReturnedCard
from ui.pages.send.sent_card import EarlierCard, SentCard
from ui.pages.send.target_card import ContentCard, TargetCard
from ui.panels.scrolled import Scrolled

_LEFT = 350
_RETURNED = "returned"
_MEND_OR_SAY = _("先改正右边列出的错误，或写明理由仍要报送")


class SendPage(Page):
    """The rows are looked over whenever the page is turned to; sending looks once more."""

    key = "send"
    title = _("报送与退回")
    purpose = _("写出工作簿交给上级；上级退回来的也在这里收。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        catalog = desk.workspace.catalog
        self.content = ContentCard(self)
        self.target = TargetCard(self)
        self.complaints = ComplaintsCard(catalog, self)
        self.sent = SentCard(catalog, self)
        self.earlier = EarlierCard(self)
        self._is_village = desk.workspace.unit.level is UnitLevel.VILLAGE
        above = _("镇上") if self._is_village else _("县里")
        self.returned = ReturnedCard(catalog, above, self)
        self.check_chip = chip(_("核对"), self._show_part)
        self.sent_chip = chip(_("送出情况"), self._show_part)
        self.returned_chip = chip(_("退回件"), self._show_part)
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.notice_button = plain(_("公示版…"), self.ask_notice)
        self.blank_button = plain(_("空白表"), self.write_blank)
        self.send_button = primary(_("报送"), self._begin_sending)
        self._right = QStackedWidget(self)
        self._counting = Latest(desk.jobs, self)
        self._reading = Latest(desk.jobs, self)
        self._look: Job | None = None
        self._found: LookedOver | None = None
        self._suggested = ""
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        workspace = self.desk.workspace
        self.content.show_file(workspace, period_of(workspace))
        self.target.show_folder(folder_for(workspace))
        self.show_post()
        self._suggest()
        self._counting.ask(lambda _progress: _changed_since(workspace))
        self._look_over()

    def send(self, reason: str) -> None:
        """Write the submission workbook; with errors only for a reason."""
        with_password(self.desk, _("报送工作簿"), lambda: self._send(reason), self)

    def _begin_sending(self) -> None:
        """With errors somebody says why first: the keyboard goes where that is written."""
        if self._found is not None and self._found.is_sound:
            self.send("")
            return
        self.strip.complain(_MEND_OR_SAY)
        self.check_chip.setChecked(True)
        self._show_part()
        self.complaints.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self, reason: str) -> None:
        if self.work.is_busy:
            return
        workspace, target, password = self.desk.workspace, self.target.target, self.target.book_password
        self._begin()
        job = self.desk.jobs.start(lambda progress: _sent(workspace, target, reason, password, progress))
        job.done.connect(lambda sent: self._show_sent(sent[0], sent[1], reason))
        self._follow(job, _("正在写出报送工作簿"))

    def deliver(self) -> None:
        """Hand over what waits, now."""
        if self.work.is_busy:
            return
        workspace, folder = self.desk.workspace, self.target.chosen_folder
        self._begin()
        job = self.desk.jobs.start(lambda progress: _delivered(workspace, folder, progress))
        job.done.connect(self._show_delivered)
        self._follow(job, _("正在送出"))

    def take_in(self, paths: Sequence[Path], answers: Mapping[str, str] | None = None) -> None:
        """Take in workbooks that came back from the unit above, with what was answered about them."""
        if self.work.is_busy or not paths:
            return
        workspace, chosen, said = self.desk.workspace, tuple(paths), dict(answers or {})
        self._begin()
        job = self.desk.jobs.start(
            lambda progress: merge_workbooks(
                workspace, chosen, progress, password=said.get(PASSWORD, ""), answers=layout_answers(said)
            )
        )
        job.done.connect(self._show_taken)
        self._follow(job, _("正在收退回件"))

    def show_post(self) -> None:
        """What was sent, how it stands with each, and what came back."""
        workspace = self.desk.workspace
        self.earlier.show_records(workspace.exports(), workspace.parcels())
        waiting = workspace.count_waiting_parcels()
        self.sent_chip.setText(
            _("送出情况（{waiting} 份待送出）").format(waiting=waiting) if waiting else _("送出情况")
        )
        self.returned.show_records(workspace.deliveries())
        asked = township_questions(workspace)
        questions = [one for one in asked if one.asked is not None or self._is_village]
        self.returned.show_questions(questions)
        self.returned_chip.setText(
            _("退回件（问您 {questions} 处）").format(questions=len(questions)) if questions else _("退回件")
        )

    def write_blank(self) -> None:
        """Write the empty template beside where submissions go."""
        if self.work.is_busy:
            return
        workspace = self.desk.workspace
        target = self.target.free_path(f"{workspace.unit.name}_五类花名册_空白表")
        self._begin()
        job = self.desk.jobs.start(lambda _: _blank_at(self.desk, target))
        job.done.connect(self.sent.show_blank)
        self._follow(job, _("正在写出空白表"))

    def ask_notice(self) -> None:
        """Ask of which rosters a notice is to be written, and where."""
        if not self.work.is_busy:
            self.notice_dialog = NoticeDialog(self.desk.workspace, self)
            self.notice_dialog.wanted.connect(self.write_notice)
            self.notice_dialog.open()

    def write_notice(self, wanted: WantedNotice) -> None:
        """Write what everybody may read; refused where a number would be in it."""
        workspace = self.desk.workspace
        self._begin()
        job = self.desk.jobs.start(lambda progress: _notice(workspace, wanted, progress))
        job.done.connect(lambda written: self.sent.show_notice(*written))
        self._follow(job, _("正在写出公示版"))

    def show_control(self, control: QWidget) -> None:
        for button, part in self._parts:
            button.setChecked(button.isChecked() or part.isAncestorOf(control))
        self._show_part()

    def _lay_out(self) -> None:
        self.notice_button.setToolTip(_("写出可以张贴的名单：没有身份证号、电话和卡号，姓名按政策遮挡"))
        self.head.add(self.notice_button)
        self.notice_button.setHidden(not rosters_for_notice(self.desk.workspace))
        self.blank_button.setToolTip(_("写出一份带下拉选项的空表，交给用表格软件填的人"))
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
        grid.addWidget(Scrolled(self._laid_left(), self, is_column=True), 0, 0)
        grid.addLayout(self._laid_right(), 0, 1)
        self.body.addLayout(grid, 1)
        self.setTabOrder(self.target.name, self.target.password)
        self.setTabOrder(self.target.password, self.send_button)

    def _laid_left(self) -> QWidget:
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(pixels(self.font(), 12))
        for card in (self.content, self.target):
            card.setMinimumWidth(pixels(self.font(), _LEFT))
            column.addWidget(card)
        column.addStretch(1)
        return whole

    def _laid_right(self) -> QVBoxLayout:
        group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(pixels(self.font(), 8))
        self._parts = (
            (self.check_chip, self.complaints),
            (self.sent_chip, self.earlier),
            (self.returned_chip, self.returned),
        )
        for button, part in self._parts:
            group.addButton(button)
            chips.addWidget(button)
            self._right.addWidget(part)
        chips.addStretch(1)
        self.check_chip.setChecked(True)
        right = QVBoxLayout()
        right.setSpacing(pixels(self.font(), 10))
        right.addLayout(chips)
        right.addWidget(self._right, 1)
        return right

    def _connect(self) -> None:
        self._counting.came.connect(self.content.show_changed)
        self._reading.came.connect(lambda found: self.returned.book.show_changes(*found))
        self.content.changed.clicked.connect(lambda: self.desk.page_wanted.emit("changes"))
        self.earlier.deliver_wanted.connect(self.deliver)
        self.earlier.withdraw_wanted.connect(self._withdraw)
        self.returned.take_wanted.connect(
            lambda: self.take_in(choose_books(self, _("选择镇上发回的工作簿"), _RETURNED))
        )
        self.returned.row_wanted.connect(self.desk.row_wanted)
        self.returned.book.row_wanted.connect(self.desk.row_wanted)
        self.returned.book.decisions_wanted.connect(lambda: self.desk.page_wanted.emit("conflicts"))
        self.returned.book.again_wanted.connect(lambda book, said: self.take_in([Path(book.path)], said))
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
        self.complaints.work.watch(job, _("逐格核对"))
        self._settle()

    def _show_found(self, job: Job, found: LookedOver) -> None:
        # A look that was overtaken by a later change of the file says nothing any more.
        if job is self._look:
            self._look, self._found = None, found
            self.complaints.show_result(found)
            self.head.say(in_short(found))
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
        job.cancelled.connect(lambda: self.strip.say(_("已停止，没有写出任何文件。")))
        # After the strip has heard it: it is the strip that knows whether work is under way.
        job.ended.connect(self._settle)
        self._settle()

    def _show_part(self) -> None:
        """What is wrong with what would be sent, what was sent and how it stands, or what came back."""
        self._right.setCurrentWidget(next(part for button, part in self._parts if button.isChecked()))

    def _withdraw(self, parcel: Parcel) -> None:
        try:
            withdraw(self.desk.workspace, parcel)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
        self.show_post()
        self.desk.counts_changed.emit()

    def _show_delivered(self, done: Round) -> None:
        if done.troubles:
            self.strip.complain(done.troubles[0])
        elif done.absent:
            self.strip.complain(str(delivering.FOLDER_ABSENT.about(folder=_("、").join(done.absent))))
        elif done.sent:
            self.strip.say(_("已送出 {sent} 份，读回核对过，和原件一样。").format(sent=len(done.sent)))
        self.show_post()
        self.desk.counts_changed.emit()

    def _show_taken(self, report: MergeReport) -> None:
        self.show_post()
        self.returned_chip.setChecked(True)
        self._show_part()
        book = report.workbooks[-1]
        self.returned.book.show_book(book)
        self.returned.book.show()
        workspace = self.desk.workspace
        if book.batch:
            self._reading.ask(lambda _progress: (book, changes_of(workspace, book.batch)))
        self.desk.counts_changed.emit()

    def _show_sent(self, exported: Exported, done: Round, reason: str) -> None:
        self.sent.show_submission(exported, done, reason)
        remember_folder("send", self.target.chosen_folder)
        self.complaints.reason.clear()
        self.refresh()
        # What it was sent by is shut while it is written, and Qt moved the keyboard on to who knows where.
        if self.isVisible() and not isinstance(self.window().focusWidget(), QLineEdit):
            self.sent.take_focus()
        self.desk.counts_changed.emit()

    def _settle(self) -> None:
        """Say by the buttons what may be done now."""
        found = self._found
        may_send = found is not None and found.rows > 0 and self._look is None
        self.send_button.setEnabled(may_send and not self.work.is_busy)
        self.send_button.setToolTip("" if found is not None and found.is_sound else _MEND_OR_SAY)
        self.blank_button.setEnabled(not self.work.is_busy)
        self.notice_button.setEnabled(not self.work.is_busy)
        self.complaints.lock(self.work.is_busy)


def _sent(
    workspace: Workspace, target: Path, reason: str, password: str, progress: Progress
) -> tuple[Exported, Round]:
    """Write it into the outbox, and hand over whatever can be now."""
    if target.exists():
        raise Refusal(working.TARGET_EXISTS.about(path=target.name))
    set_folder_for(workspace, target.parent)
    exported = submit(workspace, target.name, progress, reason=reason, password=password)
    return exported, deliver_waiting(workspace)


def _delivered(workspace: Workspace, folder: Path, progress: Progress) -> Round:
    set_folder_for(workspace, folder)
    return deliver_waiting(workspace, progress)


def _changed_since(workspace: Workspace) -> int | None:
    """How many rows differ from what was sent last; None where nothing ever was."""
    sent = workspace.exports()
    return len(compare(workspace, sent[0].journal).rows) if sent else None


def _notice(workspace: Workspace, wanted: WantedNotice, progress: Progress) -> tuple[Path, dict[str, int]]:
    set_telephone(workspace, wanted.telephone)
    target = notice_target(workspace, wanted.folder)
    return target, write_notice(workspace, target, wanted.rosters, wanted.telephone, progress)


def _blank_at(desk: Desk, target: Path) -> Path:
    export_blank(desk.workspace, target)
    return target
