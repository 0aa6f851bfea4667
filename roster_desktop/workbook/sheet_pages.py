"""How a sheet that is too wide for one page goes on beside it, and what surely stands on the first page."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

_PAGE_WIDTH = 150
"""Half-width letters across a printed page that can still be read."""
_SURE = 0.97
"""The spreadsheet rounds widths, each in its own way."""


class SheetPages(Struct, frozen=True):
    """The columns by their widths in half-width letters; the first `named` stand on every page again."""

    widths: Sequence[int]
    named: int

    @property
    def across(self) -> int:
        """How many pages stand side by side: as few as can be read."""
        again = sum(self.widths[: self.named])
        rest = sum(self.widths) - again
        return max(1, round(rest / max(_PAGE_WIDTH - again, _PAGE_WIDTH // 2)))

    @property
    def last_of_first(self) -> int:
        """The last column that is on the first page for sure: where the spreadsheet breaks is its own choice,
        but it fills the page before it turns, and a page holds at least its share of what is not repeated."""
        if self.across == 1:
            return max(len(self.widths) - 1, 0)
        again = sum(self.widths[: self.named])
        room = _SURE * (again + (sum(self.widths) - again) / self.across)
        last = self.named
        while self.width(0, last + 1) <= room:
            last += 1
        return last

    def width(self, first: int, last: int) -> int:
        """Half-width letters from this column to that one."""
        return sum(self.widths[first : last + 1])
