"""What stands on the page when nothing is to be looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from roster_desktop.wording import _
from ui.look import pixels, set_role, title
from ui.pages.pieces import muted, plain

_NOTHING = (_("没有要核对的"), _("每改一格，程序都会把五本花名册重新比对一遍；有要看的，会出现在这里。"))
_NARROWED = (_("这样筛选，没有要核对的"), _("换个姓名、花名册或级别再看。"))
_NOT_YET = (_("正在比对"), _("第一次打开要把每一行都比对一遍，可以先做别的，比好了会出现在这里。"))


class CalmWord(QFrame):
    """Says whether there is nothing, nothing of this kind, or nothing yet."""

    def __init__(self, widen: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.heading = QLabel(self)
        self.heading.setFont(title(self.font()))
        self._explained = muted("", self)
        self._explained.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button = plain(_("看全部"), widen)
        layout = QVBoxLayout(self)
        layout.setSpacing(pixels(self.font(), 14))
        layout.addStretch(2)
        for label in (self.heading, self._explained):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def tell(self, *, was_checked: bool, is_narrow: bool) -> None:
        """Say what is true."""
        heading, explained = _NARROWED if is_narrow else _NOTHING
        if not was_checked:
            heading, explained = _NOT_YET
        self.heading.setText(heading)
        self._explained.setText(explained)
        self.button.setVisible(is_narrow and was_checked)
