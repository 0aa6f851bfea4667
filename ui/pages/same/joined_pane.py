"""Two rows that were made one: what becomes of it when they are taken apart again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from roster_desktop.tasks.unjoining import Joined, unjoin_preview
from roster_desktop.wording import _
from roster_desktop.workspace import Workspace
from ui.pages.pieces import Card, muted, plain


class JoinedPane(Card):
    """Says beforehand which rows go back and what stays."""

    def __init__(self, split: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.word = muted("", self)
        self.inside.addWidget(self.word)
        foot = QHBoxLayout()
        foot.addWidget(plain(_("拆开"), split))
        foot.addStretch(1)
        self.inside.addLayout(foot)
        self.inside.addStretch(1)

    def show_joined(self, workspace: Workspace, one: Joined) -> None:
        """The person at hand, and the row that was joined into it."""
        planned = unjoin_preview(workspace, one.row, one.other)
        when = _("{who}，{on} 合并过“{other_name}”")
        self.call(one.name, when.format(who=one.who, on=one.on, other_name=one.other_name))
        stays = "\n".join(f"· {left.reason}" for left in planned.remains)
        told = _("拆开以后，{rows_back} 行退回各自名下，内容和合并以前一样；以后不再提示这两行。")
        said = told.format(rows_back=planned.rows_back)
        self.word.setText(f"{said}\n{stays}" if stays else said)
