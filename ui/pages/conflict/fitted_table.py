"""A plain table that is as high as its rows: it stands among other things and never scrolls by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.tables import PlainTable


class FittedTable(PlainTable):
    """Grows and shrinks with what it shows; the keyboard goes past it."""

    def _fit_rows(self) -> None:
        super()._fit_rows()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.whole_height)
