"""The table at hand with its title, whose it is, and how it was counted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from roster_desktop.reports import ReportTable
from ui.look import pixels
from ui.pages.pieces import Card, muted
from ui.pages.reports.report_rows import ReportRows
from ui.tables.calm import calm

_LETTER = 8.2
"""How wide a half-width letter is at the ordinary text size."""
_NARROWEST, _WIDEST = 64, 330


class ReportView(Card):
    """One table; a line that is about somebody leads to the row."""

    row_wanted = Signal(str, str)
    """(roster, row id)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.rows = ReportRows(self)
        self.view = QTableView(self)
        self.rules = muted("", self)
        self.view.setModel(self.rows)
        self._lay_out()
        self.view.activated.connect(self._go)

    def show_table(self, table: ReportTable) -> None:
        """Show this table and its rules."""
        self.call(table.title, table.facts[-1].rpartition("　")[2] if table.facts else "")
        self.rows.show(table)
        for place, head in enumerate(table.heads):
            width = min(max(round(head.width * _LETTER), _NARROWEST), _WIDEST)
            self.view.setColumnWidth(place, pixels(self.font(), width))
        lines = max(1 + bool(head.group) + bool(head.counted.value) for head in table.heads)
        self.view.horizontalHeader().setFixedHeight(pixels(self.font(), 14 + 21 * lines))
        self.rules.setText("\n".join(f"{number}. {rule}" for number, rule in enumerate(table.rules, start=1)))
        self.view.setAccessibleName(table.title)

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
        self.inside.addWidget(self.view, 1)
        self.inside.addWidget(self.rules)
