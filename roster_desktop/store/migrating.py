"""A roster file of an earlier program becomes one of this program; one of a later program is refused.

Tables beside the rosters change by Alembic revisions (`migrations/versions`;
add `r0002_….py` with the next number, and the number to `REVISIONS`).
Roster tables follow their declaration: a new column or roster is simply declared, and every file gains it
here, in the same transaction and after the same backup. Nothing declared is ever dropped from a file.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, MetaData, inspect
from sqlalchemy.schema import CreateColumn

from roster_desktop.store import (  # noqa: F401 - of every file
    disclosure_table,
    period_tables,
    purged_table,
)
from roster_desktop.store.roster_tables import RosterTable, RosterTables
from roster_desktop.store.tables import Stored

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
"""Every revision in its order. Told here too,
so that an up-to-date file opens without loading Alembic (0.2 s)."""

SCRIPTS = Path(__file__).with_name("migrations")
_LAYOUTS: dict[int, tuple[RosterTables, tuple[str, ...]]] = {}


def revision_of(connection: Connection) -> str:
    """The last revision that ran on the file; "" for a file without tables."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")


def is_newer(connection: Connection, tables: RosterTables) -> bool:
    """Whether the file knows a revision, a roster or a column that this program does not."""
    revision = revision_of(connection)
    if revision not in ("", *REVISIONS):
        return True
    known = {table.table.name: set(table.columns) for table in tables.tables}
    present = _roster_columns(connection)
    return any(name not in known or not columns <= known[name] for name, columns in present.items())


def is_older(connection: Connection, tables: RosterTables) -> bool:
    """Whether the file lacks a revision, a roster or a column."""
    if revision_of(connection) != REVISIONS[-1]:
        return True
    present = _roster_columns(connection)
    return any(not set(table.columns) <= present.get(table.table.name, set()) for table in tables.tables)


def migrate(connection: Connection, tables: RosterTables, *, to: str = "head") -> None:
    """Bring the file up to the last revision and the declared rosters, in the caller's transaction."""
    # Only a new or an old file needs it, and it takes 0.2 s.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["metadata"] = [Stored.metadata, tables.metadata]
    command.upgrade(config, to)
    for table in tables.tables:
        _follow(connection, table)


def lay_out(connection: Connection, tables: RosterTables) -> None:
    """Make the tables of a new file, in the caller's transaction.

    All revisions one after the other take longer than anything else about a new file; so whoever makes
    several (a county, a test) goes through them for the first one only.
    """
    # By identity, as the tables themselves are kept (`tables_of`).
    if id(tables) in _LAYOUTS:
        # By the driver itself: through the engine so many statements take twice as long.
        cursor = connection.connection.cursor()
        for statement in _LAYOUTS[id(tables)][1]:
            cursor.execute(statement)
        cursor.close()
        return
    migrate(connection, tables)
    listed = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid")
    made = [str(statement) for (statement,) in listed]
    _LAYOUTS[id(tables)] = (tables, (*made, f"INSERT INTO alembic_version VALUES ('{REVISIONS[-1]}')"))


def differences(connection: Connection, tables: RosterTables) -> list[object]:
    """What still differs between the file and what this program declares; nothing after `migrate`."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    declared = MetaData()
    for table in (*Stored.metadata.tables.values(), *tables.metadata.tables.values()):
        table.to_metadata(declared)
    return list(compare_metadata(MigrationContext.configure(connection), declared))


def _follow(connection: Connection, table: RosterTable) -> None:
    """Make the roster's table, or add what its declaration gained."""
    present = _roster_columns(connection).get(table.table.name)
    if present is None:
        table.table.create(connection)
        return
    for name in table.columns:
        if name not in present:
            column = CreateColumn(table.table.columns[name]).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column}")
    indexed = {index["name"] for index in inspect(connection).get_indexes(table.table.name)}
    for index in table.table.indexes:
        if index.name not in indexed:
            index.create(connection)


def _roster_columns(connection: Connection) -> dict[str, set[str]]:
    """Roster tables that the file holds, with their columns."""
    listed = connection.exec_driver_sql(
        "SELECT one.name, line.name FROM sqlite_master AS one, pragma_table_info(one.name) AS line"
        " WHERE one.type = 'table' AND substr(one.name, 1, 7) = 'roster_'"
    )
    present: dict[str, set[str]] = {}
    for table, column in listed.all():
        present.setdefault(table, set()).add(column)
    return present
