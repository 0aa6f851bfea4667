"""A register that may hold several values at once: what each writer wrote without knowing of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from roster_desktop.records.version import Version, qualified

Value = tuple[str, ...]
"""Canonical texts of a register's columns, in the register's order."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """One value, the writes it has seen, and the writer of its last one."""

    value: Value
    version: Version
    by: str = ""

    def __post_init__(self) -> None:
        if self.by and not self.version.number_of(self.by):
            raise ValueError(f"{self.by} wrote none of {self.version.text()}")

    @property
    def write(self) -> tuple[str, int]:
        """(writer, number) of the write that made this value."""
        return self.by, self.version.number_of(self.by)

    def under(self, row: str) -> Pair:
        """The same value, its writes told apart as made under this row id."""
        return Pair(self.value, self.version.under(row), qualified(self.by, row) if self.by else "")


@dataclass(frozen=True, slots=True)
class Cell:
    """The pairs of one register. No pair: never written, and blank."""

    pairs: frozenset[Pair] = frozenset()

    def __iter__(self) -> Iterator[Pair]:
        return iter(sorted(self.pairs, key=lambda pair: (pair.write, pair)))

    def __bool__(self) -> bool:
        return bool(self.pairs)

    @property
    def values(self) -> tuple[Value, ...]:
        """The different values, the one with the smallest write first."""
        return tuple(dict.fromkeys(pair.value for pair in self))

    @property
    def is_open(self) -> bool:
        """Whether two people wrote different things without knowing of each other."""
        return len(self.pairs) > 1 and len({pair.value for pair in self.pairs}) > 1

    @property
    def version(self) -> Version:
        """Everything that any of the pairs has seen."""
        return Version().joined(*(pair.version for pair in self.pairs))

    def merged(self, other: Cell) -> Cell:
        """Union of both, less what another pair strictly dominates. Idempotent, commutative, associative."""
        if self.pairs == other.pairs or not other.pairs:
            return self
        return Cell(undominated(self.pairs | other.pairs))

    def written(self, value: Value, writer: str, number: int) -> Cell:
        """The cell after somebody who saw all of it wrote this value. Also how a question is decided."""
        return Cell(frozenset({Pair(value, self.version.plus(writer, number), writer)}))

    def visible(self, own_writers: Collection[str]) -> Value | None:
        """The value to show: the one written in this file, else the one with the smallest write; None where blank."""
        if not self.pairs:
            return None
        ordered = list(self)
        own = [pair for pair in ordered if pair.by.partition("@")[0] in own_writers]
        return (own[-1] if own else ordered[0]).value

    def under(self, row: str) -> Cell:
        """The same cell, its writes told apart as made under this row id."""
        return Cell(frozenset(pair.under(row) for pair in self.pairs))


BLANK = Cell()


def undominated(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The pairs that no other pair strictly dominates. Equal versions with different values all stay."""
    found = frozenset(pairs)
    return frozenset(
        pair
        for pair in found
        if not any(
            other.version != pair.version and other.version.covers(pair.version) for other in found if other is not pair
        )
    )
