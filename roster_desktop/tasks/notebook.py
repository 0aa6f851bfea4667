"""Where a check writes down what it found, and with whom each row was checked: in the file or in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from roster_desktop.records import RowId
from roster_desktop.workspace import HOUSEHOLD, PERSON, FindingLine, Group, Member, Run, Workspace

_NOBODY: frozenset[Group] = frozenset()
_GROUPS_OF_A_ROW = 5
"""About so many."""
_AT_ONCE = 12_000
"""Lines that are written down at once, a few megabytes: whoever reads the file waits while the disk takes
them."""


class Notebook(Protocol):
    """Where a check writes down what it found, and with whom each row was checked."""

    def add(self, groups: Mapping[Member, Iterable[Group]], lines: Sequence[FindingLine]) -> None:
        """Write these down."""

    def knows(self, groups: Mapping[Member, tuple[Group, ...]]) -> bool:
        """Whether these were written down as they are by the check before."""

    def knows_no_more(self, groups: int) -> bool:
        """Whether so many are all that it wrote down."""

    def tell_anew(self) -> None:
        """What the check before wrote down is not true any more."""

    def settle(self) -> None:
        """Nothing is to be held back any longer: what was written down is going to be asked for."""

    def count(self, scope: str) -> int:
        """Keys of the scope."""

    def pages(self, scope: str, *, at_least: int, size: int, apart: str = "") -> Iterator[list[str]]:
        """Keys of the scope that so many rows have; `apart`: rows of two persons or households at least."""

    def loners(self, *, size: int) -> Iterator[list[str]]:
        """Persons of whom no row belongs to a household."""

    def members(self, groups: Iterable[Group]) -> Mapping[Group, Sequence[Member]]:
        """Group → its rows."""


class FileNotebook:
    """Written into the file, beside what is in force."""

    def __init__(self, workspace: Workspace, run: Run) -> None:
        self._workspace = workspace
        self.run = run
        self._groups: dict[Member, Iterable[Group]] = {}
        self._lines: list[FindingLine] = []

    def add(self, groups: Mapping[Member, Iterable[Group]], lines: Sequence[FindingLine]) -> None:
        self._groups.update(groups)
        self._lines += lines
        if len(self._groups) * _GROUPS_OF_A_ROW + len(self._lines) >= _AT_ONCE:
            self.settle()

    def knows(self, groups: Mapping[Member, tuple[Group, ...]]) -> bool:
        if self.run.groups == self.run.number:
            return False
        known = self._workspace.groups_of(self.run.groups, [row for _, row in groups])
        # Each one once in both: as many, and all of them known, are the same.
        return all(
            len(those) == len(same := known.get(row, _NOBODY)) and same.issuperset(those)
            for (_, row), those in groups.items()
        )

    def knows_no_more(self, groups: int) -> bool:
        return groups == self._workspace.count_groups(self.run.groups)

    def tell_anew(self) -> None:
        self.run = replace(self.run, groups=self.run.number)

    def settle(self) -> None:
        if self._groups or self._lines:
            self._workspace.add_to_run(self.run.number, self._groups, self._lines)
        self._groups, self._lines = {}, []

    def count(self, scope: str) -> int:
        return self._workspace.count_keys(self.run.groups, scope)

    def pages(self, scope: str, *, at_least: int, size: int, apart: str = "") -> Iterator[list[str]]:
        return self._workspace.keys_of(self.run.groups, scope, at_least=at_least, size=size, apart=apart)

    def loners(self, *, size: int) -> Iterator[list[str]]:
        return self._workspace.loners_of(self.run.groups, size=size)

    def members(self, groups: Iterable[Group]) -> Mapping[Group, Sequence[Member]]:
        return self._workspace.members_of(self.run.groups, groups)


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

    def knows(self, groups: Mapping[Member, tuple[Group, ...]]) -> bool:
        return False

    def knows_no_more(self, groups: int) -> bool:
        return False

    def tell_anew(self) -> None:
        """Nothing was written down here before."""

    def settle(self) -> None:
        """Nothing is held back here."""

    def count(self, scope: str) -> int:
        return len(self._keys(scope, 1))

    def pages(self, scope: str, *, at_least: int, size: int, apart: str = "") -> Iterator[list[str]]:
        keys = self._keys(scope, at_least)
        if apart:
            whose = {
                row: key
                for (one, key), members in self._members_by_group.items()
                if one == apart
                for _, row in members
            }
            keys = [key for key in keys if are_apart(self._members_by_group[scope, key], whose)]
        return _paged(keys, size)

    def loners(self, *, size: int) -> Iterator[list[str]]:
        at_home = {
            member
            for (scope, _), members in self._members_by_group.items()
            if scope == HOUSEHOLD
            for member in members
        }
        members_by_holder = self.members((PERSON, key) for key in self._keys(PERSON, 1))
        loners = [key for (_, key), members in members_by_holder.items() if at_home.isdisjoint(members)]
        return _paged(loners, size)

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
        if key := self._household_by_row.get(line.row):
            return key
        rows = (row for _, row in self._members_by_group.get((PERSON, line.holder), ()))
        return min((self._household_by_row[row] for row in rows if row in self._household_by_row), default="")

    def _keys(self, scope: str, at_least: int) -> list[str]:
        return sorted(
            key
            for (one, key), members in self._members_by_group.items()
            if one == scope and len(members) >= at_least
        )


def are_apart(members: Sequence[Member], whose: Mapping[RowId, str]) -> bool:
    """Whether these rows are not all of the same person, or household, as `whose` tells of them."""
    first = whose.get(members[0][1])
    return first is None or any(whose.get(row) != first for _, row in members)


def _paged(keys: Sequence[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(keys), size):
        yield list(keys[start : start + size])
