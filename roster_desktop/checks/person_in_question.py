"""A person as the rules between rosters look at them: every row about one ID number, in all rosters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from roster_desktop.checks.ground import Ground
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.schema.derivation import full_years
from roster_desktop.schema.kinds import IdNumberValue


@dataclass(frozen=True)
class PersonInQuestion:
    """Rows of one holder. In the person roster there may be several (a duplicate), or none (C01)."""

    holder: str
    """What identifies the person in every form of the ID number (`holder_of`)."""
    rows: Mapping[str, tuple[RowInQuestion, ...]]
    """Roster key → rows in their order; rosters without any are absent."""
    people: str
    """Key of the person roster."""
    ground: Ground
    answers: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What was found out about the person (`told_once`)."""

    def of(self, roster: str) -> tuple[RowInQuestion, ...]:
        """The person's rows in this roster."""
        return self.rows.get(roster, ())

    @property
    def own(self) -> RowInQuestion | None:
        """The first row in the person roster; None where there is none."""
        rows = self.of(self.people)
        return rows[0] if rows else None

    @property
    def anchor(self) -> RowInQuestion:
        """The own row, or else the first row anywhere."""
        return self.own or next(iter(self.rows.values()))[0]

    @property
    def number(self) -> IdNumberValue | None:
        """What the ID number says; None unless it can be somebody's."""
        return self.anchor.person

    def age(self, on: date | None = None) -> int | None:
        """Full years on that day, or on the cut-off date; None where the number does not say."""
        born = self.number.birth if self.number else None
        return full_years(born, on or self.ground.on) if born else None

    def text(self, key: str) -> str:
        """What the person's own row says; "" without one."""
        return self.own.text(key) if self.own else ""
