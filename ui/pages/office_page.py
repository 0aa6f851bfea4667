"""交接与变更: what happens to an office now and then, each as one guided action."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from roster_desktop.wording import _
from ui.bridge.desk import Desk
from ui.look import pixels
from ui.pages.office.handing_cards import HandingCard, SecondComputerCard, is_for
from ui.pages.office.renaming_card import RenamingCard
from ui.pages.office.taking_over import TakingOver
from ui.pages.office.year_card import YearCard
from ui.pages.page import Page
from ui.pages.pieces import Card
from ui.pages.pieces.card_list import CardFact, CardList
from ui.panels.scrolled import Scrolled

_LEFT = 300


class OfficePage(Page):
    """The actions at the left, the chosen one at the right."""

    key = "office"
    title = _("交接与变更")
    purpose = _("村名变了、换人、换年度、两台电脑合用，在这里办。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = CardList(_("交接与变更"), self)
        self.renaming = RenamingCard(desk, self)
        self.year = YearCard(desk, self)
        self.handing = HandingCard(desk, self)
        self.second = SecondComputerCard(desk, self)
        self.taking = TakingOver(desk.workspace.catalog, desk.jobs, self)
        self._taking_card = Card(_("接收移交包"), self)
        self._taking_card.inside.addWidget(self.taking)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.list.on_chosen(self._show)
        self.taking.taken.connect(desk.file_wanted)
        self._list()

    def refresh(self) -> None:
        for card in (self.renaming, self.year, self.handing, self.second):
            card.refresh()

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_control(self, control: QWidget) -> None:
        self.list.choose_holding(control)

    def _list(self) -> None:
        facts = [
            CardFact(_("村名与区划"), _("改名、并村、划归、换区划代码"), thing=self.renaming),
            CardFact(_("年初结转"), _("只管一年的内容清空，其余照旧"), thing=self.year),
            CardFact(_("移交给接手的人"), _("换人、换电脑"), thing=self.handing),
            CardFact(_("接收移交包"), _("接着前任的花名册干"), thing=self._taking_card),
        ]
        if is_for(self.desk):
            facts.append(CardFact(_("两台电脑合用"), _("两个人管同一个村"), thing=self.second))
        self.list.cards.show(facts)
        self.list.choose(0)

    def _show(self, fact: CardFact | None) -> None:
        if fact is not None:
            self._stack.setCurrentIndex(self._place_of[fact.thing])

    def _lay_out(self) -> None:
        left = Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        left.inside.addWidget(self.list, 1)
        self._place_of: dict[QWidget, int] = {}
        for card in (self.renaming, self.year, self.handing, self._taking_card, self.second):
            self._place_of[card] = self._stack.addWidget(Scrolled(card, self))
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 12))
        row.addWidget(left)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
