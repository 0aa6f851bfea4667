"""The row above the list: whom one looks for, and which findings are listed."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from roster_desktop.checks import Level
from roster_desktop.records import Area
from roster_desktop.schema import Catalog
from roster_desktop.wording import _
from ui.look import icon, pixels, set_role, tones_of
from ui.pages.checking.listing import GroupBy, Listing, Wish
from ui.pages.checking.words import LEVEL_WORDS
from ui.pages.pieces import chip
from ui.panels.wrapping import Wrapping

State = Literal["open", "explained"]

_PAUSE = 150
"""Milliseconds without a key after which the search begins."""
_EVERY_ROSTER = _("全部花名册")
_STATES: dict[State, str] = {"open": _("待处理"), "explained": _("已说明")}


class Filters(QWidget):
    """Tells what is wished; listing it is the page's."""

    changed = Signal()
    left = Signal()
    """Enter or ↓ in the search line: the person goes on in the list."""

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = _SearchLine(self)
        self.level_chips = {level: chip("", self._tell) for level in (None, *Level)}
        self.state_chips = {state: chip("", self._tell) for state in _STATES}
        self.by_chips = {by: chip(by.value, self._tell) for by in GroupBy}
        self.rosters = RosterChoice(catalog, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._lay_out()
        self._connect()
        self.show_counts(None)

    def wish(self, area: Area) -> Wish:
        """What is to be listed of this area."""
        return Wish(
            next(by for by, button in self.by_chips.items() if button.isChecked()),
            next(level for level, button in self.level_chips.items() if button.isChecked()),
            self.rosters.roster,
            area,
            next(state for state, button in self.state_chips.items() if button.isChecked()),
            self.words.text(),
        )

    @property
    def is_narrow(self) -> bool:
        """Whether findings may be left out of the list."""
        wish = self.wish(Area())
        return bool(wish.level or wish.roster or wish.words.strip() or wish.state != "open")

    def widen(self) -> None:
        """List everything that is open."""
        self.narrow(None)

    def narrow(self, level: Level | None, *, by_rule: bool = False) -> None:
        """List everything that is open of this level; `by_rule`: what one rule found stands together."""
        self.words.clear()
        self.rosters.choose("")
        self.level_chips[level].setChecked(True)
        self.state_chips["open"].setChecked(True)
        if by_rule:
            self.by_chips[GroupBy.RULE].setChecked(True)
        self._pause.stop()
        self.changed.emit()

    def turn_grouping(self) -> None:
        """By rule where it was by person, and back."""
        other = next(button for button in self.by_chips.values() if not button.isChecked())
        other.setChecked(True)
        self.changed.emit()

    def show_counts(self, listing: Listing | None) -> None:
        """Numbers on the chips, once they are known."""
        for level, button in self.level_chips.items():
            word = LEVEL_WORDS[level] if level else _("全部")
            counts = listing.by_level if listing else {}
            count = sum(counts.values()) if level is None else counts.get(level, 0)
            button.setText(f"{word} {count:,}" if listing else word)
        for state, button in self.state_chips.items():
            word = _STATES[state]
            button.setText(f"{word} {listing.by_state.get(state, 0):,}" if listing else word)

    def take_focus(self) -> None:
        """Put the keyboard into the search line."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _tell(self) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        self.words.setMinimumWidth(pixels(self.font(), 190))
        self.words.setMaximumWidth(pixels(self.font(), 260))
        self.words.addAction(
            icon("search", tones_of(self.palette()).faint), QLineEdit.ActionPosition.LeadingPosition
        )
        line = Wrapping(pixels(self.font(), 6), self)
        line.add(self.words)
        for button in self.level_chips.values():
            line.add(button)
            button.show()
        line.add(self.rosters)
        for buttons in (self.state_chips, self.by_chips):
            for button in buttons.values():
                line.add(button)
                button.show()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(line)

    def _connect(self) -> None:
        groups: tuple[list[QPushButton], ...] = (
            list(self.level_chips.values()),
            list(self.state_chips.values()),
            list(self.by_chips.values()),
        )
        for buttons in groups:
            group = QButtonGroup(self)
            for button in buttons:
                group.addButton(button)
            buttons[0].setChecked(True)
        self.rosters.chosen.connect(self.changed)
        self.words.textChanged.connect(lambda _text: self._pause.start())
        self.words.left.connect(self._leave)
        self._pause.timeout.connect(self.changed)

    def _leave(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.changed.emit()
        self.left.emit()


class RosterChoice(QPushButton):
    """Of which roster findings are listed."""

    chosen = Signal()

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.roster = ""
        self._titles = {"": _EVERY_ROSTER, **{one.key: one.short_title for one in catalog.rosters}}
        menu = QMenu(self)
        for key, title in self._titles.items():
            menu.addAction(title).triggered.connect(lambda _on=False, key=key: self._take(key))
        self.setMenu(menu)
        set_role(self, "chip")
        self.choose("")

    def choose(self, roster: str) -> None:
        """List findings of this roster, of every one where it is ""."""
        self.roster = roster
        self.setText(f"{self._titles[roster]} ▾")
        self.setAccessibleName(_("哪一册：{titles}").format(titles=self._titles[roster]))

    def _take(self, roster: str) -> None:
        self.choose(roster)
        self.chosen.emit()


class _SearchLine(QLineEdit):
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "field")
        self.setPlaceholderText(_("姓名、拼音、身份证号"))
        self.setAccessibleName(_("找人"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
