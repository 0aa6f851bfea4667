"""What a roster is: kinds of cells, columns, rosters, the catalog of them all."""

from roster_desktop.schema.kind import Kind, Unreadable
from roster_desktop.schema.roster import (
    BOOKKEEPING,
    EXPLANATIONS,
    NOTES,
    REMOVAL,
    SAMENESS,
    UNVERIFIED,
    VERIFICATION,
    VERIFIED_CELLS,
    Catalog,
    Column,
    Notes,
    QuickFilter,
    Register,
    Role,
    Roster,
    Values,
)

__all__ = [
    "BOOKKEEPING",
    "EXPLANATIONS",
    "NOTES",
    "REMOVAL",
    "SAMENESS",
    "UNVERIFIED",
    "VERIFICATION",
    "VERIFIED_CELLS",
    "Catalog",
    "Column",
    "Kind",
    "Notes",
    "QuickFilter",
    "Register",
    "Role",
    "Roster",
    "Unreadable",
    "Values",
]
