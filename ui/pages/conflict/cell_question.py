"""One open cell: its cards, a line for a third value, and what was said about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from roster_desktop.schema import Column, Roster
from roster_desktop.schema.kinds import Text
from roster_desktop.tasks.deciding import Choice, ConflictView, Ours, Own
from roster_desktop.wording import _
from ui.editors import CellLine, Surroundings, make_line
from ui.look import bold, pixels, set_role
from ui.pages.conflict.claim_card import ClaimCard
from ui.pages.conflict.question import Offer, Sides, offers_of, own_columns
from ui.pages.pieces import link, muted

_REASON = Column(
    "removed_reason", _("移除的原因"), Text(), _("移除"), _("写明为什么移除：死亡、迁出、重复登记……")
)
_ACROSS = 3
_LINE_WIDTH = 260


class CellQuestion(QWidget):
    """A card is chosen by mouse, arrow keys or its digit; typing into the line chooses the line."""

    answered = Signal()
    """Enter in the line: what is typed there is the answer."""
    chosen = Signal()
    """Another card, or a typed text, is the choice now."""
    moved = Signal(int)
    """Up or down: to the cell before or after this one."""
    alike_wanted = Signal()
    """The same answer for all that are like it."""

    def __init__(
        self,
        roster: Roster,
        view: ConflictView,
        sides: Sides,
        surroundings: Surroundings,
        said: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = view
        self._roster = roster
        self._group = QButtonGroup(self)
        self.cards = tuple(ClaimCard(offer, self) for offer in offers_of(roster, view, sides))
        self.lines: Mapping[str, CellLine] = self._made_lines(surroundings)
        self.alike_button: QPushButton = link("", self.alike_wanted.emit)
        self.alike_button.setParent(self)
        self.alike_button.hide()
        self._said = muted(said, self)
        self._said.setVisible(bool(said))
        self._lay_out()
        self.setAccessibleName(f"{roster.short_title} {view.header}")

    @property
    def choice(self) -> Choice | None:
        """What is chosen or typed; None where nothing is yet."""
        typed = self.typed
        if len(typed) == 1:
            return Own(next(iter(typed.values())))
        if typed:
            return Own(_("；").join(f"{key}={text}" for key, text in typed.items()))
        chosen = next((card for card in self.cards if card.isChecked()), None)
        return chosen.offer.choice if chosen else None

    @property
    def typed(self) -> dict[str, str]:
        """Column key → what was typed as a third text; {} where nothing was."""
        if not any(line.text().strip() for line in self.lines.values()):
            return {}
        return {key: line.text().strip() for key, line in self.lines.items()}

    def choose(self, key: str) -> bool:
        """Choose the card with this digit; whether there is one."""
        card = next((one for one in self.cards if one.offer.key == key and one.isEnabled()), None)
        if card is None:
            return False
        card.setFocus(Qt.FocusReason.ShortcutFocusReason)
        card.click()
        return True

    def take_focus(self) -> None:
        """Put the keyboard on what is chosen, else on what stands here now."""
        chosen = next((card for card in self.cards if card.isChecked()), None)
        ours = next((card for card in self.cards if isinstance(card.offer.choice, Ours)), None)
        card = chosen or ours
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, is_revealed: bool) -> None:
        """Write sensitive values readable, or masked."""
        for card in self.cards:
            card.reveal(is_revealed)

    def offer_alike(self, count: int) -> None:
        """Say in how many other rows the very same is asked."""
        self.alike_button.setVisible(count > 0)
        self.alike_button.setText(
            _("另有 {count} 行写法相同，都这样定  Ctrl+Enter").format(count=count) if count else ""
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if is_plain and event.text().isdecimal() and self.choose(event.text()):
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            # Taken here: the area around would scroll by it.
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 6))
        top = QHBoxLayout()
        header = QLabel(self.view.header, self)
        header.setFont(bold(self.font()))
        top.addWidget(header)
        top.addWidget(muted(self._roster.short_title, self), 1)
        top.addWidget(self.alike_button)
        layout.addLayout(top)
        layout.addLayout(self._grid())
        layout.addWidget(self._said)
        if len(self.lines) == 1:
            # Above the cards there is room: the more cells of a person are in sight, the better.
            top.addSpacing(pixels(self.font(), 10))
            top.addLayout(self._own_row())
        elif self.lines:
            layout.addLayout(self._own_row())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(pixels(self.font(), 10))
        for place, card in enumerate(self.cards):
            self._group.addButton(card)
            card.clicked.connect(self._forget_typed)
            card.toggled.connect(lambda _on: self.chosen.emit())
            grid.addWidget(card, place // _ACROSS, place % _ACROSS)
        for column in range(min(len(self.cards), _ACROSS)):
            grid.setColumnStretch(column, 1)
        return grid

    def _made_lines(self, surroundings: Surroundings) -> dict[str, CellLine]:
        lines = {}
        for key in own_columns(self.view):
            line = (
                CellLine(_REASON, surroundings.today, self)
                if self.view.is_missed
                else make_line(self._roster.column_by_key[key], surroundings, self)
            )
            set_role(line, "field")
            line.textChanged.connect(self._drop_choice)
            line.next_wanted.connect(self.answered)
            lines[key] = line
        return lines

    def _own_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        row.addWidget(muted(_("移除，原因是：") if self.view.is_missed else _("都不对，另写："), self))
        for key, line in self.lines.items():
            if len(self.lines) > 1:
                label = muted(self._roster.column_by_key[key].header, self)
                row.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
            row.addWidget(line, 1)
        if len(self.lines) == 1:
            next(iter(self.lines.values())).setFixedWidth(pixels(self.font(), _LINE_WIDTH))
        return row

    def _drop_choice(self, text: str) -> None:
        if text:
            self._group.setExclusive(False)
            for card in self.cards:
                card.setChecked(False)
            self._group.setExclusive(True)
        self.chosen.emit()

    def _forget_typed(self) -> None:
        for line in self.lines.values():
            line.clear()


def is_hiding(offers: tuple[Offer, ...]) -> bool:
    """Whether some value is masked."""
    return any(offer.text != offer.masked for offer in offers)
