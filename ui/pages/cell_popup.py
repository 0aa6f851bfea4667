"""A small window beside a cell: what both asking about it and looking back at it stand in."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.look import bold, pixels, set_role

_WIDTH = 420


class CellPopup(QFrame):
    """A heading, what belongs to it, and a row of buttons; Esc or a click elsewhere closes it."""

    def __init__(self, heading: str, close_words: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.heading = QLabel(heading, self)
        self.heading.setFont(bold(self.font()))
        self.heading.setWordWrap(True)
        self.close_button = QPushButton(close_words, self)
        self.close_button.clicked.connect(self.close)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(heading)
        set_role(self, "card")

    @property
    def first(self) -> QWidget:
        """What has the keyboard when it opens."""
        return self.close_button

    def show_beside(self, widget: QWidget, below: QPoint) -> None:
        """Open below this point of the widget, wholly on its screen."""
        self.adjustSize()
        at = widget.mapToGlobal(below)
        screen = widget.screen().availableGeometry()
        left = max(screen.left(), min(at.x(), screen.right() - self.width()))
        top = max(screen.top(), min(at.y(), screen.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)

    def stack(self, content: Iterable[QWidget], left: Iterable[QWidget], right: Iterable[QWidget]) -> None:
        """The content below the heading, and under it the buttons: some at the left, the others at the
        right, the closing one last."""
        self.setFixedWidth(pixels(self.font(), _WIDTH))
        side = pixels(self.font(), 14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(side, side, side, side)
        layout.setSpacing(pixels(self.font(), 8))
        for widget in (self.heading, *content):
            layout.addWidget(widget)
        buttons = QHBoxLayout()
        for button in left:
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (*right, self.close_button):
            buttons.addWidget(button)
        layout.addLayout(buttons)
