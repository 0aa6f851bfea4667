"""The turn at the left from the pages to the villages and back, where there is no room for both."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from roster_desktop.wording import _
from ui.look import pixels, set_role

PAGES, AREAS = _("目录"), _("各村")


class SidebarTurn(QWidget):
    """Two buttons of which one is pressed."""

    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = self._button(PAGES, _("看各册和各页"))
        self._areas = self._button(AREAS, _("看各村的人数、问题和报送，点一个村就只看这个村（Ctrl+G）"))
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        side = pixels(self.font(), 8)
        layout.setContentsMargins(side, 0, side, 0)
        layout.setSpacing(pixels(self.font(), 6))
        for button in (self._pages, self._areas):
            group.addButton(button)
            layout.addWidget(button, 1)
        self._pages.setChecked(True)
        group.buttonToggled.connect(lambda _button, is_on: self.turned.emit() if is_on else None)

    @property
    def is_at_areas(self) -> bool:
        """Whether the villages are shown."""
        return self._areas.isChecked()

    def turn_to_areas(self) -> None:
        """Show the villages."""
        self._areas.setChecked(True)

    def _button(self, text: str, told: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setCheckable(True)
        button.setToolTip(told)
        set_role(button, "chip")
        return button
