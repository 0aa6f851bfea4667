"""A row: registers under a stable id, and what its state follows from."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NewType

from roster_desktop.records.cell import BLANK, Cell, Value
from roster_desktop.records.version import Version

RowId = NewType("RowId", str)

REMOVAL_KEY = "removal"
LISTED: Value = ("", "")
"""Value of the removal register of a row that is 在册."""


def new_row_id() -> RowId:
    """A fresh random row id; 80 bits, 20 hexadecimal digits."""
    return RowId(secrets.token_hex(10))


def derived_row_id(*facts: str) -> RowId:
    """The row id that everybody gives to a row with these facts (a book and its content)."""
    return RowId(hashlib.blake2b("\x1f".join(facts).encode(), digest_size=10).hexdigest())


def new_writer() -> str:
    """A fresh writer id; 80 bits, never used again."""
    return secrets.token_hex(10)


@dataclass(frozen=True, slots=True, order=True)
class CellAddress:
    """Where a register stands."""

    roster: str
    row: RowId
    register: str


class Standing(Enum):
    """What the removal register and the cells together say of a row."""

    LISTED = "listed"
    REMOVED = "removed"
    DISPUTED = "disputed"
    """Removed by one, kept or still edited by another who did not know: listed until somebody decides."""


@dataclass(frozen=True, slots=True)
class RowState:
    """All registers of one row, as they are merged. `cells` holds no blank cell."""

    id: RowId
    roster: str
    cells: Mapping[str, Cell] = field(default_factory=dict)
    aliases: frozenset[RowId] = frozenset()

    def cell(self, register: str) -> Cell:
        """The register's cell; the blank one where nobody wrote."""
        return self.cells.get(register, BLANK)

    @property
    def standing(self) -> Standing:
        """Listed, removed, or disputed: a removal that does not cover what the row holds decides nothing."""
        removal = self.cell(REMOVAL_KEY)
        removed = [pair for pair in removal.pairs if pair.value != LISTED]
        if not removed:
            return Standing.LISTED
        if len(removed) < len(removal.pairs):
            return Standing.DISPUTED
        seen = Version().joined(*(pair.version for pair in removed))
        if all(seen.covers(pair.version) for cell in self.cells.values() for pair in cell.pairs):
            return Standing.REMOVED
        return Standing.DISPUTED

    @property
    def version(self) -> Version:
        """Everything that the row as a whole has seen; what a removal or a decision about it covers."""
        return Version().joined(*(cell.version for cell in self.cells.values()))

    @property
    def open_registers(self) -> tuple[str, ...]:
        """Registers that wait for a decision. A removal question is one of the whole row, under `removal`."""
        standing = self.standing
        if standing is Standing.REMOVED:
            return (REMOVAL_KEY,) if self.cell(REMOVAL_KEY).is_open else ()
        waiting = [key for key, cell in self.cells.items() if key != REMOVAL_KEY and cell.is_open]
        if standing is Standing.DISPUTED:
            waiting.append(REMOVAL_KEY)
        return tuple(sorted(waiting))

    def merged(self, other: RowState) -> RowState:
        """Both rows' writes together. Rows of different ids are one row from now on: the smaller id survives."""
        keeper, alias = (self, other) if self.id <= other.id else (other, self)
        if keeper.id != alias.id:
            keeper, alias = keeper, alias.under(alias.id)
        cells = dict(keeper.cells)
        for key, cell in alias.cells.items():
            cells[key] = cells.get(key, BLANK).merged(cell)
        aliases = (keeper.aliases | alias.aliases | {alias.id}) - {keeper.id}
        return RowState(keeper.id, keeper.roster, cells, aliases)

    def under(self, row: RowId) -> RowState:
        """The same row, every write told apart as made under this row id."""
        cells = {key: cell.under(row) for key, cell in self.cells.items()}
        return RowState(self.id, self.roster, cells, self.aliases)

    def with_cells(self, changed: Mapping[str, Cell]) -> RowState:
        """The row with these registers replaced; a blank cell takes its register away."""
        cells = {key: cell for key, cell in {**self.cells, **changed}.items() if cell}
        return RowState(self.id, self.roster, cells, self.aliases)
