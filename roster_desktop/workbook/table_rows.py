"""Cells put down one after the other, each where it belongs, until a sheet is more than believable."""

from __future__ import annotations

from roster_desktop.wording import Refusal, workbooks
from roster_desktop.workbook.limits import Limits
from roster_desktop.workbook.raw import CellText, Span, trimmed_row


class TableRows:
    """The rows of a sheet in the making; rows and columns counted from 0."""

    def __init__(self, file: str, sheet: str, limits: Limits) -> None:
        self.rows: list[list[CellText]] = []
        self.merged: list[Span] = []
        self._file = file
        self._sheet = sheet
        self._limits = limits
        self._widest = 0

    def put(self, row: int, column: int, text: CellText) -> None:
        """Write a text there; a blank one takes no place."""
        if not text:
            return
        self._check(row + 1, column + 1)
        while len(self.rows) <= row:
            self.rows.append([])
        cells = self.rows[row]
        cells += [""] * (column + 1 - len(cells))
        cells[column] = text

    def join(self, span: Span) -> None:
        """Note that these cells are one, as far as a sheet reaches."""
        limits = self._limits
        if len(self.merged) >= limits.merged:
            raise Refusal(workbooks.SUSPICIOUS.about(file=self._file))
        bottom, right = min(span.bottom, limits.row), min(span.right, limits.column)
        if (bottom, right) != (span.top, span.left):
            self.merged.append(Span(span.top, span.left, bottom, right))

    def finished(self) -> list[list[CellText]]:
        """All rows, without blank ends."""
        rows = [trimmed_row(row) for row in self.rows]
        while rows and not rows[-1]:
            rows.pop()
        return rows

    def _check(self, rows: int, columns: int) -> None:
        self._widest = max(self._widest, columns)
        limits = self._limits
        if rows > limits.row or columns > limits.column or rows * self._widest > limits.area:
            place = {"sheet": self._sheet, "row": rows, "column": columns}
            raise Refusal(workbooks.TOO_MANY_CELLS.about(file=self._file, **place))
