"""Many workbooks at once: a line for each, and beside it what there is to know of the chosen one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from roster_desktop.records import Problem
from roster_desktop.tasks.bring_in_many import BookOutlook, Standing
from roster_desktop.tasks.preview_rows import Outcome
from roster_desktop.wording import _, joined
from ui.look import pixels
from ui.models import Mark
from ui.pages.bring_in.words import OUTCOME_WORDS
from ui.pages.pieces import Card, chip, muted, plain
from ui.tables import PlainTable, Shown

_CARD = 372
_WORDS = {
    Standing.READY: (_("可以导入"), Mark.NONE),
    Standing.ASKED: (_("要您定"), Mark.ASKED),
    Standing.MOVED: (_("要再看一遍"), Mark.ASKED),
    Standing.REFUSED: (_("没有收"), Mark.ERROR),
    Standing.STOPPED: (_("没有轮到"), Mark.WARNING),
    Standing.NOTHING_NEW: (_("没有新内容"), Mark.NONE),
    Standing.SKIPPED: (_("跳过"), Mark.NONE),
    Standing.TAKEN: (_("已导入"), Mark.NONE),
}
"""In the order in which the chips stand."""
_UNREAD = (Standing.SKIPPED, Standing.STOPPED)


class BooksPane(QWidget):
    """The chips above choose which books the list shows."""

    open_wanted = Signal(object)
    """`BookOutlook` that somebody wants to look into."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.books: tuple[BookOutlook, ...] = ()
        self._standing: Standing | None = None
        self._chips = QButtonGroup(self)
        self._chip_row = QHBoxLayout()
        self.table = PlainTable(_COLUMNS, _("这一批工作簿"))
        self.card = Card(parent=self)
        self._told = muted("", self)
        self.problems = PlainTable(_PROBLEM_COLUMNS, _("要知道的"))
        self.open_button = plain(_("打开这一本看"), self._open)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.activated.connect(lambda _index: self._open())

    @property
    def chips(self) -> list[QPushButton]:
        """The chips, from left to right."""
        return [button for button in self._chips.buttons() if isinstance(button, QPushButton)]

    @property
    def told(self) -> str:
        """What is said of the chosen book."""
        return self._told.text()

    @property
    def chosen(self) -> BookOutlook | None:
        """The book at hand."""
        index = self.table.currentIndex()
        row = self.table.rows.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, BookOutlook) else None

    @property
    def taken(self) -> list[BookOutlook]:
        """The books that were written, in their order."""
        return [book for book in self.books if book.standing is Standing.TAKEN]

    def counted(self, standing: Standing) -> int:
        """How many books stand so."""
        return sum(book.standing is standing for book in self.books)

    def show_books(self, books: Sequence[BookOutlook]) -> None:
        """Show these books, the one at hand before still at hand."""
        chosen = self.chosen
        self.books = tuple(books)
        if self._standing is not None and not self.counted(self._standing):
            self._standing = None
        self._set_chips()
        self._show_standing(self._standing)
        if chosen is not None:
            self.choose(chosen)

    def put(self, book: BookOutlook) -> None:
        """This book stands otherwise now."""
        self.show_books([book if one.path == book.path else one for one in self.books])

    def choose(self, book: BookOutlook) -> None:
        """Turn to this book where it is in sight."""
        paths = [one.path for one in self.table.rows.rows if isinstance(one, BookOutlook)]
        if book.path in paths:
            self.table.selectRow(paths.index(book.path))

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.table.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 12))
        self._chip_row.setSpacing(pixels(self.font(), 8))
        layout.addLayout(self._chip_row)
        left = Card(parent=self)
        left.inside.setContentsMargins(1, 1, 1, 1)
        left.inside.addWidget(self.table)
        self.card.setFixedWidth(pixels(self.font(), _CARD))
        self.card.inside.addWidget(self._told)
        self.card.inside.addWidget(self.problems, 1)
        self.card.inside.addStretch(0)
        self.card.inside.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(left, 1)
        below.addWidget(self.card)
        layout.addLayout(below, 1)

    def _set_chips(self) -> None:
        for button in self._chips.buttons():
            self._chips.removeButton(button)
            button.hide()
            button.deleteLater()
        while self._chip_row.count():
            self._chip_row.takeAt(0)
        if not self.books:
            return
        counts = Counter(book.standing for book in self.books)
        self._add_chip(_("全部 {books:,}").format(books=len(self.books)), None)
        for standing, (word, _tone) in _WORDS.items():
            if counts[standing]:
                self._add_chip(f"{word} {counts[standing]:,}", standing)
        self._chip_row.addStretch(1)

    def _add_chip(self, text: str, standing: Standing | None) -> None:
        button = chip(text, partial(self._show_standing, standing))
        self._chips.addButton(button)
        self._chip_row.addWidget(button)
        button.setChecked(standing is self._standing)

    def _show_standing(self, standing: Standing | None) -> None:
        self._standing = standing
        self.table.rows.show([book for book in self.books if standing in (None, book.standing)])
        if self.table.rows.rows:
            self.table.selectRow(0)
        else:
            self._show_chosen(QModelIndex())

    def _show_chosen(self, _index: QModelIndex) -> None:
        book = self.chosen
        if book is None:
            self.card.call(_("选一本看细节"))
            self._told.setText("")
            self.problems.hide()
            self.open_button.hide()
            return
        self.card.call(book.path.name)
        self._told.setText("\n".join(_sentences(book)))
        self.problems.rows.show(book.problems)
        self.problems.setVisible(bool(book.problems))
        self.open_button.setVisible(book.standing not in (*_UNREAD, Standing.TAKEN))

    def _open(self) -> None:
        book = self.chosen
        if book is not None and not self.open_button.isHidden():
            self.open_wanted.emit(book)


