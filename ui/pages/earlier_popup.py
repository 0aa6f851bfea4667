"""What stood in a cell before: a small window beside the cell, from which an earlier text can be put back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from roster_desktop.schema import Column
from roster_desktop.tasks.earlier import EarlierText
from roster_desktop.wording import _
from ui.look import pixels, set_role
from ui.models import hidden
from ui.pages.cell_popup import CellPopup
from ui.pages.pieces.card_list import CardFact, CardList, Tone
from ui.pages.pieces.words import BLANK, moment

_NEVER = _("这一格还没有人改过，没有以前的内容。")
_MOST_HIGH = 330


class EarlierPopup(CellPopup):
    """Arrow keys choose, Enter puts back, Esc or a click elsewhere closes. Sensitive texts are as masked as
    the row itself."""

    put_back_wanted = Signal(str)
    """This text should stand in the cell again."""

    def __init__(
        self,
        column: Column,
        name: str,
        texts: Sequence[EarlierText],
        *,
        is_revealed: bool,
        is_locked: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(
            _("{name}的{column}，以前是什么").format(name=name, column=column.header), _("关闭　Esc"), parent
        )
        self._column = column
        self._texts = list(texts)
        self._is_revealed = is_revealed
        self._is_locked = is_locked
        self._never = QLabel(_NEVER, self)
        self.list = CardList(_("这一格以前的内容"), self)
        self.put_back = QPushButton(_("恢复成这个　Enter"), self)
        self._lay_out()
        self._connect()
        self._show()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is known of the cell, and the window only says so."""
        return not self._texts

    @property
    def first(self) -> QWidget:
        return self.close_button if self.is_blank else self.list

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close() if self.close_button.hasFocus() else self._put_back()
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        """The text before the present one is what people look for: it is chosen."""
        self.list.cards.show([self._fact(place, one) for place, one in enumerate(self._texts)])
        self.list.setVisible(not self.is_blank)
        self._never.setVisible(self.is_blank)
        self.put_back.setVisible(not self.is_blank and not self._is_locked)
        if not self.is_blank:
            self.list.choose(min(1, len(self._texts) - 1))

    def _fact(self, place: int, one: EarlierText) -> CardFact:
        text = one.text if self._is_revealed else hidden(self._column, one.text)
        about = (moment(one.at), one.who, one.how, one.workbook)
        word = _("现在") if place == 0 else ""
        return CardFact(text or BLANK, " · ".join(part for part in about if part), word, Tone.GOOD, one)

    def _choose(self, fact: CardFact | None) -> None:
        is_other = fact is not None and fact.thing.text != self._texts[0].text
        self.put_back.setEnabled(is_other)

    def _put_back(self) -> None:
        fact = self.list.chosen
        if fact is None or self._is_locked or not self.put_back.isEnabled():
            return
        self.close()
        self.put_back_wanted.emit(fact.thing.text)

    def _lay_out(self) -> None:
        set_role(self.put_back, "primary")
        set_role(self._never, "muted")
        self.stack((self._never, self.list), (), (self.put_back,))
        self.list.setFixedHeight(pixels(self.font(), min(max(len(self._texts), 1) * 84, _MOST_HIGH)))

    def _connect(self) -> None:
        self.list.on_chosen(self._choose)
        self.list.doubleClicked.connect(lambda _index: self._put_back())
        self.put_back.clicked.connect(self._put_back)
