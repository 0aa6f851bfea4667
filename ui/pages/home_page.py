"""今日待办: four numbers, and below them one card for each thing that needs a person today."""

from __future__ import annotations

from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from roster_desktop.records import Area
from roster_desktop.wording import Refusal, _, so_many
from ui.bridge.desk import Desk
from ui.bridge.latest import Latest
from ui.bridge.tab_order import order_tabs
from ui.look import bold, pixels, set_role, small
from ui.pages.home.number_card import NumberCard
from ui.pages.home.todo_card import TodoCard
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, muted, primary
from ui.panels.area_chip import AreaChip
from ui.panels.scrolled import Scrolled

if TYPE_CHECKING:
    from roster_desktop.progress import Progress
    from roster_desktop.tasks.labour_counts import Census
    from roster_desktop.tasks.todo import Numbers, Today
    from roster_desktop.tasks.todo_facts import Todo

_SEND = "send"


class HomePage(Page):
    """Told anew whenever one turns to it, and when something was saved or compared while it is shown."""

    key = "home"
    title = _("今日待办")
    purpose = _("今天要处理的事，一条一条列着，点右边的按钮就到那一处。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._seen = Event()
        """Set while somebody looks at this page, and so waits for its numbers."""
        self._latest = Latest(desk.jobs, self, is_awaited=self._seen.is_set)
        self._todos: tuple[Todo, ...] | None = None
        self.cards: list[TodoCard] = []
        """What needs a person, the most urgent first."""
        self.strip = SentenceStrip(self)
        self.labour = NumberCard(_("劳动力"), _people, self)
        self.employed = NumberCard(_("已就业"), _people, self)
        self.zero = NumberCard(_("零就业户"), _homes, self)
        self.unverified = NumberCard(_("待核实"), _people, self)
        self.done = Card(parent=self)
        self.send_button = primary(_("报送本期花名册"), lambda: desk.page_wanted.emit(_SEND))
        self._heading = QLabel(_("需要您处理"), self)
        self._list = QVBoxLayout()
        self._is_focus_wanted = False
        self._is_due = False
        """Whether what it shows is to be asked for as soon as it is seen."""
        self._lay_out()
        self._latest.came.connect(self._show)
        self._latest.refused.connect(self.strip.complain)
        desk.area_changed.connect(self._follow)
        desk.findings_changed.connect(self._follow)

    def refresh(self) -> None:
        # What nobody sees is asked when somebody does: at a start the window is painted before that, and who
        # turns to a roster at once waits for its rows alone.
        self._is_due = not self.isVisible()
        if self._is_due:
            return
        area = self.desk.area
        self._latest.ask(lambda progress: self._today(area, progress))

    @cached_property
    def _census(self) -> Census:
        # Late, as all that is counted here: the window is painted before anybody counts.
        from roster_desktop.tasks.labour_counts import Census

        return Census(self.desk.workspace)

    def _today(self, area: Area, progress: Progress) -> Today:
        """Beside the window."""
        # Late, as above.
        from roster_desktop.tasks.todo import today

        return today(self.desk.workspace, self._census, area, progress)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._seen.set()
        QTimer.singleShot(0, self, self._catch_up)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._seen.clear()

    def take_focus(self) -> None:
        """Put the keyboard on the first thing to do, as soon as it is known."""
        self._is_focus_wanted = self._todos is None
        if self.cards:
            self.cards[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.send_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _catch_up(self) -> None:
        if self._is_due:
            self.refresh()

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show(self, told: Today) -> None:
        self.strip.hide()
        self.head.say(_until(told))
        self._show_numbers(told.numbers)
        if told.todos != self._todos:
            self._show_todos(told.todos)

    def _show_numbers(self, numbers: Numbers) -> None:
        labour = numbers.labour
        unknown = (
            _("另有 {unknown:,} 人资料不全，算不出是不是劳动力").format(unknown=labour.unknown)
            if labour.unknown
            else ""
        )
        listed = so_many("在册 {people:,} 人", people=labour.people)
        in_house = f"{_homes(labour.households)} · {listed}"
        self.labour.show_number(labour.labourers, in_house, unknown)
        self.employed.show_number(
            labour.employed, _("占劳动力 {share}").format(share=labour.share) if labour.share else ""
        )
        self.zero.show_number(numbers.zero_households, _about_zero(numbers))
        below = (
            so_many("{stale_days} 天未回访 {stale:,} 人", stale=numbers.stale, stale_days=numbers.stale_days)
            if numbers.stale
            else _("从未核实过")
        )
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
        # Late, as above.
        from roster_desktop.tasks.surroundings import put_off

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
        calm = QLabel(_("今天没有要处理的，都办好了。"), self.done)
        calm.setFont(bold(self.font()))
        self.done.inside.addWidget(calm)
        self.done.inside.addWidget(muted(_("录入、改动、到期的事，一有就列在这里。"), self.done))
        self.done.hide()
        inside = QWidget(self)
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, pixels(self.font(), 2), 0)
        self._list.setSpacing(pixels(self.font(), 8))
        self._list.addWidget(self.done)
        self._list.addStretch(1)
        scrolled = Scrolled(inside, self)
        scrolled.setAccessibleName(_("需要您处理的"))
        self.body.addWidget(scrolled, 1)


def _until(told: Today) -> str:
    """Whether this period was reported, or how long there is until it is due."""
    if told.times_sent:
        return _("{period}已报送 {times_sent} 次 · {due}截止").format(
            period=told.period, times_sent=told.times_sent, due=told.due
        )
    if told.days_left < 0:
        return _("{period} 已过截止日（{due}）{days_left} 天").format(
            period=told.period, due=told.due, days_left=-told.days_left
        )
    if told.days_left == 0:
        return _("本期报送今天截止（{due}）").format(due=told.due)
    return so_many("离本期报送还有 {days_left} 天（{due}）", days_left=told.days_left, due=told.due)


def _people(count: int) -> str:
    return so_many("{count:,} 人", count=count)


def _homes(count: int) -> str:
    return so_many("{count:,} 户", count=count)


def _about_zero(numbers: Numbers) -> str:
    if numbers.zero_households is None:
        return _("还没有比对")
    return (
        _("都不愿就业的 {unwilling_households:,} 户").format(
            unwilling_households=numbers.unwilling_households
        )
        if numbers.unwilling_households
        else ""
    )
