"""One thing that needs a person: how urgent it is, what it is, who it is about, and the way to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.tasks.todo_facts import Todo, Urgency
from roster_desktop.wording import _
from ui.look import Sign, bold, draw_sign, pixels, set_role, tones_of
from ui.pages.pieces import muted, plain

_SPOKEN = {Urgency.NOW: _("要紧"), Urgency.SOON: _("近期"), Urgency.LATER: _("不急")}
_SIGNS = {Urgency.NOW: Sign.DISC, Urgency.SOON: Sign.TRIANGLE, Urgency.LATER: Sign.RING}
_SIZE = 10


class TodoCard(QFrame):
    """The button leads to the place."""

    wanted = Signal(object)
    """The `Place` to go to."""
    put_off = Signal(str)
    """Somebody read it and wants to hear no more of it."""

    def __init__(self, todo: Todo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.button: QPushButton = plain(todo.button, lambda: self.wanted.emit(todo.place))
        self.button.setAccessibleName(_("{button}：{todo}").format(button=todo.button, todo=todo.title))
        self.read: QPushButton = plain(_("不再提醒"), lambda: self.put_off.emit(todo.about_once))
        self.read.setAccessibleName(_("不再提醒：{todo}").format(todo=todo.title))
        self.read.setVisible(bool(todo.about_once))
        title = QLabel(todo.title, self)
        title.setFont(bold(self.font()))
        title.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(pixels(self.font(), 2))
        texts.addWidget(title)
        texts.addWidget(muted(todo.about, self))
        inside = QHBoxLayout(self)
        side, above = pixels(self.font(), 13), pixels(self.font(), 8)
        inside.setContentsMargins(side, above, side, above)
        inside.setSpacing(pixels(self.font(), 6))
        inside.addWidget(UrgencySign(todo.urgency, self), 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(texts, 1)
        for button in (self.read, self.button):
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class UrgencySign(QWidget):
    """A red disc, an amber triangle or a grey ring; who hears the window is told in a word."""

    def __init__(self, urgency: Urgency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._urgency = urgency
        self.setFixedSize(pixels(self.font(), _SIZE), pixels(self.font(), _SIZE))
        self.setToolTip(_SPOKEN[urgency])
        self.setAccessibleName(_SPOKEN[urgency])

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = tones_of(self.palette())
        colour = {
            Urgency.NOW: tones.error,
            Urgency.SOON: tones.amber,
            Urgency.LATER: tones.faint,
        }[self._urgency]
        painter = QPainter(self)
        draw_sign(painter, self.rect(), _SIGNS[self._urgency], colour)
        painter.end()
