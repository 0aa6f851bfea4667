"""The headers of a table that is ordered by several columns: each of them says its turn and its direction."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.look import bold, pixels, small, tones_of

_UP, _DOWN = "▲", "▼"
_LOWER = 9


class RankedHead(QHeaderView):
    """The mark stands in the upper corner, so that no header gives up letters for it."""

    mark_of: Callable[[int], str] = staticmethod(lambda _column: "")
    """Column → 1▲, 2▼ …; "" where the rows are not ordered by it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        mark = self.mark_of(logicalIndex)
        below = pixels(self.font(), _LOWER) if mark else 0
        painter.save()
        # A section that reaches below the head has its letters lower: there is room for the mark above them.
        super().paintSection(painter, rect.adjusted(0, 0, 0, below), logicalIndex)
        painter.restore()
        if not mark:
            return
        painter.save()
        painter.setPen(QColor(tones_of(self.palette()).line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(bold(small(small(self.font()))))
        painter.setPen(QColor(tones_of(self.palette()).accent))
        inside = rect.adjusted(0, 0, -pixels(self.font(), 4), 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, mark)
        painter.restore()


def mark(order: tuple[tuple[str, bool], ...], key: str) -> str:
    """▲ from small to large, ▼ from large to small; with its turn where there are several."""
    keys = [one for one, _ in order]
    if key not in keys:
        return ""
    place = keys.index(key)
    arrow = _DOWN if order[place][1] else _UP
    return f"{place + 1}{arrow}" if len(order) > 1 else arrow
