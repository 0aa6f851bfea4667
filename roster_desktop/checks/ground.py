"""On which day and under which policies a file is checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from roster_desktop.policies import PolicyBook, Ruling
from roster_desktop.records import Unit


@dataclass(frozen=True)
class Ground:
    """The same for every rule of one check."""

    on: date
    """The cut-off date (填报截止日): ages and periods are of this day."""
    policies: PolicyBook
    unit: Unit
    """Whose file it is."""
    answers: dict[str, object] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What follows from day and policies (`told_once`)."""

    def ruling(self, key: str, on: date | None = None) -> Ruling:
        """What policy holds on that day, or on the cut-off date."""
        return self.policies.ruling(key, on or self.on)

    def number(self, key: str, on: date | None = None) -> int:
        return self.policies.number(key, on or self.on)

    def flag(self, key: str, on: date | None = None) -> bool:
        return self.policies.flag(key, on or self.on)

    def said(self, *keys: str) -> tuple[str, ...]:
        """These rulings in words, for `Seen.policies`."""
        return tuple(str(self.ruling(key)) for key in keys)
