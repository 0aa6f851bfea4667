"""收件合并: the units' workbooks are taken in one by one, and each says what became of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from roster_desktop.progress import Progress
from roster_desktop.records import PASSWORD, Area
from roster_desktop.tasks.book_questions import layout_answers
from roster_desktop.tasks.inbox import Arrived, InboxLook, note_outcomes, put_aside, set_inbox
from roster_desktop.tasks.merge_runs import last_run, remember_run
from roster_desktop.tasks.merging import BookResult, MergeReport, merge_workbooks
from roster_desktop.tasks.receiving import Expected, expected
from roster_desktop.tasks.return_rounds import villages_to_hear
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.bridge.desk import Desk
from ui.bridge.jobs import Job
from ui.bridge.latest import Latest
from ui.dialogs.choosing import choose_books, choose_folder
from ui.look import pixels
from ui.pages.merging.book_changes import BookChanges, changes_of
from ui.pages.merging.details import BookCard, UnitCard
from ui.pages.merging.going_back import ReturnBooks, TakingBack
from ui.pages.merging.inbox_strip import InboxStrip
from ui.pages.merging.words import (
    as_it_stands,
    book_card,
    expected_in_words,
    first_to_look_at,
    run_in_words,
    undone_card,
    unit_cards,
)
from ui.pages.page import Page
from ui.pages.pieces import (
    Card,
    Dropping,
    Invitation,
    SameLink,
    SentenceStrip,
    WorkStrip,
    chip,
    muted,
    plain,
    primary,
)
from ui.pages.pieces.card_list import CardFact, CardList
from ui.pages.pieces.words import is_undone
from ui.panels.one_shown import OneShown
from ui.panels.scrolled import Scrolled

_LEFT = 380
_PURPOSE = "merge"
_FAILED = _("合并中途出了差错；在它之前收下的工作簿都完整保存了，“变更记录”里看得到，也能撤销。")
_EXPLAINED = _(
    "一次可以放多本，也可以放整个文件夹。合并前自动备份；每一本单独合并，有问题的放在一边，不影响别的。\n"
    "先后次序不影响结果，同一本送来两次认得出来；合并以后可以整体撤销。"
)


class MergingPage(Page):
    """At the left the workbooks of this run, or the units;
    at the right what there is to know of the chosen one."""

    key = "merging"
    title = _("收件合并")
    purpose = _("收各村送来的工作簿，合到一起；两边写得不一样的才问您。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        catalog = desk.workspace.catalog
        self.books: tuple[BookResult, ...] = last_run(desk.workspace)
        self.expected: Expected | None = None
        self._said: dict[str, dict[str, str]] = {}
        """Path of a workbook of this run → what was answered about it; passwords are kept nowhere else."""
        self._told_in_force: list[int] = []
        self._standing: tuple[BookResult, ...] = ()
        """The workbooks of this run, each with the questions that are still open."""
        self._expecting, self._reading = Latest(desk.jobs, self), Latest(desk.jobs, self)
        self.strip, self.same = SentenceStrip(self), SameLink(desk, self)
        self.work, self.inbox = WorkStrip(self), InboxStrip(self)
        self.back = TakingBack(desk, self.work, self._follow, lambda: self._in_force, self)
        self.returning = ReturnBooks(desk, self.strip, self.work, self._follow, self)
        self.list = CardList(_("工作簿"), self)
        self.book = BookCard(catalog, self)
        self.unit = UnitCard(self)
        self.invitation = Invitation(
            _("把各村的工作簿拖到这里"), _EXPLAINED, _("添加工作簿…"), self._choose, self
        )
        self._run_words = muted("", self)
        self._expected_words = muted("", self)
        self.run_chip = chip(_("本次合并"), self._show_run)
        self.units_chip = chip(_("各村报送情况"), self._show_units)
        self.folder_button = plain(_("添加文件夹…"), self._choose_folder)
        self.add_button = primary(_("添加工作簿…"), self._choose)
        self.decide_button = plain(_("去决定"), self._decide)
        self._stack = OneShown(self)
        self._dropping = Dropping(self)
        self._lay_out()
        self._connect()
        self.inbox.show_look(desk.post.last)
        self._show_run()

    def refresh(self) -> None:
        workspace = self.desk.workspace
        self._expecting.ask(lambda _progress: (expected(workspace), villages_to_hear(workspace)))
        stands = self._in_force, self._standing_now()
        if not self.work.is_busy and stands != (self._told_in_force, self._standing):
            chosen = self.list.currentIndex().row()
            self._show_run()
            self.list.choose(chosen)
        self._tell_questions()

    @property
    def run_words(self) -> str:
        """What became of the workbooks of this run, in short."""
        return self._run_words.text()

    @property
    def expected_words(self) -> str:
        """Who has reported this period, who has not, and who is late."""
        return self._expected_words.text()

    def take_focus(self) -> None:
        has_cards = bool(self.list.cards.facts)
        (self.list if has_cards else self.invitation.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def merge(self, paths: Sequence[Path], arrived: Sequence[Arrived] = ()) -> None:
        """Take these workbooks and folders in; of those that `arrived` in the inbox, keep what became."""
        self._said.clear()
        self._merge(paths, arrived, lambda report: report.workbooks, {})

    def merge_again(self, book: BookResult, answers: dict[str, str]) -> None:
        """Take a workbook of this run in once more, with what was answered; it keeps its place among the
        others."""
        said = self._said.setdefault(book.path, {})
        # What was answered before this question came up holds on: a password, a roster.
        said |= answers
        told = partial(_in_place_of, self.books, book, frozenset(said))
        self._merge([Path(book.path)], (), told, dict(said))

    def _merge(
        self,
        paths: Sequence[Path],
        arrived: Sequence[Arrived],
        told: Callable[[MergeReport], tuple[BookResult, ...]],
        answers: dict[str, str],
    ) -> None:
        if self.work.is_busy or not paths:
            return
        workspace, chosen = self.desk.workspace, tuple(paths)
        known = tuple(arrived) or _arrived_among(self.desk.post.last, chosen)
        self.strip.hide()
        self.back.card.hide()
        run = partial(_merged, workspace, chosen, known, told, answers)
        job = self.desk.jobs.start(run)
        self.desk.relay.gather_until_end_of(job)
        self.work.watch(job, _("正在合并"))
        job.done.connect(self._show_report)
        job.failed.connect(lambda: self.strip.complain(_FAILED))
        self._follow(job)

    def _lay_out(self) -> None:
        for button in (self.back.button, self.returning.button, self.folder_button, self.add_button):
            self.head.add(button)
        self.strip.add(self.decide_button)
        # Below the head, not in it: with large letters the buttons need all its width.
        self._expected_words.hide()
        for widget in (self._expected_words, self.work, self.strip, self.inbox, self.back.card):
            self.body.addWidget(widget)
        group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(pixels(self.font(), 8))
        for button in (self.run_chip, self.units_chip):
            group.addButton(button)
            chips.addWidget(button)
        chips.addStretch(1)
        left = Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        left.inside.addLayout(chips)
        left.inside.addWidget(self._run_words)
        left.inside.addWidget(self.list, 1)
        for shown in (self.invitation, self.book, self.unit):
            self._stack.addWidget(shown)
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(left)
        # What became of a book is higher than a small screen with large letters.
        below.addWidget(Scrolled(self._stack, self), 1)
        self.body.addLayout(below, 1)
        self.run_chip.setChecked(True)

    def _connect(self) -> None:
        self.list.on_chosen(self._show_chosen)
        self.list.activated.connect(lambda _index: self._go_into())
        self._dropping.dropped.connect(self.merge)
        self._expecting.came.connect(lambda found: self._show_expected(*found))
        self._reading.came.connect(lambda found: self.book.show_changes(*found))
        self.book.row_wanted.connect(self.desk.row_wanted)
        self.book.decisions_wanted.connect(self._decide)
        self.book.again_wanted.connect(self.merge_again)
        self.book.asked.answer_from(self.list)
        self.back.taken_back.connect(self._forget_run)
        self.desk.post.arrived.connect(self._show_arrived)
        self.inbox.folder_wanted.connect(self._choose_inbox)
        self.inbox.merge_wanted.connect(lambda arrived: self.merge([one.path for one in arrived], arrived))
        self.inbox.aside_wanted.connect(self._put_aside)

    def _choose(self) -> None:
        self.merge(choose_books(self, _("选择要合并的工作簿"), _PURPOSE))

    def _choose_folder(self) -> None:
        folder = choose_folder(self, _("选择放着工作簿的文件夹"), _PURPOSE)
        self.merge([folder] if folder else [])

    def _choose_inbox(self) -> None:
        if folder := choose_folder(self, _("选择收件文件夹"), "inbox"):
            set_inbox(self.desk.workspace, folder)
            self.desk.post.look()

    def _put_aside(self, arrived: Sequence[Arrived]) -> None:
        put_aside(self.desk.workspace, arrived)
        self.desk.post.look()

    def _decide(self) -> None:
        self.desk.page_wanted.emit("conflicts")

    def _follow(self, job: Job) -> None:
        job.refused.connect(self.strip.complain)
        job.ended.connect(self._settle)
        self._settle()

    def _show_report(self, books: tuple[BookResult, ...]) -> None:
        self.books = books
        self.run_chip.setChecked(True)
        self._show_run()
        self.list.choose(first_to_look_at(self.books))
        self._tell_done()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_run(self) -> None:
        self.books = ()
        self._show_run()
        self._tell_done()

    def _tell_done(self) -> None:
        """Everything that hangs on what came in is asked anew."""
        self.refresh()
        self.desk.post.look()
        self.desk.counts_changed.emit()

    def _tell_questions(self) -> None:
        """Say how many questions wait, where the strip says nothing graver."""
        waiting = self.desk.workspace.count_conflicts()
        self.decide_button.setVisible(bool(waiting))
        if waiting and (not self.strip.text or self.strip.is_asking):
            self.strip.ask(
                _(
                    "有 {waiting} 处两边写得不同，要您决定；不急，什么时候决定都可以，两边的内容都留着。"
                ).format(waiting=waiting)
            )
        elif self.strip.is_asking:
            self.strip.hide()

    @property
    def _in_force(self) -> list[int]:
        """Steps of this run that nobody took back, here or by Ctrl+Z."""
        written = [book.batch for book in self.books if book.batch]
        return [batch for batch in written if not is_undone(self.desk.workspace, batch)]

    def _standing_now(self) -> tuple[BookResult, ...]:
        workspace = self.desk.workspace
        places = {place[1:] for place in workspace.conflict_places()} if self.books else set()
        return tuple(as_it_stands(book, places) for book in self.books)

    def _show_arrived(self, look: InboxLook) -> None:
        self.inbox.show_look(look)

    def _show_expected(self, told: Expected, asked: tuple[Area, ...]) -> None:
        self.expected = told
        self.returning.ask(asked, _(told.part))
        self._settle()
        self._expected_words.setText(expected_in_words(told))
        self._expected_words.setVisible(bool(told.senders))
        self.units_chip.setText(_("各{part}报送情况").format(part=_(told.part)))
        if self.units_chip.isChecked():
            self._show_units()

    def _show_run(self) -> None:
        self._told_in_force = in_force = self._in_force
        self._standing = self._standing_now()
        self._run_words.setText(run_in_words(self.books))
        if not self.run_chip.isChecked():
            self._settle()
            return
        self.list.cards.show(
            [
                book_card(book) if not book.batch or book.batch in in_force else undone_card(book)
                for book in self._standing
            ]
        )
        self._run_words.show()
        self._show_chosen(None)

    def _show_units(self) -> None:
        self._run_words.hide()
        cards = unit_cards(self.expected) if self.expected else []
        chosen = self.list.chosen.name if self.list.chosen else ""
        self.list.cards.show(cards)
        names = [card.name for card in cards]
        self._show_chosen(None)
        if cards:
            self.list.choose(names.index(chosen) if chosen in names else 0)

    def _show_chosen(self, fact: CardFact | None) -> None:
        if fact is not None and isinstance(fact.thing, BookResult):
            self._show_book(fact.thing, fact.word)
        elif fact is not None:
            self.unit.show_unit(fact.name, fact.thing)
            self._stack.setCurrentWidget(self.unit)
        elif self.units_chip.isChecked():
            self.unit.show_nothing(self.units_chip.text(), _("还没有收到任何工作簿。"))
            self._stack.setCurrentWidget(self.unit)
        else:
            self._stack.setCurrentWidget(self.invitation)
        self._settle()

    def _go_into(self) -> None:
        if self._stack.currentWidget() is self.book:
            self.book.take_focus()

    def _show_book(self, book: BookResult, word: str) -> None:
        self.book.show_book(book, word)
        self._stack.setCurrentWidget(self.book)
        workspace = self.desk.workspace
        if book.batch:
            self._reading.ask(lambda _progress: _changed(workspace, book))

    def _settle(self) -> None:
        """Say by the buttons what may be done now."""
        is_busy = self.work.is_busy
        self.inbox.lock(is_busy)
        for button in (self.add_button, self.folder_button, self.invitation.button, self.book.again_button):
            button.setEnabled(not is_busy)
        # One primary button on the page is enough.
        self.add_button.setVisible(self._stack.currentWidget() is not self.invitation)
        self.back.button.setEnabled(not is_busy)
        self.back.button.setVisible(bool(self._told_in_force))
        self.returning.button.setEnabled(not is_busy)
        self.returning.button.setVisible(bool(self.returning.asked))
        self._dropping.is_open = not is_busy


def _merged(
    workspace: Workspace,
    paths: Sequence[Path],
    arrived: Sequence[Arrived],
    told: Callable[[MergeReport], tuple[BookResult, ...]],
    answers: dict[str, str],
    progress: Progress,
) -> tuple[BookResult, ...]:
    report = merge_workbooks(
        workspace, paths, progress, password=answers.get(PASSWORD, ""), answers=layout_answers(answers)
    )
    note_outcomes(workspace, arrived, report)
    books = told(report)
    remember_run(workspace, books)
    return books


def _in_place_of(
    books: Sequence[BookResult], book: BookResult, answered: Collection[str], report: MergeReport
) -> tuple[BookResult, ...]:
    """The run, with what became of this workbook now in the place of what was told of it before."""
    now = list(report.workbooks)
    at = [(one.path, one.batch) for one in books].index((book.path, book.batch))
    brought_nothing = bool(now) and (now[0].status == "duplicate" or (book.batch > 0 and not now[0].batch))
    if not now or brought_nothing:
        waiting = tuple(one for one in book.questions if one.key not in answered)
        now = [replace(book, questions=waiting)]
    elif book.batch:
        # What was taken in before stays a step of its own, to be taken back with the run.
        now.insert(0, replace(book, questions=()))
    return (*books[:at], *now, *books[at + 1 :])


def _arrived_among(look: InboxLook, paths: Sequence[Path]) -> tuple[Arrived, ...]:
    """Those of the inbox that somebody takes in by another way than the offer."""
    return tuple(one for one in look.arrived if any(one.path.is_relative_to(path) for path in paths))


def _changed(workspace: Workspace, book: BookResult) -> tuple[BookResult, BookChanges]:
    return book, changes_of(workspace, book.batch, book.told)
