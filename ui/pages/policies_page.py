"""政策标准: what differs from county to county and year to year, each with the day from which it holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from roster_desktop.policies import PARAMETERS, Parameter
from roster_desktop.readings import initials
from roster_desktop.tasks.policies import (
    apply_pack,
    pack_named,
    parameter_named,
    set_cutoff,
    set_policy,
    told_cutoff,
    withdraw,
)
from roster_desktop.tasks.todo_facts import Place
from roster_desktop.wording import Refusal, _, joined
from ui.bridge.desk import Desk
from ui.look import pixels, set_role
from ui.pages.page import Page
from ui.pages.pieces import Card, SentenceStrip, chip, muted
from ui.pages.pieces.card_list import CardFact, CardList
from ui.pages.pieces.surroundings import surroundings_in
from ui.pages.policies.cutoff_card import CutoffCard
from ui.pages.policies.packs_card import PacksCard
from ui.pages.policies.parameter_card import ParameterCard, since_words
from ui.panels.scrolled import Scrolled
from ui.panels.wrapping import Wrapping

_LEFT = 280
_NOT_FOUND = _("没有找到这项政策，换个词，或打标题的拼音首字母。")
_EVERY_GROUP = _("全部")
_COMPARED = _("正在后台把全册重新比对一遍。")
_LONGEST_WORD = 12


class PoliciesPage(Page):
    """The list at the left, the chosen policy at the right; below it the examples."""

    key = "policies"
    title = _("政策标准")
    purpose = _("年龄、金额、期限照本县的文件改，规则和补贴跟着算。")

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        workspace = desk.workspace
        surroundings = surroundings_in(desk, workspace.catalog.people)
        self.strip = SentenceStrip(self)
        self.wanted = QLineEdit(self)
        groups = dict.fromkeys(parameter.group for parameter in PARAMETERS)
        self.groups = {group: chip(group, self._list) for group in (_EVERY_GROUP, *groups)}
        self.list = CardList(_("政策标准"), self)
        self.empty = muted(_NOT_FOUND, self)
        self.parameter = ParameterCard(workspace, surroundings, self)
        self.cutoff = CutoffCard(workspace, self)
        self.packs = PacksCard(workspace, self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        self.cutoff.show_cutoff(told_cutoff(self.desk.workspace))
        own = len({entry.parameter for entry in self.desk.workspace.own_policies})
        self.head.say(
            _("{parameters} 项").format(parameters=len(PARAMETERS))
            + (_(" · 本册设定了 {own} 项").format(own=own) if own else "")
        )
        self._list()
        self.packs.show_pack(self.packs.pack)

    def take_focus(self) -> None:
        self.wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, place: Place) -> None:
        if place.policy:
            self.show_parameter(place.policy)

    def show_parameter(self, key: str) -> None:
        """Put this policy at hand, whatever was looked for before."""
        self.wanted.clear()
        self.groups[_EVERY_GROUP].setChecked(True)
        self._list()
        self.list.choose([fact.thing.key for fact in self.list.cards.facts].index(parameter_named(key).key))

    def _list(self) -> None:
        """Show the group and what the words ask for; the policy at hand stays at hand."""
        at_hand = self.parameter.parameter
        group = next(name for name, button in self.groups.items() if button.isChecked())
        words = self.wanted.text().split()
        shown = [
            parameter
            for parameter in PARAMETERS
            if group in (_EVERY_GROUP, parameter.group) and all(_is_about(parameter, word) for word in words)
        ]
        self.list.cards.show([self._card(parameter) for parameter in shown])
        self.empty.setVisible(not shown)
        self.parameter.setVisible(bool(shown))
        if shown:
            self.list.choose(shown.index(at_hand) if at_hand in shown else 0)

    def _card(self, parameter: Parameter) -> CardFact:
        ruling = self.desk.workspace.policies.ruling(parameter.key, self.desk.workspace.cutoff)
        lines = ruling.value if isinstance(ruling.value, tuple) else ()
        value = _("{lines} 行").format(lines=len(lines)) if lines else ruling.text
        word = value if len(value) <= _LONGEST_WORD else f"{value[:_LONGEST_WORD]}…"
        about = f"{parameter.group} · {since_words(ruling)} · {ruling.entry.source}"
        return CardFact(parameter.title, about, word, thing=parameter)

    def _show(self, fact: CardFact | None) -> None:
        if fact is not None:
            self.parameter.show_parameter(fact.thing)

    def _set(self, value: object, since: date) -> None:
        parameter = self.parameter.parameter
        if parameter is None:
            return
        workspace = self.desk.workspace

        def do() -> str:
            set_policy(workspace, parameter.key, value, since)
            text = workspace.policies.ruling(parameter.key, since).text
            return _("已设定{parameter}：{text}，从 {since} 起。").format(
                parameter=parameter.title, text=text, since=since
            )

        self._do(do)

    def _withdraw(self, since: date) -> None:
        parameter = self.parameter.parameter
        if parameter is None:
            return

        def do() -> str:
            withdraw(self.desk.workspace, parameter.key, since)
            return _("已撤回从 {since} 起的{parameter}。").format(since=since, parameter=parameter.title)

        self._do(do)

    def _apply(self, pack: str, since: date) -> None:
        def do() -> str:
            entries = apply_pack(self.desk.workspace, pack, since)
            count = len({entry.parameter for entry in entries})
            return _("已照“{pack_named}”设定 {count} 项，从 {since} 起；每一项都可以在上面撤回。").format(
                pack_named=pack_named(pack).title, count=count, since=since
            )

        self._do(do)

    def _set_cutoff(self, day: date | None) -> None:
        def do() -> str:
            set_cutoff(self.desk.workspace, day)
            return _("填报截止日是 {day}。").format(day=day) if day else _("填报截止日按当天算。")

        self._do(do)

    def _do(self, doing: Callable[[], str]) -> None:
        """Do it and say so; what the rules read changed, so the whole file is compared again."""
        try:
            done = doing()
        except Refusal as refusal:
            self.strip.complain(str(refusal))
            return
        self.refresh()
        self.strip.say(joined(done, _COMPARED))
        self.desk.comparing.look()

    def _lay_out(self) -> None:
        line = Wrapping(pixels(self.font(), 5), self)
        self.wanted.setPlaceholderText(_("找政策"))
        self.wanted.setAccessibleName(_("找政策"))
        self.wanted.setClearButtonEnabled(True)
        self.wanted.setFixedWidth(pixels(self.font(), 150))
        set_role(self.wanted, "field")
        line.add(self.wanted)
        for button in self.groups.values():
            button.setParent(line)
            button.show()
            line.add(button)
        for widget in (self.strip, line):
            self.body.addWidget(widget)
        self.list.setFixedWidth(pixels(self.font(), _LEFT))
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.empty)
        column.setSpacing(pixels(self.font(), 10))
        cards: tuple[Card, ...] = (self.parameter, self.cutoff, self.packs)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(pixels(self.font(), 12))
        below.addWidget(self.list)
        below.addWidget(Scrolled(inside, self), 1)
        self.body.addLayout(below, 1)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        for button in self.groups.values():
            group.addButton(button)
        self.groups[_EVERY_GROUP].setChecked(True)
        self.list.on_chosen(self._show)
        self.wanted.textChanged.connect(lambda _text: self._list())
        self.parameter.wanted.connect(self._set)
        self.parameter.withdrawn.connect(self._withdraw)
        self.packs.wanted.connect(self._apply)
        self.cutoff.wanted.connect(self._set_cutoff)
        for card in (self.parameter, self.packs, self.cutoff):
            card.refused.connect(self.strip.complain)


def _is_about(parameter: Parameter, word: str) -> bool:
    """Whether the word stands in what is said of it, or begins the pinyin initials of its title."""
    told = f"{parameter.title}{parameter.help}{parameter.group}"
    return word in told or any(letters.startswith(word.lower()) for letters in initials(parameter.title))
