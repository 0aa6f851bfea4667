"""What was merged by itself in the row at hand, for whoever wants to see the question in its surroundings."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from roster_desktop.schema import Roster
from roster_desktop.tasks.settling import Merged, MergedRow
from roster_desktop.wording import _
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
        self.table = FittedTable(self._columns(), _("已自动合并的格"), self)
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
            told.append(_("{side}改的 {count} 格已采用").format(side=self._sides.theirs, count=theirs))
        if ours:
            told.append(_("{side}改的 {count} 格已保留").format(side=self._sides.ours, count=ours))
        rest = _("，").join(told) or _("两边都没有改")
        self.sentence.setText(
            _("{roster}里其余 {others} 格已自动合并：{rest}。").format(
                roster=roster.short_title, others=merged.others, rest=rest
            )
        )
        self.table.rows.show(merged.cells)
        self.table.setVisible(bool(merged.cells))

    def _columns(self) -> tuple[Shown, ...]:
        def told(cell: Merged, text: str) -> str:
            return shown(self._roster, cell.column, text) if self._roster else ""

        return (
            Shown(_("栏目"), 180, lambda cell: cell.header),
            Shown(_("合并后"), 280, lambda cell: told(cell, cell.after)),
            Shown(_("来自"), 110, lambda cell: self._sides.ours if cell.is_ours else self._sides.theirs),
            Shown(_("原值"), 240, lambda cell: told(cell, cell.before)),
        )
