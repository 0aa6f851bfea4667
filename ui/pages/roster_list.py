"""The rows of a roster as a list: looked for, ordered, and a word where there is none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from roster_desktop.records import RowId
from roster_desktop.schema import Role, Roster
from roster_desktop.workspace import Applied, Query, Row, Workspace
from ui.editors import Surroundings
from ui.look import set_role
from ui.models import RosterTable, frozen_keys, shown_keys
from ui.panels import EmptyWord, SearchRow
from ui.tables import RosterView


class RosterList(QFrame):
    """A card with the table, or with what to do where the table is empty."""

    at_hand = Signal()
    """Another row is at hand, or the one at hand changed."""
    new_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        roster: Roster,
        surroundings: Surroundings,
        search: SearchRow,
        can_import: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        level = workspace.unit.level
        self.roster = roster
        self.table = RosterTable(workspace, roster, shown_keys(roster, level), self)
        self.view = RosterView(self.table, surroundings, len(frozen_keys(roster, level)), self)
        self._search = search
        self._can_import = can_import
        self._order: tuple[str, bool] | None = None
        self._empty = EmptyWord(self)
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()

    @property
    def place(self) -> int:
        """Where the row at hand stands; -1 where there is none."""
        place = self.view.currentIndex().row()
        return place if place < self.table.rowCount() else -1

    @property
    def row(self) -> RowId | None:
        """The row at hand; `DRAFT` for the one being typed."""
        return self.table.row_id(self.place) if self.place >= 0 else None

    @property
    def kept(self) -> Row | None:
        """The row at hand as the file has it; None for the one being typed."""
        return self.table.kept_row(self.place) if self.place >= 0 else None

    @property
    def name(self) -> str:
        """Who the row at hand is about, as sentences name it."""
        values = self.table.values_at(self.place) if self.place >= 0 else {}
        return self.roster.text_of(Role.NAME, values) or "这一行"

    @property
    def stored(self) -> Mapping[str, str]:
        """What was written into the row at hand, without what only follows from it."""
        return self.kept.stored if self.kept else dict(self.table.draft or {})

    def find(self) -> None:
        """Show what the search row asks for; the row at hand stays so where it is found again."""
        wanted = self.row
        self.view.close_line()
        self.table.show(
            Query(
                roster=self.roster.key,
                find=self._search.text,
                order=(self._order,) if self._order else (),
                removed=self._search.shows_removed,
                village=self._search.village,
            )
        )
        place = self.table.place_of(wanted) if wanted is not None else None
        self.show_word()
        if self.table.rowCount():
            self.view.go_to(place or 0)
        else:
            self.at_hand.emit()

    def go_to_row(self, row: RowId, column: str) -> bool:
        """Put this row at hand, whatever was looked for before; whether it is in the roster."""
        if self.table.place_of(row) is None:
            self._search.clear()
            self.find()
        place = self.table.place_of(row)
        if place is None:
            return False
        self.view.go_to(place, self.table.column_of(column))
        return True

    def follow(self, applied: Applied) -> None:
        """Show what was saved; the row at hand stays so, also where many rows came at once."""
        wanted = self.row
        self.table.follow(applied)
        if self.place < 0 and self.table.rowCount():
            self.view.go_to((self.table.place_of(wanted) if wanted is not None else None) or 0)
        self.show_word()
        self.at_hand.emit()

    def step(self, by: int) -> None:
        """Put the next or the previous row at hand."""
        place = self.place + by
        if 0 <= place < self.table.rowCount():
            self.view.go_to(place)

    def begin_row(self) -> None:
        """Open an empty row and put it at hand."""
        if self._search.shows_removed:
            self._search.clear()
            self.find()
        place = self.table.begin_draft()
        self.show_word()
        self.view.go_to(place)

    def show_word(self) -> None:
        """The table, or the word that stands in its place."""
        if self.table.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        self._stack.setCurrentWidget(self._empty)
        if looked_for := self._search.text or self._search.village:
            self._empty.say("没有找到", f"册里没有和“{looked_for}”相符的行。", "清除查找")
        elif self._search.shows_removed:
            self._empty.say("没有移除的行", "移除的行会留在这里，随时可以恢复。")
        else:
            heading = "还没有人" if self.roster.counted_as == "人" else "还没有记录"
            imports = "已经有表格的，可以从左边“导入”读进来。" if self._can_import else ""
            self._empty.say(heading, f"按 Ctrl+N 录入第一行，边录边保存。{imports}", "＋ 新增")

    def _help_out(self) -> None:
        """The button of the word: show everybody again, or begin."""
        if self._search.text or self._search.village:
            self._search.clear()
            self.find()
        else:
            self.new_wanted.emit()

    def _order_by(self, key: str) -> None:
        """First click upwards, second downwards, third as the rows were entered."""
        match self._order:
            case (known, False) if known == key:
                self._order = (key, True)
            case (known, True) if known == key:
                self._order = None
            case _:
                self._order = (key, False)
        self.find()
        self.view.show_order(*(self._order or ("", False)))

    def _lay_out(self) -> None:
        set_role(self, "card")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        inside.addLayout(self._stack)

    def _connect(self) -> None:
        self._search.changed.connect(self.find)
        self._search.left.connect(self.view.setFocus)
        self._empty.done.connect(self._help_out)
        self.view.order_wanted.connect(self._order_by)
        self.view.end_passed.connect(self.new_wanted)
        self.view.typing_ended.connect(self.at_hand)
        self.view.selectionModel().currentRowChanged.connect(lambda _now, _before: self.at_hand.emit())
        self.table.dataChanged.connect(self._tell_changed)
        self.table.rowsRemoved.connect(self.show_word)
        self.table.rowsInserted.connect(self.show_word)

    def _tell_changed(self, first, last) -> None:  # type: ignore[no-untyped-def]
        if first.row() <= self.place <= last.row():
            self.at_hand.emit()
