"""What stands on a sheet of a report, as far as a workbook needs to know: plain facts, no report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

SheetFigure = int | Decimal | str | None


@dataclass(frozen=True, slots=True)
class SheetHead:
    """One column; width in half-width letters."""

    text: str
    width: int
    group: str = ""
    is_summed: bool = False
    is_rate: bool = False
    rate_of: tuple[int, int] | None = None
    """Places of the two columns whose quotient the rate is."""


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """One sheet: title, facts under it, heads of one or two rows, lines, total, rules, and who signs."""

    name: str
    title: str
    facts: tuple[str, ...]
    heads: tuple[SheetHead, ...]
    lines: Sequence[tuple[SheetFigure, ...]]
    total: tuple[SheetFigure, ...] | None
    rules: tuple[str, ...]
    signatures: str = ""

    @property
    def has_groups(self) -> bool:
        return any(head.group for head in self.heads)
