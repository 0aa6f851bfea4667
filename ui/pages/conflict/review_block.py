"""Cells of one group that two people changed at the same time: looked at once, then never asked again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from roster_desktop.schema import Roster
from roster_desktop.tasks.settling import Review, Touch
from roster_desktop.wording import _
from ui.look import bold, pixels
from ui.pages.conflict.fitted_table import FittedTable
from ui.pages.conflict.question import Sides
from ui.pages.pieces import muted, plain
from ui.pages.pieces.words import care_word, day, shown
from ui.tables import Shown

_EXPLAINED = _(
    "两个人互不知道，改了这一行里不同的格；两边的内容都已采用。请看看放在一起对不对，不对的到那一行改。"
)


class ReviewBlock(QWidget):
    """Enter, or the button, says that it was looked at."""

    moved = Signal(int)
    """Up or down: to the cell before or after this one."""

    def __init__(self, roster: Roster, review: Review, sides: Sides, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = review
        self._roster = roster
        self.button = plain(_("看过了，可以  Enter"), lambda: None)
        self.button.setParent(self)
        self.table = FittedTable(
            self._columns(sides), _("同时改动的{care}").format(care=care_word(review.care)), self
        )
        self._lay_out()
        self.table.rows.show(review.touches)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # Taken here: the area around would scroll by it.
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Put the keyboard on the button."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 6))
        top = QHBoxLayout()
        header = QLabel(_("同时改动 · {care}").format(care=care_word(self.review.care)), self)
        header.setFont(bold(self.font()))
        top.addWidget(header)
        top.addWidget(muted(self._roster.short_title, self), 1)
        top.addWidget(self.button)
        layout.addLayout(top)
        layout.addWidget(muted(_EXPLAINED, self))
        layout.addWidget(self.table)

    def _columns(self, sides: Sides) -> tuple[Shown, ...]:
        def told(touch: Touch, text: str) -> str:
            return shown(self._roster, touch.column, text)

        return (
            Shown(_("栏目"), 150, lambda touch: touch.header),
            Shown(_("现在"), 180, lambda touch: told(touch, touch.after)),
            Shown(_("来自"), 90, lambda touch: sides.ours if touch.is_ours else sides.theirs),
            Shown(_("原值"), 160, lambda touch: told(touch, touch.before)),
            Shown(_("谁、哪天"), 240, lambda touch: " · ".join(p for p in (touch.who, day(touch.at)) if p)),
        )
