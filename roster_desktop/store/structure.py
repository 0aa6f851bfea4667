"""How a roster file is built, for whoever mends it: what is declared in it and how much there is of each,
never what stands in it."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from roster_desktop.store import driver
from roster_desktop.store.revisions import revision_of
from roster_desktop.store.roster_tables import quoted
from roster_desktop.store.transaction import Transaction

_KIND = re.compile("[a-z_]*")


class Structure(Struct, frozen=True):
    """Plain facts that name no person, no unit and no file."""

    revision: str
    library: str
    """The library that reads the file, and its version."""
    pages: int
    page_bytes: int
    lines: tuple[tuple[str, int], ...]
    """Table → lines in it."""
    settings: tuple[tuple[str, int], ...]
    """Kind of setting → how many. Only the word with which a key begins: behind it may be a name."""
    declared: str
    """The statements by which its tables and indexes were made."""


def structure_of(transaction: Transaction) -> Structure:
    """One look. Of a table that is not ours only that it is there: anybody may have named it."""
    known = {table.plain_name for table in transaction.tables.tables}
    listed = transaction.lines(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    )
    ours = [
        (kind, name, sql) for kind, name, sql in listed if not name.startswith("roster_") or name in known
    ]
    # A table of a library's own making is counted by the tables that it keeps.
    tables = [str(name) for kind, name, sql in ours if kind == "table" and "VIRTUAL" not in sql[:16]]
    keys = [str(key) for (key,) in transaction.lines("SELECT key FROM setting")]
    kinds = Counter(found.group() for key in keys if (found := _KIND.match(key)))
    return Structure(
        revision_of(transaction.connection),
        f"{driver.dbapi.__name__} {driver.dbapi.sqlite_version}",
        transaction.number("PRAGMA page_count"),
        transaction.number("PRAGMA page_size"),
        tuple((name, transaction.number(f"SELECT count(*) FROM {quoted(name)}")) for name in tables),
        tuple(sorted(kinds.items())),
        "".join(f"{sql};\n" for _, _, sql in ours),
    )
