"""What was merged by itself in the row at hand, for whoever wants to see the question in its surroundings."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roster_desktop.schema import Roster
from roster_desktop.tasks.settling import Merged, MergedRow
from ui.look import pixels
from ui.pages.conflict.fitted_table import FittedTable
from ui.pages.conflict.question import Sides
from ui.pages.pieces import muted
from ui.pages.pieces.words import shown
from ui.tables import Shown


class MergedPart(QWidget):
    """A sentence, and a table where one side had changed something."""

    def __init__(self, sides: Sides, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sides = sides
        self._roster: Roster | None = None
        self.sentence = muted("", self)
        self.table = FittedTable(self._columns(), "已自动合并的格", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, pixels(self.font(), 4), 0, 0)
        layout.setSpacing(pixels(self.font(), 6))
        layout.addWidget(self.sentence)
        layout.addWidget(self.table)

    def show_row(self, roster: Roster, merged: MergedRow) -> None:
        """Show what became of the other cells of this row."""
        self._roster = roster
        theirs = sum(not cell.is_ours for cell in merged.cells)
        ours = len(merged.cells) - theirs
        told = []
        if theirs:
            told.append(f"{self._sides.theirs}改的 {theirs} 格已采用")
        if ours:
            told.append(f"{self._sides.ours}改的 {ours} 格已保留")
        rest = "，".join(told) or "两边都没有改"
        self.sentence.setText(f"{roster.short_title}里其余 {merged.others} 格已自动合并：{rest}。")
        self.table.rows.show(merged.cells)
        self.table.setVisible(bool(merged.cells))

    def _columns(self) -> tuple[Shown, ...]:
        def told(cell: Merged, text: str) -> str:
            return shown(self._roster, cell.column, text) if self._roster else ""

        return (
            Shown("栏目", 180, lambda cell: cell.header),
            Shown("合并后", 280, lambda cell: told(cell, cell.after)),
            Shown("来自", 110, lambda cell: self._sides.ours if cell.is_ours else self._sides.theirs),
            Shown("原值", 240, lambda cell: told(cell, cell.before)),
        )
