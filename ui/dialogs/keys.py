"""The list of keys, read from the declared actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.wording import _
from ui.actions import DEEDS, KEYS_OF_PLACES, Scope
from ui.look import bold, dialog_size, pixels, set_role, text_width

_SIDES = (
    (Scope.WINDOW, Scope.ROSTER, Scope.PAIRING, Scope.BRINGING_IN),
    (Scope.TABLE, Scope.FORM, Scope.CHECKING, Scope.DECIDING, Scope.PREVIEW, Scope.MANUAL),
)
_LARGEST = 4000
_MEANING = 300


class Keys(QDialog):
    """Every key and what it does, grouped by where it works."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("快捷键"))
        close = QPushButton(_("关闭"), self)
        close.clicked.connect(self.reject)
        keys = QWidget(self)
        sides = QHBoxLayout(keys)
        sides.setSpacing(pixels(self.font(), 40))
        for scopes in _SIDES:
            sides.addLayout(self._side(scopes))
        layout = QVBoxLayout(self)
        margin = pixels(self.font(), 14)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addWidget(self._scrolled(keys), 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setDefault(True)

    def _scrolled(self, keys: QWidget) -> QScrollArea:
        """As large as all keys need; on a small screen one walks through them with the arrow keys."""
        area = QScrollArea(self)
        area.setWidget(keys)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(_("快捷键"))
        asked, room = keys.sizeHint(), dialog_size(self, _LARGEST, _LARGEST)
        bar = area.verticalScrollBar().sizeHint().width()
        beside, below = pixels(self.font(), 40), pixels(self.font(), 100)
        wanted = asked + QSize(bar + beside, below)
        self.resize(wanted.boundedTo(room))
        return area

    def _side(self, scopes: tuple[Scope, ...]) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(pixels(self.font(), 20))
        grid.setVerticalSpacing(pixels(self.font(), 7))
        for scope in scopes:
            self._add(grid, scope)
        side = QVBoxLayout()
        side.addLayout(grid)
        side.addStretch(1)
        return side

    def _add(self, grid: QGridLayout, scope: Scope) -> None:
        heading = QLabel(scope.value, self)
        set_role(heading, "group")
        heading.setContentsMargins(0, pixels(self.font(), 10), 0, 0)
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        for keys, meaning in keys_of(scope):
            key = QLabel(keys, self)
            key.setFont(bold(self.font()))
            row = grid.rowCount()
            grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._told(meaning), row, 1)

    def _told(self, meaning: str) -> QLabel:
        """A long meaning goes on below, so that large letters fit side by side too."""
        told = QLabel(meaning, self)
        told.setWordWrap(True)
        told.setMinimumWidth(min(text_width(self.font(), meaning), pixels(self.font(), _MEANING)))
        return told


def keys_of(scope: Scope) -> list[tuple[str, str]]:
    """(keys, what they do) of one place."""
    declared = [
        (deed.shown_keys, deed.told or deed.text) for deed in DEEDS if deed.scope is scope and deed.keys
    ]
    return declared + [(keys, meaning) for where, keys, meaning in KEYS_OF_PLACES if where is scope]
