"""The menu of the open file: what can be done with it, and the files opened before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from roster_desktop.wording import _
from ui.actions import MENU
from ui.memory import Memory


def file_menu(
    parent: QWidget, actions: Mapping[str, QAction], memory: Memory, open_file: Callable[[Path], object]
) -> QMenu:
    """In the groups that are declared."""
    menu = QMenu(parent)
    for group in MENU:
        for name in group:
            menu.addAction(actions[name])
            if name == "new-file":
                _add_recent(menu, memory, open_file)
        menu.addSeparator()
    return menu


def _add_recent(menu: QMenu, memory: Memory, open_file: Callable[[Path], object]) -> None:
    others = [path for path in memory.recent[1:] if path.exists()]
    if not others:
        return
    recent = menu.addMenu(_("最近打开"))
    for path in others:
        action = QAction(_("{file}　{folder}").format(file=path.stem, folder=path.parent), recent)
        action.triggered.connect(partial(open_file, path))
        recent.addAction(action)
