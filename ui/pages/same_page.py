"""疑似同一人: who may be listed twice, who stands in two villages, who was joined; one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from roster_desktop.progress import Progress
from roster_desktop.records import RowId
from roster_desktop.schema import Role
from roster_desktop.tasks import same_person, two_villages, unjoining
from roster_desktop.tasks.suspects import InTwoVillages, Suspicion
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.tasks.unjoining import Joined
from roster_desktop.wording import Refusal, _, so_many
from roster_desktop.workspace import Applied
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.bridge.tab_order import order_tabs
from ui.look import pixels
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, chip, muted, plain, primary
from ui.pages.pieces.card_list import CardFact, CardList
from ui.pages.same.joined_pane import JoinedPane
from ui.pages.same.pair_pane import PairPane
from ui.pages.same.reading import Lists, joined_fact, pair_fact, reading, villages_fact
from ui.pages.same.villages_pane import VillagesPane
from ui.panels.wrapping import Wrapping

_LEFT = 350
_PAGE = 200
_NAMED = 5
_CALM = _("没有要看的。录入、导入、收件合并以后，像是同一个人的会列在这里，说明为什么像；是不是由您定。")
_UNDO = _("按 Ctrl+Z 可以撤销。")

Couples = Sequence[tuple[RowId, RowId]]
_Thing = TypeVar("_Thing")


class SamePage(Page):
    """At the left the list, at the right the pair, person or joining at hand."""

    key = "same"
    title = _("疑似同一人")
    purpose = _("像是同一个人的两行，由您定是不是；程序不会自己合并。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._lists: Lists | None = None
        self._ready: Couples = ()
        self._latest = Latest(desk.jobs, self)
        self._counting = Latest(desk.jobs, self)
        self.strip = SentenceStrip(self)
        self.list = CardList(_("要看的人"), self)
        self.pair = PairPane(desk.workspace, self)
        self.villages = VillagesPane(desk.workspace, self)
        self.joined = JoinedPane(self.split, self)
        self.nothing = Card(_("疑似同一人"), self)
        self.nothing_word = muted(_("正在查看…"), self)
        self.pairs_chip = chip(_("疑似"), self._list)
        self.villages_chip = chip(_("两村"), self._list)
        self.joined_chip = chip(_("合并过"), self._list)
        self.sure_button = plain(_("合并有把握的…"), self._count_sure)
        self.sure_yes = primary(_("一起合并"), self._join_sure)
        self.sure_no = plain(_("不了"), self._leave_sure)
        self._stack = QStackedWidget(self)
        self._left = Card(parent=self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        if self._lists is None or self._lists.journal != self.desk.workspace.journal:
            self._latest.ask(reading(self.desk.workspace))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(min(pixels(self.font(), _LEFT), self.width() * 3 // 10))

    def show_place(self, place: Place) -> None:
        chosen = {"villages": self.villages_chip, "joined": self.joined_chip}.get(place.chip, self.pairs_chip)
        chosen.setChecked(True)
        self._list()

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def join(self) -> None:
        """The pair at hand is one person."""
        one = self._chosen(Suspicion)
        if one is not None:
            chosen = dict(self.pair.chosen)
            self._do(
                lambda: same_person.join(self.desk.workspace, one.one, one.other, chosen),
                _("已合并。没选的内容留着，合并错了可以在“合并过”里拆开。{undo}").format(undo=_UNDO),
                one.one, one.other,
            )  # fmt: skip

    def set_apart(self) -> None:
        """The pair, or the person in two villages, are different people."""
        one, shared = self._chosen(Suspicion), self._chosen(InTwoVillages)
        rows = (one.one, one.other) if one else shared.rows[:2] if shared else ()
        if rows:
            self._do(
                lambda: same_person.set_apart(self.desk.workspace, *rows),
                _("已记下：不是同一人，以后不再问，别的册子收到也知道。{undo}").format(undo=_UNDO), *rows,
            )  # fmt: skip

    def settle(self) -> None:
        """The chosen village keeps the person at hand."""
        question, keeper = self.villages.question, self.villages.chosen_keeper
        if self._chosen(InTwoVillages) is None or question is None:
            return
        if keeper is None:
            self.strip.complain(_("请先选归哪个村。"))
            self.villages.keeper.setFocus()
            return
        day, fates = self.villages.day.text().strip(), self.villages.chosen_fates
        self._do(
            lambda: two_villages.settle(self.desk.workspace, question, keeper, day, fates),
            _("{question} 的归属已定，别的村记了迁出；下次退回时带到村里。{undo}").format(
                question=question.name, undo=_UNDO
            ),
            *(standing.row.id for standing in question.standings),
        )

    def split(self) -> None:
        """The joined person at hand is two people again."""
        one = self._chosen(Joined)
        if one is not None:
            remains = self._remains(one)
            self._do(
                lambda: unjoining.unjoin(self.desk.workspace, one.row, one.other)[0],
                _("已拆开，各本名册里的行都退回了。{remains}{undo}").format(remains=remains, undo=_UNDO),
                one.row,
            )

    def _do(self, act: Callable[[], Applied], said: str, *rows: RowId) -> None:
        """Do it as one step; what it was about leaves the list at once."""
        try:
            act()
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        self._leave_sure()
        self.strip.say(said)
        if self._lists is not None:
            self._lists = self._lists.without(frozenset(rows))
            self._list()
        self.refresh()
        self.desk.counts_changed.emit()

    def _chosen(self, kind: type[_Thing]) -> _Thing | None:
        fact = self.list.chosen
        return fact.thing if fact is not None and isinstance(fact.thing, kind) else None

    def _remains(self, one: Joined) -> str:
        try:
            left = unjoining.unjoin_preview(self.desk.workspace, one.row, one.other).remains
        except Refusal:
            return ""
        return "".join(_("{reason}。").format(reason=remains.reason) for remains in left)

    def _count_sure(self) -> None:
        """Look beside the window which certain pairs can be joined without a question."""
        couples = [(one.one, one.other) for one in self._lists.pairs if one.is_certain] if self._lists else []
        workspace = self.desk.workspace

        def count(progress: Progress) -> Couples:
            return same_person.without_questions(workspace, couples, progress)

        self.strip.ask(so_many("正在查看 {couples} 对…", couples=len(couples)))
        self._counting.ask(count)

    def _ask_sure(self, ready: object) -> None:
        """Say who would be joined before anybody is."""
        assert isinstance(ready, tuple)
        self._ready = ready
        for button in (self.sure_yes, self.sure_no):
            button.setVisible(bool(ready))
        if not ready:
            self.strip.ask(_("有把握的几对里，两边还有不同的内容，要一对一对看。"))
            return
        people = self.desk.workspace.catalog.people
        found = self.desk.workspace.rows(people, [one for one, _ in ready[:_NAMED]])
        roster = self.desk.workspace.catalog.person_roster
        names = _("、").join(roster.text_of(Role.NAME, row.stored) for row in found)
        more = _(" 等 {ready} 对").format(ready=len(ready)) if len(ready) > _NAMED else ""
        self.strip.ask(
            _("可以一起合并 {ready} 对：{names}{more}。号码只差一处、其中一个不对，别的都不矛盾；"
              "不改别的内容，一次撤销全部退回。").format(ready=len(ready), names=names, more=more)
        )  # fmt: skip
        self.sure_yes.setFocus()

    def _join_sure(self) -> None:
        ready = self._ready
        rows = [row for couple in ready for row in couple]
        self._do(
            lambda: same_person.join_all(self.desk.workspace, ready),
            _("已合并 {ready} 对。{undo}").format(ready=len(ready), undo=_UNDO),
            *rows,
        )

    def _leave_sure(self) -> None:
        self._ready = ()
        self.sure_yes.hide()
        self.sure_no.hide()
        self.strip.hide()

    def _take_lists(self, lists: object) -> None:
        assert isinstance(lists, Lists)
        had, self._lists = self._lists, lists
        if self.pairs_chip.isChecked() and not (lists.pairs or (had and had.pairs)) and lists.in_two_villages:
            self.villages_chip.setChecked(True)
        self._list()
        self.desk.counts_changed.emit()

    def _list(self) -> None:
        """Show what the chip asks for; what is at hand stays at hand."""
        lists = self._lists
        if lists is None:
            return
        counts = (len(lists.pairs), len(lists.in_two_villages), len(lists.joined))
        for (button, name), count in zip(self._chips.items(), counts, strict=True):
            button.setText(f"{name} {count:,}")
        sure = sum(one.is_certain for one in lists.pairs)
        self.sure_button.setText(_("合并有把握的 {sure:,} 对…").format(sure=sure))
        self.sure_button.setVisible(sure > 0)
        self.head.say(_("程序只提示，是不是同一人由您定；放着不管，什么也不会变"))
        at = self.list.currentIndex().row()
        before = self.list.chosen.thing if self.list.chosen else None
        things = self._things()
        self.list.cards.show(self._facts(0), lambda: self._facts(len(self.list.cards.facts)))
        if not things:
            self._show_chosen(None)
            return
        place = things.index(before) if before in things else min(max(at, 0), len(things) - 1)
        self.list.choose(min(place, len(self.list.cards.facts) - 1))

    def _things(self) -> Sequence[object]:
        lists = self._lists
        if lists is None:
            return ()
        if self.villages_chip.isChecked():
            return lists.in_two_villages
        return lists.joined if self.joined_chip.isChecked() else lists.pairs

    def _facts(self, first: int) -> list[CardFact]:
        """The next cards; a county may have thousands."""
        workspace = self.desk.workspace
        facts = []
        for thing in self._things()[first : first + _PAGE]:
            if isinstance(thing, Suspicion):
                facts.append(pair_fact(workspace, thing))
            elif isinstance(thing, InTwoVillages):
                facts.append(villages_fact(workspace, thing))
            elif isinstance(thing, Joined):
                facts.append(joined_fact(thing))
        return facts

    def _show_chosen(self, fact: CardFact | None) -> None:
        try:
            pane = self._pane_of(fact.thing if fact else None)
        except Refusal as refusal:
            # Somebody altered the rows meanwhile; the list is read anew at once.
            self.nothing_word.setText(str(refusal))
            pane = self.nothing
        self._stack.setCurrentWidget(pane)
        for button in self._reveals:
            button.setChecked(False)
        order_tabs(self)

    def _pane_of(self, thing: object) -> QWidget:
        workspace = self.desk.workspace
        if isinstance(thing, Suspicion):
            pair = same_person.pair_of(workspace, thing.one, thing.other)
            self.pair.call(str(self.list.chosen.name if self.list.chosen else ""))
            self.pair.show_pair(thing, pair)
            return self.pair
        if isinstance(thing, InTwoVillages):
            question = two_villages.question_of(workspace, thing)
            self.villages.call(question.name, _("同一个身份证号，几个村都在册"))
            self.villages.show_question(question)
            return self.villages
        if isinstance(thing, Joined):
            self.joined.show_joined(self.desk.workspace, thing)
            return self.joined
        if self._lists is not None:
            self.nothing_word.setText(_CALM)
        return self.nothing

    def _step(self, by: int) -> None:
        """Leave it as it is and look at the next one."""
        count = self.list.cards.rowCount()
        if count:
            self.strip.hide()
            self.list.choose((self.list.currentIndex().row() + by) % count)

    def _show_rows(self) -> None:
        one, shared = self._chosen(Suspicion), self._chosen(InTwoVillages)
        row = one.one if one else shared.rows[0] if shared else None
        if row is not None:
            self.desk.show_row(self.desk.workspace.catalog.people, RowId(row))

    def _lay_out(self) -> None:
        self._chips = {one: one.text() for one in (self.pairs_chip, self.villages_chip, self.joined_chip)}
        self._reveals: list[QPushButton] = []
        self.head.add(self.sure_button)
        self.strip.add(self.sure_yes)
        self.strip.add(self.sure_no)
        self.sure_button.hide()
        self._leave_sure()
        self.body.addWidget(self.strip)
        group = QButtonGroup(self)
        chips = Wrapping(pixels(self.font(), 6), self)
        for button in self._chips:
            group.addButton(button)
            chips.add(button)
        self.pairs_chip.setChecked(True)
        left = self._left
        left.inside.addWidget(chips)
        left.inside.addWidget(self.list, 1)
        self._lay_out_panes()
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(left)
        below.addWidget(self._stack, 1)
        self.body.addLayout(below, 1)

    def _lay_out_panes(self) -> None:
        self.nothing.inside.addWidget(self.nothing_word)
        self.nothing.inside.addStretch(1)
        for button in (self._reveal_button(self.pair.reveal), plain(_("看这一行"), self._show_rows)):
            self.pair.add_beside(button)
        self.pair.foot.addStretch(1)
        later = plain(_("先放着"), lambda: self._step(1))
        later.setToolTip(_("先放着，看下一对（Alt+→）"))
        self.pair.foot.addWidget(later)
        self.pair.foot.addWidget(plain(_("不是同一人  Alt+N"), self.set_apart))
        self.pair.foot.addWidget(primary(_("是同一人  Alt+Y"), self.join))
        for button in (self._reveal_button(self.villages.reveal), plain(_("看这一行"), self._show_rows)):
            self.villages.add_beside(button)
        self.villages.foot.addStretch(1)
        self.villages.foot.addWidget(plain(_("不是同一人  Alt+N"), self.set_apart))
        self.villages.foot.addWidget(primary(_("定归属  Alt+Y"), self.settle))
        for pane in (self.nothing, self.pair, self.villages, self.joined):
            self._stack.addWidget(pane)

    def _reveal_button(self, reveal: Callable[[bool], None]) -> QPushButton:
        def turn() -> None:
            button.setChecked(button.isChecked() and self.desk.may_show(self._people_at_hand()))
            reveal(button.isChecked())

        button = plain(_("显示号码"), turn)
        button.setCheckable(True)
        self._reveals.append(button)
        return button

    def _people_at_hand(self) -> list[tuple[str, RowId]]:
        people, pair = self.desk.workspace.catalog.people, self._chosen(Suspicion)
        shared = self._chosen(InTwoVillages)
        rows = (pair.one, pair.other) if pair else shared.rows if shared else ()
        return [(people, row) for row in rows]

    def _agree(self) -> None:
        if self._chosen(Suspicion) is not None:
            self.join()
        elif self._chosen(InTwoVillages) is not None:
            self.settle()

    def _connect(self) -> None:
        self.list.on_chosen(self._show_chosen)
        self._latest.came.connect(self._take_lists)
        self._latest.refused.connect(self.strip.complain)
        self._counting.came.connect(self._ask_sure)
        self._counting.refused.connect(self.strip.complain)
        for keys, act in (
            ("Alt+Y", self._agree),
            ("Alt+N", self.set_apart),
            ("Alt+Left", lambda: self._step(-1)),
            ("Alt+Right", lambda: self._step(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