def standing_in_words(book: BookOutlook) -> str:
    """How the book stands: 可以导入, 要您定 3."""
    word, _tone = _WORDS[book.standing]
    return f"{word} {book.asked}" if book.standing is Standing.ASKED else word


def _sentences(book: BookOutlook) -> list[str]:
    folder = book.path.parent.name
    lines = [
        " · ".join(
            part
            for part in (
                _("来自 {unit}").format(unit=book.unit) if book.unit else "",
                _("在“{folder}”里").format(folder=folder),
            )
            if part
        )
    ]
    lines.append(_MEANINGS[book.standing])
    if book.counts:
        # Large letters push these columns of the list out of sight.
        shown = (Outcome.ADDED, Outcome.CHANGED, Outcome.UNCHANGED)
        lines.append(_("、").join(f"{OUTCOME_WORDS[one]} {book.counts[one]:,}" for one in shown) + _(" 行。"))
    if book.counts.get(Outcome.REFUSED):
        lines.append(
            _("有 {counts} 行没有收，改好后可以再导入一次。").format(counts=book.counts[Outcome.REFUSED])
        )
    return lines


_MEANINGS = {
    Standing.READY: _("没有疑问。点右上的“导入”，和别的能导入的一起写入。"),
    Standing.ASKED: _("有地方要您定，还不会写入。打开它，定好就可以导入。"),
    Standing.MOVED: _("还没有写入。打开它看过，再点“确定导入”。"),
    Standing.REFUSED: _("什么都没有写入。为什么、怎么办，写在下面。"),
    Standing.STOPPED: _("停下来的时候还没有轮到它。要看它，请再放一次。"),
    Standing.NOTHING_NEW: _("花名册里已经是这些内容，没有要写入的。"),
    Standing.SKIPPED: _("不是工作簿，没有打开。"),
    Standing.TAKEN: _("已经写入花名册；可以撤销。"),
}


def _number(outcome: Outcome, book: BookOutlook) -> str:
    return f"{book.counts[outcome]:,}" if book.counts else ""


def _refused_mark(book: BookOutlook) -> Mark:
    return Mark.ERROR if book.counts.get(Outcome.REFUSED) else Mark.NONE


_COLUMNS = (
    Shown(_("工作簿"), 240, lambda book: book.path.name),
    Shown(_("来自"), 132, lambda book: book.unit),
    Shown(_("结果"), 92, standing_in_words, lambda book: _WORDS[book.standing][1]),
    Shown(_("新增"), 52, partial(_number, Outcome.ADDED)),
    Shown(_("更改"), 52, partial(_number, Outcome.CHANGED)),
    Shown(_("不变"), 52, partial(_number, Outcome.UNCHANGED)),
    Shown(_("没有收"), 60, partial(_number, Outcome.REFUSED), _refused_mark),
)


def _place(problem: Problem) -> str:
    return f"{problem.sheet} {problem.cell}".strip()


_PROBLEM_COLUMNS = (
    Shown(_("位置"), 84, _place),
    Shown(_("说明"), 250, lambda one: joined(one.message, one.remedy)),
)
