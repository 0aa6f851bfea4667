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

from roster_desktop.schema import BOOKKEEPING, NOTES, Catalog, Role, Roster
from roster_desktop.schema.roster import Derivation
from roster_desktop.store.search import columns_of_search
from roster_desktop.store.tables import NAMING

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


@dataclass(frozen=True)
class RosterTable:
    """The table of one roster and the statements that fill it."""

    roster: Roster
    model: type[SQLModel]
    table: Table

    @cached_property
    def name(self) -> str:
        return quoted(self.table.name)

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
    def blank(self) -> dict[str, str]:
        """A row of which nothing is filled in; to be copied."""
        return dict.fromkeys(self.texts, "")

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
    def found_by(self) -> tuple[str, ...]:
        """Columns by whose texts a row is found."""
        return columns_of_search(self.roster)

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
