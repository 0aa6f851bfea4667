"""A roster: find, type, remove and put back its rows, in the table or in the card beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roster_desktop.records import RowId
from roster_desktop.schema import Role, Roster, Values
from roster_desktop.tasks.households import shared_texts
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import _
from roster_desktop.workspace import Applied
from ui.actions import bind_button, made_actions
from ui.bridge.desk import Desk
from ui.look import pixels, set_role
from ui.models import DRAFT
from ui.models.chips import chips_of
from ui.models.troubled import Troubled
from ui.pages.card_keeping import CardKeeping
from ui.pages.cell_deeds import CellDeeds
from ui.pages.checking_way import CheckingWay
from ui.pages.column_deeds import ColumnDeeds
from ui.pages.elsewhere import Elsewhere
from ui.pages.page import Page
from ui.pages.pieces.buttons import quiet_icon
from ui.pages.pieces.consent import with_password
from ui.pages.pieces.surroundings import surroundings_in
from ui.pages.roster_counts import RosterCounts
from ui.pages.roster_list import RosterList
from ui.pages.roster_records import findings_while_typing, followed
from ui.pages.row_deeds import RowDeeds
from ui.pages.unfinished import UnfinishedTyping
from ui.pages.verify_deeds import VerifyDeeds
from ui.panels import RecordPanel, RemovalBar, SearchRow
from ui.panels.area_chip import AreaChip
from ui.panels.filter_bar import FilterBar
from ui.tables.block_bar import BlockBar
from ui.tables.block_deeds import BlockDeeds

IMPORT_PAGE = "bring-in"
SEND_PAGE = "send"
PRINTING_PAGE = "printing"
_BEGUN_ABOUT = _("这一册还没有本人的记录，已开好一行并带出本人信息；填任一项就保存，离开就不留。")
_PRIVACY = "privacy"
_FOLDED = "card.folded"
"""Setting of the file: whether the card is folded away, in every roster."""
_SEARCH, _LEDGER_SEARCH = _("姓名、拼音、证号、单位"), _("任何一格里的字")


class RosterPage(Page):
    """The table at the left, the row at hand in the card at the right; both write through one table model."""

    def __init__(self, desk: Desk, roster: Roster, parent: QWidget | None = None) -> None:
        self.key, self.title, self.purpose = roster.key, roster.title, roster.purpose
        super().__init__(desk, parent)
        workspace = desk.workspace
        surroundings = surroundings_in(desk, roster.key, self._text_above)
        self.roster = roster
        self._chips = chips_of(roster)
        self._troubled = Troubled(workspace, roster.key, desk.jobs, self)
        self.search = SearchRow(_SEARCH if roster.is_about_people else _LEDGER_SEARCH, self._chips, self)
        self.removal = RemovalBar(self)
        self.rows = RosterList(
            workspace, roster, surroundings, self.search, self._troubled, desk.jobs,
            IMPORT_PAGE in desk.pages, self,
        )  # fmt: skip
        self._counts = RosterCounts(
            desk, roster, self.rows, self._chips, self._troubled, self.head, self.search, self
        )
        self.card = RecordPanel(
            roster,
            workspace.catalog.rosters,
            surroundings,
            lambda texts, row: findings_while_typing(workspace, roster, texts, row),
            lambda texts: followed(workspace, roster, texts),
            self,
        )
        self.elsewhere = Elsewhere(desk, self.rows, self.search)
        self._keeping = CardKeeping(self.rows, self.card)
        self._deeds = RowDeeds(workspace, self.rows, self.removal, self)
        self.verifying = VerifyDeeds(workspace, self.rows, self.card, self)
        self.cells = CellDeeds(workspace, self.rows, self.card, self)
        self.asking = BlockBar(self)
        self._blocks = BlockDeeds(self.rows.table, self.rows.view, self.asking, self)
        self.filters = FilterBar(roster, self)
        self.columns = ColumnDeeds(workspace, self.rows, self.filters, self)
        self.left_over = BlockBar(self)
        self._unfinished = UnfinishedTyping(self.rows, self.card, self.left_over, self)
        self._is_read = False
        CheckingWay(self, self.rows, self.card, self.search)
        self._actions = self._made_actions()
        self.cells.offer(self._actions)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        if not self.desk.workspace.is_read_only:
            self.card.setHidden(bool(self.desk.workspace.setting(_FOLDED)))
        self.search.narrow(self.desk.area)
        self.verifying.show_way()
        if self._is_read:
            self._counts.count()
            return
        self._is_read = True
        self.rows.find()
        self._unfinished.offer()
        self._counts.begin()

    def show_place(self, place: Place) -> None:
        """Show the part of the roster that is meant."""
        chip = next((chip for chip in self._chips if chip.key == place.chip), None)
        if chip is not None:
            self.settle_typing()
            self.rows.show_all()
            self.search.choose(chip)
        elif place.where:
            self.settle_typing()
            self.rows.show_all()
            self.columns.narrow(dict(place.where))
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keyboard into the table, or where something from the last time is asked first."""
        if not self.left_over.isHidden():
            self.left_over.take_focus()
        else:
            self.rows.take_focus()

    def settle_typing(self) -> None:
        self.rows.view.close_line()
        self.card.form.save_typed()
        self._unfinished.keep()

    def show_row(self, row: RowId, column: str) -> None:
        """Put this row into the card, whatever was looked for before."""
        self.settle_typing()
        if not self.rows.go_to_row(row, column):
            self.desk.complained.emit(_("这一行已经不在册里，可能刚被移除；点“已移除”可以找到它。"))
        elif column in self.roster.column_by_key and self.card.isVisible():
            self.card.form.take_focus(column)
        else:
            self.rows.view.setFocus()

    def new_row(self) -> None:
        """Open an empty row and put the keyboard where it begins."""
        self.settle_typing()
        self.rows.begin_row(self._home())
        self._type_at(self.card.form.first_key)

    def _new_in_household(self) -> None:
        """Open a row for another member of the household at hand."""
        self.settle_typing()
        # Whoever has just opened a row means the household of the one above it.
        place = self.rows.place - (self.rows.row == DRAFT)
        row = self.rows.table.kept_row(place) if place >= 0 else None
        if row is None:
            self.desk.complained.emit(_("先选中这一户的一个人，再按 Ctrl+Shift+N 给这一户添人。"))
            return
        self.rows.begin_row(shared_texts(self.roster, row.stored))
        self._type_at(self.card.form.first_open_key)

    def _type_at(self, key: str) -> None:
        """Put the keyboard into this column of the row at hand, in the card or where that is folded away."""
        if self.card.isVisible():
            self.card.form.take_focus(key)
        else:
            self.rows.view.type_here(key)

    def _home(self) -> Values:
        """Somebody new is of the village one is in; rows about somebody known take theirs from the person."""
        area, columns = self.search.area, self.roster.column_by_role
        names = {Role.TOWNSHIP: area.township, Role.VILLAGE: area.village}
        there = {columns[role]: name for role, name in names.items() if name and role in columns}
        return {column.key: name for column, name in there.items() if not column.from_person}

    def _text_above(self, key: str) -> str:
        """What the row above the one at hand holds."""
        place = self.rows.place - 1
        return self.rows.table.values_at(place).get(key, "") if place >= 0 else ""

    def begin_row_about(self, id_number: str) -> None:
        """Open a row with this person's number in it; it is saved with the first thing that is typed."""
        self.settle_typing()
        self.rows.begin_row({self.roster.key_of(Role.ID_NUMBER): id_number})
        self.desk.said.emit(_BEGUN_ABOUT)
        if self.card.isVisible():
            self.card.form.take_focus(self.card.form.first_open_key)

    def _go_to_other(self, roster: str) -> None:
        if roster != self.roster.key:
            self.settle_typing()
            self._deeds.go_to_other(roster)

    def _step(self, by: int) -> None:
        self.settle_typing()
        self.rows.step(by)

    def _turn(self) -> None:
        """From the table into the card and back."""
        focus = self.focusWidget()
        if not self.card.isVisible() or (focus is not None and self.card.isAncestorOf(focus)):
            self.rows.view.setFocus()
        elif self._keeping.shown is not None:
            column = self.rows.table.keys[max(0, self.rows.view.currentIndex().column())]
            self.card.form.take_focus(column)

    def _fold_card(self) -> None:
        self.settle_typing()
        self.card.setHidden(not self.card.isHidden())
        self.rows.view.setFocus()
        if not self.desk.workspace.is_read_only:
            self.desk.workspace.set_setting(_FOLDED, "1" if self.card.isHidden() else "")

    def _reveal(self) -> None:
        self.settle_typing()
        self._deeds.reveal()

    def _print(self) -> None:
        self.settle_typing()
        self.desk.place_wanted.emit(Place(PRINTING_PAGE, roster=self.roster.key))

    def _show_earlier(self) -> None:
        self.settle_typing()
        self.cells.show_earlier()

    def _ask(self) -> None:
        self.settle_typing()
        self.cells.ask()

    def _verify(self, doing: Callable[[], None]) -> None:
        """What is being typed is saved first: it is the saved row that is verified."""
        self.settle_typing()
        doing()

    def _follow_file(self, applied: Applied) -> None:
        self.rows.follow(applied)
        if any(roster == self.roster.key for roster, _row in applied.rows):
            self._counts.count()

    def _look_again(self) -> None:
        """Findings changed: in which rows, and what is marked in those that are shown."""
        self._troubled.look_over()
        self.rows.table.look_again()
        self.rows.view.viewport().update()
        self._keeping.look_again()

    def _follow_area(self) -> None:
        """Everything narrows to another village; a page that is not in sight follows when it is turned to."""
        if self.isVisible():
            self.settle_typing()
            self.search.narrow(self.desk.area)

    def _show_state(self) -> None:
        """Only what can be done with what is shown stands there."""
        is_removed = self.rows.table.query.removed
        is_writable = not self.desk.workspace.is_read_only
        self._actions["restore-row"].setVisible(is_removed and is_writable)
        self._actions["remove-row"].setVisible(not is_removed and is_writable)
        for name in ("remove-row", "restore-row", "reveal", "row-history", "cell-history", "ask-cell"):
            self._actions[name].setEnabled(self.rows.row is not None)

    def _made_actions(self) -> dict[str, QAction]:
        actions = made_actions(
            self,
            {
                "new-row": self.new_row,
                "new-in-household": self._new_in_household,
                "find": self.search.take_focus,
                "restore-row": self._deeds.restore,
                "reveal": self._reveal,
                "panel": self._fold_card,
                "previous-row": lambda: self._step(-1),
                "next-row": lambda: self._step(1),
                "row-privacy": self._ask_privacy,
                "row-history": self._deeds.show_history,
                "cell-history": self._show_earlier,
                "ask-cell": self._ask,
                "print-roster": self._print,
                "columns": self.columns.choose,
                "column-menu": self.columns.show_menu,
                "to-panel": self._turn,
                "verify-row": lambda: self._verify(self.verifying.verify),
                "doubt-row": lambda: self._verify(self.verifying.doubt),
                "verify-menu": lambda: self._verify(self.verifying.open_menu),
            },
        )
        # Only while the keyboard is in the table itself: in a line the same keys are about its letters.
        in_table = {
            "remove-row": self._deeds.ask_removal,
            **self._blocks.wiring,
            "copy-numbers": self._copy_numbers,
        }
        for name, action in made_actions(self.rows.view, in_table).items():
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            actions[name] = action
        for name in ("new-row", "new-in-household"):
            actions[name].setEnabled(not self.desk.workspace.is_read_only)
        actions["new-in-household"].setVisible(self.roster.key == self.desk.workspace.catalog.people)
        for name in ("print-roster", "reveal", "verify-row", "doubt-row", "verify-menu", "row-privacy"):
            actions[name].setVisible(self.roster.is_about_people)
            actions[name].setEnabled(self.roster.is_about_people)
        return actions

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks at the row any more: its numbers are masked again."""
        super().hideEvent(event)
        self.rows.table.reveal(None)

    def _copy_numbers(self) -> None:
        """Whole numbers leave for another program: the password once more."""
        with_password(self.desk, _("复制的格子"), self._blocks.copy_with_numbers, self)

    def _ask_privacy(self) -> None:
        """What the person at hand may ask for."""
        if self.rows.row and self.rows.row != DRAFT:
            self.desk.place_wanted.emit(Place(page=_PRIVACY, row=self.rows.row))

    def _lay_out(self) -> None:
        self.head.add_beside(AreaChip(self.desk, self))
        for name in ("undo", "redo"):
            self.head.add(quiet_icon(name, self.desk.actions[name], self))
        for name in ("remove-row", "restore-row"):
            button = QPushButton(self._actions[name].text(), self)
            bind_button(button, self._actions[name])
            self.head.add(button)
        if SEND_PAGE in self.desk.pages and self.roster.is_about_people:
            send = QPushButton(_("报送"), self)
            send.setToolTip(_("检查一遍，写出报送工作簿"))
            send.clicked.connect(lambda: self.desk.page_wanted.emit(SEND_PAGE))
            self.head.add(send)
        new = QPushButton(_("＋ 新增　Ctrl+N"), self)
        set_role(new, "primary")
        bind_button(new, self._actions["new-row"])
        self.head.add(new)
        columns = QPushButton(_("列"), self)
        set_role(columns, "quiet")
        bind_button(columns, self._actions["columns"])
        self.search.right.addWidget(columns)
        self.search.right.addWidget(quiet_icon("panel", self._actions["panel"], self))
        self.body.addWidget(self.search)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.removal)
        self.body.addWidget(self.asking)
        self.body.addWidget(self.left_over)
        both = QHBoxLayout()
        both.setSpacing(pixels(self.font(), 12))
        both.addWidget(self.rows, 1)
        both.addWidget(self.card)
        self.body.addLayout(both, 1)

    def _connect(self) -> None:
        self.rows.at_hand.connect(self._show_state)
        self.rows.at_hand.connect(self.removal.hide)
        self.rows.new_wanted.connect(self.new_row)
        for refused in (self.rows.table.refused, self._unfinished.refused):
            refused.connect(self.desk.complained)
            refused.connect(self.desk.unsaved)
        self.rows.refused.connect(self.desk.complained)
        self.removal.given_up.connect(self.rows.view.setFocus)
        self.card.reveal_wanted.connect(self._reveal)
        self.card.history_wanted.connect(self._deeds.show_history)
        self.card.previous_wanted.connect(self._actions["previous-row"].trigger)
        self.card.next_wanted.connect(self._actions["next-row"].trigger)
        self.card.decided.connect(self._deeds.decide)
        self.card.other_wanted.connect(self._deeds.go_to_other)
        self.card.end_passed.connect(self.new_row)
        self._keeping.said.connect(self.desk.said)
        self.card.form.made.connect(self._settle_keys)
        self.card.form.earlier_wanted.connect(self.cells.show_earlier_of_field)
        self.card.form.verify_wanted.connect(self.verifying.open_field_menu)
        self.card.verification.wanted.connect(self._actions["verify-row"].trigger)
        self.card.verification.choosing_wanted.connect(self._actions["verify-menu"].trigger)
        for deeds in (self._deeds, self._blocks, self.cells, self.verifying):
            deeds.said.connect(self.desk.said)
            deeds.refused.connect(self.desk.complained)
        self._deeds.other_row_wanted.connect(self.desk.row_about_wanted)
        for number, roster in enumerate(self.desk.workspace.catalog.rosters, start=1):
            key = QShortcut(QKeySequence(f"Alt+{number}"), self)
            key.activated.connect(lambda roster=roster.key: self._go_to_other(roster))
        self._deeds.other_wanted.connect(lambda roster, row: self.desk.show_row(roster, RowId(row)))
        self._troubled.changed.connect(self._counts.count)
        self.desk.findings_changed.connect(self._look_again)
        self.search.area_changed.connect(self._counts.count)
        self.search.area_changed.connect(lambda: self.desk.narrow(self.search.area))
        self.desk.area_changed.connect(self._follow_area)
        self.desk.relay.changed.connect(self._follow_file)
