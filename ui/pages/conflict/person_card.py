"""One person: every open cell over all rosters, what was changed at once, what was merged by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from ui.look import bold, pixels, set_role
from ui.pages.conflict.cell_question import CellQuestion
from ui.pages.conflict.merged_part import MergedPart
from ui.pages.conflict.question import Sides
from ui.pages.conflict.review_block import ReviewBlock
from ui.pages.pieces import Card, muted
from ui.panels.scrolled import Scrolled

Asking = CellQuestion | ReviewBlock


class PersonCard(Card):
    """The cell with the keyboard is the one at hand; Up and Down lead from one to the next."""

    at_hand_changed = Signal()

    def __init__(self, sides: Sides, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.asked: tuple[Asking, ...] = ()
        self.place = QLabel(self)
        self.merged = MergedPart(sides, self)
        self._explained = muted("", self)
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        self._area = Scrolled(parent=self)
        self._at = 0
        self._lay_out()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @property
    def questions(self) -> tuple[CellQuestion, ...]:
        """The open cells."""
        return tuple(one for one in self.asked if isinstance(one, CellQuestion))

    @property
    def at_hand(self) -> Asking | None:
        """The cell, or the review, that the keyboard is in or was in last."""
        return self.asked[self._at] if self.asked else None

    def ask(self, heading: str, about: str, explained: str, asked: Sequence[Asking]) -> None:
        """Show this person instead of the one before."""
        for old in self.asked:
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        self.call(heading, about)
        self._explained.setText(explained)
        self._explained.setVisible(bool(explained))
        self.asked = tuple(asked)
        self._at = 0
        for place, one in enumerate(self.asked):
            self._column.insertWidget(place, one)
            one.moved.connect(self.go)
        self._area.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Put the keyboard on the cell at hand."""
        if self.at_hand is not None:
            self.at_hand.take_focus()

    def go(self, by: int) -> bool:
        """Go on to another cell of this person; whether there is one."""
        at = self._at + by
        if not 0 <= at < len(self.asked):
            return False
        self._at = at
        self.take_focus()
        self._show_at_hand()
        self.at_hand_changed.emit()
        return True

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        for place, one in enumerate(self.asked):
            if now is not None and one.isAncestorOf(now) and place != self._at:
                self._at = place
                self._show_at_hand()
                self.at_hand_changed.emit()

    def _show_at_hand(self) -> None:
        if self.at_hand is not None:
            self._area.ensureWidgetVisible(self.at_hand, 0, pixels(self.font(), 8))

    def _lay_out(self) -> None:
        self.place.setFont(bold(self.font()))
        set_role(self.place, "asking")
        side = pixels(self.font(), 10)
        self.place.setContentsMargins(side, side // 3, side, side // 3)
        self.add_beside(self.place)
        self._column.setContentsMargins(0, 0, pixels(self.font(), 6), 0)
        self._column.setSpacing(pixels(self.font(), 14))
        self._column.addWidget(self.merged)
        self._column.addStretch(1)
        self._area.hold(self._content)
        self.inside.addWidget(self._explained)
        self.inside.addWidget(self._area, 1)
