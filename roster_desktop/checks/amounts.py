"""Amounts, counts and years in the cells of a row; nothing where none can be read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from roster_desktop.checks.row_in_question import RowInQuestion


def amount_in(row: RowInQuestion, key: str) -> Decimal | None:
    """The amount in the cell, unless it is negative: of that another rule speaks."""
    cell = row.cell(key)
    value = cell.value if cell else None
    return value if isinstance(value, Decimal) and value >= 0 else None


def count_in(row: RowInQuestion, key: str) -> int | None:
    """The whole number, or the year, in the cell."""
    cell = row.cell(key)
    value = cell.value if cell else None
    return value if isinstance(value, int) and value >= 0 else None


def end_of_year(year: int, on: date) -> date:
    """The last day of the year, or the cut-off date where the year is not over yet."""
    return min(date(year, 12, 31), on)
