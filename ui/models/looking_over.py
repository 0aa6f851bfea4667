"""Rows in sight are looked over for their marks: one before it is drawn, the others a breath later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from roster_desktop.records import RowId
from roster_desktop.workspace import Row
from ui.models.cell_marks import CellMark
from ui.models.row_pages import ShownRow

_AT_ONCE = 1
"""Rows that are looked over between two frames before they are drawn: the one that was just written."""
_A_BREATH = 8
"""Rows that are looked over together: asking the file for one takes as long as for four."""
_MOST_WAITING = 64
"""More were scrolled past; who comes back to them has them drawn again."""


class LookingOver(QObject):
    """A screen of rows looked over at once would make scrolling stutter."""

    known = Signal()
    """Marks that were not yet drawn can be drawn now."""

    def __init__(
        self, look_over: Callable[[Sequence[Row]], Mapping[RowId, Mapping[str, CellMark]]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._look_over = look_over
        self._left = _AT_ONCE
        self._waiting: dict[ShownRow, None] = {}
        self._breath = QTimer(self)
        self._breath.setSingleShot(True)
        self._breath.timeout.connect(self._go_on)

    def marks_drawn(self, shown: ShownRow) -> Mapping[str, CellMark]:
        """The row's marks, if it was looked over or there is still time for it before the window must draw,
        else those it had before."""
        if shown.is_looked_over:
            return shown.marks
        self._breath.start()
        if self._left == 0:
            self._waiting.pop(shown, None)
            self._waiting[shown] = None
            if len(self._waiting) > _MOST_WAITING:
                del self._waiting[next(iter(self._waiting))]
            return shown.marks_before
        self._left -= 1
        return shown.marks

    def _go_on(self) -> None:
        """Look a few waiting rows over; when all of them are, they are drawn anew."""
        self._left = _AT_ONCE
        if not self._waiting:
            return
        # The last that were drawn are those in sight.
        few = [self._waiting.popitem()[0] for _ in range(min(_A_BREATH, len(self._waiting)))]
        unseen = [shown for shown in few if not shown.is_looked_over]
        marks = self._look_over([shown.row for shown in unseen])
        for shown in unseen:
            shown.take(marks[shown.row.id])
        if self._waiting:
            self._breath.start()
        else:
            self.known.emit()
