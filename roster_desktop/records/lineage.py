"""What one sender has said so far: the lists that it makes by hand month after month,
or the copies of one of our workbooks that were edited in a spreadsheet program."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field
from msgspec.structs import replace

from roster_desktop.records.cell import BLANK, Cell
from roster_desktop.records.row import RowId, RowState


class Absence(Enum):
    """A row that was there before and is not any more: no removal, but asked once."""

    WAITING = "waiting"
    KEPT = "kept"
    """Somebody said that the row stays; not asked again until it was there once more."""
    TAKEN = "taken"
    """Somebody took the row out."""


class Saying(Struct, frozen=True):
    """What one delivery said of a row otherwise than the deliveries before it."""

    delivery: int
    """Number of the delivery within its lineage."""
    cells: Mapping[str, Cell]
    """Register → the values said, each with the version it was given."""


class LineageRow(Struct, frozen=True):
    """All that a lineage said of one row."""

    roster: str
    row: RowId
    sayings: tuple[Saying, ...] = ()
    """The earliest first."""
    absence: Absence | None = None
    absent_in: str = ""
    """File name of the workbook that no longer has the row."""

    @property
    def is_empty(self) -> bool:
        return not self.sayings and self.absence is None

    @property
    def first(self) -> int:
        """Number of the delivery that first named the row; 0 where none did."""
        return self.sayings[0].delivery if self.sayings else 0

    def said(self, register: str) -> tuple[tuple[int, Cell], ...]:
        """Everything said of the register, with the delivery that said it; the last is what holds."""
        return tuple(
            (saying.delivery, saying.cells[register]) for saying in self.sayings if register in saying.cells
        )

    def with_saying(self, delivery: int, cells: Mapping[str, Cell]) -> LineageRow:
        """The row after one delivery more; as it is where that said nothing new."""
        return replace(self, sayings=(*self.sayings, Saying(delivery, cells))) if cells else self

    def without(self, delivery: int) -> LineageRow:
        """The row as if that delivery had never come."""
        return replace(self, sayings=tuple(one for one in self.sayings if one.delivery != delivery))

    def in_row(self, row: RowId) -> LineageRow:
        """The same of the row with that id, which this one turned out to be."""
        if row == self.row:
            return self
        sayings = (
            Saying(one.delivery, RowState(self.row, self.roster, one.cells).in_row(row).cells)
            for one in self.sayings
        )
        return replace(self, row=row, sayings=tuple(sayings))

    def joined(self, other: LineageRow) -> LineageRow:
        """Both rows' sayings, where two rows of the lineage turned out to be one."""
        cells: dict[int, dict[str, Cell]] = {}
        for saying in (*self.sayings, *other.in_row(self.row).sayings):
            told = cells.setdefault(saying.delivery, {})
            for register, cell in saying.cells.items():
                told[register] = Cell(told.get(register, BLANK).pairs | cell.pairs)
        sayings = tuple(Saying(number, cells[number]) for number in sorted(cells))
        # Where one of the two is there, the person is.
        gone = self if self.absence and other.absence else LineageRow(self.roster, self.row)
        return replace(self, sayings=sayings, absence=gone.absence, absent_in=gone.absent_in)


class Lineage(Struct, frozen=True):
    """One sender's lists of one roster in one family of layouts, as the receiving file remembers them."""

    key: str
    """Names the lineage in its writes: everybody who receives the same first list names it alike."""
    sender: str
    unit: str = ""
    """Name of the sending unit, for people."""
    roster: str = ""
    columns: frozenset[str] = frozenset()
    """Columns that its last list had."""
    deliveries: int = 0
    rows: Mapping[tuple[str, RowId], LineageRow] = field(default_factory=dict)
    """(roster, row id of the receiving file) → what was said of the row."""

    def row(self, roster: str, row: RowId) -> LineageRow:
        """What was said of the row; nothing where nothing was."""
        return self.rows.get((roster, row)) or LineageRow(roster, row)

    def standing(self, stands: Mapping[RowId, RowId]) -> Lineage:
        """The same, rows that turn out to be others named by those. `stands`: old id → the one that stays."""
        if not any(stands.get(row, row) != row for _, row in self.rows):
            return self
        rows: dict[tuple[str, RowId], LineageRow] = {}
        for (roster, old), known in sorted(self.rows.items()):
            row = stands.get(old, old)
            before = rows.get((roster, row))
            rows[roster, row] = before.joined(known) if before else known.in_row(row)
        return replace(self, rows=rows)


class LineageChange(Struct, frozen=True):
    """What a workbook adds to the memory of a lineage. `rows`: as they are from now on."""

    lineage: Lineage
    """As it was before; `deliveries` counts this one once the change is saved."""
    rows: tuple[LineageRow, ...]
    columns: frozenset[str] = frozenset()
