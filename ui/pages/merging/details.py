"""What became of one workbook, and what one unit has sent so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from roster_desktop.records import Problem
from roster_desktop.schema import Catalog
from roster_desktop.tasks.merging import BookResult
from roster_desktop.wording import _, joined
from roster_desktop.workspace import DeliveryRecord
from ui.look import pixels
from ui.models import Mark
from ui.pages.bring_in.asking import Asking
from ui.pages.bring_in.questions_pane import QuestionsPane
from ui.pages.merging.book_changes import BookChanges, CellLine
from ui.pages.merging.words import is_set_aside, must_be_answered, status_of, told_problems
from ui.pages.pieces import Card, chip, muted, plain
from ui.pages.pieces.words import moment
from ui.tables import PlainTable, Shown


class BookCard(Card):
    """A workbook of this run: counts of each roster, what it changed cell by cell, and everything a person
    must know of it."""

    row_wanted = Signal(str, str, str)
    """(roster, row id, column): somebody wants to see that cell."""
    decisions_wanted = Signal()
    again_wanted = Signal(object, object)
    """The `BookResult` to be tried once more, and what was answered to its questions."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._book: BookResult | None = None
        self._asking = Asking()
        self.counts = PlainTable(_count_columns(catalog), _("各花名册的行数"))
        self.problems = PlainTable(_PROBLEM_COLUMNS, _("要知道的问题"))
        self.changes = PlainTable(_CHANGE_COLUMNS, _("这本工作簿改了什么"))
        self.problems_chip = chip(_("要知道的"), self._show_part)
        self.changes_chip = chip(_("改了什么"), self._show_part)
        self.asked_chip = chip(_("要您定的"), self._show_part)
        self.asked = QuestionsPane(self, along=Qt.Orientation.Vertical)
        self.decide_button = plain(_("去决定冲突"), self.decisions_wanted.emit)
        self.again_button = plain(_("再收一次"), self._ask_again)
        self._said = muted("", self)
        self._chosen = muted("", self)
        self._lay_out()
        # What is not asked takes no room.
        self.asked.hide()
        self.problems.selectionModel().currentRowChanged.connect(self._tell_whole)
        self.asked.again.setText(_("按这些回答再收一次"))
        self.asked.read_wanted.connect(self._ask_again)
        self.changes.selectionModel().currentRowChanged.connect(self._tell_row)
        self.changes.activated.connect(self._go)
        self.changes.doubleClicked.connect(self._go)

    @property
    def told(self) -> str:
        """The whole sentence of the problem at hand."""
        return self._chosen.text()

    @property
    def said(self) -> str:
        """What the card says of what it shows."""
        return self._said.text()

    def show_book(self, book: BookResult, word: str = "") -> None:
        """Show this workbook; what it changed comes later, by `show_changes`. `word`: how it stands now,
        where that is not told by what became of it."""
        self._book = book
        word = word or status_of(book)[0]
        self.call(book.file, " · ".join(part for part in (book.unit, word) if part))
        self.counts.rows.show(list(book.counts.items()))
        self.counts.setVisible(bool(book.counts))
        self.counts.setFixedHeight(self.counts.whole_height)
        self._asking = Asking()
        self._asking.hear(book.questions, {})
        self.asked.show_asking(self._asking)
        problems = told_problems(book)
        self.problems.rows.show(problems)
        self.changes.rows.show(())
        self.decide_button.setVisible(bool(book.conflicts))
        self.decide_button.setText(_("去决定 {conflicts} 处冲突").format(conflicts=book.conflicts))
        self.again_button.setVisible(is_set_aside(book) and bool(book.path))
        self.asked_chip.setText(_("要您定的 {questions} 处").format(questions=len(book.questions)))
        self.problems_chip.setText(_("要知道的 {problems} 处").format(problems=len(problems)))
        self.changes_chip.setText(_("改了什么"))
        self.asked_chip.setVisible(bool(book.questions))
        self.problems_chip.setVisible(bool(book.batch) or (bool(book.questions) and bool(problems)))
        self.changes_chip.setVisible(bool(book.batch))
        self._first_chip(book, problems).setChecked(True)
        self._show_part()
        if problems:
            self.problems.selectRow(0)

    def _first_chip(self, book: BookResult, problems: Sequence[Problem]) -> QPushButton:
        """What most wants a person is shown first."""
        if must_be_answered(book) or (book.questions and not book.conflicts):
            return self.asked_chip
        shows_changes = bool(book.batch) and (book.conflicts or not problems)
        return self.changes_chip if shows_changes else self.problems_chip

    def take_focus(self) -> None:
        """Put the keyboard where this workbook is answered or looked at."""
        if not self.asked.isHidden():
            self.asked.take_focus()
            return
        controls = (self.problems, self.changes, self.again_button)
        shown = next((one for one in controls if not one.isHidden()), None)
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_changes(self, book: BookResult, found: BookChanges) -> None:
        """This is what the workbook changed."""
        if book is not self._book:
            return
        self.changes.rows.show(found.lines)
        more = (
            _("，先列 {lines:,} 处").format(lines=len(found.lines)) if found.count > len(found.lines) else ""
        )
        self.changes_chip.setText(_("改了什么 {count:,} 处{more}").format(count=found.count, more=more))
        self._show_part()

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(pixels(self.font(), 8))
        for button in (self.asked_chip, self.changes_chip, self.problems_chip):
            group.addButton(button)
            chips.addWidget(button)
        chips.addStretch(1)
        self.add_beside(self.decide_button)
        self.add_beside(self.again_button)
        self.inside.addWidget(self.counts)
        self.inside.addLayout(chips)
        for widget in (self._said, self._chosen):
            self.inside.addWidget(widget)
        for table in (self.asked, self.problems, self.changes):
            self.inside.addWidget(table, 1)
        self.inside.addStretch(0)

    def _show_part(self) -> None:
        """The problems, or the changes."""
        book = self._book
        shows_asked = self.asked_chip.isChecked() and book is not None and bool(book.questions)
        self.asked.setVisible(shows_asked)
        self.counts.setVisible(bool(book and book.counts) and not shows_asked)
        if shows_asked:
            for widget in (self.changes, self.problems, self._chosen, self._said):
                widget.hide()
            return
        shows_changes = self.changes_chip.isChecked() and book is not None and bool(book.batch)
        problems = told_problems(book) if book else ()
        self.changes.setVisible(shows_changes and bool(self.changes.rows.rows))
        self.problems.setVisible(not shows_changes and _are_lines(problems))
        self._chosen.setVisible(not shows_changes and bool(problems))
        if shows_changes:
            self._said.setText(_HOW_TO_GO if self.changes.rows.rows else "")
            self._tell_row(self.changes.currentIndex())
        else:
            self._said.setText("" if problems else _("没有问题，每一行都读清楚了。"))
        self._said.setVisible(bool(self._said.text()))

    def _tell_whole(self, index: QModelIndex) -> None:
        if not index.isValid():
            self._chosen.clear()
            return
        problem = self.problems.rows.rows[index.row()]
        if isinstance(problem, Problem):
            self._chosen.setText(joined(problem.message, problem.remedy))

    def _tell_row(self, index: QModelIndex) -> None:
        """What became of the row at hand, in words."""
        line = self.changes.rows.rows[index.row()] if index.isValid() else None
        told = line.told if isinstance(line, CellLine) else ""
        if self.changes_chip.isChecked() and self.changes.rows.rows:
            self._said.setText(told or _HOW_TO_GO)

    def _go(self, index: QModelIndex) -> None:
        line = self.changes.rows.rows[index.row()]
        if isinstance(line, CellLine):
            self.row_wanted.emit(line.roster_key, line.row, line.column)

    def _ask_again(self) -> None:
        if self._book is not None:
            self.again_wanted.emit(self._book, dict(self._asking.answers))


