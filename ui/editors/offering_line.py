"""The line that offers texts while one types: options, what the file has learnt, places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from roster_desktop.schema import Column
from roster_desktop.wording import _
from ui.editors.cell_line import CellLine
from ui.editors.offer_list import OfferList
from ui.look import icon, tones_of

Offers = Callable[[str], Sequence[str]]
"""What to offer for the text typed so far."""

_BETWEEN = re.compile(r"[、，,；;]")
_MOST_NUMBERED = 9


class Picking(Enum):
    """How a line treats its offers."""

    ONE = "one"
    """A choice: the best fit is lit while typing, Enter or Tab takes it."""
    SEVERAL = "several"
    """Several choices, joined by 、; each offer ticks or unticks."""
    HINTS = "hints"
    """Own words with hints: nothing is taken over unless an arrow key or the mouse lights it."""


class OfferingLine(CellLine):
    """Typing filters, arrow keys light, Enter or Tab takes, Esc closes; the text itself stays free."""

    def __init__(
        self,
        column: Column,
        today: Callable[[], date],
        offers: Offers,
        picking: Picking,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(column, today, parent)
        self._offers = offers
        self._picking = picking
        self._list: OfferList | None = None
        self._is_taking = False
        self._asked_for = ""
        """What was typed to be offered something, while nothing was chosen."""
        self.expected: Callable[[str, Callable[[object], None]], None] = _not_expected
        """Told that the keyboard came, with the slot to call where offers are still to be found."""
        self._arrow: QAction | None = None
        self.textEdited.connect(self._offer)
        if picking is not Picking.HINTS:
            self._add_arrow()

    @property
    def is_offering(self) -> bool:
        """Whether the list hangs below the line."""
        return self._list is not None and self._list.isVisible()

    @property
    def offered(self) -> list[str]:
        """What the list shows now; nothing while it is closed."""
        return self._list.offers if self._list is not None and self._list.isVisible() else []

    @property
    def numbers(self) -> list[str]:
        """What typed chooses each of the first offers, as it stands before them."""
        return self._list.numbers if self._list is not None and self.is_offering else []

    @property
    def wants_up_and_down(self) -> bool:
        """Through the list while it hangs there; ↓ unfolds it where there is something to choose."""
        return self.is_offering or self._picking is not Picking.HINTS

    def setReadOnly(self, is_read_only: bool) -> None:
        """Without anything to choose there is nothing to unfold either."""
        super().setReadOnly(is_read_only)
        if self._arrow is not None:
            self._arrow.setVisible(not is_read_only)

    def lights(self, _typed: str) -> bool:
        """Whether the best fit is lit by itself, so that Enter or Tab takes it."""
        return self._picking is not Picking.HINTS

    def open_list(self) -> None:
        """Show everything there is to choose; what is typed then is a new choice, or one more of several."""
        if self.isReadOnly():
            return
        if self._picking is Picking.ONE:
            self.selectAll()
        elif self._picking is Picking.SEVERAL:
            self.end(False)
        self._show("")

    def close_list(self) -> None:
        """Put the list away; the text stays."""
        self._asked_for = ""
        if self._list is not None:
            self._list.hide()

    def settle(self) -> None:
        """Take the lit offer, if there is one."""
        lit = self._list.lit if self._list is not None else None
        self.close_list()
        if lit is not None and not (self._picking is Picking.SEVERAL and lit in self._ticked()):
            self._take(lit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        match event.key():
            case Qt.Key.Key_Down if event.modifiers() == Qt.KeyboardModifier.AltModifier:
                self.open_list()
            case Qt.Key.Key_Down | Qt.Key.Key_Up if plain and self._list is not None and self.is_offering:
                self._list.move_by(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Down if plain and self._picking is not Picking.HINTS:
                self.open_list()
            case Qt.Key.Key_Escape if self.is_offering:
                self.close_list()
            case _:
                if self._begins_another(event):
                    self.insert("、")
                super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.settle()
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._asked_for = ""
        if not self.isReadOnly():
            self.expected(self.column.key, self._offer_what_came)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_list()
        super().focusOutEvent(event)

    def _add_arrow(self) -> None:
        action = QAction(icon("choose", tones_of(self.palette()).muted), _("展开选项"), self)
        action.triggered.connect(self._toggle)
        self._arrow = action
        self.addAction(action, CellLine.ActionPosition.TrailingPosition)

    def _toggle(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self.is_offering:
            self.close_list()
        else:
            self.open_list()

    def _offer(self, text: str) -> None:
        if self._is_taking:
            return
        typed = self._typed_part(text)
        if not typed.strip():
            self.close_list()
            return
        self._asked_for = typed
        self._show(typed)

    def _offer_what_came(self, _came: object) -> None:
        """What was typed before offers could be found is offered something now, unless it was settled."""
        if self._asked_for and self.hasFocus() and (self._list is None or self._list.lit is None):
            self._show(self._asked_for)

    def _show(self, typed: str) -> None:
        offers = [
            offer for offer in self._offers(typed) if offer != typed or self._picking is not Picking.HINTS
        ]
        popup = self._popup()
        popup.show_offers(offers, self._ticked(), () if typed else self._numbers_of(offers))
        if not offers or not self.lights(typed):
            return
        if typed:
            popup.light(0)
        elif self.text() in offers:
            popup.light(offers.index(self.text()))

    def _numbers_of(self, offers: Sequence[str]) -> list[str]:
        """The number before each of the first offers, where typing it lights this one and no other."""
        if self._picking is Picking.HINTS:
            return []
        places = enumerate(offers[:_MOST_NUMBERED], start=1)
        return [str(place) if self._offers(str(place)) == [offer] else "" for place, offer in places]

    def _begins_another(self, event: QKeyEvent) -> bool:
        """Whether a letter is typed behind a whole option while all of them are shown to be ticked."""
        is_letter = event.text().isalnum() and not self.hasSelectedText()
        at_end = self.cursorPosition() == len(self.text())
        return bool(self.numbers) and is_letter and at_end and self._typed_part(self.text()) in self._ticked()

    def _popup(self) -> OfferList:
        if self._list is None:
            self._list = OfferList(self)
            self._list.chosen.connect(self._choose)
        return self._list

    def _choose(self, offer: str) -> None:
        """The mouse chose: several stay open for the next one."""
        self._take(offer)
        if self._picking is Picking.SEVERAL:
            self._show("")
        else:
            self.close_list()

    def _take(self, offer: str) -> None:
        text = offer
        if self._picking is Picking.SEVERAL:
            ticked = self._ticked()
            kept = [known for known in ticked if known != offer] if offer in ticked else [*ticked, offer]
            text = "、".join(kept)
        self._is_taking = True
        self.take_typed(text)
        self._is_taking = False

    def _ticked(self) -> list[str]:
        """The options already written here."""
        if self._picking is not Picking.SEVERAL:
            return []
        options = set(self.column.options)
        return [part for part in map(str.strip, _BETWEEN.split(self.text())) if part in options]

    def _typed_part(self, text: str) -> str:
        return _BETWEEN.split(text)[-1] if self._picking is Picking.SEVERAL else text


def _not_expected(_column: str, _came: Callable[[object], None]) -> None:
    """All offers are at hand."""
