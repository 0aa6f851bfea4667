"""What came back: the workbooks that the unit above returned, and what each of them changed here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roster_desktop.schema import Catalog
from roster_desktop.tasks.asking import Question
from roster_desktop.wording import _
from roster_desktop.workspace import DeliveryRecord
from ui.look import pixels
from ui.pages.merging.details import BookCard
from ui.pages.pieces import Card, muted, plain
from ui.pages.pieces.words import moment
from ui.tables import PlainTable, Shown

_HOW = _(
    "{above}发回的工作簿（退回件）从这里收：{above}改过的、问您的，都按同一套办法合并，您改过的不会被盖掉。"
    "问到的地方，在“待决冲突”和花名册里回答，再报送一次就行。"
)


class ReturnedCard(QWidget):
    """The list of what came, and the workbook that was taken in last. `above`: who sends it back, 镇上 or
    县里."""

    row_wanted = Signal(str, str, str)
    """(roster, row id, column): somebody goes to answer there."""
    take_wanted = Signal()
    """Somebody wants to choose a workbook that came back."""

    def __init__(self, catalog: Catalog, above: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = Card(_("退回件"), self)
        self.take_button = plain(_("收退回件…"), self.take_wanted.emit)
        self.book = BookCard(catalog, self)
        self.table = PlainTable(
            (
                Shown(_("收到"), 140, lambda record: moment(record.at)),
                Shown(_("来自"), 110, lambda record: record.unit),
                Shown(_("文件"), 260, lambda record: record.file),
            ),
            _("收到过的退回件"),
        )
        self.questions = PlainTable(
            (
                Shown(_("姓名"), 90, lambda one: one.name),
                Shown(_("栏目"), 130, lambda one: one.header),
                Shown(_("现在写的"), 150, lambda one: one.shown),
                Shown(_("问什么"), 240, lambda one: one.text),
            ),
            _("问您的"),
        )
        self._asked = muted("", self)
        self.questions.activated.connect(self._go)
        self.questions.doubleClicked.connect(self._go)
        self._card.add_beside(self.take_button)
        self._card.inside.addWidget(muted(_HOW.format(above=above), self))
        self._card.inside.addWidget(self._asked)
        self._card.inside.addWidget(self.questions, 2)
        self._card.inside.addWidget(self.table, 1)
        self._card.inside.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 12))
        layout.addWidget(self._card, 1)
        layout.addWidget(self.book, 2)
        self.book.hide()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """What the unit above wants to know; answered in the row itself."""
        self._asked.setText(
            _("问您的有 {questions} 处，还没有答复。回车或双击一行，到那一格去答复。").format(
                questions=len(questions)
            )
            if questions
            else ""
        )
        self._asked.setVisible(bool(questions))
        self.questions.rows.show(questions)
        self.questions.setVisible(bool(questions))

    def _go(self, index: QModelIndex) -> None:
        one = self.questions.rows.rows[index.row()]
        if isinstance(one, Question):
            self.row_wanted.emit(one.roster, one.row, one.columns[0] if one.columns else "")

    def show_records(self, records: Sequence[DeliveryRecord]) -> None:
        """Everything that came back, the newest first."""
        self._card.call(
            _("退回件"), _("收过 {records} 本").format(records=len(records)) if records else _("还没有收到过")
        )
        self.table.rows.show(records)
        self.table.setVisible(bool(records))
