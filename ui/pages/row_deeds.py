"""What is done with the row at hand: taken out, put back, shown, decided, followed to other rosters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Role
from roster_desktop.tasks import deciding, typing
from roster_desktop.tasks.disclosing import note_row_shown
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import Workspace
from ui.dialogs.row_history import RowHistory
from ui.models import DRAFT
from ui.pages.roster_list import RosterList
from ui.panels import RemovalBar


class RowDeeds(QObject):
    """Each deed says how it went; none asks twice, for each can be taken back."""

    said = Signal(str)
    refused = Signal(str)
    other_wanted = Signal(str, str)
    """(roster, row id) of the same person's row elsewhere."""
    other_row_wanted = Signal(str, str)
    """(roster, ID number): a row about the same person is wanted there."""

    def __init__(self, workspace: Workspace, rows: RosterList, removal: RemovalBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._workspace = workspace
        self._rows = rows
        self._removal = removal
        removal.confirmed.connect(self._remove)

    def ask_removal(self) -> None:
        """Ask why; a row that is only being typed just goes."""
        if self._rows.row is None or self._rows.table.query.removed:
            return
        if self._rows.row == DRAFT:
            self._rows.table.drop_draft()
        else:
            self._removal.ask(self._rows.name)

    def restore(self) -> None:
        """Put the removed row back."""
        row, name = self._rows.row, self._rows.name
        if row and self._rows.table.query.removed:
            self._try(
                lambda: typing.restore_row(self._workspace, self._rows.roster.key, row),
                _("已恢复 {name}。").format(name=name),
            )

    def reveal(self) -> None:
        """Show the numbers of this row, once that is written down, or mask them again."""
        row, table = self._rows.row, self._rows.table
        if row is None or table.revealed == row:
            table.reveal(None)
            return
        try:
            if row != DRAFT:
                note_row_shown(self._workspace, self._rows.roster, row)
            else:
                self._note_begun_shown()
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        table.reveal(row)

    def _note_begun_shown(self) -> None:
        """A row that was begun about somebody shows the numbers of that person's own row."""
        number = self._rows.roster.text_of(Role.ID_NUMBER, self._rows.table.given)
        for person in self._workspace.people(number) if number else ():
            note_row_shown(self._workspace, self._workspace.catalog.person_roster, person.id)

    def show_history(self) -> None:
        """What happened to this row."""
        row, roster = self._rows.row, self._rows.roster
        if row:
            entries = self._workspace.history(row=(roster.key, row))
            RowHistory(roster, self._rows.name, entries, self._window).exec()

    def decide(self, conflict: str, choice: deciding.Choice) -> None:
        """Settle a question about this row."""
        self._try(
            lambda: deciding.decide(self._workspace, conflict, choice),
            _("已按您的选择写入；另一个内容留在变更记录里，按 Ctrl+Z 可以重新选。"),
        )

    def go_to_other(self, roster: str) -> None:
        """Turn to this person's first row in another roster, or begin one there."""
        if self._rows.place < 0:
            return
        values = self._rows.table.values_at(self._rows.place)
        id_number = self._rows.roster.text_of(Role.ID_NUMBER, values)
        if not id_number:
            self.refused.emit(
                _("{rows}还没有身份证号，填好以后才能转到其他册。").format(rows=self._rows.name)
            )
        elif found := self._workspace.rows_of_person(id_number).get(roster):
            self.other_wanted.emit(roster, found[0])
        elif self._workspace.is_read_only:
            self.refused.emit(_("{rows}在那一册里没有记录。").format(rows=self._rows.name))
        else:
            self.other_row_wanted.emit(roster, id_number)

    def _remove(self, reason: str) -> None:
        row, name = self._rows.row, self._rows.name
        if row:
            self._try(
                lambda: typing.remove_row(self._workspace, self._rows.roster.key, row, reason),
                _("已移除 {name}（{reason}）。按 Ctrl+Z 撤销，以后也可以在“已移除”里恢复。").format(
                    name=name, reason=reason
                ),
            )
        self._rows.view.setFocus()

    def _try(self, doing: Callable[[], object], done: str) -> None:
        try:
            doing()
        except Refusal as refusal:
            self.refused.emit(str(refusal))
            return
        self.said.emit(done)
