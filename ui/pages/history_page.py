"""变更记录: who did what and when, what stood there before, and taking one step back by itself."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from roster_desktop.wording import _
from roster_desktop.workspace import Batch, Undone
from ui.bridge.desk import Desk
from ui.bridge.jobs import Job
from ui.bridge.latest import Latest
from ui.look import pixels, set_role
from ui.pages.history.steps import About, StepSearch
from ui.pages.history.words import AlteredCell, altered_cells, batch_card, may_be_undone
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, UndoneCard, WorkStrip, chip, link, muted, plain
from ui.pages.pieces.card_list import CardFact, CardList
from ui.pages.pieces.words import moment
from ui.tables import PlainTable, Shown

_LEFT = 390
_MOST_CELLS = 500
_NOTHING_YET = _("录入、导入、合并、决定和撤销都会记在这里，左边选一条就能看到改了哪些格。")
_NOT_FOUND = _("没有找到相符的变更。可以写日期（2026-11-22）、录入人、姓名或工作簿的名字，几个词用空格隔开。")
_NOTHING_SEEN = _("这一批没有改动看得见的内容：送来的写法和本机不同、还等人决定时就是这样。")


class _Told(Struct, frozen=True):
    """The cells of one step, as many as are shown."""

    batch: int
    cells: list[AlteredCell]


class _Found(Struct, frozen=True):
    """A search with the first of its steps."""

    search: StepSearch
    steps: list[Batch]


class HistoryPage(Page):
    """Newest first; the list reads on when one scrolls."""

    key = "history"
    title = _("变更记录")
    purpose = _("谁在什么时候改了什么；每一步都可以撤销。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._reading: Job | None = None
        self._latest = Latest(desk.jobs, self)
        self._search = StepSearch(desk.workspace, (), None)
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.undone = UndoneCard(desk.workspace.catalog, self)
        self.wanted = QLineEdit(self)
        self.list = CardList(_("变更记录"), self)
        self.cells = PlainTable(_COLUMNS, _("这一批改了哪些格"))
        self.undo_button = plain(_("撤销这一批"), self.take_back)
        self.only = chip(_("看全部变更记录"), lambda: self.narrow(None))
        self.row_button = link(_("只看这一行"), lambda: self._narrow_to_chosen(is_cell=False))
        self.cell_button = link(_("只看这一格"), lambda: self._narrow_to_chosen(is_cell=True))
        self.go_button = link(_("转到这一行"), self._go_to_chosen)
        self._empty = muted("", self)
        self._right = Card(parent=self)
        self._lay_out()
        self.list.on_chosen(self._show_step)
        self.wanted.textChanged.connect(lambda _text: self.refresh())
        self._latest.came.connect(self._show_found)
        self._latest.refused.connect(self.strip.complain)
        self.cells.selectionModel().selectionChanged.connect(lambda _now, _before: self._offer_narrowing())

    @property
    def chosen(self) -> Batch | None:
        """The step at hand."""
        fact = self.list.chosen
        return fact.thing if fact is not None and isinstance(fact.thing, Batch) else None

    @property
    def about(self) -> About | None:
        """The row or cell to which the list is narrowed."""
        return self._search.about

    def refresh(self) -> None:
        self._find(self.about)

    def narrow(self, about: About | None) -> None:
        """Show only the steps that altered this row or cell; None: all of them again."""
        self.only.setText(_("只看 {about}　✕").format(about=about.told) if about else "")
        self.only.setToolTip(_("看全部变更记录"))
        self.only.setChecked(about is not None)
        self.only.setVisible(about is not None)
        self._find(about)

    def take_back(self) -> None:
        """Undo the step at hand; what was altered since stays, and is listed."""
        batch, workspace = self.chosen, self.desk.workspace
        if batch is None or not may_be_undone(batch) or self.work.is_busy:
            return
        self.strip.hide()
        self.undone.hide()
        # The button cannot be pressed a second time; the keyboard would fall out of the page with it.
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        number = batch.number
        job = self.desk.jobs.start(lambda _: workspace.undo(number))
        self.work.await_end(job, _("正在撤销"))
        job.done.connect(self._show_undone)
        job.refused.connect(self.strip.complain)
        job.ended.connect(self._settle)
        self._settle()

    def _lay_out(self) -> None:
        for widget in (self.work, self.strip, self.undone):
            self.body.addWidget(widget)
        left = Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        self.wanted.setPlaceholderText(_("日期、录入人、姓名，例如 2026-11-22 刘会计"))
        self.wanted.setAccessibleName(_("在变更记录里查找"))
        self.wanted.setClearButtonEnabled(True)
        set_role(self.wanted, "field")
        left.inside.addWidget(self.wanted)
        left.inside.addWidget(self.only)
        self.only.hide()
        left.inside.addWidget(self.list, 1)
        self._right.add_beside(self.undo_button)
        self._right.inside.addWidget(self._empty)
        self._right.inside.addWidget(self.cells, 1)
        narrowing = QHBoxLayout()
        for button in (self.row_button, self.cell_button, self.go_button):
            narrowing.addWidget(button)
        narrowing.addStretch(1)
        self._right.inside.addLayout(narrowing)
        self._right.inside.addStretch(0)
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(left)
        below.addWidget(self._right, 1)
        self.body.addLayout(below, 1)
        self._show_step(None)

    def _more(self) -> list[CardFact]:
        facts = self.list.cards.facts
        last = facts[-1].thing if facts else None
        if not isinstance(last, Batch):
            return []
        return [batch_card(step) for step in self._search.steps(last.number)]

    def _find(self, about: About | None) -> None:
        """Look for the steps with the words of the search; names of rows are looked for beside the window."""
        workspace, words = self.desk.workspace, self.wanted.text().split()
        if not words and about is None:
            self._latest.forget()
            self._show_found(_found(StepSearch(workspace, (), None)))
            return
        self._latest.ask(lambda _progress: _found(StepSearch(workspace, words, about)))

    def _show_found(self, found: object) -> None:
        assert isinstance(found, _Found)
        batch, steps = self.chosen, found.steps
        self._search = found.search
        self.list.cards.show([batch_card(step) for step in steps], self._more)
        numbers = [step.number for step in steps]
        if steps:
            self.list.choose(numbers.index(batch.number) if batch and batch.number in numbers else 0)

    def _narrow_to_chosen(self, *, is_cell: bool) -> None:
        cell = self._chosen_cell
        if cell is not None:
            roster, row, column = cell.place
            told = " · ".join(
                part for part in (cell.name or _("这一行"), cell.header if is_cell else "") if part
            )
            self.narrow(About(roster, row, column if is_cell else "", told))

    def _go_to_chosen(self) -> None:
        if self._chosen_cell is not None:
            self.desk.show_row(*self._chosen_cell.place)

    @property
    def _chosen_cell(self) -> AlteredCell | None:
        index = self.cells.currentIndex()
        cell = self.cells.rows.rows[index.row()] if index.isValid() else None
        return cell if isinstance(cell, AlteredCell) else None

    def _offer_narrowing(self) -> None:
        """The ways to one row or cell stand there while one is chosen."""
        for button in (self.row_button, self.cell_button, self.go_button):
            button.setVisible(self._chosen_cell is not None and not self.cells.isHidden())

    def _show_step(self, fact: CardFact | None) -> None:
        batch = fact.thing if fact is not None else None
        self._settle()
        if not isinstance(batch, Batch):
            self._right.call(_("变更记录"))
            self._tell(_NOT_FOUND if self.wanted.text().split() or self.about else _NOTHING_YET)
            return
        self._right.call(batch.label, " · ".join(part for part in (batch.who, moment(batch.at)) if part))
        search = self._search
        if self._reading is not None:
            self._reading.cancel()
        job = self.desk.jobs.start(lambda _: _told(search, batch))
        job.done.connect(lambda told: self._show_cells(job, told))
        job.refused.connect(self.strip.complain)
        self._reading = job

    def _show_cells(self, job: Job, told: _Told) -> None:
        # Another step may have been chosen while this one was read.
        if job is not self._reading:
            return
        self._reading = None
        self.cells.rows.show(told.cells)
        self.cells.setVisible(bool(told.cells))
        if told.cells:
            self.cells.selectRow(0)
        self._offer_narrowing()
        self._empty.setVisible(len(told.cells) in (0, _MOST_CELLS))
        self._empty.setText(
            _("格子很多，只列出前 {most_cells} 处。").format(most_cells=_MOST_CELLS)
            if told.cells
            else _NOTHING_SEEN
        )

    def _tell(self, sentence: str) -> None:
        self.cells.hide()
        self._offer_narrowing()
        self._empty.setText(sentence)
        self._empty.show()

    def _show_undone(self, undone: Undone) -> None:
        self.undone.show_undone([undone])
        self.refresh()
        self.desk.counts_changed.emit()

    def _settle(self) -> None:
        """Say by the button what may be done now."""
        batch = self.chosen
        self.undo_button.setVisible(batch is not None)
        is_open = batch is not None and may_be_undone(batch)
        self.undo_button.setEnabled(is_open and not self.work.is_busy)
        reason = _("这一批已经撤销过") if batch and batch.undone else _("撤销和重做用 Ctrl+Z、Ctrl+Y")
        self.undo_button.setToolTip(_("后来又改过的行会保留，并列出原因") if is_open else reason)


def _found(search: StepSearch) -> _Found:
    return _Found(search, search.steps())


def _told(search: StepSearch, batch: Batch) -> _Told:
    entries = search.entries(batch, _MOST_CELLS)
    return _Told(batch.number, altered_cells(search.workspace, entries))


_COLUMNS = (
    Shown(_("花名册"), 96, lambda cell: cell.roster),
    Shown(_("姓名"), 90, lambda cell: cell.name),
    Shown(_("栏目"), 120, lambda cell: cell.header),
    Shown(_("原来"), 150, lambda cell: cell.before),
    Shown(_("改为"), 150, lambda cell: cell.after),
)
