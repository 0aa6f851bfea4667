"""变更记录: who did what and when, what stood there before, and taking one step back by itself."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from roster_desktop.workspace import Batch, Undone, Workspace
from ui.bridge.desk import Desk
from ui.bridge.jobs import Job
from ui.look import pixels, set_role
from ui.pages.history.words import AlteredCell, altered_cells, batch_card, has_words, may_be_undone
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, UndoneCard, WorkStrip, muted, plain
from ui.pages.pieces.card_list import CardFact, CardList
from ui.pages.pieces.words import moment
from ui.tables import PlainTable, Shown

_LEFT = 390
_STEPS = 60
_MOST_CELLS = 500
_NOTHING_SEEN = "这一批没有改动看得见的内容：送来的写法和本机不同、还等人决定时就是这样。"


@dataclass(frozen=True, slots=True)
class _Told:
    """The cells of one step, as many as are shown."""

    batch: int
    cells: list[AlteredCell]


class HistoryPage(Page):
    """Newest first; the list reads on when one scrolls."""

    key = "history"
    title = "变更记录"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._reading: Job | None = None
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self.undone = UndoneCard(desk.workspace.catalog, self)
        self.wanted = QLineEdit(self)
        self.list = CardList("变更记录", self)
        self.cells = PlainTable(_COLUMNS, "这一批改了哪些格")
        self.undo_button = plain("撤销这一批", self.take_back)
        self._empty = muted("", self)
        self._right = Card(parent=self)
        self._lay_out()
        self.list.on_chosen(self._show_step)
        self.wanted.textChanged.connect(lambda _text: self.refresh())

    @property
    def chosen(self) -> Batch | None:
        """The step at hand."""
        fact = self.list.chosen
        return fact.thing if fact is not None and isinstance(fact.thing, Batch) else None

    def refresh(self) -> None:
        batch = self.chosen
        steps = self._steps()
        self.list.cards.show([batch_card(step) for step in steps], self._more)
        numbers = [step.number for step in steps]
        if steps:
            self.list.choose(numbers.index(batch.number) if batch and batch.number in numbers else 0)

    def take_back(self) -> None:
        """Undo the step at hand; what was altered since stays, and is listed."""
        batch, workspace = self.chosen, self.desk.workspace
        if batch is None or not may_be_undone(batch) or self.work.is_busy:
            return
        self.strip.hide()
        self.undone.hide()
        number = batch.number
        job = self.desk.jobs.start(lambda _: workspace.undo(number))
        self.work.await_end(job, "正在撤销")
        job.done.connect(self._show_undone)
        job.refused.connect(self.strip.complain)
        job.ended.connect(self._settle)
        self._settle()

    def _lay_out(self) -> None:
        for widget in (self.work, self.strip, self.undone):
            self.body.addWidget(widget)
        left = Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        self.wanted.setPlaceholderText("日期、录入人、姓名，例如 2026-11-22 刘会计")
        self.wanted.setAccessibleName("在变更记录里查找")
        self.wanted.setClearButtonEnabled(True)
        set_role(self.wanted, "field")
        left.inside.addWidget(self.wanted)
        left.inside.addWidget(self.list, 1)
        self._right.add_beside(self.undo_button)
        self._right.inside.addWidget(self._empty)
        self._right.inside.addWidget(self.cells, 1)
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
        return [batch_card(step) for step in self._steps(last.number)]

    def _steps(self, before: int | None = None) -> list[Batch]:
        """The next steps that have the words looked for: a day, a person, what was done."""
        words = self.wanted.text().split()
        found: list[Batch] = []
        while len(found) < _STEPS:
            read = self.desk.workspace.batches(_STEPS, before)
            found += [step for step in read if has_words(step, words)]
            if len(read) < _STEPS:
                break
            before = read[-1].number
        return found

    def _show_step(self, fact: CardFact | None) -> None:
        batch = fact.thing if fact is not None else None
        self._settle()
        if not isinstance(batch, Batch):
            self._right.call("变更记录")
            self._tell("录入、导入、合并、决定和撤销都会记在这里，左边选一条就能看到改了哪些格。")
            return
        self._right.call(batch.label, " · ".join(part for part in (batch.who, moment(batch.at)) if part))
        workspace, number = self.desk.workspace, batch.number
        if self._reading is not None:
            self._reading.cancel()
        job = self.desk.jobs.start(lambda _: _told(workspace, number))
        job.done.connect(lambda told: self._show_cells(job, told))
        self._reading = job

    def _show_cells(self, job: Job, told: _Told) -> None:
        # Another step may have been chosen while this one was read.
        if job is not self._reading:
            return
        self._reading = None
        self.cells.rows.show(told.cells)
        self.cells.setVisible(bool(told.cells))
        self._empty.setVisible(len(told.cells) in (0, _MOST_CELLS))
        self._empty.setText(f"格子很多，只列出前 {_MOST_CELLS} 处。" if told.cells else _NOTHING_SEEN)

    def _tell(self, sentence: str) -> None:
        self.cells.hide()
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
        reason = "这一批已经撤销过" if batch and batch.undone else "撤销和重做用 Ctrl+Z、Ctrl+Y"
        self.undo_button.setToolTip("后来又改过的行会保留，并列出原因" if is_open else reason)


def _told(workspace: Workspace, batch: int) -> _Told:
    entries = workspace.history(batch=batch, limit=_MOST_CELLS)
    return _Told(batch, altered_cells(workspace, entries))


_COLUMNS = (
    Shown("花名册", 96, lambda cell: cell.roster),
    Shown("姓名", 90, lambda cell: cell.name),
    Shown("栏目", 120, lambda cell: cell.header),
    Shown("原来", 150, lambda cell: cell.before),
    Shown("改为", 150, lambda cell: cell.after),
)
