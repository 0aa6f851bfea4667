"""One question about a workbook with its choices, a key each; or a line where the answer is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.records import PASSWORD
from roster_desktop.records.question import Choice
from roster_desktop.wording import _
from ui.look import set_role
from ui.pages.bring_in.asking import Asked, with_keys
from ui.pages.pieces import Card, muted, plain
from ui.panels.choice_line import ChoiceLine
from ui.panels.scrolled import Scrolled

_OTHERS = _("选别的列…")


class QuestionCard(Card):
    """Says what is asked and where; what is chosen is the answer at once."""

    answered = Signal(str, str)
    """Key of the question, and the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._asked: Asked | None = None
        self._held = QWidget(self)
        self._choosing = QVBoxLayout(self._held)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._keys = muted("", self)
        self.choices: tuple[QPushButton, ...] = ()
        self.others = ChoiceLine(self)
        self.typed = QLineEdit(self)
        self.enter = plain(_("确定"), self._enter)
        self._lay_out()
        self.show_question(None)

    @property
    def told(self) -> str:
        """What is asked."""
        return self._said.text()

    def show_question(self, asked: Asked | None) -> None:
        """Ask this; None where nothing is to be asked."""
        self._asked = asked
        self._take_away()
        if asked is None:
            self.call(_("没有要您定的"))
            self._said.setText("")
        else:
            self.call(_("请您定") if asked.answer is None else _("已经定了，可以改"), asked.place)
            self._said.setText(asked.question.sentence)
            self._offer(asked)
        is_typed = asked is not None and not asked.question.choices
        self._keys.setVisible(bool(self.choices))
        for widget in (self.typed, self.enter):
            widget.setVisible(is_typed)

    def choose(self, place: int) -> None:
        """Answer with the choice of this key, counted from 0."""
        if place < len(self.choices):
            self.choices[place].click()

    def _lay_out(self) -> None:
        set_role(self.typed, "field")
        self.typed.setAccessibleName(_("回答"))
        self.typed.returnPressed.connect(self._enter)
        self.others.setAccessibleName(_("别的选择"))
        self.others.activated.connect(self._choose_other)
        for widget in (self._said, self._keys, self.others, self.typed, self.enter):
            self._choosing.addWidget(widget)
        self._choosing.addStretch(1)
        self._choosing.setContentsMargins(0, 0, 0, 0)
        self._choosing.setSpacing(self.inside.spacing())
        # A question with many choices is higher than a small screen with large letters leaves room for.
        scroll = Scrolled(self._held, self)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(_("问题和选择"))
        self.inside.addWidget(scroll, 1)

    def _take_away(self) -> None:
        for button in self.choices:
            self._choosing.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.choices = ()
        self.others.hide()
        self.typed.clear()

    def _offer(self, asked: Asked) -> None:
        question = asked.question
        is_secret = question.key == PASSWORD
        self.typed.setEchoMode(QLineEdit.EchoMode.Password if is_secret else QLineEdit.EchoMode.Normal)
        count = with_keys(question)
        self.choices = tuple(
            self._button(place, choice, asked) for place, choice in enumerate(question.choices[:count])
        )
        keys = _("按 1～{count} 选").format(count=count) if count > 1 else _("按 1 选")
        self._keys.setText(_("；").join(part for part in (keys, asked.without_answer) if part) + _("。"))
        rest = question.choices[count:]
        self.others.clear()
        self.others.addItem(_OTHERS, "")
        for choice in rest:
            self.others.addItem(choice.text, choice.value)
        self.others.setCurrentIndex(max(0, self.others.findData(asked.answer or "")))
        self.others.setVisible(bool(rest))

    def _button(self, place: int, choice: Choice, asked: Asked) -> QPushButton:
        button = QPushButton(_("{place}　{choice}").format(place=place + 1, choice=choice.text), self)
        set_role(button, "choice")
        button.setCheckable(True)
        button.setChecked(choice.value == asked.answer)
        act: Callable[[], None] = partial(self.answered.emit, asked.question.key, choice.value)
        # Later than the click: the button goes away with the question that it answers.
        button.clicked.connect(lambda: act(), Qt.ConnectionType.QueuedConnection)
        self._choosing.insertWidget(self._choosing.indexOf(self.others), button)
        return button

    def _choose_other(self, place: int) -> None:
        if self._asked is not None and (value := str(self.others.itemData(place))):
            self.answered.emit(self._asked.question.key, value)

    def _enter(self) -> None:
        if self._asked is not None and (text := self.typed.text()):
            self.answered.emit(self._asked.question.key, text)
