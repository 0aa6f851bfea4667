"""What a roster is: kinds of cells, columns, rosters, the catalog of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster_desktop.late import offer

if TYPE_CHECKING:
    from roster_desktop.schema.care import STRICT_AT_FIRST, care_of, registers_of
    from roster_desktop.schema.catalog import Catalog
    from roster_desktop.schema.kind import Kind, Unreadable
    from roster_desktop.schema.notice import NoticeColumn, Shown
    from roster_desktop.schema.purpose import Purposes
    from roster_desktop.schema.roster import (
        BOOKKEEPING,
        EXPLANATIONS,
        NOTES,
        QUESTIONS,
        REMOVAL,
        SAMENESS,
        TOUCHED,
        UNVERIFIED,
        VERIFICATION,
        VERIFIED_CELLS,
        Care,
        Column,
        Departure,
        Notes,
        QuickFilter,
        Register,
        Role,
        Roster,
        Values,
    )
else:
    offer(
        __name__,
        care="STRICT_AT_FIRST care_of registers_of",
        catalog="Catalog",
        kind="Kind Unreadable",
        notice="NoticeColumn Shown",
        purpose="Purposes",
        roster=(
            "BOOKKEEPING EXPLANATIONS NOTES QUESTIONS REMOVAL SAMENESS TOUCHED UNVERIFIED "
            "VERIFICATION VERIFIED_CELLS Care Column Departure Notes QuickFilter Register Role "
            "Roster Values"
        ),
    )

__all__ = [
    "BOOKKEEPING",
    "EXPLANATIONS",
    "NOTES",
    "QUESTIONS",
    "REMOVAL",
    "SAMENESS",
    "STRICT_AT_FIRST",
    "TOUCHED",
    "UNVERIFIED",
    "VERIFICATION",
    "VERIFIED_CELLS",
    "Care",
    "Catalog",
    "Column",
    "Departure",
    "Kind",
    "Notes",
    "NoticeColumn",
    "Purposes",
    "QuickFilter",
    "Register",
    "Role",
    "Roster",
    "Shown",
    "Unreadable",
    "Values",
    "care_of",
    "registers_of",
]
