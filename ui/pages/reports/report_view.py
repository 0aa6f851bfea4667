"""The table at hand with its title, whose it is, and how it was counted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QTableView, QWidget

from roster_desktop.reports import ReportTable
from roster_desktop.wording import _
from ui.look import bold, pixels
from ui.pages.pieces import Card, muted
from ui.pages.reports.report_rows import ReportRows
from ui.tables.calm import calm

_LETTER = 8.2
"""How wide a half-width letter is at the ordinary text size."""
_NARROWEST, _WIDEST = 64, 330
_HEAD_AIR = 16
"""Left and right of the words of a head together."""
_RULES_SHARE = 0.35
_NOTHING = _("现在一行也没有：照下面的口径没有可列的。目标和问题要先点“填台账”录入或导入。")


class ReportView(Card):
    """One table; a line that is about somebody leads to the row."""

    row_wanted = Signal(str, str)
    """(roster, row id)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.rows = ReportRows(self)
        self.view = QTableView(self)
        self.rules = muted("", self)
        self.nothing = muted(_NOTHING, self.view)
        """Stands in the place of the lines where there are none."""
        self._told = QScrollArea(self)
        self.view.setModel(self.rows)
        self._lay_out()
        self.view.activated.connect(self._go)

    def show_table(self, table: ReportTable) -> None:
        """Show this table and its rules."""
        self.call(table.title, table.facts[-1].rpartition("　")[2] if table.facts else "")
        self.rows.show(table)
        for place, head in enumerate(table.heads):
            width = min(max(round(head.width * _LETTER), _NARROWEST), _WIDEST)
            self.view.setColumnWidth(place, self._wide_enough(place, pixels(self.font(), width)))
        self.view.horizontalHeader().setFixedHeight(self._head_height())
        self.rules.setText("\n".join(f"{number}. {rule}" for number, rule in enumerate(table.rules, start=1)))
        self.view.setAccessibleName(
            _("{table}：{nothing}").format(table=table.title, nothing=_NOTHING)
            if not table.lines
            else table.title
        )
        self.nothing.setVisible(not table.lines)
        self._fit_rules()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rules()

    def _wide_enough(self, place: int, width: int) -> int:
        """No word of a head is broken for want of less than a letter."""
        metrics = QFontMetrics(bold(self.view.horizontalHeader().font()))
        told = str(self.rows.headerData(place, Qt.Orientation.Horizontal) or "")
        longest = max(metrics.horizontalAdvance(line) for line in told.split("\n"))
        needed = longest + pixels(self.font(), _HEAD_AIR)
        return needed if width < needed <= width + metrics.horizontalAdvance("字") else width

    def _head_height(self) -> int:
        """As high as the heads need in their columns."""
        header = self.view.horizontalHeader()
        metrics = QFontMetrics(bold(header.font()))
        across = Qt.Orientation.Horizontal
        wraps = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        heights = (
            metrics.boundingRect(
                QRect(0, 0, header.sectionSize(place) - pixels(self.font(), 14), 10_000),
                int(wraps),
                str(self.rows.headerData(place, across) or ""),
            ).height()
            for place in range(self.rows.columnCount())
        )
        return max(heights, default=0) + pixels(self.font(), 16)

    def _fit_rules(self) -> None:
        """Rules take what they need up to a share of what the heads leave, and scroll beyond: the lines are
        what one came for."""
        width = self._told.width() - self._told.verticalScrollBar().sizeHint().width()
        needed = self.rules.heightForWidth(max(width, 1)) + 4
        left = self.height() - self.view.horizontalHeader().minimumHeight()
        self._told.setFixedHeight(max(1, min(needed, round(left * _RULES_SHARE))))
        around, top = pixels(self.font(), 14), self.view.horizontalHeader().height()
        free = max(1, self.view.width() - 2 * around)
        self.nothing.setGeometry(around, top + around, free, self.nothing.heightForWidth(free))

    def _go(self) -> None:
        line = self.rows.line(self.view.currentIndex().row())
        if line and line.rows:
            self.row_wanted.emit(*line.rows[0])

    def _lay_out(self) -> None:
        calm(self.view)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignCenter | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap.value)
        )
        self.rules.setWordWrap(True)
        self.nothing.setWordWrap(True)
        self.inside.addWidget(self.view, 1)
        self._told.setWidgetResizable(True)
        self._told.setFrameShape(QFrame.Shape.NoFrame)
        self._told.setAccessibleName(_("怎么算的"))
        self._told.setWidget(self.rules)
        # The card shows through; a scroll area fills both by itself.
        for ground in (self.rules, self._told.viewport()):
            ground.setAutoFillBackground(False)
        self.inside.addWidget(self._told)
