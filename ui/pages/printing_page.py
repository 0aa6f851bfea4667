"""打印与表格: rosters on paper, blank sheets, forms of upper offices, and codes of stamped paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import _
from ui.bridge.desk import Desk
from ui.look import pixels
from ui.pages.office.guided import GuidedCard
from ui.pages.page import Page
from ui.pages.pieces import Card
from ui.pages.pieces.card_list import CardFact, CardList
from ui.pages.printing.code_card import CodeCard
from ui.pages.printing.collection_card import CollectionCard
from ui.pages.printing.form_card import FormCard
from ui.pages.printing.roster_card import RosterCard
from ui.panels.area_chip import AreaChip
from ui.panels.scrolled import Scrolled

_LEFT = 300


class PrintingPage(Page):
    """What can be made at the left, the chosen one at the right."""

    key = "printing"
    title = _("打印与表格")
    purpose = _("印花名册和空白采集表，填上级的表格，核对盖章的纸。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = CardList(_("打印与表格"), self)
        self.roster = RosterCard(desk, self)
        self.collection = CollectionCard(desk, self)
        self.form = FormCard(desk, self)
        self.code = CodeCard(desk, self)
        self._cards: tuple[tuple[GuidedCard, str], ...] = (
            (self.roster, _("签字盖章的花名册，可选列、按户排")),
            (self.collection, _("空白表，上门手填再录入")),
            (self.form, _("上级的空表教一次，以后自动填")),
            (self.code, _("盖章的纸和收到的工作簿是不是一样")),
        )
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.list.on_chosen(self._show)
        self.list.cards.show([CardFact(card.heading, about, thing=card) for card, about in self._cards])
        self.list.choose(0)

    def refresh(self) -> None:
        for card, _fact in self._cards:
            card.refresh()

    def take_focus(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, place: Place) -> None:
        """Print the roster that is meant."""
        self.list.choose(0)
        self.roster.show_roster(place.roster)
        self.roster.preview_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_control(self, control: QWidget) -> None:
        self.list.choose_holding(control)

    def _show(self, fact: CardFact | None) -> None:
        if fact is not None:
            self._stack.setCurrentIndex([card for card, _fact in self._cards].index(fact.thing))

    def _lay_out(self) -> None:
        self.head.add(AreaChip(self.desk, self))
        left = Card(parent=self)
        left.setFixedWidth(pixels(self.font(), _LEFT))
        left.inside.addWidget(self.list, 1)
        for card, _fact in self._cards:
            self._stack.addWidget(Scrolled(card, self))
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 12))
        row.addWidget(left)
        row.addWidget(self._stack, 1)
        self.body.addLayout(row, 1)
