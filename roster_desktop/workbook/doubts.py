"""What the header of a sheet leaves open, before it is put into words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from roster_desktop.schema import Roster


class Why(Enum):
    """Why only a person can tell."""

    NEAR = "near"
    """The header is nearly a known one, and nearly means little."""
    AMBIGUOUS = "ambiguous"
    """Two columns go by this name."""
    CONTRADICTED = "contradicted"
    """The cells are something else than the header says."""
    TWICE = "twice"
    """Two columns of the sheet have the same meaning, and differ."""
    CONTENT = "content"
    """The cells say what the column is, but not surely enough, or another column says so too."""
    ROSTER = "roster"
    """The header fits two rosters alike."""


class Doubt(Struct, frozen=True):
    """One open point: the columns it is about, and what they may be, the likeliest first."""

    why: Why
    places: tuple[int, ...]
    """Of two columns of one meaning the first is the one that is read meanwhile."""
    keys: tuple[str, ...]

    @classmethod
    def of_roster(cls, rosters: Sequence[Roster]) -> Doubt:
        """The header fits all of these."""
        return cls(Why.ROSTER, (), tuple(roster.key for roster in rosters))
