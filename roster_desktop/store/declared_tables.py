"""The roster tables as SQLModel declares them, made from the catalog.

Asked only where tables are laid out, brought up to date or compared. Rows are read and written by statements
of our own, so that opening a file and typing into it load neither SQLModel nor SQLAlchemy (0.3 s, 40 MB).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import new_class

from sqlalchemy import Connection, Index, Integer, MetaData, Table, Text, create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import registry
from sqlalchemy.pool import StaticPool
from sqlmodel import Field, SQLModel

from roster_desktop.store import driver
from roster_desktop.store.roster_columns import BOOKKEEPING_COLUMNS, ROW_COLUMNS, RosterColumns
from roster_desktop.store.roster_tables import RosterTables, table_name
from roster_desktop.store.tables import NAMING


def declared(tables: RosterTables) -> MetaData:
    """The roster tables of this catalog, in a metadata of their own."""
    metadata = MetaData(naming_convention=NAMING)
    own = {"registry": registry(metadata=metadata)}
    parent = new_class("RosterRow", (SQLModel,), own, lambda body: body.update(__module__=__name__))
    for table in tables.tables:
        _declare(table, parent, is_people=table.roster.key == tables.catalog.people)
    return metadata


@contextmanager
def lent(connection: driver.Connection) -> Iterator[Connection]:
    """SQLAlchemy on a connection in the middle of its transaction, which it neither ends nor closes.
    Trouble is told as the driver told it; never with the contents of a row."""
    engine = create_engine(
        "sqlite://",
        module=driver.dbapi,
        creator=lambda: _Lent(connection),
        poolclass=StaticPool,
        hide_parameters=True,
    )
    try:
        with engine.connect() as borrowed:
            yield borrowed
    except DBAPIError as trouble:
        if isinstance(trouble.orig, driver.Error):
            raise trouble.orig from trouble
        raise
    finally:
        engine.dispose()


class _Lent:
    """The connection, but for what would end its transaction."""

    def __init__(self, connection: driver.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def commit(self) -> None:
        """Whoever began the transaction does that."""

    def rollback(self) -> None:
        """As above."""

    def close(self) -> None:
        """As above."""


def _declare(columns: RosterColumns, parent: type[SQLModel], *, is_people: bool) -> Table:
    roster = columns.roster
    name = table_name(roster)
    # Attributes carry a prefix of their own: a declared key may be a word that the model itself uses.
    facts = {f"fact_{key}": (kind, _field(key, kind)) for key, kind in ROW_COLUMNS}
    keys = (*(column.key for column in roster.columns), *BOOKKEEPING_COLUMNS)
    cells = {f"cell_{key}": (str, _field(key, str)) for key in keys}
    body: dict[str, object] = {
        "__tablename__": name,
        "__module__": __name__,
        "__annotations__": {key: kind for key, (kind, _) in (facts | cells).items()},
        "__table_args__": tuple(_indexes(name, columns, is_people=is_people)),
        **{key: field for key, (_, field) in (facts | cells).items()},
    }
    new_class(f"{roster.key.title()}Row", (parent,), {"table": True}, lambda space: space.update(body))
    return parent.metadata.tables[name]


def _field(key: str, kind: type[str] | type[int]) -> object:
    if key == "row_id":
        return Field(primary_key=True, sa_type=Text, sa_column_kwargs={"name": key})
    blank = "" if kind is str else "0"
    return Field(
        default=kind(),
        sa_type=Text if kind is str else Integer,
        sa_column_kwargs={"name": key, "server_default": blank},
    )


def _indexes(table: str, columns: RosterColumns, *, is_people: bool) -> Iterable[Index]:
    yield Index(f"ix_{table}_place", "row_gone", "row_place", "row_id")
    # By itself all that a search reads, in the order in which rows are listed: rows are forty times as wide.
    yield Index(f"ix_{table}_search", "row_gone", "row_place", "row_id", "row_search")
    yield Index(f"ix_{table}_holder", "row_holder", "row_gone")
    yield Index(f"ix_{table}_pairing", "row_pairing")
    if is_people:
        yield Index(f"ix_{table}_household", "row_gone", *columns.household_columns)
