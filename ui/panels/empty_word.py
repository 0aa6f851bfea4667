"""What stands where a table has no row: why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import bold, pixels, set_role, title

_WIDTH = 430


class EmptyWord(QWidget):
    """A heading, a sentence, and the one button that helps."""

    done = Signal()
    other_wanted = Signal(str)
    """Key of another place that was offered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(self)
        self._sentence = QLabel(self)
        self._button = QPushButton(self)
        self._button.setAutoDefault(True)
        self._button.hide()
        self._others = QVBoxLayout()
        self._offered: list[QPushButton] = []
        self._lay_out()
        self._button.clicked.connect(self.done)

    def say(self, heading: str, sentence: str, button: str = "") -> None:
        """Say this; without a text there is no button. Other places are offered anew."""
        self.offer(())
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))

    def offer(self, others: Sequence[tuple[str, str]]) -> None:
        """Other places to go to: (key, what the button says)."""
        for button in self._offered:
            button.hide()
            button.deleteLater()
        self._offered = [self._way(key, text) for key, text in others]
        for button in self._offered:
            self._others.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            # At once: the keyboard may be put on it before Qt would show it by itself.
            button.show()

    @property
    def offers(self) -> list[str]:
        """What the buttons of other places say."""
        return [button.text() for button in self._offered]

    def take_focus(self) -> None:
        """Put the keyboard on the first button, which Enter presses."""
        first = next(iter(self._offered), self._button)
        first.setFocus()

    def _way(self, key: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(True)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self.other_wanted.emit(key))
        return button

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
        for widget in (self._heading, self._sentence):
            layout.addLayout(_centred(widget))
        self._others.setSpacing(pixels(self.font(), 8))
        layout.addLayout(self._others)
        layout.addLayout(_centred(self._button))
        layout.addStretch(3)


def _centred(widget: QWidget) -> QHBoxLayout:
    """The widget between two stretches; an alignment would take the height of wrapped lines from it."""
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(widget)
    line.addStretch(1)
    return line
