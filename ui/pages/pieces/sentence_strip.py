"""A sentence that stays where it belongs until something new is said there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.look import pixels, set_role
from ui.look.sheet import ROLE

_ASKING = "asking"


class SentenceStrip(QFrame):
    """Says how something went, or why it could not be done; with what one may do about it beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row = QHBoxLayout(self)
        side, above = pixels(self.font(), 12), pixels(self.font(), 6)
        self._row.setContentsMargins(side, above, side, above)
        self._row.setSpacing(pixels(self.font(), 8))
        self._row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that stands there; "" while none does."""
        return "" if self.isHidden() else self._text.text()

    @property
    def is_asking(self) -> bool:
        """Whether what stands there is only a question that waits."""
        return not self.isHidden() and self.property(ROLE) == _ASKING

    def add(self, button: QPushButton) -> None:
        """Something to do about it."""
        self._row.addWidget(button)

    def say(self, sentence: str) -> None:
        """It went well."""
        self._show(sentence, "said")

    def ask(self, sentence: str) -> None:
        """Somebody should look at this before going on."""
        self._show(sentence, _ASKING)

    def complain(self, sentence: str) -> None:
        """It could not be done."""
        self._show(sentence, "complained")

    def _show(self, sentence: str, role: str) -> None:
        set_role(self, role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
