"""The record beside the table: who it is, the person's rows elsewhere, every field,
and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.records import REMOVAL_KEY
from roster_desktop.schema import Role, Roster, Values
from roster_desktop.schema.kinship import HEAD
from roster_desktop.wording import _
from ui.editors import Surroundings
from ui.look import bold, icon, pixels, set_role, set_tight, small, title, tones_of
from ui.panels.asking_box import AskingBox
from ui.panels.other_rosters import OtherRosters
from ui.panels.record import Record
from ui.panels.record_form import Check, Follow, RecordForm
from ui.panels.verification_line import VerificationLine

_WIDTH = 394
_TIGHT = 500
"""Below this height the foot becomes one line: the fields need the room more."""
_TIGHT_WORDS = {_("上一条 Ctrl+↑"): "↑", _("下一条 Ctrl+↓"): "↓", _("变更记录"): _("记录")}
_NOBODY = _("左边选一行，这里就能看到并修改它的全部内容。")


class RecordPanel(QFrame):
    """Shows one record and hands over what is typed; it saves nothing itself."""

    written = Signal(str, str)
    """(key, text): a field was left."""
    reveal_wanted = Signal()
    history_wanted = Signal()
    previous_wanted = Signal()
    next_wanted = Signal()
    decided = Signal(str, object)
    other_wanted = Signal(str)
    """Roster in which this person's rows are wanted."""
    end_passed = Signal()

    def __init__(
        self,
        roster: Roster,
        rosters: Sequence[Roster],
        surroundings: Surroundings,
        check: Check,
        follow: Follow,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._roster = roster
        self.form = RecordForm(roster, surroundings, check, follow, self)
        self._name = QLabel(self)
        self._who = QLabel(self)
        self._others = OtherRosters(rosters, roster.key, self)
        self._asked = QVBoxLayout()
        self._help = QLabel(self)
        self._nobody = QLabel(_NOBODY, self)
        self._reveal = self._button("reveal", _("显示这一行的号码（Ctrl+E）"), self.reveal_wanted)
        self._previous = self._step(_("上一条 Ctrl+↑"), self.previous_wanted)
        self._next = self._step(_("下一条 Ctrl+↓"), self.next_wanted)
        self._history = self._step(_("变更记录"), self.history_wanted)
        self.verification = VerificationLine(self)
        self._full = QWidget(self)
        self._layout_of_full = QVBoxLayout(self._full)
        self._foot = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._is_tight = False
        self._changed = ""
        """Who changed the shown row last and when, in words."""
        self._lay_out()
        self._connect()
        self.show_nobody()

    def show_nobody(self) -> None:
        """No row is chosen: say what to do."""
        self._full.hide()
        self._nobody.show()

    def show_record(self, record: Record, *, has_previous: bool, has_next: bool) -> None:
        """Show this record."""
        self._nobody.hide()
        self._full.show()
        name = self._roster.name_in(record.values)
        self._name.setText(
            name
            or (
                _("新的一行")
                if record.is_fresh
                else _("（未填{roster_word}）").format(roster_word=roster_word(self._roster))
            )
        )
        self._who.setText(described(self._roster, record.values))
        self._others.show_counts(record.others)
        self._others.setVisible(self._roster.is_about_people)
        self._ask(record)
        self.form.show_record(record)
        self._reveal.setChecked(record.is_revealed)
        hides = any(column.sensitive for column in self._roster.columns)
        self._reveal.setVisible(hides and bool(record.row or record.given))
        self._history.setEnabled(bool(record.row))
        self._previous.setEnabled(has_previous)
        self._next.setEnabled(has_next)
        self._changed = record.changed
        self._say_help(self.form.help_at_hand)
        self.verification.show_verification(record.verification, is_locked=record.is_locked or not record.row)
        self.verification.setVisible(self._roster.is_about_people)

    def _ask(self, record: Record) -> None:
        """A question about the row as a whole stands above its fields."""
        while item := self._asked.takeAt(0):
            item.widget().hide()
            item.widget().deleteLater()
        for question in record.questions:
            if question.register == REMOVAL_KEY:
                box = AskingBox(self._roster, question, is_revealed=record.is_revealed, parent=self)
                box.decided.connect(self.decided)
                self._asked.addWidget(box)

    def _lay_out(self) -> None:
        self.setFixedWidth(pixels(self.font(), _WIDTH))
        self.setAccessibleName(_("本行的卡片"))
        self._name.setFont(bold(title(self.font())))
        self._who.setFont(small(self.font()))
        set_role(self._who, "muted")
        self._who.setWordWrap(True)
        self._help.setFont(small(self.font()))
        self._help.setWordWrap(True)
        set_role(self._help, "muted")
        self._nobody.setWordWrap(True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._nobody, "muted")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._full)
        whole.addWidget(self._nobody)
        self._lay_out_full()

    def _lay_out_full(self) -> None:
        side = pixels(self.font(), 16)
        layout = self._layout_of_full
        layout.setContentsMargins(0, pixels(self.font(), 10), 0, pixels(self.font(), 10))
        layout.setSpacing(pixels(self.font(), 6))
        head = QVBoxLayout()
        head.setContentsMargins(side, 0, side, 0)
        head.setSpacing(pixels(self.font(), 4))
        line = QHBoxLayout()
        line.setSpacing(pixels(self.font(), 8))
        line.addWidget(self._name)
        line.addWidget(self._who, 1)
        line.addWidget(self._reveal)
        head.addLayout(line)
        head.addWidget(self._others)
        head.addLayout(self._asked)
        layout.addLayout(head)
        layout.addWidget(self.form, 1)
        layout.addWidget(self._rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(side, 0, side, 0)
        foot.addWidget(self._help)
        steps = QHBoxLayout()
        steps.setSpacing(pixels(self.font(), 4))
        steps.addWidget(self._previous)
        steps.addWidget(self._next)
        steps.addStretch(1)
        steps.addWidget(self._history)
        self._foot.setSpacing(pixels(self.font(), 6))
        self._foot.addLayout(steps)
        self._foot.addWidget(self.verification, 1)
        foot.addLayout(self._foot)
        layout.addLayout(foot)
        self._fit_foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_tight = self.height() < pixels(self.font(), _TIGHT)
        if is_tight != self._is_tight:
            self._is_tight = is_tight
            self._fit_foot()

    def _fit_foot(self) -> None:
        """One line where the card is low, else what one can do below each other."""
        # As many lines at any time: the fields must not jump while the keyboard walks through them.
        self._help.setFixedHeight(self._help.fontMetrics().lineSpacing() * (1 if self._is_tight else 3))
        upright = Qt.AlignmentFlag.AlignTop if self._is_tight else Qt.AlignmentFlag.AlignVCenter
        self._help.setAlignment(Qt.AlignmentFlag.AlignLeft | upright)
        way = QBoxLayout.Direction
        self._foot.setDirection(way.LeftToRight if self._is_tight else way.TopToBottom)
        above = pixels(self.font(), 4 if self._is_tight else 10)
        self._layout_of_full.setContentsMargins(0, above, 0, above)
        for button in (self._previous, self._next, self._history):
            whole = button.accessibleName()
            button.setText(_TIGHT_WORDS[whole] if self._is_tight else whole)
            button.setToolTip(whole if self._is_tight else "")
        tight = (self._previous, self._next, self._history, self.verification.way, self.verification.button)
        for button in tight:
            set_tight(button, self._is_tight)
        self.form.set_close(self._is_tight)

    def _say_help(self, text: str) -> None:
        """Help of the field at hand, else who changed the row last.

        In one line as many whole sentences as fit: the rest stands below the field's own question mark.
        """
        text = text or self._changed
        width = self._help.width() if self._is_tight else 0
        self._help.setText(whole_sentences(text, self._help.fontMetrics(), width) if width else text)
        self._help.setToolTip(text)

    def _connect(self) -> None:
        self.form.written.connect(self.written)
        self.form.helped.connect(self._say_help)
        self.form.reveal_wanted.connect(self.reveal_wanted)
        self.form.decided.connect(self.decided)
        self.form.end_passed.connect(self.end_passed)
        self._others.wanted.connect(self.other_wanted)

    def _rule(self) -> QFrame:
        rule = QFrame(self)
        set_role(rule, "rule")
        rule.setFixedHeight(1)
        return rule

    def _button(self, drawing: str, name: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        button.setIcon(icon(drawing, tones_of(self.palette()).muted))
        button.setCheckable(drawing == "reveal")
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_role(button, "quiet")
        button.clicked.connect(signal)
        return button

    def _step(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setFont(small(self.font()))
        button.clicked.connect(signal)
        return button


def whole_sentences(text: str, metrics: QFontMetrics, width: int) -> str:
    """The sentences of a text that fit into one line; of the first one what fits of it."""
    fitting = ""
    for sentence in re.findall(r"[^。；]*[。；]?", text):
        if metrics.horizontalAdvance(fitting + sentence) > width:
            break
        fitting += sentence
    return fitting or metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def roster_word(roster: Roster) -> str:
    """What the column is called by which a row is called."""
    return roster.column_by_key[roster.name_key].header


def described(roster: Roster, values: Values) -> str:
    """Whose household the person belongs to, as what, and how old: 户主张桂英之子 · 25岁."""
    head = roster.text_of(Role.HEAD, values)
    relation = roster.text_of(Role.RELATION, values)
    age = roster.text_of(Role.AGE, values)
    return " · ".join(
        part
        for part in (
            _household(head, relation, roster.text_of(Role.NAME, values)),
            _("{age}岁").format(age=age) if age else "",
        )
        if part
    )


def _household(head: str, relation: str, name: str) -> str:
    if relation == HEAD or (head and head == name):
        return _("户主")
    if not head or not relation:
        return relation or (_("{head}户").format(head=head) if head else "")
    return (
        _("户主{head}{relation}").format(head=head, relation=relation)
        if relation.startswith("之")
        else _("户主{head}的{relation}").format(head=head, relation=relation)
    )
