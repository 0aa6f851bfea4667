"""A roster file of an earlier program becomes one of this program; one of a later program is refused.

Tables beside the rosters change by Alembic revisions (`migrations/versions`;
add `r0002_….py` with the next number, and the number to `REVISIONS` in `revisions.py`).
Roster tables follow their declaration: a new column or roster is simply declared, and every file gains it
here, in the same transaction and after the same backup. Nothing declared is ever dropped from a file.

Loads Alembic, SQLAlchemy and SQLModel (0.5 s): only where there is something to make or to alter.
"""

from __future__ import annotations

from pathlib import Path

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
from roster_desktop.store.declared_tables import declared, lent
from roster_desktop.store.revisions import REVISIONS, roster_columns
from roster_desktop.store.roster_tables import RosterTable, RosterTables
from roster_desktop.store.tables import Stored

SCRIPTS = Path(__file__).with_name("migrations")
_LAYOUTS: dict[int, tuple[RosterTables, tuple[str, ...]]] = {}


def migrate(connection: driver.Connection, tables: RosterTables, *, to: str = "head") -> None:
    """Bring the file up to the last revision and the declared rosters, in the caller's transaction."""
    metadata = declared(tables)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["metadata"] = [Stored.metadata, metadata]
    with lent(connection) as borrowed:
        config.attributes["connection"] = borrowed
        command.upgrade(config, to)
        present = roster_columns(connection)
        for table in tables.tables:
            _follow(borrowed, table, metadata.tables[table.plain_name], present.get(table.plain_name))


def lay_out(connection: driver.Connection, tables: RosterTables) -> None:
    """Make the tables of a new file, in the caller's transaction.

    All revisions one after the other take longer than anything else about a new file; so whoever makes
    several (a county, a test) goes through them for the first one only.
    """
    # By identity, as the tables themselves are kept (`tables_of`).
    if id(tables) in _LAYOUTS:
        for statement in _LAYOUTS[id(tables)][1]:
            connection.execute(statement)
        return
    migrate(connection, tables)
    listed = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    made = [str(statement) for (statement,) in listed]
    _LAYOUTS[id(tables)] = (tables, (*made, f"INSERT INTO alembic_version VALUES ('{REVISIONS[-1]}')"))


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
