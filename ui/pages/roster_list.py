"""The rows of a roster as a list: looked for, ordered, and a word where there is none."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QTableView, QVBoxLayout, QWidget

from roster_desktop.records import EVERYTHING, RowId
from roster_desktop.schema import Roster, Values
from roster_desktop.tasks.verifying import stale_before
from roster_desktop.wording import _
from roster_desktop.workspace import Applied, Query, Row, Workspace
from ui.bridge.first_rows import FIRST, FirstRows
from ui.bridge.jobs import Jobs
from ui.bridge.latest import LARGE
from ui.editors import Surroundings
from ui.look import set_role
from ui.models import RosterTable, frozen_keys, shown_keys
from ui.models.chips import ALL, Where
from ui.models.column_layout import ColumnLayout
from ui.models.row_order import Order, clicked, clicked_further
from ui.models.troubled import Troubled
from ui.panels import EmptyWord, SearchRow
from ui.tables import RosterView

_LATER = 300
_DRAWN = 20
"""Milliseconds after which rows that came are drawn."""


def _not_yet(roster: Roster) -> str:
    if roster.is_about_people:
        return _("这一行还没有姓名和身份证号，填上其中一个就保存，然后再开新的一行。")
    named = roster.column_by_key[roster.name_key].header
    return _("这一行还没有填{named}，填上就保存，然后再开新的一行。").format(named=named)


class RosterList(QFrame):
    """A card with the table, or with what to do where the table is empty."""

    at_hand = Signal()
    """Another row is at hand, or the one at hand changed."""
    new_wanted = Signal()
    refused = Signal(str)
    """The rows could not be looked for; the sentence says why."""
    nothing_found = Signal()
    """What is looked for is in no row that could be shown."""
    shown = Signal()
    """What is looked for stands there."""
    all_shown = Signal()
    """Nothing is looked for or narrowed any more."""

    def __init__(
        self,
        workspace: Workspace,
        roster: Roster,
        surroundings: Surroundings,
        search: SearchRow,
        troubled: Troubled,
        jobs: Jobs,
        can_import: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        level = workspace.unit.level
        self.roster = roster
        self.table = RosterTable(workspace, roster, shown_keys(roster, level), self)
        self.view = RosterView(self.table, surroundings, len(frozen_keys(roster, level)), self)
        self.where: Where = {}
        """Column key → texts of which its cells hold one: what the headers narrow."""
        self.listed = workspace.count(Query(roster.key))
        """How many rows the roster lists, whatever is shown of them."""
        self._search = search
        self._troubled = troubled
        self._can_import = can_import
        self._order: Order = ()
        self._asked = Query(roster.key)
        self._latest = FirstRows(workspace, jobs, self)
        self._sought: RowId | None = None
        """The row at hand before the first of more rows were shown."""
        self._is_following = False
        self.word = EmptyWord(self)
        """What stands there where no row is shown."""
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
        return self.roster.name_in(values) or _("这一行")

    @property
    def stored(self) -> Mapping[str, str]:
        """What was written into the row at hand, without what only follows from it."""
        return self.kept.stored if self.kept else dict(self.table.draft or {})

    @property
    def base(self) -> Query:
        """What is looked for, whichever chip is chosen."""
        return Query(
            roster=self.roster.key,
            find=self._search.text,
            where=self.where,
            order=self._order,
            village=self._search.area.village,
            township=self._search.area.township,
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether rows may be missing from what is shown."""
        return self._is_searched or not self._search.area.is_everything

    @property
    def _is_searched(self) -> bool:
        """Whether rows may be missing of the village that is shown."""
        return bool(self._search.text or self.where) or self._search.chip is not ALL

    def find(self) -> None:
        """Show what is asked for, in a large roster as soon as it is found; the row at hand stays so where it
        is found again."""
        self.view.close_line()
        self._asked = query = self._narrowed()
        if self.listed < LARGE:
            self._latest.forget()
            self._show(self.table.workspace.row_ids(query))
            return
        if not self.table.listed and query == Query(self.roster.key):
            # Nothing is shown yet: the first rows of all are read in a blink, the others beside the window.
            self._show_first(self.table.workspace.first_ids(query, FIRST))
        self._latest.ask(query, self.listed)

    def find_now(self) -> None:
        """The same, and wait for it."""
        self._latest.forget()
        self.view.close_line()
        self._asked = self._narrowed()
        self._show(self.table.workspace.row_ids(self._asked))

    def _narrowed(self) -> Query:
        stale = stale_before(self.table.workspace)
        return self._search.chip.narrowed(self.base, self._troubled.rows, stale)

    def _show_first(self, ids: object) -> None:
        """Some screens of what was found; how many there are is not known yet."""
        wanted = self._wanted
        self._show_found(ids)
        self._search.show_found(None)
        self._sought = wanted

    @property
    def _wanted(self) -> RowId | None:
        """The row to stay at hand: who has not moved since the first rows came is where they were before."""
        return self._sought if self._sought is not None and self.place == 0 else self.row

    def _show_all(self, ids: object) -> None:
        """What was found, unless somebody types already into a row of the first ones: then a little later."""
        asked = self._asked
        assert isinstance(ids, list)
        before = self.kept
        if self.table.go_on(asked, ids):
            self._go_on(len(ids), before)
            return
        if self.view.typed_now is not None:
            QTimer.singleShot(_LATER, self, lambda: self._show_all(ids) if asked is self._asked else None)
            return
        sight = self.view.rows_in_sight()
        if self.table.rearrange(asked, ids):
            self.view.bring_back(sight)
            self._go_on(len(ids), before)
        else:
            self._show_found(ids)

    def _go_on(self, found: int, before: Row | None) -> None:
        """All rows are there now, those in sight where they were; who was at hand before is so again."""
        wanted, self._sought = self._wanted, None
        self._search.show_found(found if self._search.text or self.where else None)
        place = self.table.place_of(wanted) if wanted not in (None, self.row) else None
        if place is not None:
            self.view.go_to(place)
        elif self.kept != before:
            self.at_hand.emit()

    def _show_found(self, ids: object) -> None:
        """Rows that came: they are drawn first, the card, which takes as long, follows in its own turn."""
        self._is_following = True
        self._show(ids)
        self._is_following = False
        self.view.read_in_sight()
        QTimer.singleShot(_DRAWN, self, self.at_hand.emit)

    def _show(self, ids: object) -> None:
        assert isinstance(ids, list)
        wanted, self._sought = self._wanted, None
        self.view.close_line()
        self.table.show(self._asked, ids)
        self._search.show_found(len(ids) if self._search.text or self.where else None)
        place = self.table.place_of(wanted) if wanted is not None else None
        self.show_word()
        if self.table.rowCount():
            self.view.go_to(place or 0)
        else:
            self.at_hand.emit()
        self.shown.emit()

    def show_all(self) -> None:
        """Look for nothing any more, in the township or village one is in."""
        self.where = {}
        self._search.clear()
        self.find_now()
        self.all_shown.emit()

    def show_everywhere(self) -> None:
        """Look for nothing any more, in every village."""
        self._search.narrow(EVERYTHING)
        self.show_all()

    def show_columns(self, layout: ColumnLayout) -> None:
        """Lay the columns out like this; the cell at hand stays so where its column is still shown."""
        place, column = self.place, self.view.currentIndex().column()
        key = self.table.keys[column] if column >= 0 else ""
        self.view.close_line()
        self.table.show_columns(layout.keys)
        self.view.lay_columns(layout.frozen, layout.widths, layout.is_compact)
        if place >= 0:
            self.view.go_to(place, self.table.column_of(key))
        self.view.show_order(self._order)

    def order_further(self, key: str) -> None:
        """Order by this column too what the columns before leave equal."""
        self.order_by((*(one for one in self._order if one[0] != key), (key, False)))

    def go_to_row(self, row: RowId, column: str) -> bool:
        """Put this row at hand, whatever was looked for before; whether it is in the roster. The village one
        is in is only left where the row is of another one."""
        for widen in (self.find_now, self.show_all, self.show_everywhere):
            if self.table.place_of(row) is not None:
                break
            widen()
        place = self.table.place_of(row)
        if place is None:
            return False
        self.view.go_to(place, self.table.column_of(column))
        return True

    def follow(self, applied: Applied) -> None:
        """Show what was saved; the row at hand stays so, also where many rows came at once."""
        wanted = self.row
        # Whoever shows the row at hand is told once, at the end.
        self._is_following = True
        self.table.follow(applied)
        self._is_following = False
        if self.place < 0 and self.table.rowCount():
            self.view.go_to((self.table.place_of(wanted) if wanted is not None else None) or 0)
        self.show_word()
        self.at_hand.emit()

    def step(self, by: int) -> None:
        """Put the next or the previous row at hand."""
        place = self.place + by
        if 0 <= place < self.table.rowCount():
            self.view.go_to(place)

    def begin_row(self, given: Values | None = None) -> None:
        """Open a row, empty but for what is given, and put it at hand."""
        if self._search.shows_removed:
            self.show_all()
        place = self.table.begin_draft(given)
        self.show_word()
        self.view.go_to(place)

    def begin_below(self, column: int) -> None:
        """Enter in the last row: open one more and stay in the table, as in a spreadsheet."""
        if self.table.query.removed or self.table.workspace.is_read_only:
            return
        if self.table.draft is not None and not self.table.is_draft_blank:
            self.refused.emit(_not_yet(self.roster))
            column = self.table.column_of(self.roster.name_key) or 0
        else:
            self.begin_row()
        self.view.go_to(self.table.rowCount() - 1, column)
        self.view.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard into the table, or on what helps where it has no row."""
        if self._stack.currentWidget() is self.view:
            self.view.setFocus()
        else:
            self.word.take_focus()

    def show_word(self) -> None:
        """The table, or the word that stands in its place."""
        if self.table.rowCount():
            self._stack.setCurrentWidget(self.view)
            return
        self._stack.setCurrentWidget(self.word)
        where = self._search.area.name or _("册里")
        if self._search.text:
            self.word.say(
                _("没有找到"),
                _("{where}没有和“{search}”相符的行。").format(where=where, search=self._search.text),
                _("清除查找"),
            )
            self.nothing_found.emit()
        elif self._search.shows_removed:
            self.word.say(_("没有移除的行"), _("移除的行会留在这里，随时可以恢复。"))
        elif self.is_narrowed:
            self.word.say(
                _("这里没有人") if self.roster.counted_as == "人" else _("这里没有记录"),
                _("选中的条件下没有行。")
                if self._is_searched
                else _("{where}在这一册里还没有行。").format(where=where),
                _("看全部") if self._is_searched else _("看全部村"),
            )
        else:
            heading = _("还没有人") if self.roster.counted_as == "人" else _("还没有记录")
            imports = _("已经有表格的，可以从左边“导入”读进来。") if self._can_import else ""
            self.word.say(
                heading,
                _("按 Ctrl+N 录入第一行，边录边保存。{imports}").format(imports=imports),
                _("＋ 新增"),
            )

    def _help_out(self) -> None:
        """The button of the word: show everybody again, or begin."""
        if self._is_searched:
            self.show_all()
        elif self.is_narrowed:
            self.show_everywhere()
        else:
            self.new_wanted.emit()

    def _order_by(self, key: str, is_further: bool = False) -> None:
        self.order_by((clicked_further if is_further else clicked)(self._order, key))

    def order_by(self, order: Order) -> None:
        """Order the rows by these columns, the first one first."""
        self._order = order
        self.find()
        self.view.show_order(order)

    def _lay_out(self) -> None:
        set_role(self, "card")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.word)
        inside.addLayout(self._stack)

    def _connect(self) -> None:
        self._search.changed.connect(self.find)
        self._latest.first_came.connect(self._show_first)
        self._latest.came.connect(self._show_all)
        self._latest.refused.connect(self.refused)
        self._search.left.connect(self.take_focus)
        self.word.done.connect(self._help_out)
        self.view.order_wanted.connect(
            lambda key: self._order_by(
                key, bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
        )
        self.view.end_passed.connect(self.begin_below)
        self.view.typing_ended.connect(self.at_hand)
        self.view.selectionModel().currentRowChanged.connect(self._tell_at_hand)
        self.table.dataChanged.connect(self._tell_changed)
        self.table.rows_came.connect(self.find)
        for part in (self.view, *self.view.findChildren(QTableView)):
            self.table.marks_known.connect(part.viewport().update)
        self.table.rowsRemoved.connect(self.show_word)
        self.table.rowsInserted.connect(self.show_word)

    def _tell_at_hand(self) -> None:
        if not self._is_following:
            self.at_hand.emit()

    def _tell_changed(self, first, last) -> None:  # type: ignore[no-untyped-def]
        if first.row() <= self.place <= last.row():
            self._tell_at_hand()
