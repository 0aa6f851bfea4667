"""A register that may hold several values at once: what each writer wrote without knowing of the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from roster_desktop.records.version import Version, qualified, writer_of

Value = tuple[str, ...]
"""Canonical texts of a register's columns, in the register's order."""

_BESIDE = "+"


class Pair(Struct, frozen=True, order=True):
    """One value, the writes it has seen, and the writer of its last one."""

    value: Value
    version: Version
    by: str = ""
    """`writer`, `writer@row`, or either with a `+` behind it: see `beside`."""

    def __post_init__(self) -> None:
        if self.by and not self.version.number_of(self._last):
            raise ValueError(f"{self.by} wrote none of {self.version.text()}")

    @property
    def write(self) -> tuple[str, int]:
        """(writer, number) of the write that made this value."""
        return self._last, self.version.number_of(self._last)

    @property
    def writer(self) -> str:
        """Id of the file or workbook that wrote it, whatever the row was called then."""
        return writer_of(self._last)

    @property
    def part(self) -> str:
        """Id of the row it was written under, where that is an alias now; "" where it is the row's own."""
        return self._last.partition("@")[2]

    @property
    def is_beside(self) -> bool:
        """Whether it is a removal whose author kept another row of the same person."""
        return self.by.endswith(_BESIDE)

    def beside(self) -> Pair:
        """The same removal, marked: its author took one of two rows of a person out and kept the other."""
        return Pair(self.value, self.version, self._last + _BESIDE)

    def in_row(self, row: str, *, was: str) -> Pair:
        """The same value as a pair of this row, which the row it stood in (`was`) turned out to be."""
        if not self.by:
            return Pair(self.value, self.version.in_row(row, was=was))
        mark = _BESIDE if self.is_beside else ""
        return Pair(
            self.value, self.version.in_row(row, was=was), qualified(self._last, was, within=row) + mark
        )

    def is_beaten_by(self, other: Pair) -> bool:
        """Whether the other has seen this one and more, or is the same write with its mark.

        A strict partial order, so that keeping the unbeaten pairs of a union depends on nothing but the
        union.
        """
        if self.version == other.version:
            return other.is_beside and not self.is_beside and other == self.beside()
        return other.version.covers(self.version)

    @property
    def _last(self) -> str:
        return self.by.removesuffix(_BESIDE)


class Cell(Struct, frozen=True):
    """The pairs of one register. No pair: never written, and blank."""

    pairs: frozenset[Pair] = frozenset()

    def __iter__(self) -> Iterator[Pair]:
        if len(self.pairs) < 2:
            return iter(self.pairs)
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
        """Union of both, less what another pair beats. Idempotent, commutative, associative."""
        if self.pairs == other.pairs or not other.pairs:
            return self
        return Cell(unbeaten(self.pairs | other.pairs))

    def written(self, value: Value, writer: str, number: int) -> Cell:
        """The cell after somebody who saw all of it wrote this value. Also how a question is decided."""
        return Cell(frozenset({Pair(value, self.version.plus(writer, number), writer)}))

    def visible(self, own_writers: Collection[str]) -> Value | None:
        """The value to show: the one written in this file, else the one with the smallest write;
        None where blank."""
        if not self.pairs:
            return None
        if len(self.pairs) == 1:
            return next(iter(self.pairs)).value
        ordered = list(self)
        own = [pair for pair in ordered if pair.writer in own_writers]
        return (own[-1] if own else ordered[0]).value

    def in_row(self, row: str, *, was: str) -> Cell:
        """The same cell as one of this row, which the row it stood in (`was`) turned out to be."""
        return Cell(frozenset(pair.in_row(row, was=was) for pair in self.pairs))


BLANK = Cell()


def unbeaten(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """The pairs that no other pair beats. Equal versions with different values all stay."""
    found = frozenset(pairs)
    return frozenset(pair for pair in found if not any(pair.is_beaten_by(other) for other in found))
