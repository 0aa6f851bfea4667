"""At what a rule looks. By that is told, without asking it, of what it has nothing to say.

Most texts of a file stand in it many times, and most rows give no reason to ask most rules. So a rule tells
beforehand which cells, or which rows of a person, could give it one; it is asked of nothing else
(`to_be_asked.py`), in a check of the whole file as after an edit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from roster_desktop.checks.row_in_question import Cell, RowInQuestion
from roster_desktop.schema.roster import AnyKind, Role, Roster

Which = str | Role
"""A column, by its key or by the part that it plays."""
_WHOSE = (Role.NAME, Role.ID_NUMBER, Role.TOWNSHIP, Role.VILLAGE)


class EachCell(Struct, frozen=True):
    """Filled cells, each by itself: what stands beside one in the row only tells how to speak of it."""

    kinds: tuple[type[AnyKind], ...] = ()
    columns: tuple[Which, ...] = ()
    is_plain: Callable[[Cell, date], bool] | None = None
    """Whether a cell is as it ought to be on the day of the check: told once for all rules that ask."""

    def keys(self, roster: Roster) -> frozenset[str]:
        """The columns that it means in this roster."""
        of_kind = (column.key for column in roster.columns if isinstance(column.kind, self.kinds))
        return keys_of(roster, self.columns).union(of_kind)


class CellThat(Struct, frozen=True):
    """Rows with a filled cell in one of these columns that is such that there may be something to say."""

    columns: tuple[Which, ...]
    may_matter: Callable[[Cell], bool] = lambda _: True
    of: tuple[str, ...] = ()
    """Only in these rosters; () for all."""


class Together(Struct, frozen=True):
    """What stands in these columns together, and in nothing else of the row."""

    columns: tuple[Which, ...]


class Blank(Struct, frozen=True):
    """Rows in which one of these columns is blank; () for those that must be filled in."""

    columns: tuple[Which, ...] = ()

    def keys(self, roster: Roster) -> frozenset[str]:
        if self.columns:
            return keys_of(roster, self.columns)
        return frozenset(column.key for column in roster.columns if column.required)


class RowOf(Struct, frozen=True):
    """Every row of these rosters."""

    rosters: tuple[str, ...]


class RowsOf(Struct, frozen=True):
    """Persons, or households, with so many rows in one of these rosters."""

    rosters: tuple[str, ...]
    at_least: int = 1
    saying: tuple[Which, frozenset[str]] | None = None
    """(column, words): and one of their rows says one of these there."""
    filling: tuple[str, ...] = ()
    """And one of their rows fills one of these columns."""

    @property
    def is_of_all(self) -> bool:
        """Whether having so many rows is enough."""
        return self.saying is None and not self.filling

    def may_matter(self, rows_by_roster: Mapping[str, Sequence[RowInQuestion]]) -> bool:
        """Whether one of their rows says, or fills, what it must."""
        if self.is_of_all:
            return True
        for roster in self.rosters:
            for row in rows_by_roster.get(roster, ()):
                if self._is_meant(row):
                    return True
        return False

    def _is_meant(self, row: RowInQuestion) -> bool:
        if self.saying is None:
            return any(map(row.texts.get, self.filling))
        which, words = self.saying
        return (row.text_of(which) if isinstance(which, Role) else row.text(which)) in words


Apart = Literal["", "person", "household"]
"""Of whom rows that share something must be for a rule to speak: of two persons or two households at least.
Whose a row is nobody knows counts as somebody else's."""


class AlikeIn(Struct, frozen=True):
    """So many rows that share something, as far as these columns tell of them."""

    columns: tuple[Which, ...]
    at_least: int = 2
    apart: Apart = ""

    def keys(self, roster: Roster) -> frozenset[str]:
        """The columns in this roster; whose the row is, and of which village, is told anyhow."""
        return keys_of(roster, (*_WHOSE, *self.columns))


LooksAtRow = EachCell | CellThat | Together | Blank | RowOf
LooksAt = LooksAtRow | RowsOf | AlikeIn


def saying(*words: str) -> Callable[[Cell], bool]:
    """For `CellThat`: the cell says one of these."""
    asked = frozenset(words)
    return lambda cell: cell.text in asked


def keys_of(roster: Roster, columns: tuple[Which, ...]) -> frozenset[str]:
    """The columns among these that the roster has."""
    known, by_role = roster.column_by_key, roster.column_by_role
    told = {key for key in columns if isinstance(key, str) and key in known}
    played = {by_role[role].key for role in columns if isinstance(role, Role) and role in by_role}
    return frozenset(told | played)
