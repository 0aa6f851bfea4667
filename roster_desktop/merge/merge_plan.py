"""What merging a workbook comes to: what is altered, how many rows, and each of them for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from msgspec import Struct, field

from roster_desktop.records import LineageChange, Problem, RowId, RowMerged, RowsArrived, RowSplit
from roster_desktop.wording import Message


class Outcome(Enum):
    """What became of a row of the workbook."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class Counts(Struct, frozen=True):
    """Rows of one roster: how many were read, and what became of them."""

    read: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0

    def plus(self, other: Counts) -> Counts:
        return Counts(
            self.read + other.read,
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
        )


class Move(Struct, frozen=True):
    """One column whose visible text the workbook alters."""

    column: str
    before: str
    after: str


class Statement(Struct, frozen=True):
    """What the workbook does to one row, for people to read."""

    roster: str
    row: RowId
    name: str
    outcome: Outcome
    moves: tuple[Move, ...]
    asked: tuple[str, ...]
    """Registers that wait for a decision since this workbook."""
    sheet: str
    number: int
    told: tuple[Message, ...] = ()
    """What became of a row that asks something, in words."""


class MergePlan(Struct, frozen=True):
    """Everything that merging a workbook comes to. Nothing is done until the changes are applied."""

    changes: tuple[RowMerged | RowSplit | RowsArrived, ...] = ()
    counts: Mapping[str, Counts] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    """Rows added and changed, in the order of the workbook."""
    problems: tuple[Problem, ...] = ()
    lineages: tuple[LineageChange, ...] = ()
    """What the file is to remember of its senders from now on."""
    missed: int = 0
    """Rows that the workbook no longer has, about which somebody is asked."""
    absent: tuple[tuple[str, RowId], ...] = ()
    """(roster, row) of these."""

    @property
    def conflicts(self) -> int:
        """How many questions the workbook raises."""
        return self.missed + sum(len(statement.asked) for statement in self.statements)
