"""A rule: what it looks for, how bad it is, what it says, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, Protocol, TypeVar

from msgspec import Struct, field

from roster_desktop.checks.basis import basis_of
from roster_desktop.checks.finding import Finding, Level
from roster_desktop.checks.fix import Fix
from roster_desktop.checks.looks_at import LooksAt
from roster_desktop.checks.row_in_question import RowInQuestion


class Subject(Protocol):
    """What a rule looks at: a row, a person with all rows, a household, rows that share something."""

    @property
    def anchor(self) -> RowInQuestion:
        """The row where a finding about the whole of it belongs."""
        ...


S = TypeVar("S", bound=Subject)


class Seen(Struct, frozen=True):
    """What a rule saw: in which columns, and what fills the gaps of its message."""

    columns: tuple[str, ...]
    gaps: Mapping[str, str] = field(default_factory=dict)
    instead: str = ""
    """Another message than the rule's own, where the case needs other words."""
    row: RowInQuestion | None = None
    """The row that holds the columns; None for the subject's own."""
    beside: tuple[tuple[RowInQuestion, tuple[str, ...]], ...] = ()
    """Other rows on which it rests, with the columns that matter there: to be seen side by side."""
    level: Level | None = None
    """Another level than the rule's own."""
    policies: tuple[str, ...] = ()
    """In words, every policy value that was used (`str(ruling)`)."""
    fix: Fix | None = None
    """What would certainly mend it."""


class Rule(Struct, Generic[S], frozen=True):
    """One rule of the reference; `source` is the tag of its origin there."""

    id: str
    level: Level
    message: str
    """What it says; the gap {who} is the row's person, every other gap is filled by what was seen."""
    remedy: str
    source: str
    look: Callable[[S], Iterable[Seen]]
    looks_at: LooksAt | None = None
    """What could give it reason to speak; None: it is asked of everything."""

    def speaks(self, subject: S) -> bool:
        """Whether it has anything to say of the subject."""
        return next(iter(self.look(subject)), None) is not None

    def findings(self, subject: S) -> Iterator[Finding]:
        """Everything the rule has to say of the subject."""
        return (self.finding(subject, seen) for seen in self.look(subject))

    def finding(self, subject: S, seen: Seen) -> Finding:
        """What it saw of the subject, said."""
        row = seen.row or subject.anchor
        message = (seen.instead or self.message).format(who=row.who, **seen.gaps)
        places = ((row, seen.columns), *seen.beside)
        return Finding(
            self.id, seen.level or self.level, row.roster.key, row.id, seen.columns, message, self.remedy,
            policies=seen.policies,
            beside=tuple((other.roster.key, other.id, columns) for other, columns in seen.beside),
            basis=basis_of(self.id, places, seen.policies),
            fix=seen.fix,
        )  # fmt: skip
