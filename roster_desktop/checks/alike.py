"""Rows that share something they perhaps should not: a phone, an account, a household number."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.checks.ground import Ground
from roster_desktop.checks.row_in_question import RowInQuestion


class Alike(Struct, frozen=True):
    """Two rows or more, in their order, that have the same key of one sharing."""

    sharing: str
    """Which sharing: see `sharings.py`."""
    key: str
    rows: tuple[RowInQuestion, ...]
    ground: Ground

    @property
    def anchor(self) -> RowInQuestion:
        return self.rows[0]
