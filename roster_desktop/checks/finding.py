"""One thing that looks wrong in one row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Literal


class Level(Enum):
    """How much it matters: an error is certainly wrong, a warning wants a look, a notice is good to know."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Finding:
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
