"""The row of buttons below the finding at hand: to its row, its numbers, and on to others."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from roster_desktop.wording import _
from ui.actions import bind_button
from ui.look import pixels, set_tight
from ui.panels.wrapping import Wrapping

_ABOUT_THIS = (
    ("checking", _("到花名册")),
    ("ask-finding", _("问村里")),
    ("make-problem", _("转为问题")),
    ("reveal", _("显示号码")),
)
_ONWARD = (
    ("previous-finding", _("上一处")),
    ("skip-finding", _("先放着")),
    ("next-finding", _("下一处")),
)
"""(id of the action, what its button says)."""
_ROOMY = 1200
"""Width of a screen, for the ordinary text size, from which buttons have all their air."""


def foot_of(actions: Mapping[str, QAction], page: QWidget) -> QHBoxLayout:
    """The buttons, each doing its action; where letters are large, those at the left take two lines."""
    gap = pixels(page.font(), 5)
    left, foot = Wrapping(gap, page), QHBoxLayout()
    foot.setSpacing(gap)
    foot.addWidget(left, 1)
    for name, text in _ABOUT_THIS:
        # A village has nobody below it to ask.
        if name in actions:
            left.add(_button(actions[name], text, page))
    for name, text in _ONWARD:
        foot.addWidget(_button(actions[name], text, page), 0, Qt.AlignmentFlag.AlignTop)
    return foot


def _button(action: QAction, text: str, page: QWidget) -> QPushButton:
    button = QPushButton(text, page)
    bind_button(button, action)
    set_tight(button, is_tight(page))
    return button


def is_tight(page: QWidget) -> bool:
    """Whether letters are large for the screen: one button would be left over for a second line."""
    return page.screen().size().width() < pixels(page.font(), _ROOMY)
