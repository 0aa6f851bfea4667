"""One thing that looks wrong, in one row or between several."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from msgspec import Struct

from roster_desktop.checks.fix import Fix

Beside = tuple[str, str, tuple[str, ...]]
"""(roster, row id, columns) of another row on which a finding rests."""


class Level(Enum):
    """How much it matters: an error is certainly wrong, a warning wants a look, a notice is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Finding(Struct, frozen=True):
    """What a rule says of a row, and of which of its cells."""

    rule: str
    level: Level
    roster: str
    row: str
    columns: tuple[str, ...]
    """The cells it is about; the first one is where to go."""
    message: str
    remedy: str
    state: Literal["open", "explained"] = "open"
    policies: tuple[str, ...] = ()
    """In words, the policy values it rests on."""
    beside: tuple[Beside, ...] = ()
    basis: str = ""
    """Changes when a fact changes on which it rests; 16 hexadecimal digits. The same in every file."""
    fix: Fix | None = None
