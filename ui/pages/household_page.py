"""户: one card a household, those without anyone employed first; what all share is written once for all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.records import Level, RowId
from roster_desktop.tasks.households import (
    Household,
    change_head,
    household,
    join_households,
    split_household,
    write_facts,
)
from roster_desktop.wording import Refusal, _, so_many
from roster_desktop.workspace import FindingQuery, StoredFinding
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.editors import Surroundings
from ui.look import pixels, set_role
from ui.pages.household.change_card import Answers, Change, ChangeCard
from ui.pages.household.facts_card import FactsCard
from ui.pages.household.lines import HomeState, card_of, found, reading
from ui.pages.household.members import COLUMNS, MemberLine, member_lines
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, chip, link, muted, plain
from ui.pages.pieces.card_list import CardFact, CardList
from ui.pages.pieces.surroundings import surroundings_in
from ui.pages.pieces.words import is_undone
from ui.panels.area_chip import AreaChip
from ui.panels.scrolled import Scrolled
from ui.panels.wrapping import Wrapping
from ui.tables import PlainTable

_LEFT = 330
_PAGE = 200
_NOBODY = _("还没有户。在人员信息里填了户编号、户主姓名，这里就会把一家人放在一起。")
_NOT_FOUND = _("没有找到这样的户，请换个姓名、户编号或组再找。")


class HouseholdPage(Page):
    """The list at the left, the chosen household at the right."""

    key = "households"
    title = _("户")
    purpose = _("按户看：谁和谁是一家、家里有没有人就业；换户主也在这里。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        people = desk.workspace.catalog.person_roster
        self._states: list[HomeState] = []
        self._shown: list[HomeState] = []
        self._home: Household | None = None
        self._done = 0
        """Batch of which the sentence above speaks; 0 where it speaks of none."""
        self._latest = Latest(desk.jobs, self)
        self.strip = SentenceStrip(self)
        self.wanted = QLineEdit(self)
        self.list = CardList(_("户"), self)
        self.members = PlainTable(COLUMNS, _("户里的人"))
        self.member_card = Card(parent=self)
        self.facts = FactsCard(people, self._surroundings(), self)
        self.change = ChangeCard(people, self._surroundings(), self)
        self.all_chip = chip(_("全部"), self._list_homes)
        self.idle_chip = chip(_("无人就业"), self._list_homes)
        self.wrong_chip = chip(_("有问题"), self._list_homes)
        self.buttons = {change: plain(change.value, self._beginning(change)) for change in Change}
        self.head_button, self.split_button, self.join_button = self.buttons.values()
        self.check_button = link("", self._check)
        self.check_button.setAccessibleName(_("逐处核对这一户"))
        self._found: list[StoredFinding] = []
        self._empty = muted("", self)
        self._left = Card(parent=self)
        self._right = Scrolled(parent=self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        if self._done and is_undone(self.desk.workspace, self._done):
            self.strip.hide()
            self._done = 0
        self._latest.ask(reading(self.desk.workspace, self.desk.area))

    def settle_typing(self) -> None:
        self.facts.settle()

    def _follow(self) -> None:
        """A page that is not in sight is read when somebody turns to it."""
        if self.isVisible():
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(min(pixels(self.font(), _LEFT), self.width() * 2 // 5))

    @property
    def home(self) -> Household | None:
        """The household at hand."""
        return self._home

    def show_person(self, row: RowId) -> None:
        """Show the household of this person."""
        places = [at for at, state in enumerate(self._shown) if row in state.line.members]
        if places:
            self._choose(places[0])

    def _beginning(self, change: Change) -> Callable[[], None]:
        return lambda: self._begin(change)

    def _begin(self, change: Change) -> None:
        if self._home is None:
            return
        own = {member.row.id for member in self._home.members}
        others = [
            (
                _("{head} 户 · {group}").format(
                    head=state.line.head, group=state.line.group or state.line.area.village
                ),
                state.line.members,
            )
            for state in self._states
            if not own & set(state.line.members)
        ]
        self.change.ask(change, self._home, others if change is Change.JOIN else ())
        self._show_change(True)

    def _do(self, answers: Answers) -> None:
        """Do what was asked for as one step of the history."""
        home, workspace = self._home, self.desk.workspace
        if home is None:
            return
        members = [member.row.id for member in home.members]
        try:
            if answers.change is Change.JOIN:
                if not isinstance(answers.into, tuple):
                    self.strip.complain(_("没有别的户可以并，请先在人员信息里录入那一户。"))
                    return
                join_households(workspace, answers.into, members, answers.relations)
            elif answers.head is None:
                self.strip.complain(_NO_HEAD[answers.change])
                return
            elif answers.change is Change.HEAD:
                change_head(workspace, members, answers.head, answers.relations)
            else:
                split_household(
                    workspace, members, answers.leaving, answers.head, answers.number, answers.relations
                )
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        self._show_change(False)
        self._done = workspace.journal
        self.strip.say(_("已完成{change}，按 Ctrl+Z 可以撤销。").format(change=answers.change.value))

    def _write(self, key: str, text: str) -> None:
        if self._home is None:
            return
        try:
            write_facts(self.desk.workspace, [member.row.id for member in self._home.members], {key: text})
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            self.facts.keep_typed(key, text)
            self.desk.unsaved.emit()

    def _take_list(self, states: object) -> None:
        assert isinstance(states, list)
        self._states = states
        idle = sum(bool(state.rule) for state in states)
        self.head.say(
            so_many("{count:,} 户", count=len(states))
            + (so_many(" · 无人就业 {idle:,} 户", idle=idle) if idle else "")
        )
        for button, name, count in (
            (self.all_chip, _("全部"), len(states)),
            (self.idle_chip, _("无人就业"), idle),
            (self.wrong_chip, _("有问题"), sum(bool(state.complaints) for state in states)),
        ):
            button.setText(f"{name} {count:,}")
        self._list_homes()

    def _list_homes(self) -> None:
        """Show what the chip and the words ask for; the household at hand stays at hand."""
        kept = self.list.chosen.thing.line.members if self.list.chosen else ()
        shown = found(self._states, self.wanted.text())
        if self.idle_chip.isChecked():
            shown = [state for state in shown if state.rule]
        elif self.wrong_chip.isChecked():
            shown = [state for state in shown if state.complaints]
        self._shown = shown
        self.list.cards.show(self._cards(0), lambda: self._cards(len(self.list.cards.facts)))
        self._empty.setVisible(not shown)
        self._empty.setText(_NOT_FOUND if self._states else _NOBODY)
        self._right.setVisible(bool(shown))
        if shown:
            places = [at for at, state in enumerate(shown) if set(kept) & set(state.line.members)]
            self._choose(places[0] if places else 0)
        else:
            self._leave_home()
        self._enable_changes()

    def _cards(self, first: int) -> list[CardFact]:
        """The next cards: a county has too many households to measure them all at once."""
        with_village = self.desk.workspace.unit.level is not Level.VILLAGE
        return [card_of(state, with_village=with_village) for state in self._shown[first : first + _PAGE]]

    def _choose(self, place: int) -> None:
        while place >= len(self.list.cards.facts) and self.list.cards.canFetchMore(QModelIndex()):
            self.list.cards.fetchMore(QModelIndex())
        self.list.choose(place)

    def _show_home(self, fact: CardFact | None) -> None:
        if fact is None:
            # The list comes anew; the household at hand stays with what is being typed until one is chosen.
            return
        line, workspace = fact.thing.line, self.desk.workspace
        if set(line.members) != self._at_hand and not self._leave_home():
            QTimer.singleShot(0, self, self._choose_again)
            return
        try:
            self._home = household(workspace, line.members)
        except Refusal:
            # Its rows are gone; the list that is being read knows.
            self._home = None
            return
        self._found = findings = workspace.findings(FindingQuery(household=line.key))
        self.check_button.setText(_("逐处核对 {findings} 处").format(findings=len(findings)))
        self.check_button.setVisible(bool(findings))
        self.member_card.call(
            _("{head} 户").format(head=line.head),
            " · ".join(part for part in (line.area.village, line.group, line.number) if part),
        )
        self.members.rows.show(member_lines(workspace.catalog, self._home, findings))
        self._fit_members()
        self.facts.show_home(self._home, is_locked=workspace.is_read_only)
        self._enable_changes()

    @property
    def _at_hand(self) -> set[RowId]:
        """Who belongs to the household at hand."""
        return {member.row.id for member in self._home.members} if self._home is not None else set()

    def _leave_home(self) -> bool:
        """Hand over what is being typed, give up what was begun; False where the file refuses what was
        typed."""
        self.settle_typing()
        if self.facts.is_being_typed:
            return False
        self._show_change(False)
        self._home = None
        return True

    def _choose_again(self) -> None:
        """Back to the household whose text could not be saved."""
        places = [at for at, one in enumerate(self._shown) if self._at_hand & set(one.line.members)]
        if places:
            self._choose(places[0])

    def _enable_changes(self) -> None:
        """Somebody who lives alone can only join others; where nothing is shown nothing is changed."""
        count = len(self._home.members) if self._home and self._shown else 0
        is_writable = not self.desk.workspace.is_read_only
        for change, button in self.buttons.items():
            button.setEnabled(is_writable and count > (0 if change is Change.JOIN else 1))

    def _fit_members(self) -> None:
        """As high as its rows: the page scrolls, not the table inside it."""
        rows = sum(self.members.rowHeight(at) for at in range(self.members.rows.rowCount()))
        self.members.setFixedHeight(rows + self.members.horizontalHeader().height() + 4)

    def _show_change(self, is_changing: bool) -> None:
        at = self.window().focusWidget()
        if not is_changing and at is not None and self.change.isAncestorOf(at):
            # Qt would move the keyboard from what is hidden to the pages at the left.
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.change.setVisible(is_changing)
        self.facts.setVisible(not is_changing)
        self._right.verticalScrollBar().setValue(0)

    def _go_to(self, line: object) -> None:
        if isinstance(line, MemberLine):
            self.desk.show_row(self.desk.workspace.catalog.people, line.row)

    def _check(self) -> None:
        """Go through what was found in this household."""
        if self._found:
            self.desk.finding_wanted.emit(self._found[0].row, next(iter(self._found[0].columns), ""))

    def _surroundings(self) -> Surroundings:
        return surroundings_in(self.desk, self.desk.workspace.catalog.people)

    def _lay_out(self) -> None:
        self.head.add(AreaChip(self.desk, self))
        for button in self.buttons.values():
            self.head.add(button)
        self.body.addWidget(self.strip)
        self.wanted.setPlaceholderText(_("户主、家里人、户编号、组"))
        self.wanted.setAccessibleName(_("找户"))
        self.wanted.setClearButtonEnabled(True)
        set_role(self.wanted, "field")
        left = self._left
        left.setFixedWidth(pixels(self.font(), _LEFT))
        left.inside.addWidget(self.wanted)
        chips = Wrapping(pixels(self.font(), 5), self)
        for button in (self.all_chip, self.idle_chip, self.wrong_chip):
            button.setParent(chips)
            button.show()
            chips.add(button)
        left.inside.addWidget(chips)
        left.inside.addWidget(self._empty)
        left.inside.addWidget(self.list, 1)
        self.member_card.inside.addWidget(self.members)
        self.member_card.inside.addWidget(self.check_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget(self)
        # Never wider than its place: what does not fit side by side stands below each other.
        inside.setMinimumWidth(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(pixels(self.font(), 10))
        for card in (self.change, self.member_card, self.facts):
            column.addWidget(card)
        column.addStretch(1)
        self._right.hold(inside)
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(left)
        below.addWidget(self._right, 1)
        # The list stays at the left where nothing fits, and nothing stands beside it.
        below.addStretch(0)
        self.body.addLayout(below, 1)
        self.change.hide()

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for button in (self.all_chip, self.idle_chip, self.wrong_chip):
            group.addButton(button)
        self.all_chip.setChecked(True)
        self.list.on_chosen(self._show_home)
        self.wanted.textChanged.connect(lambda _text: self._list_homes())
        self.facts.written.connect(self._write)
        self.change.wanted.connect(self._do)
        self.change.cancelled.connect(lambda: self._show_change(False))
        self.members.activated.connect(lambda index: self._go_to(self.members.rows.rows[index.row()]))
        self.members.verticalHeader().sectionResized.connect(lambda *_sizes: self._fit_members())
        self._latest.came.connect(self._take_list)
        self._latest.refused.connect(self.strip.complain)
        self.desk.area_changed.connect(self.refresh)
        self.desk.findings_changed.connect(self._follow)
        leave = QShortcut(QKeySequence("Esc"), self.change)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self.change.cancelled)


_NO_HEAD = {
    Change.HEAD: _("这一户没有别的人可以当户主，请先在人员信息里录入。"),
    Change.SPLIT: _("请先勾选分出去的人，再选他们当中谁当户主。"),
}
