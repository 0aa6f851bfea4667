"""A row: registers under a stable id, and what its state follows from."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Mapping
from enum import Enum
from typing import NewType

from msgspec import Struct, field

from roster_desktop.records.cell import BLANK, Cell, Pair, Value
from roster_desktop.records.note import gathered, is_note, is_proof
from roster_desktop.records.plain_cells import PlainCells
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


class CellAddress(Struct, frozen=True, order=True):
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


class RowState(Struct, frozen=True):
    """All registers of one row, as they are merged. `cells` holds no blank cell.

    A row may have several *parts*: rows typed apart that turned out to be one person.
    A removal covers what its author had seen; so one part may be removed while another is not.
    If nobody knew both, that is a question of the whole row. If the author had both before them and took the
    duplicate out, the removal is marked `beside`: it asks nothing,
    and the duplicate's words count no more while the removal stands.
    """

    id: RowId
    roster: str
    cells: Mapping[str, Cell] = field(default_factory=dict)
    aliases: frozenset[RowId] = frozenset()

    def __reduce__(self) -> tuple[type[RowState], tuple[object, ...]]:
        # Quicker than what a dataclass does by itself; a county's rows pass from process to process.
        return RowState, (self.id, self.roster, self.cells, self.aliases)

    @property
    def plain(self) -> PlainCells | None:
        """The cells of a row that is listed and of which every register holds one value; None of any other.

        Nearly every row is like that, and then nothing waits and everything counts.
        """
        cells = self.cells
        if not isinstance(cells, PlainCells):
            return None
        is_listed = cells.untold is not None or cells.texts.get(REMOVAL_KEY, LISTED) == LISTED
        return cells if is_listed else None

    def cell(self, register: str) -> Cell:
        """The register's cell; the blank one where nobody wrote."""
        return self.cells.get(register, BLANK)

    @property
    def standing(self) -> Standing:
        """Listed, removed, or disputed: a removal that does not cover what the row holds decides nothing.

        Removals beside a kept row never remove the person: two clerks may each have kept what the other took
        out.
        """
        if self.plain is not None:
            return Standing.LISTED
        removals = [pair for pair in self.cell(REMOVAL_KEY).pairs if pair.value != LISTED]
        if not removals:
            return Standing.LISTED
        is_listed = len(removals) < len(self.cell(REMOVAL_KEY).pairs)
        if all(pair.is_beside for pair in removals):
            return Standing.LISTED if is_listed else Standing.DISPUTED
        if is_listed:
            return Standing.DISPUTED
        seen = Version().joined(*(pair.version for pair in removals))
        told = (cell for key, cell in self.cells.items() if is_proof(key))
        if all(seen.covers(pair.version) for cell in told for pair in cell.pairs):
            return Standing.REMOVED
        return Standing.DISPUTED

    @property
    def version(self) -> Version:
        """Everything that the row as a whole has seen; what a removal or a decision about it covers."""
        return Version().joined(*self.versions)

    @property
    def versions(self) -> frozenset[Version]:
        """What any of its values has seen."""
        if isinstance(self.cells, PlainCells):
            return frozenset(version for version, _ in self.cells.distinct_marks)
        return frozenset(pair.version for cell in self.cells.values() for pair in cell.pairs)

    @property
    def counting(self) -> Mapping[str, Cell]:
        """The cells with only those pairs that count: to be shown, compared and asked about. Read these,
        write all.

        The words of a duplicate that was taken out beside a kept row do not count; nor does why it was.
        """
        if self.plain is not None:
            return self.cells
        removal = self.cell(REMOVAL_KEY)
        beside = frozenset(pair for pair in removal.pairs if pair.is_beside)
        if beside == removal.pairs or (not beside and len(removal.pairs) == 1):
            return self.cells
        counted = {
            key: Cell(frozenset(pair for pair in cell.pairs if not _is_covered(pair, beside)))
            for key, cell in self.cells.items()
            if key != REMOVAL_KEY
        }
        counted[REMOVAL_KEY] = Cell(_speaking(removal.pairs - beside))
        return {key: cell for key, cell in counted.items() if cell}

    def shown(self, own_writers: Collection[str]) -> dict[str, Value]:
        """Register → the value to show in the file of these writers; registers that show nothing are absent.

        A row that is not removed shows no removal, also while one is disputed: until decided it stays listed.
        Notes are gathered, a text for each kind.
        """
        if (plain := self.plain) is not None:
            notes = plain.notes
            texts = {key: value for key, value in plain.texts.items() if any(value) and key not in notes}
            return texts | gathered(plain) if notes else texts
        counting = self.counting
        values = {key: cell.visible(own_writers) or () for key, cell in counting.items() if not is_note(key)}
        if self.standing is not Standing.REMOVED:
            values.pop(REMOVAL_KEY, None)
        return {key: value for key, value in values.items() if any(value)} | gathered(counting)

    @property
    def open_registers(self) -> tuple[str, ...]:
        """Registers that wait for a decision. A removal question is one of the whole row, under `removal`.
        Notes ask nothing."""
        if self.plain is not None:
            return ()
        counting, standing = self.counting, self.standing
        if standing is Standing.REMOVED:
            return (REMOVAL_KEY,) if counting[REMOVAL_KEY].is_open else ()
        waiting = [
            key for key, cell in counting.items() if cell.is_open and key != REMOVAL_KEY and not is_note(key)
        ]
        if standing is Standing.DISPUTED:
            waiting.append(REMOVAL_KEY)
        return tuple(sorted(waiting))

    def merged(self, other: RowState) -> RowState:
        """Both rows' writes together. Rows of different ids are one row from now on: the smaller id
        survives."""
        if self.id == other.id and isinstance(self.cells, PlainCells) and isinstance(other.cells, PlainCells):
            return self._joined_by(other.aliases, self.cells.merged(other.cells))
        keeper, alias = (self, other) if self.id <= other.id else (other, self)
        cells = dict(keeper.cells)
        for key, cell in alias.in_row(keeper.id).cells.items():
            cells[key] = cells.get(key, BLANK).merged(cell)
        aliases = (keeper.aliases | alias.aliases | {alias.id}) - {keeper.id}
        return RowState(keeper.id, keeper.roster, cells, aliases)

    def _joined_by(self, aliases: frozenset[RowId], cells: Mapping[str, Cell]) -> RowState:
        if cells is self.cells and aliases <= self.aliases:
            return self
        return RowState(self.id, self.roster, cells, (self.aliases | aliases) - {self.id})

    def in_row(self, row: RowId) -> RowState:
        """This row's writes as part of the row with that id, which it turned out to be."""
        if row == self.id:
            return self
        cells = {key: cell.in_row(row, was=self.id) for key, cell in self.cells.items()}
        return RowState(row, self.roster, cells, (self.aliases | {self.id}) - {row})

    def with_cells(self, changed: Mapping[str, Cell]) -> RowState:
        """The row with these registers replaced; a blank cell takes its register away."""
        if isinstance(self.cells, PlainCells) and (plain := self.cells.holding(changed)) is not None:
            return RowState(self.id, self.roster, plain, self.aliases)
        cells = {key: cell for key, cell in {**self.cells, **changed}.items() if cell}
        return RowState(self.id, self.roster, cells, self.aliases)


def _is_covered(pair: Pair, removals: Collection[Pair]) -> bool:
    return bool(pair.by) and any(removal.version.covers(pair.version) for removal in removals)


def _speaking(removals: frozenset[Pair]) -> frozenset[Pair]:
    """Where every part of the row was removed: those of the part that went last, by the day people gave.

    One clerk takes a duplicate out in spring and the person in autumn;
    nobody need choose between the reasons.
    """
    if any(pair.value == LISTED for pair in removals):
        return removals
    last = max(removals, key=lambda pair: (pair.value[::-1], pair.part))
    return frozenset(pair for pair in removals if pair.part == last.part)
