"""The row above the table: one box that finds everybody, and what part of the roster is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from ui.look import icon, pixels, set_role, tones_of

_PAUSE = 150
"""Milliseconds without a key after which the search begins."""
EVERYWHERE = "全部村"


class SearchRow(QWidget):
    """Tells what to show; searching itself is the table's."""

    changed = Signal()
    """The text, the village or 在册/已移除 is another one."""
    left = Signal()
    """Enter or the down key: the person goes on in the table."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QLineEdit(self)
        self._box.setPlaceholderText(placeholder)
        self._listed = self._chip("在册")
        self._removed = self._chip("已移除")
        self._villages = QPushButton(EVERYWHERE, self)
        self._menu = QMenu(self)
        self._village = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self.right = QHBoxLayout()
        self._lay_out()
        self._connect()

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._box.text().strip()

    @property
    def village(self) -> str:
        """The one village that is shown; "" for all."""
        return self._village

    @property
    def shows_removed(self) -> bool:
        """Whether the removed rows are shown instead of the listed ones."""
        return self._removed.isChecked()

    def show_counts(self, listed: int, removed: int) -> None:
        """Numbers on the chips; without removed rows there is nothing to choose."""
        self._listed.setText(f"在册 {listed:,}")
        self._removed.setText(f"已移除 {removed:,}")
        has_choice = removed > 0 or self.shows_removed
        self._listed.setVisible(has_choice)
        self._removed.setVisible(has_choice)

    def offer_villages(self, villages: Sequence[str]) -> None:
        """Let one village be chosen; with none or one there is nothing to choose."""
        self._villages.setVisible(len(villages) > 1)
        self._menu.clear()
        for village in (EVERYWHERE, *villages):
            action = QAction(village, self._menu)
            action.triggered.connect(lambda _checked=False, village=village: self._narrow(village))
            self._menu.addAction(action)

    def clear(self) -> None:
        """Show all listed rows again."""
        self._box.clear()
        self._listed.setChecked(True)
        self._narrow(EVERYWHERE)

    def take_focus(self) -> None:
        """Put the keyboard into the box."""
        self._box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._box.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search_now()
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Escape and self._box.text():
            self._box.clear()
            return
        super().keyPressEvent(event)

    def _narrow(self, village: str) -> None:
        self._village = "" if village == EVERYWHERE else village
        self._villages.setText(village)
        self.changed.emit()

    def _search_now(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self.changed.emit()

    def _chip(self, text: str) -> QPushButton:
        chip = QPushButton(text, self)
        chip.setCheckable(True)
        set_role(chip, "chip")
        chip.hide()
        return chip

    def _lay_out(self) -> None:
        set_role(self._box, "field")
        self._box.setAccessibleName("查找")
        self._box.setClearButtonEnabled(True)
        self._box.addAction(
            icon("search", tones_of(self.palette()).faint), QLineEdit.ActionPosition.LeadingPosition
        )
        self._box.setFixedWidth(pixels(self.font(), 376))
        self._villages.setMenu(self._menu)
        self._villages.setIcon(icon("choose", tones_of(self.palette()).muted))
        # The arrow stands behind the name, as on every list that unfolds.
        self._villages.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._villages.setAccessibleName("只看一个村")
        self._villages.hide()
        self._listed.setChecked(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 10))
        layout.addWidget(self._box)
        layout.addWidget(self._villages)
        layout.addWidget(self._listed)
        layout.addWidget(self._removed)
        layout.addStretch(1)
        self.right.setSpacing(pixels(self.font(), 4))
        layout.addLayout(self.right)

    def _connect(self) -> None:
        group = QButtonGroup(self)
        group.addButton(self._listed)
        group.addButton(self._removed)
        self._box.textChanged.connect(lambda _text: self._timer.start())
        self._timer.timeout.connect(self.changed)
        self._removed.toggled.connect(lambda _on: self.changed.emit())
