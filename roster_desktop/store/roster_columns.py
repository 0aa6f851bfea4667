"""What the columns of a roster's table hold, as far as it follows from the declaration. Loads no database:
the process that reads workbooks works rows out for the table, too."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from roster_desktop.records import Value
from roster_desktop.schema import BOOKKEEPING, NOTES, Catalog, Role, Roster
from roster_desktop.schema.pairing import PairingKey
from roster_desktop.schema.roster import Derivation
from roster_desktop.store.search import columns_of_search

STABLE_ROLES = (Role.SEX, Role.BIRTH_DATE)
"""Derived cells that mean the same on every day, so that the table may hold and sort them."""

ROW_COLUMNS: tuple[tuple[str, type[str] | type[int]], ...] = (
    ("row_id", str),
    ("row_place", int),
    ("row_gone", int),
    ("row_standing", str),
    ("row_open", str),
    ("row_open_count", int),
    ("row_received", str),
    ("row_changed_at", str),
    ("row_changed_by", str),
    ("row_holder", str),
    ("row_pairing", str),
    ("row_pinyin", str),
    ("row_search", str),
    ("row_memory", str),
)
"""Bookkeeping of a row. `row_gone`: 1 where it is removed, 0 where listed or disputed.
`row_open`: registers that wait.
`row_received`: derived columns whose text was typed or delivered, not worked out."""

BOOKKEEPING_COLUMNS = (
    *(key for register in BOOKKEEPING for key in register.columns),
    *(notes.key for notes in NOTES),
)

_KEY_SEPARATOR = "\x1f"


def key_text(key: PairingKey) -> str:
    """A pairing key as the table keeps it."""
    return _KEY_SEPARATOR.join(key)


class RosterColumns(Struct, frozen=True, dict=True):
    """The columns of one roster's table."""

    roster: Roster

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Columns that show text: the declared ones, then those of removal, verification and notes."""
        return (*(column.key for column in self.roster.columns), *BOOKKEEPING_COLUMNS)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Every column, in the order in which records are written."""
        return (*(name for name, _ in ROW_COLUMNS), *self.texts)

    @cached_property
    def telling(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Registers, with their columns, whose text the columns hold as it was written.

        Derived columns show more than was written, so they tell nothing.
        """
        derived = {column.key for column in self.roster.columns if column.derived}
        return tuple(
            (register.key, register.columns)
            for register in self.roster.registers
            if derived.isdisjoint(register.columns)
        )

    @cached_property
    def telling_alone(self) -> tuple[str, ...]:
        """Those of them that are one column, which bears the same key."""
        return tuple(register for register, columns in self.telling if columns == (register,))

    @cached_property
    def telling_together(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The others."""
        return tuple((register, columns) for register, columns in self.telling if columns != (register,))

    @cached_property
    def untold(self) -> dict[str, tuple[str, ...]]:
        """All of them in their order, without their texts; to be copied."""
        return dict.fromkeys((register for register, _ in self.telling), ())

    @cached_property
    def widths(self) -> dict[str, int]:
        """Register → of how many columns it is, of those registers."""
        return {register: len(columns) for register, columns in self.telling}

    @cached_property
    def register_by_place(self) -> tuple[str, ...]:
        """The register of each declared column, in their order."""
        return tuple(self.roster.register_of[column.key].key for column in self.roster.columns)

    @cached_property
    def blank(self) -> dict[str, str]:
        """A row of which nothing is filled in; to be copied."""
        return dict.fromkeys(self.texts, "")

    @cached_property
    def places(self) -> ColumnPlaces:
        """Where on a row of the table that stands there as a list what is kept beside it comes from."""
        return ColumnPlaces.of(self)

    @cached_property
    def derived(self) -> tuple[str, ...]:
        """Columns that follow from others unless something else was typed."""
        return tuple(column.key for column in self.roster.columns if column.derived)

    @cached_property
    def stable(self) -> tuple[tuple[str, Derivation], ...]:
        """Those of them that mean the same on every day, with how they follow."""
        return tuple(
            (column.key, column.derived)
            for column in self.roster.columns
            if column.derived and column.role in STABLE_ROLES
        )

    @cached_property
    def household_columns(self) -> tuple[str, ...]:
        """What households are told apart by, where the roster says it."""
        roles = (Role.TOWNSHIP, Role.VILLAGE, Role.HOUSEHOLD)
        return tuple(self.roster.key_of(role) for role in roles if self.roster.has(role))

    @cached_property
    def found_by(self) -> tuple[str, ...]:
        """Columns by whose texts a row is found."""
        return columns_of_search(self.roster)


class ColumnPlaces(Struct, frozen=True):
    """Places among the texts of a row that is listed, so that of bookkeeping it says nothing. What a roster
    has no column for is looked for there."""

    all: Mapping[str, int]
    blank: tuple[str, ...]
    """The texts behind those of the declared columns."""
    name: int
    number: int
    township: int
    village: int
    apart: tuple[int, ...]
    """What tells the rows of one person apart."""
    found_by: tuple[int, ...]
    derived: tuple[tuple[str, int], ...]
    stable: tuple[tuple[int, Derivation], ...]

    @classmethod
    def of(cls, columns: RosterColumns) -> ColumnPlaces:
        """The places of this roster."""
        roster = columns.roster
        place = {column: at for at, column in enumerate(columns.texts)}
        nowhere = len(roster.columns)

        def place_of(role: Role) -> int:
            return place[roster.key_of(role)] if roster.has(role) else nowhere

        return cls(
            all=place,
            blank=("",) * (len(place) - nowhere),
            name=place_of(Role.NAME),
            number=place_of(Role.ID_NUMBER),
            township=place_of(Role.TOWNSHIP),
            village=place_of(Role.VILLAGE),
            apart=tuple(place.get(column, nowhere) for column in roster.told_apart_by),
            found_by=tuple(place[column] for column in columns.found_by),
            derived=tuple((column, place[column]) for column in columns.derived),
            stable=tuple((place[column], derived) for column, derived in columns.stable),
        )


def told_by_columns(columns: RosterColumns, texts: Mapping[str, str]) -> dict[str, Value]:
    """Register → what its columns show. Of a register of one column, as nearly all are, at one go: this is
    asked for every row that is read."""
    single, told = columns.telling_alone, columns.untold.copy()
    told.update(zip(single, zip(map(texts.__getitem__, single), strict=True), strict=True))
    for key, several in columns.telling_together:
        told[key] = tuple([texts[column] for column in several])
    return told


_KNOWN: dict[int, tuple[Catalog, dict[str, RosterColumns]]] = {}


def columns_of(catalog: Catalog) -> Mapping[str, RosterColumns]:
    """Roster → its columns; worked out once for each catalog."""
    # By identity: what is kept here keeps its catalog alive, so that no other one can get the same id.
    if id(catalog) not in _KNOWN:
        _KNOWN[id(catalog)] = catalog, {roster.key: RosterColumns(roster) for roster in catalog.rosters}
    return _KNOWN[id(catalog)][1]
