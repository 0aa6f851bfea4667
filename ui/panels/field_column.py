"""The fields of a roster below each other in their declared groups, made a few at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from roster_desktop.schema import Column, Role, Roster
from ui.editors import Surroundings
from ui.look import pixels, set_role
from ui.panels.field_box import FieldBox

_TURN = 0.008
"""Seconds after which no further field is begun: to lay out and paint them takes as long again."""
_APART, _CLOSE = 6, 2
"""Between two fields, and where there is little room."""
_PLACES = (Role.TOWNSHIP, Role.VILLAGE)


class FieldColumn(QWidget):
    """Grows downwards while somebody looks at it already: fifty fields at once would hold the window for a
    third of a second."""

    def __init__(self, roster: Roster, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, FieldBox] = {}
        """Column key → its field, as far as they are made."""
        self._surroundings = surroundings
        self._key_fields = frozenset(roster.key_fields)
        self._order = form_order(roster)
        self._layout = QVBoxLayout(self)
        side = pixels(self.font(), 16)
        self._layout.setContentsMargins(side, 0, pixels(self.font(), 4), side)
        # What is still missing is missing below, not between the fields.
        self._layout.addStretch(1)
        self.set_close(False)

    @property
    def is_whole(self) -> bool:
        """Whether every field is there."""
        return len(self.boxes) == len(self._order)

    def grow(self) -> list[FieldBox]:
        """Make the next few; give them back."""
        made: list[FieldBox] = []
        began = perf_counter()
        with self.told_together():
            while not (self.is_whole or (made and perf_counter() - began >= _TURN)):
                made.append(self._made(self._order[len(self.boxes)]))
        return made

    def settle(self) -> None:
        """Lay them out now: somebody is about to look where one of them is."""
        QCoreApplication.sendPostedEvents(self, QEvent.Type.LayoutRequest)

    def set_close(self, is_close: bool) -> None:
        """Put the fields closer to each other where there is little room."""
        self._layout.setSpacing(pixels(self.font(), _CLOSE if is_close else _APART))

    @contextmanager
    def told_together(self) -> Iterator[None]:
        """Qt lays all fields out anew for each label that is shown or put away: not before all are."""
        self._layout.setEnabled(False)
        try:
            yield
        finally:
            self._layout.setEnabled(True)
            self._layout.update()

    def _made(self, column: Column) -> FieldBox:
        before = self._order[len(self.boxes) - 1].group if self.boxes else ""
        if column.group != before:
            self._add(self._heading(column.group))
        box = self.boxes[column.key] = FieldBox(
            column, self._surroundings, is_key_field=column in self._key_fields
        )
        if self._key_fields:
            box.line_up()
        self._add(box)
        return box

    def _add(self, widget: QWidget) -> None:
        self._layout.insertWidget(self._layout.count() - 1, widget)
        # A layout that is seen already shows what it is given a turn later.
        widget.show()

    def _heading(self, group: str) -> QLabel:
        heading = QLabel(group)
        set_role(heading, "group")
        heading.setContentsMargins(0, pixels(self.font(), 8), 0, pixels(self.font(), 2))
        return heading


def form_order(roster: Roster) -> list[Column]:
    """Columns group by group. What fills the others comes first, the place, which the file mostly knows,
    last."""
    fills = any(column.from_person for column in roster.columns)

    def rank(column: Column) -> int:
        if fills and column.role is Role.ID_NUMBER:
            return 0
        return 2 if column.role in _PLACES else 1

    ordered: list[Column] = []
    for group in roster.groups:
        ordered += sorted((column for column in roster.columns if column.group == group), key=rank)
    return ordered
