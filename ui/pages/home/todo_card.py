"""One thing that needs a person: how urgent it is, what it is, who it is about, and the way to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from roster_desktop.tasks.todo_facts import Todo, Urgency
from roster_desktop.wording import _
from ui.look import bold, pixels, set_role, tones_of
from ui.pages.pieces import muted, plain

_SPOKEN = {Urgency.NOW: _("要紧"), Urgency.SOON: _("近期"), Urgency.LATER: _("不急")}


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
        inside.addWidget(_Dot(todo.urgency, self), 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(texts, 1)
        for button in (self.read, self.button):
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)


class _Dot(QWidget):
    """Red, amber or grey; who hears the window is told in a word."""

    def __init__(self, urgency: Urgency, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._urgency = urgency
        self.setFixedSize(pixels(self.font(), 9), pixels(self.font(), 9))
        self.setToolTip(_SPOKEN[urgency])
        self.setAccessibleName(_SPOKEN[urgency])

    def paintEvent(self, event: QPaintEvent) -> None:
        tones = tones_of(self.palette())
        colour = {
            Urgency.NOW: tones.error,
            Urgency.SOON: tones.amber,
            Urgency.LATER: tones.line,
        }[self._urgency]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(self.rect())
        painter.end()
