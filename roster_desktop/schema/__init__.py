"""What a roster is: kinds of cells, columns, rosters, the catalog of them all."""

from roster_desktop.schema.kind import Kind, Unreadable
from roster_desktop.schema.roster import (
    BOOKKEEPING,
    REMOVAL,
    VERIFICATION,
    Catalog,
    Column,
    Register,
    Role,
    Roster,
    Values,
)

__all__ = [
    "BOOKKEEPING",
    "REMOVAL",
    "VERIFICATION",
    "Catalog",
    "Column",
    "Kind",
    "Register",
    "Role",
    "Roster",
    "Unreadable",
    "Values",
]
