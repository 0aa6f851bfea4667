"""户主变更, 分户, 合户, step by step in one card: who, under which head, and what each is to the head then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from roster_desktop.records import RowId
from roster_desktop.schema import Role, Roster
from roster_desktop.schema.kinship import HEAD
from roster_desktop.tasks.households import Household
from roster_desktop.tasks.kinship import Kin, relations_to
from roster_desktop.wording import _
from roster_desktop.workspace import Row
from ui.editors import CellLine, Surroundings, make_line
from ui.look import dress_list, pixels, set_role
from ui.pages.pieces import Card, muted, plain, primary
from ui.panels.choice_line import ChoiceLine

_FIELD = 200
_UNSAID = _("选，或打拼音")


class Change(Enum):
    """What is done to the household; the value is the word for it."""

    HEAD = _("户主变更")
    SPLIT = _("分户")
    JOIN = _("合户")


_EXPLAINED = {
    Change.HEAD: _("选新户主，再核对各人与新户主的关系。能推出来的已经填好，推不出来的请您选。"),
    Change.SPLIT: _("勾选分出去的人，选他们当中谁当户主。新户编号还没有的先空着。"),
    Change.JOIN: _("选这一户并到哪一户，再选各人与那一户户主的关系。"),
}


class Answers(Struct, frozen=True):
    """What was chosen in the card."""

    change: Change
    leaving: tuple[RowId, ...]
    head: RowId | None
    number: str
    relations: Mapping[RowId, str]
    into: object
    """The other household's members, of 合户."""


