"""What is said of the whole household: typed once, written for every member."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from roster_desktop.schema import Roster
from roster_desktop.tasks.households import Household, household_columns
from roster_desktop.wording import _
from ui.editors import Surroundings
from ui.look import pixels
from ui.pages.pieces import Card
from ui.panels.field_box import FieldBox

_ACROSS = 2
_ROOM = 560


class FactsCard(Card):
    """Leaving a field writes it; where members differ,
    their texts stand there until somebody types one for all."""

    written = Signal(str, str)
    """(column key, text): to be written for every member."""

    def __init__(self, people: Roster, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(_("全户情况"), parent)
        self.call(_("全户情况"), _("改一处，全户每个人都跟着改；Ctrl+Z 撤销"))
        self.boxes: Mapping[str, FieldBox] = {
            key: FieldBox(people.column_by_key[key], surroundings, self) for key in household_columns(people)
        }
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(pixels(self.font(), 18))
        self._grid.setVerticalSpacing(pixels(self.font(), 6))
        self._across = 0
        self._place_boxes(_ACROSS)
        for box in self.boxes.values():
            box.left.connect(self.written)
            box.line.next_wanted.connect(lambda box=box: self._go_on(box))
        self.inside.addLayout(self._grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_boxes(_ACROSS if self.width() >= pixels(self.font(), _ROOM) else 1)

    def _place_boxes(self, across: int) -> None:
        """Side by side where there is room to type, else below each other."""
        if across == self._across:
            return
        self._across = across
        for place, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, place // across, place % across)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, int(column < across))

    def show_home(self, home: Household, *, is_locked: bool) -> None:
        """Show what is said of this household; a line in which somebody types stays as it is."""
        for key, box in self.boxes.items():
            if box.is_being_typed:
                continue
            texts = home.differing.get(key)
            box.show_text(home.facts.get(key, ""), is_locked=is_locked, is_masked=False)
            box.line.hint(
                _("各人不同：{texts}").format(texts=_("、").join(text or _("空") for text in texts))
                if texts
                else ""
            )

    def settle(self) -> None:
        """Write what is being typed."""
        for key, box in self.boxes.items():
            if box.is_being_typed:
                box.line.settle()
                text = box.line.text()
                box.line.setModified(False)
                self.written.emit(key, text)

    @property
    def is_being_typed(self) -> bool:
        """Whether a line holds something that is not saved yet."""
        return any(box.is_being_typed for box in self.boxes.values())

    def keep_typed(self, key: str, text: str) -> None:
        """It could not be saved: it stays as typed, and is handed over again next time."""
        line = self.boxes[key].line
        line.setText(text)
        line.setModified(True)

    def _go_on(self, box: FieldBox) -> None:
        boxes = list(self.boxes.values())
        boxes[(boxes.index(box) + 1) % len(boxes)].take_focus()
