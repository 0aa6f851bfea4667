"""What became of one workbook, and what one unit has sent so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QLabel, QWidget

from roster_desktop.records import Problem
from roster_desktop.schema import Catalog
from roster_desktop.tasks.merging import BookResult
from roster_desktop.workspace import DeliveryRecord
from ui.look import bold
from ui.models import Mark
from ui.pages.merging.words import status_of
from ui.pages.pieces import Card, muted
from ui.pages.pieces.words import moment
from ui.tables import PlainTable, Shown


class BookCard(Card):
    """A workbook of this run: counts of each roster, and everything a person must know of it."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.counts = PlainTable(_count_columns(catalog), "各花名册的行数")
        self._problems_heading = QLabel(self)
        self._problems_heading.setFont(bold(self.font()))
        self.problems = PlainTable(_PROBLEM_COLUMNS, "要知道的问题")
        self._chosen = muted("", self)
        for widget in (self.counts, self._problems_heading, self._chosen):
            self.inside.addWidget(widget)
        self.inside.addWidget(self.problems, 1)
        self.inside.addStretch(0)
        self.problems.selectionModel().currentRowChanged.connect(self._tell_whole)

    @property
    def told(self) -> str:
        """The whole sentence of the problem at hand."""
        return self._chosen.text()

    def show_book(self, book: BookResult) -> None:
        """Show this workbook."""
        word, _ = status_of(book)
        self.call(book.file, " · ".join(part for part in (book.unit, word) if part))
        self.counts.rows.show(list(book.counts.items()))
        self.counts.setVisible(bool(book.counts))
        self.counts.setFixedHeight(self.counts.whole_height)
        self._show_problems(book.problems)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self._problems_heading.setText(
            f"要知道的 {len(problems)} 处" if problems else "没有问题，每一行都读清楚了。"
        )
        self.problems.rows.show(problems)
        self.problems.setVisible(bool(problems))
        self._chosen.setVisible(bool(problems))
        if problems:
            self.problems.selectRow(0)

    def _tell_whole(self, index: QModelIndex) -> None:
        if not index.isValid():
            self._chosen.clear()
            return
        problem = self.problems.rows.rows[index.row()]
        if isinstance(problem, Problem):
            self._chosen.setText(f"{problem.message}{problem.remedy}")


class UnitCard(Card):
    """Every workbook that one unit has sent, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.table = PlainTable(_DELIVERY_COLUMNS, "报送过的工作簿")
        self._empty = muted("", self)
        self.inside.addWidget(self._empty)
        self.inside.addWidget(self.table, 1)
        self.inside.addStretch(0)

    def show_unit(self, unit: str, records: Sequence[DeliveryRecord]) -> None:
        """Show what this unit has sent."""
        self.call(unit, f"收过 {len(records)} 本" if records else "")
        self._empty.setText("" if records else "还没有收到这个村的工作簿。")
        self._empty.setVisible(not records)
        self.table.rows.show(records)
        self.table.setVisible(bool(records))

    def show_nothing(self, heading: str, sentence: str) -> None:
        """There is nothing to show; say what to do."""
        self.call(heading)
        self._empty.setText(sentence)
        self._empty.show()
        self.table.hide()


def _count_columns(catalog: Catalog) -> tuple[Shown, ...]:
    return (
        Shown("花名册", 104, lambda pair: catalog.roster(pair[0]).short_title),
        Shown("读到", 64, lambda pair: f"{pair[1].read:,}"),
        Shown("新增", 64, lambda pair: f"{pair[1].added:,}"),
        Shown("更改", 64, lambda pair: f"{pair[1].changed:,}"),
        Shown("不变", 64, lambda pair: f"{pair[1].unchanged:,}"),
        Shown("没有收", 64, lambda pair: f"{pair[1].refused:,}", _refused_mark),
    )


def _refused_mark(pair: tuple[str, object]) -> Mark:
    return Mark.ERROR if getattr(pair[1], "refused", 0) else Mark.NONE


_PROBLEM_COLUMNS = (
    Shown("工作表", 110, lambda problem: problem.sheet),
    Shown("单元格", 64, lambda problem: problem.cell),
    Shown("说明", 380, lambda problem: f"{problem.message}{problem.remedy}"),
)
_DELIVERY_COLUMNS = (
    Shown("收到", 140, lambda record: moment(record.at)),
    Shown("第几次", 76, lambda record: str(record.sequence) if record.sequence else "手工表"),
    Shown("文件", 300, lambda record: record.file),
)
