"""Rows in sight are looked over for their marks: one before it is drawn, the others a breath later, when
those beside them were read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from roster_desktop.records import RowId
from roster_desktop.schema import Roster
from roster_desktop.tasks.asking import questions_waiting
from roster_desktop.tasks.findings import ShownFindings
from roster_desktop.workspace import Row, Workspace
from ui.models.cell_marks import CellMark, marks_of
from ui.models.row_pages import ShownRow

_AT_ONCE = 1
"""Rows that are looked over between two frames before they are drawn: the one that was just written."""
_A_BREATH = 8
"""Rows that are looked over together: asking the file for one takes as long as for four."""
_UNTIL_OPEN = 5
"""Milliseconds after which it is seen again whether the file can be read."""
_MOST_WAITING = 64
"""More were scrolled past; who comes back to them has them drawn again."""


class RowMarks:
    """What the cells of rows of one roster are marked with, for several rows at a time."""

    def __init__(self, workspace: Workspace, roster: Roster) -> None:
        self._findings = ShownFindings(workspace, roster.key)
        self._roster = roster

    def of(self, rows: Sequence[Row]) -> Mapping[RowId, Mapping[str, CellMark]]:
        """By row, column key → its mark."""
        found, roster = self._findings.of(rows), self._roster
        return {
            row.id: marks_of(
                roster, found[row.id], row.open, questions_waiting(row), name=roster.name_in(row.values)
            )
            for row in rows
        }


class LookingOver(QObject):
    """A screen of rows looked over at once would make scrolling stutter."""

    known = Signal()
    """What was not yet drawn can be drawn now."""

    def __init__(
        self, marks: RowMarks, is_shut: Callable[[], bool], read_on: Callable[[], bool], parent: QObject
    ) -> None:
        """`is_shut`: whether the file cannot be read just now without waiting. `read_on`: reads some of the
        rows beside those in sight; whether there may be more of them."""
        super().__init__(parent)
        self._marks = marks
        self._is_shut = is_shut
        self._read_on = read_on
        self._left = _AT_ONCE
        self._is_news = False
        """Whether something was drawn otherwise than it is known to be by now."""
        self._waiting: dict[ShownRow, None] = {}
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.timeout.connect(self._go_on)

    def marks_drawn(self, shown: ShownRow) -> Mapping[str, CellMark]:
        """The row's marks, if it was looked over or there is still time for it before the window must draw,
        else those it had before."""
        if shown.is_looked_over:
            return shown.marks
        self._breath.start(0)
        if self._left == 0 or self._is_shut():
            self._waiting.pop(shown, None)
            self._waiting[shown] = None
            if len(self._waiting) > _MOST_WAITING:
                del self._waiting[next(iter(self._waiting))]
            return shown.marks_before
        self._left -= 1
        return shown.marks

    def come_back(self) -> None:
        """Something could not be drawn because the file was shut: have it drawn as soon as it is open."""
        self._is_news = True
        self._breath.start(_UNTIL_OPEN)

    def _go_on(self) -> None:
        """One thing after the other, each between two looks of the window at what else there is to do: rows
        are read that are likely to be next, for whoever scrolls on waits for them; a few are looked over;
        what is new is drawn."""
        self._left = _AT_ONCE
        if self._is_shut():
            self._breath.start(_UNTIL_OPEN)
        elif self._read_on():
            self._breath.start(0)
        elif self._waiting:
            self._look_over_a_few()
            self._breath.start(0)
        elif self._is_news:
            self._is_news = False
            self.known.emit()

    def _look_over_a_few(self) -> None:
        # The last that were drawn are those in sight.
        few = [self._waiting.popitem()[0] for _ in range(min(_A_BREATH, len(self._waiting)))]
        unseen = [shown for shown in few if not shown.is_looked_over]
        marks = self._marks.of([shown.row for shown in unseen]) if unseen else {}
        for shown in unseen:
            shown.take(marks[shown.row.id])
        # Drawing a screen anew takes three times as long as looking eight rows over.
        self._is_news = self._is_news or any(shown.marks != shown.marks_before for shown in few)
