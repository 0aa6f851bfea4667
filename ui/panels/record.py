"""The row that the panel shows."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from roster_desktop.records import Asked, RowId
from roster_desktop.schema import Values
from roster_desktop.tasks.deciding import ConflictView
from roster_desktop.tasks.verifying import NEVER, Verification


class Record(Struct, frozen=True):
    """A row with all that the panel needs to show it. A row that is still being typed has the id ""."""

    row: RowId
    stored: Values
    """Texts as they were written, without what only follows from them."""
    values: Values
    """Texts as shown, with what follows from them."""
    is_revealed: bool
    is_locked: bool
    """Read only: the row is removed, or the file may not be written."""
    is_fresh: bool
    """Being typed for the first time: fields not yet reached are not complained about."""
    given: Values = field(default_factory=dict)
    """Texts that a fresh row began with: nobody needs to stop at them, and they stay as hidden as they were
    in the row from which they came."""
    questions: tuple[ConflictView, ...] = ()
    asked: tuple[Asked, ...] = ()
    """What one unit wants to know of another about this row."""
    others: Mapping[str, int] | None = None
    """Roster → how many rows this person has there; None where the ID number is not known."""
    verification: Verification = NEVER
    verified_fields: Mapping[str, Verification] = field(default_factory=dict)
    """Key field → its last verification; those never verified are absent."""
    lapsed_fields: frozenset[str] = frozenset()
    """Key fields whose text changed since it was verified."""
    changed: str = ""
    """Who changed it last and when, in words."""
