"""One number with what it counts above it and what goes with it below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from roster_desktop.wording import _
from ui.look import figure, pixels, set_role, small, title

_UNKNOWN = "—"
_SHORT = 9
"""Letters that have room in large ones."""


class NumberCard(QFrame):
    """Shows a dash until the number is known."""

    def __init__(self, about: str, counted: Callable[[int], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counted = counted
        self._about = about
        self._number = QLabel(_UNKNOWN, self)
        self._below = QLabel(self)
        heading = QLabel(about, self)
        set_role(self, "card")
        for label in (heading, self._below):
            label.setFont(small(self.font()))
            set_role(label, "muted")
        self._below.setWordWrap(True)
        self._number.setFont(figure(self.font()))
        inside = QVBoxLayout(self)
        side, above = pixels(self.font(), 16), pixels(self.font(), 11)
        inside.setContentsMargins(side, above, side, above)
        inside.setSpacing(pixels(self.font(), 2))
        for label in (heading, self._number, self._below):
            inside.addWidget(label)
        inside.addStretch(1)

    @property
    def text(self) -> str:
        """Number and words as they stand there."""
        return f"{self._number.text()} {self._below.text()}".strip()

    def show_text(self, text: str, below: str, beside: Sequence[str] = ()) -> None:
        """Show this instead of a single number: 17/20（85%）. `beside`: what the cards in its line show; all
        are written in letters of one size."""
        is_short = all(len(one) <= _SHORT for one in (text, *beside))
        self._number.setFont(figure(self.font()) if is_short else title(self.font()))
        self._number.setText(text)
        self._below.setText(below)
        self.setAccessibleName(_("{about} {text}，{below}").format(about=self._about, text=text, below=below))

    def show_number(self, number: int | None, below: str, told: str = "") -> None:
        """Show this number; None where nobody knows it. `told`: said when the mouse rests on the card."""
        self._number.setText(_UNKNOWN if number is None else self._counted(number))
        self._below.setText(below)
        self.setToolTip(told)
        self.setAccessibleName(
            _("{about} {number}，{below}").format(about=self._about, number=self._number.text(), below=below)
        )
