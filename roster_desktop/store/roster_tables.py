"""One table per roster, made from its declaration: a TEXT column for every declared column,
and the row's bookkeeping.

A column that a declaration gains is added to the files that lack it when they are opened (`migrating.py`);
a roster that the catalog gains becomes a table.
Declared columns are never dropped or renamed in a file: an older program must refuse what it does not know,
not forget it. A new *bookkeeping* column (`row_…`) needs a revision,
which adds it to every roster table that is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from types import new_class

from sqlalchemy import Index, Integer, MetaData, Table, Text, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from roster_desktop.schema import Catalog, Role, Roster
from roster_desktop.store.roster_columns import BOOKKEEPING_COLUMNS, ROW_COLUMNS, RosterColumns
from roster_desktop.store.tables import NAMING


@dataclass(frozen=True)
class RosterTable(RosterColumns):
    """The table of one roster and the statements that fill it."""

    model: type[SQLModel]
    table: Table

    @cached_property
    def name(self) -> str:
        return quoted(self.table.name)

    @cached_property
    def insert(self) -> str:
        names = ", ".join(quoted(column) for column in self.columns)
        return f"INSERT INTO {self.name} ({names}) VALUES ({', '.join('?' * len(self.columns))})"

    @cached_property
    def update(self) -> str:
        """Rewrites one row; takes the record and then its row id once more."""
        names = ", ".join(f"{quoted(column)} = ?" for column in self.columns)
        return f"UPDATE {self.name} SET {names} WHERE row_id = ?"


@dataclass(frozen=True)
class RosterTables:
    """The tables of all rosters and ledgers of a catalog."""

    catalog: Catalog
    metadata: MetaData
    tables: tuple[RosterTable, ...]

    @cached_property
    def by_roster(self) -> dict[str, RosterTable]:
        return {table.roster.key: table for table in self.tables}


def quoted(name: str) -> str:
    """A name as SQL takes it, whatever word of SQL it may be."""
    return f'"{name}"'


_TABLES_BY_CATALOG: dict[int, RosterTables] = {}


def tables_of(catalog: Catalog) -> RosterTables:
    """The tables that this catalog declares, in a metadata of their own; worked out once for each catalog."""
    # By identity: what is kept here keeps its catalog alive, so that no other one can get the same id.
    if id(catalog) not in _TABLES_BY_CATALOG:
        _TABLES_BY_CATALOG[id(catalog)] = _declared(catalog)
    return _TABLES_BY_CATALOG[id(catalog)]


def _declared(catalog: Catalog) -> RosterTables:
    metadata = MetaData(naming_convention=NAMING)
    own = {"registry": registry(metadata=metadata)}
    parent = new_class("RosterRow", (SQLModel,), own, lambda body: body.update(__module__=__name__))
    kept = (*catalog.rosters, *catalog.ledgers)
    tables = tuple(_table_of(roster, parent, catalog) for roster in kept)
    return RosterTables(catalog, metadata, tables)


def _table_of(roster: Roster, parent: type[SQLModel], catalog: Catalog) -> RosterTable:
    name = f"roster_{roster.key}"
    # Attributes carry a prefix of their own: a declared key may be a word that the model itself uses.
    facts = {f"fact_{key}": (kind, _field(key, kind)) for key, kind in ROW_COLUMNS}
    keys = (*(column.key for column in roster.columns), *BOOKKEEPING_COLUMNS)
    cells = {f"cell_{key}": (str, _field(key, str)) for key in keys}
    body: dict[str, object] = {
        "__tablename__": name,
        "__module__": __name__,
        "__annotations__": {key: kind for key, (kind, _) in (facts | cells).items()},
        "__table_args__": tuple(_indexes(name, roster, is_people=roster.key == catalog.people)),
        **{key: field for key, (_, field) in (facts | cells).items()},
    }
    model = new_class(
        f"{roster.key.title()}Row", (parent,), {"table": True}, lambda space: space.update(body)
    )
    return RosterTable(roster, model, parent.metadata.tables[name])


def _field(key: str, kind: type[str] | type[int]) -> object:
    if key == "row_id":
        return Field(primary_key=True, sa_type=Text, sa_column_kwargs={"name": key})
    blank = "" if kind is str else "0"
    return Field(
        default=kind(),
        sa_type=Text if kind is str else Integer,
        sa_column_kwargs={"name": key, "server_default": blank},
    )


def _indexes(table: str, roster: Roster, *, is_people: bool) -> Iterable[Index]:
    yield Index(f"ix_{table}_place", "row_gone", "row_place", "row_id")
    # By itself all that a search reads, in the order in which rows are listed: rows are forty times as wide.
    yield Index(f"ix_{table}_search", "row_gone", "row_place", "row_id", "row_search")
    yield Index(f"ix_{table}_holder", "row_holder", "row_gone")
    yield Index(f"ix_{table}_pairing", "row_pairing")
    if is_people:
        roles = (Role.TOWNSHIP, Role.VILLAGE, Role.HOUSEHOLD)
        keys = [roster.key_of(role) for role in roles if roster.has(role)]
        yield Index(f"ix_{table}_household", "row_gone", *keys)
    for column in roster.columns:
        if column.learns:
            # Nobody is offered a blank text; `learnt_texts` says so in the same words.
            filled = text(f"{quoted(column.key)} <> ''")
            name = f"ix_{table}_learnt_{column.key}"
            yield Index(name, column.key, sqlite_where=filled, postgresql_where=filled)
