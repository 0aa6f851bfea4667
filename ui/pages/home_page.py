"""今日待办: four numbers, and below them one card for each thing that needs a person today."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from roster_desktop.tasks.labour_counts import Census
from roster_desktop.tasks.surroundings import put_off
from roster_desktop.tasks.todo import Numbers, Today, today
from roster_desktop.tasks.todo_facts import Todo
from roster_desktop.wording import Refusal
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.bridge.tab_order import order_tabs
from ui.look import bold, pixels, set_role, small
from ui.pages.home.number_card import NumberCard
from ui.pages.home.todo_card import TodoCard
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, muted, primary
from ui.panels.area_chip import AreaChip

_SEND = "send"


class HomePage(Page):
    """Told anew whenever one turns to it, and when something was saved or compared while it is shown."""

    key = "home"
    title = "今日待办"
    purpose = "今天要处理的事，一条一条列着，点右边的按钮就到那一处。"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._census = Census(desk.workspace)
        self._latest = Latest(desk.jobs, self)
        self._todos: tuple[Todo, ...] | None = None
        self.cards: list[TodoCard] = []
        """What needs a person, the most urgent first."""
        self.strip = SentenceStrip(self)
        self.labour = NumberCard("劳动力", "人", self)
        self.employed = NumberCard("已就业", "人", self)
        self.zero = NumberCard("零就业户", "户", self)
        self.unverified = NumberCard("待核实", "人", self)
        self.done = Card(parent=self)
        self.send_button = primary("报送本期花名册", lambda: desk.page_wanted.emit(_SEND))
        self._heading = QLabel("需要您处理", self)
        self._scroll = QScrollArea(self)
        self._list = QVBoxLayout()
        self._is_focus_wanted = False
        self._lay_out()
        self._latest.came.connect(self._show)
        self._latest.refused.connect(self.strip.complain)
        desk.area_changed.connect(self._follow)
        desk.findings_changed.connect(self._follow)

    def refresh(self) -> None:
        workspace, census, area = self.desk.workspace, self._census, self.desk.area
        self._latest.ask(lambda progress: today(workspace, census, area, progress))

    def take_focus(self) -> None:
        """Put the keyboard on the first thing to do, as soon as it is known."""
        self._is_focus_wanted = self._todos is None
        if self.cards:
            self.cards[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.send_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, told: object) -> None:
        assert isinstance(told, Today)
        self.strip.hide()
        self.head.say(_until(told))
        self._show_numbers(told.numbers)
        if told.todos != self._todos:
            self._show_todos(told.todos)

    def _show_numbers(self, numbers: Numbers) -> None:
        labour = numbers.labour
        unknown = f"另有 {labour.unknown:,} 人资料不全，算不出是不是劳动力" if labour.unknown else ""
        in_house = f"{labour.households:,} 户 · 在册 {labour.people:,} 人"
        self.labour.show_number(labour.labourers, in_house, unknown)
        self.employed.show_number(labour.employed, f"占劳动力 {labour.share}" if labour.share else "")
        self.zero.show_number(numbers.zero_households, _about_zero(numbers))
        below = f"{numbers.stale_days} 天未回访 {numbers.stale:,} 人" if numbers.stale else "从未核实过"
        self.unverified.show_number(numbers.unverified, below if numbers.unverified else "")

    def _show_todos(self, todos: tuple[Todo, ...]) -> None:
        held = [card.button.hasFocus() for card in self.cards]
        for card in self.cards:
            self._list.removeWidget(card)
            card.deleteLater()
        self._todos = todos
        self.cards = [self._card(todo) for todo in todos]
        for place, card in enumerate(self.cards):
            self._list.insertWidget(place, card)
        self._heading.setVisible(bool(todos))
        self.done.setVisible(not todos)
        order_tabs(self)
        if self._is_focus_wanted and self.isVisible():
            self.take_focus()
        elif True in held and self.cards:
            # The keyboard stays where it was in the list.
            self.cards[min(held.index(True), len(self.cards) - 1)].button.setFocus()

    def _card(self, todo: Todo) -> TodoCard:
        card = TodoCard(todo, self)
        card.wanted.connect(self.desk.place_wanted)
        card.put_off.connect(self._put_off)
        return card

    def _put_off(self, about: str) -> None:
        try:
            put_off(self.desk.workspace, about)
        except Refusal as refusal:
            self.strip.complain(str(refusal))
        self.refresh()

    def _lay_out(self) -> None:
        self.head.add(AreaChip(self.desk, self))
        self.head.add(self.send_button)
        numbers = QHBoxLayout()
        numbers.setSpacing(pixels(self.font(), 12))
        for card in (self.labour, self.employed, self.zero, self.unverified):
            numbers.addWidget(card, 1)
        self.body.addWidget(self.strip)
        self.body.addLayout(numbers)
        self._heading.setFont(small(self.font()))
        self._heading.setContentsMargins(pixels(self.font(), 2), pixels(self.font(), 4), 0, 0)
        set_role(self._heading, "muted")
        self._heading.hide()
        self.body.addWidget(self._heading)
        calm = QLabel("今天没有要处理的，都办好了。", self.done)
        calm.setFont(bold(self.font()))
        self.done.inside.addWidget(calm)
        self.done.inside.addWidget(muted("录入、改动、到期的事，一有就列在这里。", self.done))
        self.done.hide()
        inside = QWidget(self)
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, pixels(self.font(), 2), 0)
        self._list.setSpacing(pixels(self.font(), 8))
        self._list.addWidget(self.done)
        self._list.addStretch(1)
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName("需要您处理的")
        self.body.addWidget(self._scroll, 1)


def _until(told: Today) -> str:
    """Whether this period was reported, or how long there is until it is due."""
    if told.times_sent:
        return f"{told.period}已报送 {told.times_sent} 次 · {told.due}截止"
    if told.days_left < 0:
        return f"{told.period} 已过截止日（{told.due}）{-told.days_left} 天"
    if told.days_left == 0:
        return f"本期报送今天截止（{told.due}）"
    return f"离本期报送还有 {told.days_left} 天（{told.due}）"


def _about_zero(numbers: Numbers) -> str:
    if numbers.zero_households is None:
        return "还没有比对"
    return f"都不愿就业的 {numbers.unwilling_households:,} 户" if numbers.unwilling_households else ""
