"""What stands on the page before a workbook was chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from ui.look import pixels, set_role, title
from ui.pages.pieces.buttons import primary
from ui.pages.pieces.card import muted


class Invitation(QFrame):
    """Says what may be dropped here, and opens the window for choosing it."""

    def __init__(
        self,
        heading: str,
        explained: str,
        button: str,
        act: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._heading = QLabel(heading, self)
        self._heading.setFont(title(self.font()))
        self._explained = muted(explained, self)
        self.button = primary(button, act)
        layout = QVBoxLayout(self)
        around = pixels(self.font(), 20)
        layout.setContentsMargins(around, around, around, around)
        layout.setSpacing(pixels(self.font(), 14))
        layout.addStretch(2)
        for widget in (self._heading, self._explained):
            widget.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(widget)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