class UnitCard(Card):
    """Every workbook that one unit has sent, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.table = PlainTable(_DELIVERY_COLUMNS, _("报送过的工作簿"))
        self._empty = muted("", self)
        self.inside.addWidget(self._empty)
        self.inside.addWidget(self.table, 1)
        self.inside.addStretch(0)

    def show_unit(self, unit: str, records: Sequence[DeliveryRecord]) -> None:
        """Show what this unit has sent."""
        self.call(unit, _("收过 {records} 本").format(records=len(records)) if records else "")
        self._empty.setText("" if records else _("还没有收到过它的工作簿。"))
        self._empty.setVisible(not records)
        self.table.rows.show(records)
        self.table.setVisible(bool(records))

    def show_nothing(self, heading: str, sentence: str) -> None:
        """There is nothing to show; say what to do."""
        self.call(heading)
        self._empty.setText(sentence)
        self._empty.show()
        self.table.hide()


def _are_lines(problems: Sequence[Problem]) -> bool:
    """One sentence about the workbook as a whole stands there by itself; a table would only repeat it."""
    return len(problems) > 1 or any(one.sheet or one.cell for one in problems)


def _count_columns(catalog: Catalog) -> tuple[Shown, ...]:
    return (
        Shown(_("花名册"), 104, lambda pair: catalog.roster(pair[0]).short_title),
        Shown(_("读到"), 64, lambda pair: f"{pair[1].read:,}"),
        Shown(_("新增"), 64, lambda pair: f"{pair[1].added:,}"),
        Shown(_("更改"), 64, lambda pair: f"{pair[1].changed:,}"),
        Shown(_("不变"), 64, lambda pair: f"{pair[1].unchanged:,}"),
        Shown(_("没有收"), 64, lambda pair: f"{pair[1].refused:,}", _refused_mark),
    )


def _refused_mark(pair: tuple[str, object]) -> Mark:
    return Mark.ERROR if getattr(pair[1], "refused", 0) else Mark.NONE


def _conflict_mark(line: CellLine) -> Mark:
    return Mark.ASKED if line.became == _("冲突") else Mark.NONE


_HOW_TO_GO = _("回车或双击一行，去那一格。")
_CHANGE_COLUMNS = (
    Shown(_("姓名"), 84, lambda line: line.name),
    Shown(_("花名册"), 84, lambda line: line.roster),
    Shown(_("变化"), 56, lambda line: line.became, _conflict_mark),
    Shown(_("栏目"), 128, lambda line: line.header),
    Shown(_("原来"), 150, lambda line: line.before),
    Shown(_("现在"), 150, lambda line: line.after),
)
_PROBLEM_COLUMNS = (
    Shown(_("工作表"), 110, lambda problem: problem.sheet),
    Shown(_("单元格"), 64, lambda problem: problem.cell),
    Shown(_("说明"), 380, lambda problem: joined(problem.message, problem.remedy)),
)
_DELIVERY_COLUMNS = (
    Shown(_("收到"), 140, lambda record: moment(record.at)),
    Shown(_("第几次"), 76, lambda record: str(record.sequence) if record.sequence else _("手工表")),
    Shown(_("文件"), 300, lambda record: record.file),
)