class ChangeCard(Card):
    """Nothing is altered before the button; Esc or 取消 leaves everything as it was."""

    wanted = Signal(object)
    """`Answers`."""
    cancelled = Signal()

    def __init__(self, people: Roster, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._people = people
        self._surroundings = surroundings
        self._change = Change.HEAD
        self._rows: list[Row] = []
        self._ticks: dict[RowId, QCheckBox] = {}
        self._choices: dict[RowId, CellLine] = {}
        self._explained = muted("", self)
        self.heads = ChoiceLine(self)
        self._heads_label = QLabel(self)
        self.others = ChoiceLine(self)
        self._others_label = QLabel(_("并到哪一户"), self)
        self.number = QLineEdit(self)
        self._number_label = QLabel(_("新户编号"), self)
        self._place = QWidget(self)
        self.do_button = primary(_("确定{change}").format(change=self._change.value), self._tell)
        self._lay_out()

    def ask(self, change: Change, home: Household, others: Sequence[tuple[str, object]] = ()) -> None:
        """Begin; `others`: (name, members) of the households one may join."""
        self._change = change
        self._rows = [member.row for member in home.members]
        self.call(change.value)
        self._explained.setText(_EXPLAINED[change])
        self.do_button.setText(_("确定{change}").format(change=change.value))
        self._heads_label.setText(_("新户主") if change is Change.HEAD else _("分出后谁当户主"))
        for widgets, is_asked in (
            ((self.heads, self._heads_label), change is not Change.JOIN),
            ((self.others, self._others_label), change is Change.JOIN),
            ((self.number, self._number_label), change is Change.SPLIT),
        ):
            for widget in widgets:
                widget.setVisible(is_asked)
        self.number.clear()
        self.others.clear()
        for name, members in others:
            self.others.addItem(name, members)
        self._list_members()
        self._list_heads()
        (self.others if change is Change.JOIN else self.heads).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        self.inside.addWidget(self._explained)
        above = QGridLayout()
        above.setHorizontalSpacing(pixels(self.font(), 12))
        for at, (label, widget) in enumerate((
            (self._heads_label, self.heads),
            (self._others_label, self.others),
            (self._number_label, self.number),
        )):  # fmt: skip
            label.setBuddy(widget)
            widget.setAccessibleName(label.text() or _("新户主"))
            widget.setFixedWidth(pixels(self.font(), _FIELD))
            above.addWidget(label, at, 0)
            above.addWidget(widget, at, 1)
        set_role(self.number, "field")
        above.setColumnStretch(2, 1)
        self.inside.addLayout(above)
        self.inside.addWidget(self._place)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(plain(_("取消"), self.cancelled.emit))
        foot.addWidget(self.do_button)
        self.inside.addLayout(foot)
        self.heads.currentIndexChanged.connect(lambda _at: self._suggest())

    def _list_members(self) -> None:
        """A line for every member: the tick of who leaves, and what they are to the head."""
        place = QWidget(self)
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(pixels(self.font(), 12))
        self._ticks, self._choices = {}, {}
        for at, row in enumerate(self._rows):
            name = self._people.text_of(Role.NAME, row.values)
            is_head = self._people.text_of(Role.RELATION, row.values) == HEAD
            label = (
                self._tick(row.id, name, place, is_head=is_head)
                if self._change is Change.SPLIT
                else QLabel(name, place)
            )
            told = " · ".join(
                self._people.text_of(role, row.values) for role in (Role.RELATION, Role.SEX, Role.AGE)
            )
            choice = make_line(self._people.column_by_role[Role.RELATION], self._surroundings, place)
            set_role(choice, "field")
            choice.setMinimumWidth(pixels(self.font(), 170))
            choice.setAccessibleName(_("{name} 与户主的关系").format(name=name))
            choice.hint(_UNSAID)
            self._choices[row.id] = choice
            grid.addWidget(label, at, 0)
            grid.addWidget(muted(told, place), at, 1)
            grid.addWidget(choice, at, 2)
        grid.setColumnStretch(3, 1)
        self.inside.replaceWidget(self._place, place)
        self._place.deleteLater()
        self._place = place

    def _tick(self, row: RowId, name: str, place: QWidget, *, is_head: bool) -> QCheckBox:
        tick = self._ticks[row] = QCheckBox(name, place)
        dress_list(tick)
        tick.setEnabled(not is_head)
        tick.setToolTip(_("户主不能分出去；要分出户主，先做户主变更") if is_head else "")
        tick.toggled.connect(lambda _on: self._list_heads())
        return tick

    def _list_heads(self) -> None:
        """Who may be the head: of those who leave, or of all but the old one."""
        self.heads.blockSignals(True)
        self.heads.clear()
        for row in self._rows:
            is_old = self._people.text_of(Role.RELATION, row.values) == HEAD
            may_be = self._ticks[row.id].isChecked() if row.id in self._ticks else not is_old
            if may_be:
                self.heads.addItem(self._people.text_of(Role.NAME, row.values), row.id)
        self.heads.blockSignals(False)
        self._suggest()

    def _suggest(self) -> None:
        """What each is to the head, where it follows; the others are left to the person."""
        # Of a household that joins another one, everybody is asked: its head is the other one's.
        head = None if self._change is Change.JOIN else self.heads.currentData()
        told = self._told(head)
        for row in self._rows:
            choice = self._choices[row.id]
            is_asked = self._is_asked(row.id) and row.id != head
            choice.setVisible(is_asked)
            choice.setText(told.get(row.id, ""))

    def _told(self, head: RowId | None) -> dict[RowId, str]:
        if self._change is Change.JOIN or head is None:
            return {}
        kin = [
            Kin(self._people.text_of(Role.RELATION, row.values), self._people.text_of(Role.SEX, row.values))
            for row in self._rows
        ]
        ids = [row.id for row in self._rows]
        return dict(zip(ids, relations_to(ids.index(head), kin), strict=True))

    def _is_asked(self, row: RowId) -> bool:
        return self._change is not Change.SPLIT or self._ticks[row].isChecked()

    def _tell(self) -> None:
        leaving = tuple(row for row, tick in self._ticks.items() if tick.isChecked())
        relations = {
            row: choice.text().strip()
            for row, choice in self._choices.items()
            if choice.text().strip() and self._is_asked(row)
        }
        head = None if self._change is Change.JOIN else self.heads.currentData()
        into = self.others.currentData() if self._change is Change.JOIN else None
        self.wanted.emit(Answers(self._change, leaving, head, self.number.text(), relations, into))
