"""One table per roster, made from its declaration: a TEXT column for every declared column,
and the row's bookkeeping. What SQLModel declares of it stands in `declared_tables.py`.

A column that a declaration gains is added to the files that lack it when they are opened (`migrating.py`);
a roster that the catalog gains becomes a table.
Declared columns are never dropped or renamed in a file: an older program must refuse what it does not know,
not forget it. A new *bookkeeping* column (`row_…`) needs a revision,
which adds it to every roster table that is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from operator import itemgetter

from msgspec import Struct

from roster_desktop.schema import Catalog, Roster
from roster_desktop.store.roster_columns import RosterColumns

_Picked = Callable[[Sequence[object]], tuple[object, ...]]
_LOOKED_UP = ("row_id", "row_place", "row_gone", "row_holder", "row_pairing", "row_search")
"""Bookkeeping that stands in an index of every roster (`declared_tables.py`)."""


class RosterTable(RosterColumns, frozen=True, dict=True):
    """The table of one roster and the statements that fill it."""

    @cached_property
    def plain_name(self) -> str:
        return table_name(self.roster)

    @cached_property
    def name(self) -> str:
        return quoted(self.plain_name)

    @cached_property
    def insert(self) -> str:
        names = ", ".join(quoted(column) for column in self.columns)
        return f"INSERT INTO {self.name} ({names}) VALUES ({', '.join('?' * len(self.columns))})"

    @cached_property
    def update(self) -> str:
        """Rewrites one row; takes the record and then its row id once more."""
        return self._update(self.columns)

    @cached_property
    def in_indexes(self) -> tuple[str, ...]:
        """Columns by which rows are looked up; those of the household stand in no index but the people's."""
        return tuple(dict.fromkeys((*_LOOKED_UP, *self.household_columns)))

    @cached_property
    def read_indexed(self) -> str:
        """Asks what these hold; waits for row ids."""
        return f"SELECT {', '.join(map(quoted, self.in_indexes))} FROM {self.name} WHERE row_id IN"

    @cached_property
    def indexed_of(self) -> _Picked:
        """The same of a record."""
        return itemgetter(*map(self.columns.index, self.in_indexes))

    def update_of(self, columns: Iterable[str]) -> tuple[str, _Picked]:
        """Rewrites of one row what stands in no index, and these: SQLite writes an index anew where a
        statement names a column of it, whether or not it holds the same. The statement takes what the second
        picks of a record with the row id behind it."""
        named = tuple(columns)
        if named not in self._updates:
            told = [column for column in self.columns if column in named or column not in self.in_indexes]
            places = [*map(self.columns.index, told), len(self.columns)]
            self._updates[named] = self._update(told), itemgetter(*places)
        return self._updates[named]

    @cached_property
    def _updates(self) -> dict[tuple[str, ...], tuple[str, _Picked]]:
        return {}

    def _update(self, columns: Iterable[str]) -> str:
        names = ", ".join(f"{quoted(column)} = ?" for column in columns)
        return f"UPDATE {self.name} SET {names} WHERE row_id = ?"


class RosterTables(Struct, frozen=True, dict=True):
    """The tables of all rosters and ledgers of a catalog."""

    catalog: Catalog
    tables: tuple[RosterTable, ...]

    @cached_property
    def by_roster(self) -> dict[str, RosterTable]:
        return {table.roster.key: table for table in self.tables}


def table_name(roster: Roster) -> str:
    """How the table of this roster is called in the file."""
    return f"roster_{roster.key}"


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever word of SQL it may be."""
    return f'"{name}"'


_TABLES_BY_CATALOG: dict[int, RosterTables] = {}


def tables_of(catalog: Catalog) -> RosterTables:
    """The tables that this catalog declares; worked out once for each catalog."""
    # By identity: what is kept here keeps its catalog alive, so that no other one can get the same id.
    if id(catalog) in _TABLES_BY_CATALOG:
        return _TABLES_BY_CATALOG[id(catalog)]
    # Whoever asks at the same time gets the same ones.
    return _TABLES_BY_CATALOG.setdefault(id(catalog), _worked_out(catalog))


def _worked_out(catalog: Catalog) -> RosterTables:
    return RosterTables(catalog, tuple(map(RosterTable, (*catalog.rosters, *catalog.ledgers))))
