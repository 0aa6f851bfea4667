"""The kinds of buttons on a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from ui.actions import bind_button
from ui.look import icon, set_role, tones_of


def primary(text: str, act: Callable[[], object]) -> QPushButton:
    """The one thing to do next; a page shows at most one."""
    return _button(text, act, "primary")


def plain(text: str, act: Callable[[], object]) -> QPushButton:
    """Something one may also do."""
    return _button(text, act, "")


def link(text: str, act: Callable[[], object]) -> QPushButton:
    """A way to another place, in the midst of a text."""
    return _button(text, act, "link")


def chip(text: str, act: Callable[[], object]) -> QPushButton:
    """Chooses what a list shows; stays pressed."""
    button = _button(text, act, "chip")
    button.setCheckable(True)
    return button


def quiet_icon(drawing: str, action: QAction, parent: QWidget) -> QPushButton:
    """Only a drawing, for what everybody knows by it; does what the action does."""
    button = QPushButton(parent)
    button.setIcon(icon(drawing, tones_of(button.palette()).muted))
    set_role(button, "quiet")
    bind_button(button, action)
    return button


def _button(text: str, act: Callable[[], object], role: str) -> QPushButton:
    button = QPushButton(text)
    # Enter presses it, too, as everywhere else; outside of dialogs Qt leaves that to the space bar.
    button.setAutoDefault(True)
    if role:
        set_role(button, role)
    button.clicked.connect(lambda: act())
    return button
