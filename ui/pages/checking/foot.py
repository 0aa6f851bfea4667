"""The row of buttons below the finding at hand: to its row, its numbers, and on to others."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.actions import bind_button
from ui.look import pixels

_BUTTONS = (
    ("checking", "到花名册"),
    ("ask-finding", "问村里"),
    ("make-problem", "转为问题"),
    ("reveal", "显示号码"),
    ("", ""),
    ("previous-finding", "上一处"),
    ("skip-finding", "先放着"),
    ("next-finding", "下一处"),
)
"""(id of the action, what its button says); an empty one keeps left and right apart."""


def foot_of(actions: Mapping[str, QAction], page: QWidget) -> QHBoxLayout:
    """The buttons, each doing its action."""
    foot = QHBoxLayout()
    foot.setSpacing(pixels(page.font(), 5))
    for name, text in _BUTTONS:
        if not name:
            foot.addStretch(1)
            continue
        if name not in actions:
            # A village has nobody below it to ask.
            continue
        button = QPushButton(text, page)
        bind_button(button, actions[name])
        foot.addWidget(button)
    return foot
