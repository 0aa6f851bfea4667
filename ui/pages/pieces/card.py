"""A white card with a heading: the block of which pages are built."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.look import bold, pixels, set_role, small


class Card(QFrame):
    """Its content goes into `inside`, below the heading."""

    def __init__(self, heading: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._heading = QLabel(heading, self)
        self._heading.setFont(bold(self.font()))
        self._about = muted("", self)
        self.inside = QVBoxLayout(self)
        side, above = pixels(self.font(), 16), pixels(self.font(), 12)
        self.inside.setContentsMargins(side, above, side, above)
        self.inside.setSpacing(pixels(self.font(), 8))
        self._top = QHBoxLayout()
        self._top.setSpacing(pixels(self.font(), 8))
        self._top.addWidget(self._heading)
        self._top.addWidget(self._about, 1)
        self.inside.addLayout(self._top)
        self.call(heading)

    @property
    def heading(self) -> str:
        """What stands above the content."""
        return self._heading.text()

    @property
    def about(self) -> str:
        """What stands beside the heading."""
        return self._about.text()

    def call(self, heading: str, about: str = "") -> None:
        """Give the card its heading, and a quiet word beside it."""
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self._about.setText(about)
        # Invisible it would still hold a line open above cards without a heading.
        self._about.setVisible(bool(heading))

    def add_beside(self, widget: QWidget) -> None:
        """A button or a word at the right of the heading."""
        self._top.addWidget(widget)


def muted(text: str, parent: QWidget | None = None) -> QLabel:
    """A quiet explanation; wraps, and may be selected with the mouse."""
    label = QLabel(text, parent)
    label.setFont(small(label.font()))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    set_role(label, "muted")
    return label
