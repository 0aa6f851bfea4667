"""Checking only what changed: altered rows, and everybody with whom they were or are checked.

Whatever is altered while this goes on stays noted as unchecked, with the groups written down here;
so the next time everything that was found with its help is checked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from roster_desktop.records import RowId
from roster_desktop.tasks.looking import Asked, Look
from roster_desktop.tasks.notebook import are_apart
from roster_desktop.tasks.whole_check import (
    in_alike,
    loaded,
    people_with_rows,
    said_of_households,
)
from roster_desktop.workspace import (
    HOUSEHOLD,
    PERSON,
    ROW,
    FindingLine,
    Group,
    Member,
    Replacement,
    Run,
    Workspace,
)

_OF_ONE_HOUSEHOLD = 12
"""Where more rows share something, it is sooner told by looking at them."""


def checked_anew(
    workspace: Workspace, look: Look, run: Run, journal: int, rows: Sequence[Member]
) -> Replacement:
    """What the rules say of these rows, and of whatever was found with their help,
    since this batch of the history."""
    asked = loaded(workspace, look, rows)
    before = workspace.groups_of(run.groups, (row for _, row in rows))
    groups = {member: look.groups_of(asked[member[1]].texts) if member[1] in asked else () for member in rows}
    members = _Members(workspace, run.groups, groups)
    again = {group for those in before.values() for group in those}
    again |= {group for those in groups.values() for group in those}
    again |= members.households_of([key for scope, key in again if scope == PERSON])
    lines = [line for one in asked.values() for line in look.in_row(one)]
    lines += _said_of(workspace, look, again, members, asked)
    again |= {(ROW, row) for _, row in rows}
    return Replacement(run, journal, groups, frozenset(again), lines)


class _Members(Struct, frozen=True):
    """Who is checked with whom: as it was written down, but for the altered rows,
    of which it is told here."""

    workspace: Workspace
    run: int
    groups_by_altered: Mapping[Member, Iterable[Group]]

    def of(self, groups: Iterable[Group]) -> dict[Group, list[Member]]:
        """Group → its rows; groups without any are absent."""
        asked = set(groups)
        found = self.workspace.members_of(self.run, asked)
        now = {
            group: [member for member in members if member not in self.groups_by_altered]
            for group, members in found.items()
        }
        for member, those in self.groups_by_altered.items():
            for group in asked.intersection(those):
                now.setdefault(group, []).append(member)
        return {group: members for group, members in now.items() if members}

    def are_apart(self, rows: Sequence[Member], scope: str) -> bool:
        """Whether these rows are not all of the same person, or household."""
        if not scope or len(rows) > _OF_ONE_HOUSEHOLD:
            return True
        altered = {member[1]: those for member, those in self.groups_by_altered.items()}
        groups: dict[RowId, Iterable[Group]] = {}
        groups |= self.workspace.groups_of(self.run, (row for _, row in rows if row not in altered))
        groups |= {row: altered[row] for _, row in rows if row in altered}
        whose = {row: key for row, those in groups.items() for one, key in those if one == scope}
        return are_apart(rows, whose)

    def households_of(self, holders: Sequence[str]) -> set[Group]:
        """Households of which these persons are members."""
        rows = {
            member
            for members in self.of((PERSON, holder) for holder in holders).values()
            for member in members
            if member[0] == self.workspace.catalog.people and member not in self.groups_by_altered
        }
        written: dict[RowId, set[Group]] = self.workspace.groups_of(self.run, (row for _, row in rows))
        return {group for those in written.values() for group in those if group[0] == HOUSEHOLD}


def _said_of(
    workspace: Workspace, look: Look, again: Iterable[Group], members: _Members, asked: Mapping[RowId, Asked]
) -> Iterator[FindingLine]:
    groups = sorted(again)
    homes = [group for group in groups if group[0] == HOUSEHOLD and look.asks_households]
    households = members.of(homes)
    own = loaded(workspace, look, (one for those in households.values() for one in those), asked)
    holders = dict.fromkeys(key for scope, key in groups if scope == PERSON)
    at_home = dict.fromkeys(one.holder for one in own.values() if one.holder)
    people = people_with_rows(workspace, look, members.of, {**holders, **at_home}, {**asked, **own})
    yield from chain.from_iterable(said_of_households(look, households, own, people))
    for holder in holders:
        if holder in people:
            yield from look.in_person(people[holder])
    alike = members.of(group for group in groups if group[0] not in (PERSON, HOUSEHOLD))
    enough = {
        group: rows
        for group, rows in alike.items()
        if len(rows) >= look.fewest_alike(group[0]) and members.are_apart(rows, look.apart_alike(group[0]))
    }
    yield from chain.from_iterable(in_alike(workspace, look, enough))
