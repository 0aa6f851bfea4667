"""What stands on a sheet of a report, as far as a workbook needs to know: plain facts, no report."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, takewhile

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.workbook.cell_text import number_text
from roster_desktop.workbook.texts import shown_text

SheetFigure = int | Decimal | str | None

CODE_MARK = "核对码："
"""Begins the last line above the heads, where the sheet tells the code of what it says."""
_COUNTER = "序号"
_HIGHEST = 20
"""So far down a sheet its heads begin at the latest."""


class SheetHead(Struct, frozen=True):
    """One column; width in half-width letters."""

    text: str
    width: int
    group: str = ""
    is_summed: bool = False
    is_rate: bool = False
    rate_of: tuple[int, int] | None = None
    """Places of the two columns whose quotient the rate is."""


class ReportSheet(Struct, frozen=True):
    """One sheet: title, facts under it, heads of one or two rows, lines, total, rules, and who signs."""

    name: str
    title: str
    facts: tuple[str, ...]
    heads: tuple[SheetHead, ...]
    lines: Sequence[tuple[SheetFigure, ...]]
    total: tuple[SheetFigure, ...] | None
    rules: tuple[str, ...]
    signatures: str = ""
    bands: frozenset[int] = frozenset()
    """Places of lines whose first text stands across the whole table."""
    least: float = 20.0
    """Points that a line is high at least."""
    named: int = 0
    """So many first columns say whom a line is about: they stand again on pages beside the first."""

    @property
    def has_groups(self) -> bool:
        return any(head.group for head in self.heads)

    @property
    def head_rows(self) -> tuple[tuple[str, ...], ...]:
        """The heads as they stand on the sheet: of a group once, of what spans two rows in the upper one."""
        if not self.has_groups:
            return (tuple(head.text for head in self.heads),)
        upper: list[str] = []
        for group, heads in groupby(self.heads, key=lambda head: head.group or id(head)):
            those = list(heads)
            upper += [group if isinstance(group, str) else those[0].text, *[""] * (len(those) - 1)]
        return tuple(upper), tuple(head.text if head.group else "" for head in self.heads)

    def under(self, fact: str) -> ReportSheet:
        """The same with one more line under the title."""
        return replace(self, facts=(*self.facts, fact))

    def said(self) -> list[tuple[str, ...]]:
        """What heads, lines and total say, as a reader gives it back; numbers of lines are no content."""
        figures = [*self.lines, *((self.total,) if self.total else ())]
        return without_counter([*self.head_rows, *(tuple(map(as_read, line)) for line in figures)])


def without_counter(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The rows without the column of 序号 and without blanks at their ends."""
    place = list(rows[0]).index(_COUNTER) if rows and _COUNTER in rows[0] else None
    told = []
    for row in rows:
        cells = [shown_text(text) for at, text in enumerate(row) if at != place]
        while cells and not cells[-1]:
            cells.pop()
        told.append(tuple(cells))
    return told


def as_read(figure: SheetFigure) -> str:
    """What a reader that does not calculate gives back for the figure."""
    if figure is None or isinstance(figure, str):
        return figure or ""
    return number_text(figure if isinstance(figure, int) else float(figure))


def coded_rows(rows: Sequence[Sequence[str]]) -> tuple[str, list[tuple[str, ...]]] | None:
    """The code that a sheet tells of itself, and what it says; None where it tells none."""
    for at, row in enumerate(rows[:_HIGHEST]):
        if row and row[0].startswith(CODE_MARK):
            said = list(takewhile(any, rows[at + 1 :]))
            return row[0].removeprefix(CODE_MARK), without_counter(said)
    return None
