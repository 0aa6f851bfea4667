"""Registers that hold one value each, as nearly all do: kept as texts and marks, made into cells when asked.

A county is a million and a half cells. Whoever only stores, shows or compares rows works on the texts and
never meets a `Cell`; whoever does meet one finds it equal to any other with the same pair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from operator import is_not, ne
from typing import NamedTuple, Protocol

from roster_desktop.records.cell import BLANK, Cell, Pair, Value
from roster_desktop.records.version import Version

NOTE_SIGN = ":"
"""Stands in no key of a declared column or register, but in the register of every line about a row."""
Mark = tuple[Version, str]
"""What a value has seen, and the writer of its last write."""


@lru_cache(maxsize=1 << 16)
def mark_of(writes: tuple[tuple[str, int], ...], by: str) -> Mark:
    """The one mark for these writes: rows from a file and from a workbook are compared a million times.

    Whoever wrote none of them cannot be their writer: that is a ValueError.
    """
    return Version(writes), Pair((), Version(writes), by).by


class OneHand(NamedTuple):
    """A row of which one write made every register."""

    mark: Mark
    registers: tuple[str, ...]
    shown: Sequence[str]
    """A text for each declared column of its roster."""


class Untold(Protocol):
    """What the cells of a row are made of, but only when somebody asks for one. The row is listed, and
    nothing is noted about it."""

    def marks(self) -> Iterable[Mark]:
        """What its values have seen, each mark once."""

    def of_one_hand(self) -> OneHand | None:
        """The row as it stands on a sheet, where one write made all of it."""

    def told(self) -> tuple[Mapping[str, Value], Mapping[str, Mark]]:
        """Register → its value, and register → its version and writer."""


class PlainCells(Mapping[str, Cell]):
    """The cells of a row in which every register holds exactly one pair. Not to be altered."""

    __slots__ = ("_made", "_untold", "kept_mark", "marks", "texts")

    def __init__(self, texts: Mapping[str, Value], marks: Mapping[str, Mark]) -> None:
        self.texts = texts
        """Register → its value."""
        self.marks = marks
        """Register → its version and writer; of the same registers."""
        self._made: dict[str, Cell] = {}
        self._untold: Untold | None = None
        self.kept_mark: str | None = None
        """What `row_mark` made of them: it is asked for where they are read, and where they are stored."""

    @classmethod
    def later(cls, untold: Untold) -> PlainCells:
        """The cells that are made of this: nobody asks for those of most rows of a book."""
        cells = cls.__new__(cls)
        cells._made = {}
        cells._untold = untold
        cells.kept_mark = None
        return cells

    def __getattr__(self, name: str) -> object:
        # Only what is not there yet comes here.
        if name not in ("texts", "marks") or self._untold is None:
            raise AttributeError(name)
        self.texts, self.marks = self._untold.told()
        return getattr(self, name)

    def __getitem__(self, register: str) -> Cell:
        cell = self._made.get(register)
        if cell is None:
            cell = Cell(frozenset((Pair(self.texts[register], *self.marks[register]),)))
            self._made[register] = cell
        return cell

    def __contains__(self, register: object) -> bool:
        return register in self.texts

    def __iter__(self) -> Iterator[str]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def __bool__(self) -> bool:
        # Whether there is any register is known before they are told.
        return bool(self.texts) if self._untold is None else any(True for _ in self._untold.marks())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PlainCells):
            return self.texts == other.texts and self.marks == other.marks
        return isinstance(other, Mapping) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[Callable[..., PlainCells], tuple[object, ...]]:
        """Between two processes goes every mark once, and arrives as the one mark for its writes."""
        if self._untold is not None:
            return PlainCells.later, (self._untold,)
        groups: dict[int, tuple[Mark, list[str]]] = {}
        for register, mark in self.marks.items():
            groups.setdefault(id(mark), (mark, []))[1].append(register)
        told = [(version.writes, by, registers) for (version, by), registers in groups.values()]
        return _arrived, (self.texts, told)

    @property
    def untold(self) -> Untold | None:
        """What they were made of, where that is known: then the row is listed, and nothing noted about it."""
        return self._untold

    @property
    def distinct_marks(self) -> Iterable[Mark]:
        """Every mark of them, once."""
        if self._untold is not None:
            return self._untold.marks()
        return {id(mark): mark for mark in self.marks.values()}.values()

    @property
    def notes(self) -> list[str]:
        """Those registers that are lines about the row."""
        if self._untold is not None:
            return []
        # Nearly no row has any, and one look over all their names says so.
        if NOTE_SIGN not in "".join(self.texts):
            return []
        return [register for register in self.texts if NOTE_SIGN in register]

    def differing(self, other: PlainCells) -> tuple[str, ...]:
        """The registers that do not hold the same in both."""
        own = (register for register in self.texts if register not in other.texts)
        return (*own, *self._otherwise_in(other))

    def _otherwise_in(self, other: PlainCells) -> list[str]:
        """The other's registers that do not hold here what they hold there."""
        texts, marks, own = other.texts, other.marks, self.marks
        # Most marks are one object here and there, so the few others are found at a glance.
        suspected = compress(marks, map(is_not, map(own.get, marks), marks.values()))
        others = [register for register in suspected if own.get(register) != marks[register]]
        # Texts are seldom others where the marks are the same.
        retold = [*compress(texts, map(ne, map(self.texts.get, texts), texts.values()))]
        if all(register in others for register in retold):
            return others
        otherwise = {*others, *retold}
        return [register for register in texts if register in otherwise]

    def later_in(self, other: PlainCells) -> dict[str, tuple[Value, Mark]] | None:
        """Register → what it holds in the other, of those that were written there by who knew what it holds
        here; None where neither knew of the other in some register."""
        texts, marks = self.texts, self.marks
        # Marks first: most are one object here and there, and where they differ no text need be looked for.
        if marks == other.marks and texts == other.texts:
            return {}
        found: dict[str, tuple[Value, Mark]] = {}
        for register in self._otherwise_in(other):
            there = other.marks[register]
            here = marks.get(register)
            if here is None:
                found[register] = other.texts[register], there
                continue
            (own, _), (others, _) = here, there
            if own.writes == others.writes:
                # One write with two values, or with a mark: the pairs themselves tell.
                return None
            if others.covers(own):
                found[register] = other.texts[register], there
            elif not own.covers(others):
                return None
        return found

    def with_later(self, later: Mapping[str, tuple[Value, Mark]]) -> PlainCells:
        """The cells with these in their places."""
        texts, marks = dict(self.texts), dict(self.marks)
        for register, (value, mark) in later.items():
            texts[register], marks[register] = value, mark
        return PlainCells(texts, marks)

    def holding(self, changed: Mapping[str, Cell]) -> PlainCells | None:
        """The cells with these in their places, blank ones taken away; None where one holds several."""
        texts, marks = dict(self.texts), dict(self.marks)
        for register, cell in changed.items():
            if len(cell.pairs) > 1:
                return None
            if not cell.pairs:
                texts.pop(register, None)
                marks.pop(register, None)
            for pair in cell.pairs:
                texts[register], marks[register] = pair.value, (pair.version, pair.by)
        return PlainCells(texts, marks)

    def merged(self, other: PlainCells) -> Mapping[str, Cell]:
        """Both rows' cells together, register by register; only where they differ is anything compared."""
        later = self.later_in(other)
        if later is not None:
            return self.with_later(later) if later else self
        altered = {
            register: self.get(register, BLANK).merged(other[register])
            for register in self._otherwise_in(other)
        }
        return self.holding(altered) or {**self, **altered}


def _arrived(
    texts: Mapping[str, Value], told: Sequence[tuple[tuple[tuple[str, int], ...], str, Sequence[str]]]
) -> PlainCells:
    marks: dict[str, Mark] = {}
    for writes, by, registers in told:
        marks |= dict.fromkeys(registers, mark_of(writes, by))
    return PlainCells(texts, marks)
