"""One question: whose row it is, the values that stand against each other, and a line for a third."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from roster_desktop.schema import Roster
from roster_desktop.tasks.deciding import Choice, ConflictView, Ours
from ui.editors import CellLine, Surroundings, make_line
from ui.look import bold, pixels, set_role
from ui.pages.conflict.claim_card import ClaimCard
from ui.pages.conflict.question import Offer, offers_of, own_columns, question_in_words
from ui.pages.pieces import Card, muted

_ACROSS = 3


class QuestionCard(Card):
    """A card is chosen by mouse, arrow keys or Alt and its number; typing into the line chooses the line."""

    answered = Signal()
    """Enter in the line: what is typed there is the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.cards: tuple[ClaimCard, ...] = ()
        self.lines: Mapping[str, CellLine] = {}
        self._explained = muted("", self)
        self._header = QLabel(self)
        self._header.setFont(bold(self.font()))
        self._place = QVBoxLayout()
        self._asked: QWidget | None = None
        self._group = QButtonGroup(self)
        self.inside.addWidget(self._explained)
        self.inside.addWidget(self._header)
        self.inside.addLayout(self._place)
        self.inside.addStretch(1)

    @property
    def choice(self) -> Choice | None:
        """The card that is chosen; None where none is, or where something else was typed."""
        chosen = next((card for card in self.cards if card.isChecked()), None)
        return chosen.offer.choice if chosen and not self.typed else None

    @property
    def typed(self) -> dict[str, str]:
        """Column key → what was typed as a third text; {} where nothing was."""
        if not any(line.text().strip() for line in self.lines.values()):
            return {}
        return {key: line.text().strip() for key, line in self.lines.items()}

    @property
    def header(self) -> str:
        """What the question is about."""
        return self._header.text()

    def ask(self, roster: Roster, view: ConflictView, whose: str, surroundings: Surroundings) -> None:
        """Show this question instead of the one before."""
        if self._asked is not None:
            self._asked.hide()
            self._asked.deleteLater()
        self.call(view.name or "（未填姓名）", whose)
        self._explained.setText(question_in_words(view))
        self._header.setText(view.header)
        self._asked = QWidget(self)
        layout = QVBoxLayout(self._asked)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(pixels(self.font(), 12))
        layout.addLayout(self._laid_out(offers_of(roster, view)))
        self.lines = self._made_lines(roster, view, surroundings)
        if self.lines:
            layout.addLayout(self._own_row(roster))
        self._place.addWidget(self._asked)

    def take_focus(self) -> None:
        """Put the keyboard on what stands here now; the arrow keys go on from there."""
        ours = next((card for card in self.cards if isinstance(card.offer.choice, Ours)), None)
        if ours is not None:
            ours.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, is_revealed: bool) -> None:
        """Write sensitive values readable, or masked."""
        for card in self.cards:
            card.reveal(is_revealed)

    def _laid_out(self, offers: tuple[Offer, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(pixels(self.font(), 10))
        self._group = QButtonGroup(self)
        self.cards = tuple(ClaimCard(offer, self._asked) for offer in offers)
        for place, card in enumerate(self.cards):
            self._group.addButton(card)
            card.clicked.connect(self._forget_typed)
            grid.addWidget(card, place // _ACROSS, place % _ACROSS)
        for column in range(min(len(self.cards), _ACROSS)):
            grid.setColumnStretch(column, 1)
        return grid

    def _made_lines(
        self, roster: Roster, view: ConflictView, surroundings: Surroundings
    ) -> dict[str, CellLine]:
        lines = {}
        for key in own_columns(view):
            line = make_line(roster.column_by_key[key], surroundings, self._asked)
            set_role(line, "field")
            line.textChanged.connect(self._drop_choice)
            line.next_wanted.connect(self.answered)
            lines[key] = line
        return lines

    def _own_row(self, roster: Roster) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(pixels(self.font(), 8))
        row.addWidget(QLabel("都不对，另写：", self._asked))
        for key, line in self.lines.items():
            if len(self.lines) > 1:
                row.addWidget(
                    QLabel(roster.column_by_key[key].header, self._asked), 0, Qt.AlignmentFlag.AlignRight
                )
            row.addWidget(line, 1)
        if len(self.lines) == 1:
            row.addStretch(1)
        return row

    def _drop_choice(self, text: str) -> None:
        if not text:
            return
        self._group.setExclusive(False)
        for card in self.cards:
            card.setChecked(False)
        self._group.setExclusive(True)

    def _forget_typed(self) -> None:
        for line in self.lines.values():
            line.clear()
