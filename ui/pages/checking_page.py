"""比对核实: what the rules found, by person or by rule; each is mended, explained or put off right here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from roster_desktop.checks import Level
from roster_desktop.records import RowId
from roster_desktop.tasks import typing
from roster_desktop.tasks.explaining import explain, withdraw
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import Refusal, _
from roster_desktop.workspace import FindingHead, StoredFinding
from ui.actions import made_actions
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.bridge.tab_order import order_tabs
from ui.look import pixels
from ui.pages.checking.calm_word import CalmWord
from ui.pages.checking.filters import Filters
from ui.pages.checking.finding_pane import FindingPane
from ui.pages.checking.foot import foot_of
from ui.pages.checking.line_list import LineList
from ui.pages.checking.listing import GroupBy, Listing, following, nearest, reading, reasons_for, same_finding
from ui.pages.checking.outcome import stands_open, told_after
from ui.pages.checking.words import veiled
from ui.pages.page import Page
from ui.pages.pieces import Card
from ui.panels.area_chip import AreaChip

_LEFT = 350
_ASKED_ANEW = _("这一处正在重新比对，等一下再按。")
_LONG_CHECK = 200
"""Rows from which a comparison takes long enough to say how far it is."""


class CheckingPage(Page):
    """The list at the left, the finding at hand at the right. When it goes away, the next one is at hand."""

    key = "checking"
    title = _("比对核实")
    purpose = _("五本花名册互相比对出来的错处，在这里改正；属实的写一句说明。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        workspace = desk.workspace
        self._listing: Listing | None = None
        self._order: list[FindingHead] = []
        """The findings as they were listed when the one at hand was last among them."""
        self._at: FindingHead | None = None
        self._finding: StoredFinding | None = None
        self._later: set[FindingHead] = set()
        self._opened: set[str] = set()
        """Rules whose findings are unfolded."""
        self._shut: set[str] = set()
        """Persons whose findings are folded away."""
        self._progress = ""
        self._wanted: tuple[str, str] | None = None
        """(row, column) that is to be at hand as soon as the list is there."""
        self._has_acted = False
        self._latest = Latest(desk.jobs, self)
        self.filters = Filters(workspace.catalog, self)
        self.list = LineList(_("要核对的"), self)
        self.pane = FindingPane(desk, self.fix, self)
        self.card, self.facts, self.explaining = self.pane.card, self.pane.facts, self.pane.explaining
        self.nothing = CalmWord(self.filters.widen, self)
        self._stack = QStackedWidget(self)
        self.actions_by_id = self._made_actions()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self._latest.ask(reading(self.desk.workspace, self.filters.wish(self.desk.area)))

    def take_focus(self) -> None:
        self.list.take_focus()

    def settle_typing(self) -> None:
        self.facts.settle()

    @property
    def finding(self) -> StoredFinding | None:
        """The finding at hand."""
        return self._finding

    def show_row(self, row: str, column: str) -> None:
        """Put at hand what was found in this row, in this column first."""
        self.settle_typing()
        self._wanted = (row, column)
        self.filters.widen()
        self.take_focus()

    def show_place(self, place: Place) -> None:
        """Show what these rules found, the first of it at hand, or all of one level."""
        self.settle_typing()
        self._wanted = (place.row, place.column) if place.row else None
        self._opened |= set(place.rules)
        self.filters.narrow(Level(place.level) if place.level else None, by_rule=bool(place.rules))
        self.take_focus()

    def step(self, by: int) -> None:
        """Go on without doing anything; after the last finding comes the first."""
        heads = self._heads
        if heads:
            place = heads.index(self._at) if self._at in heads else -min(by, 0)
            self.list.choose(heads[(place + by) % len(heads)])

    def skip(self) -> None:
        """Put the finding off, and go on to the next that is not."""
        if self._at is None or self._listing is None:
            return
        self._later.add(self._at)
        place = self._heads.index(self._at) if self._at in self._heads else 0
        order = (*self._heads[place + 1 :], *self._heads[:place])
        following_one = next((head for head in order if head not in self._later), None)
        self._show_lines(self._listing)
        if following_one is None:
            self.list.choose(self._at)
            self.desk.said.emit(_("剩下的都先放着了，什么时候回来都可以。"))
            return
        self.list.choose(following_one)

    def fix(self) -> None:
        """Write what would certainly mend the finding."""
        if self.facts.settle() or self._finding is None or self._finding.fix is None:
            return
        workspace, fix = self.desk.workspace, self._finding.fix
        if self._is_gone or workspace.count_unchecked():
            self.desk.complained.emit(_ASKED_ANEW)
            return
        if self._try(lambda: typing.write_cells(workspace, fix.roster, RowId(fix.row), fix.values)):
            self._has_acted = True

    def explain(self, reason: str) -> None:
        """Say why the finding stands."""
        if self._is_gone:
            self.desk.complained.emit(_ASKED_ANEW)
            return
        finding = self._finding
        if finding is not None and self._try(lambda: explain(self.desk.workspace, [finding], reason)):
            self._has_acted = True
            self.explaining.forget()

    def withdraw(self) -> None:
        """Let the finding be open again."""
        finding = self._finding
        if finding is not None and self._try(lambda: withdraw(self.desk.workspace, [finding])):
            self.desk.said.emit(
                _("已撤回 {finding} 的说明，这一处又在待处理里了。").format(finding=finding.name)
            )

    # What is listed

    @property
    def _heads(self) -> list[FindingHead]:
        return self._listing.heads if self._listing is not None else []

    def _take(self, listing: object) -> None:
        assert isinstance(listing, Listing)
        self._listing = listing
        self.filters.show_counts(listing)
        self._tell_count()
        self._later &= set(listing.heads)
        self._show_lines(listing)
        self.nothing.tell(was_checked=listing.was_checked, is_narrow=self.filters.is_narrow)
        at = self._take_wanted(listing.heads)
        if at is None and self._at is not None:
            at = same_finding(self._order, self._at, listing.heads)
            if at is not None:
                self._show(at, is_other=False)
        if at is None and self.facts.is_being_typed and self._at is not None:
            # Mended already, but somebody is still typing there: wait until that is handed over, too.
            return
        if at is None:
            at = self._go_on(listing.heads)
        self._stack.setCurrentIndex(1 if at is not None else 0)
        if at is None:
            self._at = self._finding = None
            self._enable()
            return
        self.list.choose(at)

    def _go_on(self, heads: list[FindingHead]) -> FindingHead | None:
        """The finding at hand is gone: the one after it, which was not put off."""
        open_ones = [head for head in heads if head not in self._later] or heads
        if self._at is None:
            return next(iter(open_ones), None)
        if self._has_acted:
            # As it was listed: the finding itself may be gone from the file since.
            is_open = self._at.is_explained and stands_open(self.desk.workspace, self._at)
            self.desk.said.emit(told_after(self._at.name, self._open_count, is_asked_again=is_open))
        self._has_acted = False
        return following(self._order, self._at, open_ones)

    def _take_wanted(self, heads: list[FindingHead]) -> FindingHead | None:
        """The finding that somebody asked for from another page."""
        if self._wanted is None:
            return None
        (row, column), self._wanted = self._wanted, None
        told = self.desk.workspace.findings_at([RowId(row)]).get(RowId(row), [])
        if not told:
            self.desk.said.emit(_("这一行没有要核对的。"))
        return nearest(told, row, column, heads)

    def _show_lines(self, listing: Listing) -> None:
        """Persons are unfolded; of the rules only those that somebody unfolded."""
        by_rule = self.filters.wish(self.desk.area).by is GroupBy.RULE
        keys = {group.key for group in listing.groups}
        shut = keys - self._opened if by_rule else keys & self._shut
        self.list.show_groups(listing.groups, shut, frozenset(self._later))

    def _keep_turned(self, key: str, is_open: bool) -> None:
        """What was folded or unfolded stays so when the list is read anew."""
        joined, left = (self._opened, self._shut) if is_open else (self._shut, self._opened)
        joined.add(key)
        left.discard(key)

    @property
    def _open_count(self) -> int:
        return self._listing.by_state.get("open", 0) if self._listing is not None else 0

    def _tell_count(self) -> None:
        count = self._open_count
        self.head.say(self._progress or (_("还有 {count:,} 处要核对").format(count=count) if count else ""))

    def _tell_progress(self, done: int, total: int) -> None:
        told = _("正在比对 {done:,}/{total:,}").format(done=done, total=total)
        self._progress = told if total >= _LONG_CHECK else ""
        self._tell_count()

    # The finding at hand

    def _choose(self, head: FindingHead) -> None:
        if head != self._at:
            self._show(head, is_other=True)

    def _show(self, head: FindingHead, *, is_other: bool) -> None:
        had_focus, was_explaining = self.facts.has_focus, self.explaining.line.hasFocus()
        if is_other:
            self.pane.begin()
            self._has_acted = False
        self._at = head
        self._order = self._heads
        finding = self._full(head)
        self._finding = finding
        if finding is None:
            # Gone since the list was read; it is being read anew.
            self._enable()
            return
        self._show_pane(finding)
        order_tabs(self)
        if is_other and had_focus:
            self.facts.take_focus()
        elif is_other and was_explaining:
            self.list.setFocus()

    def _show_pane(self, finding: StoredFinding) -> None:
        reasons = self._listing.reasons if self._listing is not None else ()
        self.pane.show_finding(finding, reasons_for(finding.rule, reasons))
        self._enable()

    @property
    def _is_gone(self) -> bool:
        """Whether the finding at hand is no longer in the file; what became of it is about to be listed."""
        return self._at is not None and self._full(self._at) is None

    def _full(self, head: FindingHead) -> StoredFinding | None:
        """Everything that the file keeps of the finding; None where it is gone."""
        told = self.desk.workspace.findings_at([RowId(head.row)], "").get(RowId(head.row), [])
        key = (head.row, head.rule, head.basis, head.message)
        return next((one for one in told if (one.row, one.rule, one.basis, one.message) == key), None)

    def _enable(self) -> None:
        """Only what can be done with the finding at hand stands there."""
        finding, is_writable = self._finding, not self.desk.workspace.is_read_only
        actions = self.actions_by_id
        for name in ("next-finding", "previous-finding", "skip-finding", "checking"):
            actions[name].setEnabled(finding is not None)
        actions["reveal"].setEnabled(finding is not None and self._hides_something(finding))
        actions["fix-finding"].setEnabled(finding is not None and finding.fix is not None and is_writable)
        is_open = finding is not None and finding.explanation is None
        actions["explain-finding"].setEnabled(is_open and is_writable)

    def _hides_something(self, finding: StoredFinding) -> bool:
        quoted = (finding.message, finding.fix.label if finding.fix else "")
        return self.facts.hides_something or any(veiled(text) != text for text in quoted)

    def _write(self, roster: str, row: str, key: str, text: str) -> None:
        workspace = self.desk.workspace
        kept = workspace.row(roster, RowId(row))
        column = workspace.catalog.roster(roster).column_by_key[key]
        if kept is not None and kept.stored.get(key, "") == column.kind.canonical(text):
            self._resume()
            return
        if self._try(lambda: typing.write_cells(workspace, roster, RowId(row), {key: text})):
            self._has_acted = True
        else:
            self.facts.keep_typed(row, key, text)
            self.desk.unsaved.emit()

    def _resume(self) -> None:
        """Nothing was written after all: where the list waited for whoever typed here, it goes on."""
        if self._at is not None and self._at not in self._heads:
            self.refresh()

    def _try(self, doing: Callable[[], object]) -> bool:
        try:
            doing()
        except Refusal as refusal:
            self.desk.complained.emit(str(refusal))
            return False
        return True

    def _reveal(self) -> None:
        one = self._finding
        if one is not None and (self.pane.is_revealed or self.desk.may_show([(one.roster, RowId(one.row))])):
            self.pane.turn_reveal()
            self._show_pane(one)

    def _go_to_row(self) -> None:
        if self._finding is not None:
            first = next(iter(self._finding.columns), "")
            self.desk.show_row(self._finding.roster, RowId(self._finding.row), first)

    def _turn(self) -> None:
        """From the list to the cells and back."""
        if self.facts.has_focus or self._finding is None:
            self.list.setFocus()
        else:
            self.facts.take_focus()

    def _made_actions(self) -> dict[str, QAction]:
        return made_actions(
            self,
            {
                "find": self.filters.take_focus,
                "reveal": self._reveal,
                "to-panel": self._turn,
                "checking": self._go_to_row,
                "next-finding": lambda: self.step(1),
                "previous-finding": lambda: self.step(-1),
                "skip-finding": self.skip,
                "fix-finding": self.fix,
                "explain-finding": self.pane.begin_explaining,
                **self.pane.deeds,
                "group-findings": self.filters.turn_grouping,
            },
        )

    def _lay_out(self) -> None:
        self.head.add(AreaChip(self.desk, self))
        left = Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        left.inside.setContentsMargins(*[pixels(self.font(), 6)] * 4)
        left.inside.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.setSpacing(pixels(self.font(), 10))
        right.addWidget(self.pane, 1)
        right.addLayout(foot_of(self.actions_by_id, self))
        asking = QWidget(self)
        both = QHBoxLayout(asking)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(pixels(self.font(), 12))
        both.addWidget(left)
        both.addLayout(right, 1)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(asking)
        self.body.addWidget(self.filters)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.filters.changed.connect(self.refresh)
        self.filters.left.connect(self.list.setFocus)
        self.list.chosen.connect(self._choose)
        self.list.rows.turned.connect(self._keep_turned)
        self.list.entered.connect(self.facts.take_focus)
        self.facts.written.connect(self._write)
        self.facts.given_up.connect(self._resume)
        self.pane.reveal_wanted.connect(self._reveal)
        self.facts.row_wanted.connect(lambda roster, row, key: self.desk.show_row(roster, RowId(row), key))
        self.card.policy_wanted.connect(
            lambda key: self.desk.place_wanted.emit(Place("policies", policy=key))
        )
        self.explaining.explained.connect(self.explain)
        self.explaining.withdrawn.connect(self.withdraw)
        self.pane.asking.said.connect(self.desk.said)
        self.pane.asking.refused.connect(self.desk.complained)
        self._latest.came.connect(self._take)
        self._latest.refused.connect(self.desk.complained)
        self.desk.area_changed.connect(self._follow)
        self.desk.findings_changed.connect(self._follow)
        self.desk.comparing.went_on.connect(self._tell_progress)

    def _follow(self) -> None:
        """A page that is not in sight is read when somebody turns to it."""
        if self.isVisible():
            self.refresh()
