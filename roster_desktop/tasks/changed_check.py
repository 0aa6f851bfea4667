"""Checking only what changed: altered rows, and everybody with whom they were or are checked.

Whatever is altered while this goes on stays noted as unchecked, with the groups written down here; so the next time
everything that was found with its help is checked again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from roster_desktop.records import RowId
from roster_desktop.tasks.looking import Asked, Look
from roster_desktop.tasks.whole_check import in_alike, in_households, loaded, people_with_rows
from roster_desktop.workspace import HOUSEHOLD, PERSON, ROW, FindingLine, Group, Member, Workspace


def check_changed(workspace: Workspace, look: Look, run: int, rows: Sequence[Member], journal: int) -> None:
    """Check these rows anew, as they stand since this batch of the history."""
    asked = loaded(workspace, look, rows)
    before = workspace.groups_of(run, (row for _, row in rows))
    groups = {
        (roster, row): look.groups_of(asked[row]) if row in asked else () for roster, row in rows
    }
    members = _Members(workspace, run, groups)
    again = {group for those in before.values() for group in those}
    again |= {group for those in groups.values() for group in those}
    again |= members.households_of([key for scope, key in again if scope == PERSON])
    lines = [line for one in asked.values() for line in look.in_row(one)]
    lines += _said_of(workspace, look, again, members)
    again |= {(ROW, row) for _, row in rows}
    workspace.replace_findings(run, groups, again, lines, journal)


@dataclass(frozen=True)
class _Members:
    """Who is checked with whom: as it was written down, but for the altered rows, of which it is told here."""

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
    workspace: Workspace, look: Look, again: Iterable[Group], members: _Members
) -> Iterator[FindingLine]:
    groups = sorted(again)
    if look.asks_people:
        holders = [key for scope, key in groups if scope == PERSON]
        people: Mapping[str, Sequence[Asked]] = people_with_rows(workspace, look, members.of, holders)
        for holder, rows in people.items():
            yield from look.in_person(holder, rows)
    if look.asks_households:
        households = members.of(group for group in groups if group[0] == HOUSEHOLD)
        yield from in_households(workspace, look, households, members.of)
    alike = members.of(group for group in groups if group[0] not in (PERSON, HOUSEHOLD))
    yield from in_alike(workspace, look, {group: rows for group, rows in alike.items() if len(rows) > 1})
