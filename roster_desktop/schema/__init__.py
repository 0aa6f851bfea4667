"""What a roster is: kinds of cells, columns, rosters, the catalog of them all."""

from roster_desktop.schema.kind import Kind, Unreadable
from roster_desktop.schema.roster import (
    BOOKKEEPING,
    REMOVAL,
    UNVERIFIED,
    VERIFICATION,
    Catalog,
    Column,
    QuickFilter,
    Register,
    Role,
    Roster,
    Values,
)

__all__ = [
    "BOOKKEEPING",
    "REMOVAL",
    "UNVERIFIED",
    "VERIFICATION",
    "Catalog",
    "Column",
    "Kind",
    "QuickFilter",
    "Register",
    "Role",
    "Roster",
    "Unreadable",
    "Values",
]
