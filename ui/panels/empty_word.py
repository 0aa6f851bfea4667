"""What stands where a table has no row: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import bold, pixels, set_role, title

_WIDTH = 430


class EmptyWord(QWidget):
    """A heading, a sentence, and the one button that helps."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self)
        self._sentence = QLabel(self)
        self._button = QPushButton(self)
        self._button.setAutoDefault(True)
        self._lay_out()
        self._button.clicked.connect(self.done)

    def say(self, heading: str, sentence: str, button: str = "") -> None:
        """Say this; without a text there is no button."""
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))

    def take_focus(self) -> None:
        """Put the keyboard on the button, which Enter presses."""
        self._button.setFocus()

    def _lay_out(self) -> None:
        self._heading.setFont(bold(title(self.font())))
        self._sentence.setWordWrap(True)
        self._sentence.setFixedWidth(pixels(self.font(), _WIDTH))
        set_role(self._sentence, "muted")
        for label in (self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setSpacing(pixels(self.font(), 12))
        layout.addStretch(2)
        for widget in (self._heading, self._sentence, self._button):
            layout.addLayout(_centred(widget))
        layout.addStretch(3)


def _centred(widget: QWidget) -> QHBoxLayout:
    """The widget between two stretches; an alignment would take the height of wrapped lines from it."""
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(widget)
    line.addStretch(1)
    return line
