"""Checking a whole file: row by row, then person by person, household by household, and what rows share.

A page at a time, so that a county takes no more memory than a village, only longer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from roster_desktop.progress import Progress
from roster_desktop.records import RowId
from roster_desktop.tasks.looking import Asked, Look
from roster_desktop.workspace import HOUSEHOLD, PERSON, FindingLine, Group, Member, Workspace

_ROWS = 250
_KEYS = 150


class Notebook(Protocol):
    """Where a check writes down what it found, and with whom each row was checked."""

    def add(self, groups: Mapping[Member, Iterable[Group]], lines: Sequence[FindingLine]) -> None:
        """Write these down."""

    def count(self, scope: str) -> int:
        """Keys of the scope."""

    def pages(self, scope: str, *, at_least: int, size: int) -> Iterator[list[str]]:
        """Keys of the scope that so many rows have."""

    def members(self, groups: Iterable[Group]) -> Mapping[Group, Sequence[Member]]:
        """Group → its rows."""


class FileNotebook:
    """Written into the file, beside what is in force."""

    def __init__(self, workspace: Workspace, run: int) -> None:
        self._workspace = workspace
        self._run = run

    def add(self, groups: Mapping[Member, Iterable[Group]], lines: Sequence[FindingLine]) -> None:
        if groups or lines:
            self._workspace.add_to_run(self._run, groups, lines)

    def count(self, scope: str) -> int:
        return self._workspace.count_keys(self._run, scope)

    def pages(self, scope: str, *, at_least: int, size: int) -> Iterator[list[str]]:
        return self._workspace.keys_of(self._run, scope, at_least=at_least, size=size)

    def members(self, groups: Iterable[Group]) -> Mapping[Group, Sequence[Member]]:
        return self._workspace.members_of(self._run, groups)


class MemoryNotebook:
    """Kept in memory, for a file that may only be read."""

    def __init__(self) -> None:
        self.lines: list[FindingLine] = []
        self._members_by_group: dict[Group, list[Member]] = {}
        self._household_by_row: dict[str, str] | None = None

    def add(self, groups: Mapping[Member, Iterable[Group]], lines: Sequence[FindingLine]) -> None:
        self.lines += lines
        for member, those in groups.items():
            for group in those:
                self._members_by_group.setdefault(group, []).append(member)

    def count(self, scope: str) -> int:
        return len(self._keys(scope, 1))

    def pages(self, scope: str, *, at_least: int, size: int) -> Iterator[list[str]]:
        keys = self._keys(scope, at_least)
        for start in range(0, len(keys), size):
            yield keys[start : start + size]

    def members(self, groups: Iterable[Group]) -> Mapping[Group, Sequence[Member]]:
        return {group: self._members_by_group[group] for group in groups if group in self._members_by_group}

    def household_of(self, line: FindingLine) -> str:
        """The household of the person whom the line is about."""
        if self._household_by_row is None:
            self._household_by_row = {
                row: key
                for (scope, key), members in self._members_by_group.items()
                if scope == HOUSEHOLD
                for _, row in members
            }
        about = [line.row, *(row for _, row in self._members_by_group.get((PERSON, line.holder), ()))]
        return next((key for row in about if (key := self._household_by_row.get(row, ""))), "")

    def _keys(self, scope: str, at_least: int) -> list[str]:
        return sorted(
            key
            for (one, key), members in self._members_by_group.items()
            if one == scope and len(members) >= at_least
        )


def check_everything(workspace: Workspace, look: Look, notebook: Notebook, watch: Progress) -> int:
    """Fill the notebook; how many rows were checked."""
    rows = _check_rows(workspace, look, notebook, watch)
    if look.asks_people:
        _check_groups(PERSON, "比对各人", _people(workspace, look, notebook), notebook, watch)
    if look.asks_households:
        _check_groups(HOUSEHOLD, "比对各户", _households(workspace, look, notebook), notebook, watch)
    for scope in look.alike_scopes:
        _check_groups(scope, "比对相同的内容", _alike(workspace, look, notebook, scope), notebook, watch)
    return rows


def loaded(workspace: Workspace, look: Look, members: Iterable[Member]) -> dict[RowId, Asked]:
    """These rows as the rules look at them; those no longer listed are absent."""
    ids_by_roster: dict[str, dict[RowId, None]] = {}
    for roster, row in members:
        ids_by_roster.setdefault(roster, {})[row] = None
    return {
        texts.id: look.read(texts)
        for roster, ids in ids_by_roster.items()
        for texts in workspace.texts_of(roster, ids)
    }


def _check_rows(workspace: Workspace, look: Look, notebook: Notebook, watch: Progress) -> int:
    total = sum(workspace.counts().values())
    done = 0
    for roster in workspace.catalog.rosters:
        for page in workspace.text_pages(roster.key, size=_ROWS):
            asked = [look.read(texts) for texts in page]
            groups = {(one.texts.roster, one.texts.id): look.groups_of(one) for one in asked}
            notebook.add(groups, [line for one in asked for line in look.in_row(one)])
            done += len(page)
            watch.report(done, max(total, done), "核对各行")
    return done


CheckKeys = Callable[[Sequence[str]], Iterator[FindingLine]]


def _check_groups(
    scope: str, what: str, check: CheckKeys, notebook: Notebook, watch: Progress
) -> None:
    at_least = 1 if scope in (PERSON, HOUSEHOLD) else 2
    total = notebook.count(scope)
    done = 0
    for keys in notebook.pages(scope, at_least=at_least, size=_KEYS):
        notebook.add({}, list(check(keys)))
        done += len(keys)
        watch.report(done, max(total, done), what)
    if total:
        watch.report(total, total, what)


def _people(workspace: Workspace, look: Look, notebook: Notebook) -> CheckKeys:
    def check(holders: Sequence[str]) -> Iterator[FindingLine]:
        for holder, rows in people_with_rows(workspace, look, notebook.members, holders).items():
            yield from look.in_person(holder, rows)

    return check


def _households(workspace: Workspace, look: Look, notebook: Notebook) -> CheckKeys:
    def check(keys: Sequence[str]) -> Iterator[FindingLine]:
        groups = [(HOUSEHOLD, key) for key in keys]
        yield from in_households(workspace, look, notebook.members(groups), notebook.members)

    return check


def _alike(workspace: Workspace, look: Look, notebook: Notebook, scope: str) -> CheckKeys:
    def check(keys: Sequence[str]) -> Iterator[FindingLine]:
        yield from in_alike(workspace, look, notebook.members([(scope, key) for key in keys]))

    return check


MembersOf = Callable[[Iterable[Group]], Mapping[Group, Sequence[Member]]]


def people_with_rows(
    workspace: Workspace, look: Look, members_of: MembersOf, holders: Iterable[str]
) -> dict[str, list[Asked]]:
    """Holder → all rows about the person; who has none left is absent."""
    members = members_of([(PERSON, holder) for holder in holders])
    asked = loaded(workspace, look, (one for those in members.values() for one in those))
    found = {
        key: [asked[row] for _, row in those if row in asked] for (_, key), those in members.items()
    }
    return {holder: rows for holder, rows in found.items() if rows}


def in_households(
    workspace: Workspace, look: Look, own_by_group: Mapping[Group, Sequence[Member]], members_of: MembersOf
) -> Iterator[FindingLine]:
    """What the rules say of these households, given their rows in the person roster."""
    own = loaded(workspace, look, (one for those in own_by_group.values() for one in those))
    holders = {asked.holder for asked in own.values() if asked.holder}
    people = people_with_rows(workspace, look, members_of, holders)
    for (_, key), those in own_by_group.items():
        rows = [own[row] for _, row in those if row in own]
        if rows:
            yield from look.in_household(key, rows, people)


def in_alike(
    workspace: Workspace, look: Look, members_by_group: Mapping[Group, Sequence[Member]]
) -> Iterator[FindingLine]:
    """What the rules say of these rows that share something; a row that stands alone is nothing to speak of."""
    asked = loaded(workspace, look, (one for those in members_by_group.values() for one in those))
    for (scope, key), those in members_by_group.items():
        rows = [asked[row] for _, row in those if row in asked]
        if len(rows) > 1:
            yield from look.in_alike(scope, key, rows)
