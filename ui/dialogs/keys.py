"""The list of keys, read from the declared actions."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.actions import DEEDS, KEYS_OF_PLACES, Scope
from ui.look import bold, pixels, set_role


class Keys(QDialog):
    """Every key and what it does, grouped by where it works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("快捷键")
        grid = QGridLayout()
        grid.setHorizontalSpacing(pixels(self.font(), 24))
        grid.setVerticalSpacing(pixels(self.font(), 5))
        for scope in Scope:
            self._add(grid, scope)
        grid.setColumnStretch(1, 1)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(grid)
        layout.addWidget(close)

    def _add(self, grid: QGridLayout, scope: Scope) -> None:
        heading = QLabel(scope.value, self)
        set_role(heading, "group")
        heading.setContentsMargins(0, pixels(self.font(), 6), 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for keys, meaning in keys_of(scope):
            key = QLabel(keys, self)
            key.setFont(bold(self.font()))
            row = grid.rowCount()
            grid.addWidget(key, row, 0)
            grid.addWidget(QLabel(meaning, self), row, 1)


def keys_of(scope: Scope) -> list[tuple[str, str]]:
    """(keys, what they do) of one place."""
    declared = [(deed.shown_keys, deed.told or deed.text) for deed in DEEDS if deed.scope is scope and deed.keys]
    return declared + [(keys, meaning) for where, keys, meaning in KEYS_OF_PLACES if where is scope]
