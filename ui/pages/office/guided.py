"""What the cards of this page have in common: they say what will happen, do it beside the window,
and tell how it went."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from roster_desktop.progress import Progress
from ui.bridge.desk import Desk
from ui.look import pixels, set_role
from ui.pages.pieces import Card, SentenceStrip, WorkStrip, muted
from ui.panels.wrapping import Wrapping

_LABEL_WIDTH = 84
_T = TypeVar("_T")


class GuidedCard(Card):
    """A heading, how it goes, fields, and below them what was found or done."""

    def __init__(self, heading: str, how: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self.desk = desk
        self.strip = SentenceStrip(self)
        self.work = WorkStrip(self)
        self._label_of: dict[QWidget, QLabel] = {}
        self.fields = QGridLayout()
        self.fields.setHorizontalSpacing(pixels(self.font(), 12))
        self.fields.setVerticalSpacing(pixels(self.font(), 8))
        self.fields.setColumnMinimumWidth(0, pixels(self.font(), _LABEL_WIDTH))
        self.fields.setColumnStretch(1, 1)
        self.inside.addWidget(muted(how, self))
        self.inside.addLayout(self.fields)
        for widget in (self.work, self.strip):
            self.inside.addWidget(widget)

    def refresh(self) -> None:
        """The card is turned to, or the file changed: show what is true now."""

    def field(self, name: str, told: str = "", beside: QWidget | None = None) -> QLineEdit:
        """A line to write into, with its name before it."""
        line = QLineEdit(self)
        set_role(line, "field")
        line.setAccessibleName(name)
        line.setPlaceholderText(told)
        self.place(name, line, beside)
        return line

    def place(self, name: str, widget: QWidget, beside: QWidget | None = None) -> None:
        """Anything that has a name before it."""
        row = self.fields.rowCount()
        label = QLabel(name, self)
        label.setBuddy(widget)
        self._label_of[widget] = label
        self.fields.addWidget(label, row, 0)
        self.fields.addWidget(widget, row, 1)
        if beside is not None:
            self.fields.addWidget(beside, row, 2)

    def add_buttons(self, *buttons: QPushButton) -> None:
        """In a row, from the left; what finds no room goes on below."""
        row = Wrapping(pixels(self.font(), 8), self)
        for button in buttons:
            row.add(button)
        self.inside.addWidget(row)

    def show_field(self, widget: QWidget, *, is_shown: bool) -> None:
        """A field that has nothing to do in this file takes its name along."""
        widget.setVisible(is_shown)
        self._label_of[widget].setVisible(is_shown)

    def do(self, what: str, work: Callable[[Progress], _T], then: Callable[[_T], object]) -> None:
        """Do this beside the window; a refusal stands on the card."""
        if self.work.is_busy:
            return
        self.strip.hide()
        held = self.window().focusWidget()
        job = self.desk.jobs.start(work)
        self.work.await_end(job, what)
        job.done.connect(then)
        job.refused.connect(self.strip.complain)
        job.ended.connect(self.settle)
        job.ended.connect(lambda: self._give_back(held))
        self.settle()

    def _give_back(self, held: QWidget | None) -> None:
        """A button that rests meanwhile loses the keyboard to whatever comes next, often outside the card."""
        if held is None or not isValid(held) or not self.isAncestorOf(held) or not held.isEnabled():
            return
        now = self.window().focusWidget()
        if held.isVisible() and (now is None or not self.isAncestorOf(now)):
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Say by the buttons what may be done now."""
