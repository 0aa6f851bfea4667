"""By what rows are brought together for the rules that compare rows of different persons.

A sharing gives, for the texts of one row, the keys under which it meets others ("" and none: it meets nobody). So an edit
re-checks only those whom the row met before and those whom it meets now.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roster_desktop.schema import Catalog, Roster, Values

KeysOf = Callable[[Catalog, Roster, Values], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sharing:
    """One way in which rows may be alike."""

    name: str
    keys_of: KeysOf
    """The keys of a row of a roster; a rule about it sees the rows that have one in common."""
