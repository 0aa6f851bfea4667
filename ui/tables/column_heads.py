"""The headers of a roster's table: dragged, widened and asked for their menu, frozen ones like the others."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

_PAUSE = 400
"""Milliseconds after the last pull at a header until the widths are told."""


class ColumnHeads(QObject):
    """Tells what a person does with the headers; the columns themselves are laid out anew by the page."""

    menu_wanted = Signal(int, QPoint)
    moved = Signal(int, int)
    """(from, to) as the columns stand."""
    resized = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._is_putting_back = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.resized)
        for part in (view, *view.findChildren(QTableView)):
            self._watch(part.horizontalHeader())
            part.horizontalHeader().sectionResized.connect(self._follow_width)

    def rest(self) -> None:
        """The columns were just laid out: nobody pulled at them."""
        self._timer.stop()

    def _watch(self, header: QHeaderView) -> None:
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(header.logicalIndexAt(at), header.mapToGlobal(at))
        )
        header.sectionMoved.connect(lambda _column, before, now: self._hear_move(header, before, now))

    def _hear_move(self, header: QHeaderView, before: int, now: int) -> None:
        if not self._is_putting_back:
            # Later: the header is still busy with the mouse.
            QTimer.singleShot(0, self, lambda: self._put_back(header, before, now))

    def _put_back(self, header: QHeaderView, before: int, now: int) -> None:
        """The model tells the order of columns, not the header."""
        self._is_putting_back = True
        header.moveSection(now, before)
        self._is_putting_back = False
        self.moved.emit(before, now)

    def _follow_width(self, column: int, before: int, width: int) -> None:
        # A column that is hidden or shown again has no width of its own to tell.
        if before > 0 and width > 0:
            self._view.setColumnWidth(column, width)
            self._timer.start()
