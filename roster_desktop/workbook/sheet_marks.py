"""What people say on a sheet without typing it into a cell: comments, lines through a text, colours,
columns that are not shown."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field


class SheetMarks(Struct, frozen=True):
    """The marks of one sheet. Rows go by their number as WPS shows it, columns by their place from 0."""

    hidden_columns: frozenset[int] = frozenset()
    comments: tuple[tuple[str, str], ...] = ()
    """Address of a cell, and what its comment says."""
    struck: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Row → places of the cells that are struck through."""
    coloured: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """Row → places of the cells that have a colour of their own, as paper or as letters."""
