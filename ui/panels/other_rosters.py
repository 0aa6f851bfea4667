"""The strip that says in which other rosters the person stands; one click goes there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from roster_desktop.schema import Roster
from roster_desktop.wording import _
from ui.look import pixels, set_role, small


class OtherRosters(QFrame):
    """本人其他册: each roster with the number of this person's rows."""

    wanted = Signal(str)
    """Key of the roster in which the person's row is wanted."""

    def __init__(self, rosters: Sequence[Roster], here: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "strip")
        self._button_by_roster: dict[str, QPushButton] = {}
        layout = QHBoxLayout(self)
        side = pixels(self.font(), 6)
        layout.setContentsMargins(side, pixels(self.font(), 2), side, pixels(self.font(), 2))
        layout.setSpacing(pixels(self.font(), 4))
        for number, roster in enumerate(rosters, start=1):
            if roster.key != here:
                layout.addWidget(self._button(roster, number))
        layout.addStretch(1)
        self._unknown = QLabel(_("填好身份证号后显示本人在其他册的记录"), self)
        self._unknown.setFont(small(self.font()))
        self._unknown.setContentsMargins(side, pixels(self.font(), 4), side, pixels(self.font(), 4))
        set_role(self._unknown, "muted")
        layout.insertWidget(0, self._unknown, 1)

    def show_counts(self, counts: Mapping[str, int] | None) -> None:
        """Show how many rows the person has in each; None where nobody can know."""
        self._unknown.setVisible(counts is None)
        for roster, button in self._button_by_roster.items():
            button.setVisible(counts is not None)
            count = (counts or {}).get(roster, 0)
            button.setText(f"{button.property('title')} {count or '+'}")
            set_role(button, "strip" if count else "faint-strip")
            button.style().unpolish(button)
            button.style().polish(button)
            told = _("转到本人在") if count else _("给本人开一行，在")
            button.setToolTip(
                _("{told}《{book}》（{keys}）").format(
                    told=told, book=button.property("book"), keys=button.property("keys")
                )
            )

    def _button(self, roster: Roster, number: int) -> QPushButton:
        button = QPushButton(self)
        set_role(button, "strip")
        button.setFont(small(self.font()))
        button.setProperty("title", roster.short_title)
        button.setAccessibleName(_("本人在{roster}册里的记录").format(roster=roster.short_title))
        button.setProperty("book", roster.title)
        button.setProperty("keys", f"Alt+{number}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.wanted.emit(roster.key))
        self._button_by_roster[roster.key] = button
        return button
