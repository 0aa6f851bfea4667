"""Which revision a roster file is of, and whether this program declares more or less than it holds."""

from __future__ import annotations

from msgspec import Struct

from roster_desktop.store.driver import Connection
from roster_desktop.store.roster_tables import RosterTables

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", "0011")
"""Every revision in its order. Told here too,
so that an up-to-date file opens without loading Alembic, SQLAlchemy and SQLModel (0.5 s)."""


def revision_of(connection: Connection) -> str:
    """The last revision that ran on the file; "" for a file without tables."""
    asked = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if not connection.execute(asked).fetchone()[0]:
        return ""
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(found[0] or "") if found else ""


class Holding(Struct, frozen=True):
    """What a roster file holds: the revision it is of, and the columns of its roster tables."""

    revision: str
    columns: dict[str, set[str]]

    def is_newer(self, tables: RosterTables) -> bool:
        """Whether the file knows a revision, a roster or a column that this program does not."""
        if self.revision not in ("", *REVISIONS):
            return True
        known = {table.plain_name: set(table.columns) for table in tables.tables}
        return any(name not in known or not columns <= known[name] for name, columns in self.columns.items())

    def is_older(self, tables: RosterTables) -> bool:
        """Whether the file lacks a revision, a roster or a column."""
        return self.revision != REVISIONS[-1] or self.lacks_columns(tables)

    def lacks_columns(self, tables: RosterTables) -> bool:
        """Whether the file lacks a roster or a column."""
        return any(
            not set(table.columns) <= self.columns.get(table.plain_name, set()) for table in tables.tables
        )


def held_by(connection: Connection) -> Holding:
    """Asked once for both questions: SQLite reads each table's columns anew."""
    return Holding(revision_of(connection), roster_columns(connection))


def roster_columns(connection: Connection) -> dict[str, set[str]]:
    """Roster tables that the file holds, with their columns."""
    listed = connection.execute(
        "SELECT one.name, line.name FROM sqlite_master AS one, pragma_table_info(one.name) AS line"
        " WHERE one.type = 'table' AND substr(one.name, 1, 7) = 'roster_'"
    )
    present: dict[str, set[str]] = {}
    for table, column in listed:
        present.setdefault(table, set()).add(column)
    return present
