"""A roster file of an earlier program becomes one of this program; one of a later program is refused.

Tables beside the rosters change by Alembic revisions (`migrations/versions`;
add `r0002_….py` with the next number, and the number to `REVISIONS` in `revisions.py`).
Roster tables follow their declaration: a new column or roster is simply declared, and every file gains it
here, in the same transaction and after the same backup. Nothing declared is ever dropped from a file.

Loads Alembic, SQLAlchemy and SQLModel (0.5 s): only where there is something to make or to alter.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import RLock

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, Table, inspect
from sqlalchemy.schema import CreateColumn

from roster_desktop.store import (  # noqa: F401 - of every file
    disclosure_table,
    driver,
    period_tables,
    purged_table,
)
from roster_desktop.store.connections import in_memory
from roster_desktop.store.declared_tables import declared, lent
from roster_desktop.store.revisions import REVISIONS, roster_columns
from roster_desktop.store.roster_tables import RosterTable, RosterTables
from roster_desktop.store.tables import Stored

SCRIPTS = Path(__file__).with_name("migrations")
_ALONE = RLock()
"""Alembic keeps in one place what it is at; a file may be opened while another is got ready for."""
_LAYOUTS: dict[int, tuple[RosterTables, tuple[str, ...]]] = {}


def migrate(connection: driver.Connection, tables: RosterTables, *, to: str = "head") -> None:
    """Bring the file up to the last revision and the declared rosters, in the caller's transaction."""
    metadata = declared(tables)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["metadata"] = [Stored.metadata, metadata]
    with _ALONE, lent(connection) as borrowed:
        config.attributes["connection"] = borrowed
        command.upgrade(config, to)
        present = roster_columns(connection)
        for table in tables.tables:
            _follow(borrowed, table, metadata.tables[table.plain_name], present.get(table.plain_name))


def lay_out(connection: driver.Connection, tables: RosterTables) -> None:
    """Make the tables of a new file, in the caller's transaction.

    All revisions one after the other take longer than anything else about a new file; so they are gone
    through once only, if need be before anybody waits for it.
    """
    for statement in layout_of(tables):
        connection.execute(statement)


def layout_of(tables: RosterTables) -> tuple[str, ...]:
    """What makes the tables of a new file: found out once, in memory."""
    # By identity, as the tables themselves are kept (`tables_of`).
    with _ALONE:
        if id(tables) not in _LAYOUTS:
            _LAYOUTS[id(tables)] = (tables, tuple(_found_out(tables)))
        return _LAYOUTS[id(tables)][1]


def _found_out(tables: RosterTables) -> Iterator[str]:
    with closing(in_memory()) as connection:
        connection.execute("BEGIN")
        migrate(connection, tables)
        listed = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
        yield from (str(statement) for (statement,) in listed.fetchall())
    yield f"INSERT INTO alembic_version VALUES ('{REVISIONS[-1]}')"


def differences(connection: driver.Connection, tables: RosterTables) -> list[object]:
    """What still differs between the file and what this program declares; nothing after `migrate`."""
    everything = MetaData()
    for table in (*Stored.metadata.tables.values(), *declared(tables).tables.values()):
        table.to_metadata(everything)
    with lent(connection) as borrowed:
        return list(compare_metadata(MigrationContext.configure(borrowed), everything))


def _follow(connection: Connection, roster: RosterTable, table: Table, present: set[str] | None) -> None:
    """Make the roster's table, or add what its declaration gained."""
    if present is None:
        table.create(connection)
        return
    for name in roster.columns:
        if name not in present:
            column = CreateColumn(table.columns[name]).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {roster.name} ADD COLUMN {column}")
    indexed = {index["name"] for index in inspect(connection).get_indexes(table.name)}
    for index in table.indexes:
        if index.name not in indexed:
            index.create(connection)
