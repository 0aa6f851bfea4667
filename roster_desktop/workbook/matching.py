"""Which memory belongs to which row: by what the row says,
for sorting may have left the memory beside another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from roster_desktop.records.assignment import best_assignment
from roster_desktop.schema import Roster
from roster_desktop.workbook.memory import RowMemory, identity_columns, key_print
from roster_desktop.workbook.texts import comparable, fingerprint

_MOST_SALTS = 8
"""Rows pasted together come from a few books; more are looked for beside their own rows only."""
_MOST_NAMESAKES = 40
_MOST_PAIRS = 10_000
"""Above it, rows with one key (many blank ones) are joined beside their memory, then in their order."""


class Candidate(NamedTuple):
    """A row of the sheet: its texts, and the memory that lies beside it."""

    texts: Mapping[str, str]
    """Column key → text as it stands there."""
    identity: Mapping[str, str]
    """The same of the columns that tell rows apart, in canonical text."""
    beside: RowMemory | None
    is_kept: bool = False
    """Whether the row shows just what the memory beside it says."""


@dataclass(slots=True)
class Matches:
    """Place of a row → the memory that is its own."""

    memory_by_row: dict[int, RowMemory] = field(default_factory=dict)
    moved: int = 0
    """Rows that were found elsewhere than beside their memory."""


def match_memories(roster: Roster, rows: Sequence[Candidate]) -> Matches:
    """Give every memory to at most one row, and every row at most one memory;
    a copied row's memory to one of the two."""
    return _Matching(roster, rows).matches()


class _Matching:
    def __init__(self, roster: Roster, rows: Sequence[Candidate]) -> None:
        self._roster = roster
        self._rows = rows
        self._places: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._memories: dict[tuple[str, str], RowMemory] = {}
        for place, row in enumerate(rows):
            if row.beside:
                name = row.beside.book, row.beside.row
                self._places[name].append(place)
                self._memories.setdefault(name, row.beside)
        self._found = Matches()
        self._left = dict(self._memories)

    def matches(self) -> Matches:
        self._by_whole_row()
        if self._left:
            self._by_key()
        if self._left:
            self._by_person()
        if self._left and not self._found.moved:
            self._by_position()
        return self._found

    def _by_whole_row(self) -> None:
        """A row that shows just what the memory beside it says is its row; of a copied one either may be."""
        for name, places in self._places.items():
            if len(places) == 1 and self._rows[places[0]].is_kept:
                self._settle(self._memories[name], places[0])

    def _by_key(self) -> None:
        salts = Counter(memory.salt for memory in self._memories.values()).most_common(_MOST_SALTS)
        for salt, _ in salts:
            rows_by_key: dict[str, list[int]] = defaultdict(list)
            for place, row in enumerate(self._rows):
                if place not in self._found.memory_by_row:
                    rows_by_key[key_print(self._roster, row.identity, salt)].append(place)
            groups: dict[str, list[RowMemory]] = defaultdict(list)
            for memory in self._left.values():
                if memory.salt == salt and memory.key in rows_by_key:
                    groups[memory.key].append(memory)
            for key, memories in groups.items():
                self._join(self._all_pairs(memories, rows_by_key[key]))

    def _by_person(self) -> None:
        """One of ID number, name, employer … was corrected; the others still say whose row it is."""
        salts = Counter(memory.salt for memory in self._left.values()).most_common(_MOST_SALTS)
        columns = identity_columns(self._roster)[:2]
        pairs: list[tuple[RowMemory, int]] = []
        for salt, _ in salts:
            places: dict[tuple[str, str], list[int]] = defaultdict(list)
            for place in self._free_rows():
                for column in columns:
                    if text := comparable(self._rows[place].identity.get(column, "")):
                        places[column, fingerprint(salt, column, text)].append(place)
            for memory in self._left.values():
                if memory.salt == salt:
                    named = (places.get((column, memory.prints.get(column, ""))) or () for column in columns)
                    same = {place for found in named for place in found[:_MOST_NAMESAKES]}
                    pairs += [(memory, place) for place in sorted(same) if self._is_same_row(memory, place)]
        self._join(pairs)

    def _by_position(self) -> None:
        """Nothing moved on this sheet, so the row beside a memory is its own unless it names somebody
        else."""
        self._join(
            [
                (memory, place)
                for memory in self._left.values()
                for place in self._places[memory.book, memory.row]
                if self._is_free(place) and self._may_be_beside(memory, place)
            ]
        )

    def _free_rows(self) -> list[int]:
        return [place for place in range(len(self._rows)) if self._is_free(place)]

    def _is_free(self, place: int) -> bool:
        return place not in self._found.memory_by_row

    def _all_pairs(self, memories: Sequence[RowMemory], places: Sequence[int]) -> list[tuple[RowMemory, int]]:
        if len(memories) * len(places) <= _MOST_PAIRS:
            return [(memory, place) for memory in memories for place in places]
        free = set(places)
        beside = [
            (memory, place)
            for memory in memories
            for place in self._places[memory.book, memory.row]
            if place in free
        ]
        return beside + list(zip(memories, places, strict=False))

    def _join(self, pairs: Sequence[tuple[RowMemory, int]]) -> None:
        """The one-to-one choice that keeps most fingerprints; between equals,
        rows stay beside their memory."""
        if len(pairs) == 1:
            self._settle(*pairs[0])
            return
        memories = list({(memory.book, memory.row): memory for memory, _ in pairs}.values())
        number = {(memory.book, memory.row): which for which, memory in enumerate(memories)}
        edges = {
            (number[memory.book, memory.row], place): self._weight(memory, place) for memory, place in pairs
        }
        for which, place in best_assignment(edges):
            self._settle(memories[which], place)

    def _settle(self, memory: RowMemory, place: int) -> None:
        name = memory.book, memory.row
        self._found.memory_by_row[place] = memory
        del self._left[name]
        if place not in self._places[name]:
            self._found.moved += 1

    def _weight(self, memory: RowMemory, place: int) -> int:
        return 2 * self._kept(memory, place) + (place in self._places[memory.book, memory.row])

    def _kept(self, memory: RowMemory, place: int) -> int:
        """How many cells of the row still show what the memory's row showed."""
        texts = self._rows[place].texts
        return sum(memory.shows(column, texts.get(column, "")) for column in memory.prints)

    def _is_same_row(self, memory: RowMemory, place: int) -> bool:
        """Of a row that shares ID number or name: it lies beside the memory, or most of it is as it was."""
        return place in self._places[memory.book, memory.row] or self._is_mostly_kept(memory, place)

    def _may_be_beside(self, memory: RowMemory, place: int) -> bool:
        identity = identity_columns(self._roster)[:2]
        texts = self._rows[place].identity
        contradicts = all(key in memory.prints and texts.get(key) for key in identity)
        return not contradicts and self._is_mostly_kept(memory, place)

    def _is_mostly_kept(self, memory: RowMemory, place: int) -> bool:
        return 2 * self._kept(memory, place) >= len(memory.prints)
