"""A rule: what it looks for, how bad it is, what it says, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from roster_desktop.checks.finding import Finding, Level
from roster_desktop.checks.row_in_question import RowInQuestion


@dataclass(frozen=True, slots=True)
class Seen:
    """What a rule saw: in which columns, and what fills the gaps of its message."""

    columns: tuple[str, ...]
    gaps: Mapping[str, str] = field(default_factory=dict)
    instead: str = ""
    """Another message than the rule's own, where the case needs other words."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the reference; `source` is the tag of its origin there."""

    id: str
    level: Level
    message: str
    """What it says; the gap {who} is the row's person, every other gap is filled by what was seen."""
    remedy: str
    source: str
    look: Callable[[RowInQuestion], Iterable[Seen]]

    def findings(self, row: RowInQuestion) -> Iterator[Finding]:
        """Everything the rule has to say of the row."""
        for seen in self.look(row):
            message = (seen.instead or self.message).format(who=row.who, **seen.gaps)
            yield Finding(self.id, self.level, row.roster.key, row.id, seen.columns, message, self.remedy)
