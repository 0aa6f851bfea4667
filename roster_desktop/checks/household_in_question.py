"""A household as the rules look at it: its members, each with all rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from roster_desktop.checks.ground import Ground
from roster_desktop.checks.person_in_question import PersonInQuestion
from roster_desktop.checks.row_in_question import RowInQuestion
from roster_desktop.checks.told_once import told_once
from roster_desktop.schema.kinship import HEAD
from roster_desktop.schema.roster import Role


@dataclass(frozen=True)
class HouseholdInQuestion:
    """Members in the order of their rows; at least one."""

    key: str
    members: tuple[PersonInQuestion, ...]
    ground: Ground
    is_by_name: bool = False
    """Only the head's name held it together: two heads of one name may be two households."""
    answers: dict[str, object] = field(default_factory=dict, compare=False, repr=False)
    """What was found out about the household (`told_once`)."""

    @property
    def rows(self) -> dict[str, tuple[RowInQuestion, ...]]:
        """Roster key → the rows of all members; rosters without any are absent."""
        if len(self.members) == 1:
            return dict(self.members[0].rows)
        found: dict[str, tuple[RowInQuestion, ...]] = {}
        for one in self.members:
            for roster, rows in one.rows.items():
                found[roster] = found.get(roster, ()) + rows
        return found

    @property
    @told_once
    def heads(self) -> tuple[PersonInQuestion, ...]:
        """Members whose relation is 户主."""
        return tuple(one for one in self.members if one.anchor.text_of(Role.RELATION) == HEAD)

    @property
    def head(self) -> PersonInQuestion:
        """The head, or else the first member: with whom the household is spoken of."""
        return next(iter(self.heads), self.members[0])

    @property
    def anchor(self) -> RowInQuestion:
        return self.head.anchor

    @property
    def head_name(self) -> str:
        """How the household is called: 李明 户."""
        return self.head.anchor.text_of(Role.HEAD) or self.head.anchor.who
