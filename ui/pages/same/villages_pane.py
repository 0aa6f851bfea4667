"""One person whom several villages list: what each knows, which keeps him, what becomes of the open rows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from roster_desktop.records import RowId
from roster_desktop.tasks.two_villages import Fate, Question
from roster_desktop.wording import _
from roster_desktop.workspace import Row, Workspace
from ui.look import pixels, set_role
from ui.pages.pieces import Card, muted
from ui.pages.same.lines import share_out, village_columns, village_lines
from ui.panels.choice_line import ChoiceLine
from ui.tables import PlainTable

_HINT = _("先跟几个村商定。归哪个村，别的村的这一行就记“迁出”和日期；各村的行都留着，不会合并。")
_FATES = {Fate.LEAVE: _("留着不动"), Fate.END: _("到迁出日结束"), Fate.MOVE: _("转到归属村")}
_MOST_ROWS = 6


class VillagesPane(Card):
    """Knows what was chosen in it; settling it is the page's."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._workspace = workspace
        self.question: Question | None = None
        self._is_revealed = False
        self.table: PlainTable | None = None
        self.keeper = ChoiceLine(self)
        self.day = QLineEdit(self)
        self.day.setAccessibleName(_("迁出日期"))
        set_role(self.day, "field")
        self.keeper.setAccessibleName(_("归哪个村"))
        self.fates: dict[RowId, ChoiceLine] = {}
        self._where: dict[RowId, RowId] = {}
        self._form = QFormLayout()
        self._place = QHBoxLayout()
        self.inside.addWidget(muted(_HINT, self))
        self.inside.addLayout(self._place, 1)
        self.inside.addLayout(self._form)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(pixels(self.font(), 10))
        self.inside.addLayout(self.foot)
        self._form.addRow(_("归属"), self.keeper)
        self._form.addRow(_("迁出日期"), self.day)
        self.keeper.currentIndexChanged.connect(self._enable)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.table is not None:
            # The table itself is laid out only later.
            share_out(self.table, self._shares, within=self.width())

    def show_question(self, question: Question) -> None:
        """Ask about this person; no village is preferred."""
        self.question, self._is_revealed = question, False
        self.keeper.clear()
        self.keeper.addItem(_("请选归哪个村"), None)
        for standing in question.standings:
            self.keeper.addItem(_("归 {village}").format(village=standing.area.village), standing.row.id)
        self.day.setText(self._workspace.today().isoformat())
        self._show_table()
        self._ask_fates()

    def reveal(self, is_revealed: bool) -> None:
        """Show numbers whole, or masked."""
        self._is_revealed = is_revealed
        self._show_table()

    @property
    def chosen_keeper(self) -> RowId | None:
        """The person's row in the village that keeps him; None before one was chosen."""
        found = self.keeper.currentData()
        return RowId(found) if found else None

    @property
    def chosen_fates(self) -> Mapping[RowId, Fate]:
        """Open row → what becomes of it."""
        return {row: Fate(choice.currentData()) for row, choice in self.fates.items()}

    @property
    def _shares(self) -> tuple[int, ...]:
        """In percent: the headers, then the same for each village; the last one takes what is left."""
        count = len(self.question.standings) if self.question else 2
        return (20, *[80 // count] * (count - 1))

    def _show_table(self) -> None:
        if self.question is None:
            return
        if self.table is not None:
            self._place.removeWidget(self.table)
            self.table.deleteLater()
        self.table = PlainTable(village_columns(self.question), _("几个村的内容"), self)
        self.table.rows.show(village_lines(self._workspace, self.question, is_revealed=self._is_revealed))
        self._place.addWidget(self.table)
        share_out(self.table, self._shares, within=self.width())

    def _ask_fates(self) -> None:
        """A line for every row that is still open, of whichever village."""
        for choice in self.fates.values():
            self._form.removeRow(choice)
        self.fates, self._where = {}, {}
        for standing in self.question.standings if self.question else ():
            for row in standing.open_rows[:_MOST_ROWS]:
                choice = ChoiceLine(self)
                for fate, text in _FATES.items():
                    choice.addItem(text, fate.value)
                label = QLabel(
                    _("{village}：{called}").format(village=standing.area.village, called=self._called(row)),
                    self,
                )
                label.setBuddy(choice)
                choice.setAccessibleName(label.text())
                self._form.addRow(label, choice)
                self.fates[row.id], self._where[row.id] = choice, standing.row.id
        self._enable()

    def _enable(self) -> None:
        """Only rows of a village that the person leaves have anything to be decided."""
        keeper = self.chosen_keeper
        for row, choice in self.fates.items():
            choice.setEnabled(keeper is not None and self._where[row] != keeper)

    def _called(self, row: Row) -> str:
        roster = self._workspace.catalog.roster(row.roster)
        told = " ".join(row.stored.get(key, "") for key in roster.told_apart_by).strip()
        return _("{roster} {told}（没结束）").format(roster=roster.short_title, told=told)
