"""The keys that a window answers, and those that its page of keys names."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.actions import Scope
from ui.dialogs.keys import keys_of

_NUMBERED = "到"
_SPELLED = (
    ("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right"), ("空格", "Space"), ("Enter", "Return"),
)  # fmt: skip


def spelled(listed: str) -> set[str]:
    """The single keys of what the page says: 1 到 3、Ctrl+↑ → 1, 2, 3, Ctrl+Up."""
    keys = set()
    for part in listed.split("、"):
        first, _to, last = part.strip().partition(f" {_NUMBERED} ")
        head = first[:-1]
        numbers = range(int(first[-1]), int(last[-1]) + 1) if last else ()
        keys |= {f"{head}{number}" for number in numbers} or {first}
    for sign, name in _SPELLED:
        keys = {key.replace(sign, name) for key in keys}
    return {QKeySequence(key).toString() for key in keys}


def installed(whole: QWidget) -> set[str]:
    """Every key that something in it answers as a shortcut."""
    keys = {shortcut.key().toString() for shortcut in whole.findChildren(QShortcut)}
    for action in whole.findChildren(QAction):
        keys |= {key.toString() for key in action.shortcuts()}
    return keys - {""}


def listed() -> set[str]:
    return {key for scope in Scope for keys, _meaning in keys_of(scope) for key in spelled(keys)}
