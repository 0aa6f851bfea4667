"""A report as a table: heads, lines, totals, and under it how every figure was counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

Figure = int | Decimal | str | None
"""A number, words, or None for what cannot be said; 0 and "not known" are different things."""


class Counted(Enum):
    """What a column's numbers are: persons are told apart from times, and neither is ever money."""

    WORDS = ""
    PERSONS = "人"
    TIMES = "人次"
    HOUSEHOLDS = "户"
    PLACES = "个"
    ROWS = "条"
    YUAN = "元"
    RATE = "%"
    """Of two other columns; never summed."""
    DAYS = "天"
    POINTS = "百分点"
    """Between two rates; never summed."""
    EACH_HUNDRED = "处"
    """For a hundred people: of two other columns, like a rate; never summed."""


_NEVER_SUMMED = (Counted.WORDS, Counted.RATE, Counted.POINTS, Counted.EACH_HUNDRED)


class Head(Struct, frozen=True):
    """One column of the table; width in half-width letters."""

    text: str
    counted: Counted = Counted.WORDS
    width: int = 12
    group: str = ""
    """Heads of one group stand side by side under its name."""
    is_summed: bool = True
    """Whether a total of the column means something; of words and rates it never does."""
    rate_of: tuple[int, int] | None = None
    """Places of the two columns whose quotient a rate is."""

    @property
    def sums(self) -> bool:
        """Whether the total line shows the sum of this column."""
        return self.is_summed and self.counted not in _NEVER_SUMMED

    @property
    def full_text(self) -> str:
        """The words with what is counted behind them: 转移就业(人)."""
        return f"{self.text}({self.counted.value})" if self.counted.value else self.text


class Line(Struct, frozen=True):
    """One line; its cells stand under the heads."""

    cells: tuple[Figure, ...]
    rows: tuple[tuple[str, str], ...] = ()
    """(roster, row) of what the line is about, the first one the row to go to."""
    band: str = ""
    """Words across the whole table instead of cells: they stand over the lines up to the next such line."""


class ReportTable(Struct, frozen=True):
    """Everything that stands on one sheet of a report."""

    key: str
    title: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    rules: tuple[str, ...]
    """How it was counted, a sentence each; printed under the table."""
    facts: tuple[str, ...] = ()
    """Under the title: whose, of which day, for which period."""
    has_total: bool = True
    given_total: tuple[Figure, ...] | None = None
    """合计 that does not follow from the lines shown."""

    def __post_init__(self) -> None:
        if any(len(line.cells) != len(self.heads) for line in self.lines):
            raise ValueError(f"report {self.key}: a line is as long as its heads")

    @property
    def total(self) -> tuple[Figure, ...] | None:
        """合计: sums where a sum means something, rates of the sums, blank elsewhere."""
        if self.given_total is not None:
            return self.given_total
        if not self.has_total or not self.lines:
            return None
        sums = [_sum(line.cells[place] for line in self.lines) if head.sums else None
                for place, head in enumerate(self.heads)]  # fmt: skip
        told = [
            rate(sums[head.rate_of[0]], sums[head.rate_of[1]]) if head.rate_of else found
            for head, found in zip(self.heads, sums, strict=True)
        ]
        return ("合计", *told[1:])

    def about(self, *facts: str) -> ReportTable:
        """The same table with these lines under its title."""
        return replace(self, facts=facts)


def rate(part: Figure, whole: Figure) -> Decimal | None:
    """Percentage with one digit behind the point, halves rounded up: 765 of 470 is 162.8; None of nothing."""
    if not isinstance(part, int | Decimal) or not isinstance(whole, int | Decimal) or not whole:
        return None
    # Exact: a tenth of a percent is a thousandth of the whole.
    return (Decimal(100) * part / whole).quantize(Decimal("0.1"), rounding="ROUND_HALF_UP")


def shown(figure: Figure, counted: Counted) -> str:
    """The figure as people read it: 162.8%, 21,500, or nothing."""
    if figure is None:
        return "—" if counted is Counted.RATE else ""
    if isinstance(figure, str):
        return figure
    if counted is Counted.RATE:
        return f"{figure}%"
    return f"{figure:,f}" if isinstance(figure, Decimal) else f"{figure:,}"


def _sum(cells: Iterable[Figure]) -> int | Decimal:
    numbers: Sequence[int | Decimal] = [one for one in cells if isinstance(one, int | Decimal)]
    return sum(numbers, start=0)
