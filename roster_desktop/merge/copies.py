"""Copies of one of our workbooks that people went on editing in a spreadsheet program:
which one was written knowing the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from roster_desktop.merge.lineages import Memory
from roster_desktop.records import (
    Cell,
    DeliveredRow,
    Lineage,
    LineageChange,
    Pair,
    RowId,
    RowState,
    Version,
)

_OF_A_BOOK = "#"
_Place = tuple[str, RowId, str]
"""Roster, row of the receiving file, register."""


class Copy(Struct, frozen=True):
    """A row of the copy that came in: its edits are writes of its book."""

    row: DeliveredRow
    state: RowState
    stands: RowId
    """Id that the row has in the receiving file from now on."""


class Contained(Struct, frozen=True):
    """The copy's rows with the edits of earlier copies seen, and what is to be remembered of it."""

    states: Mapping[int, RowState]
    """Place among the copies → the row, where its versions are others than the book alone tells."""
    changes: tuple[LineageChange, ...] = ()


def contained(copies: Sequence[Copy], stands: Mapping[RowId, RowId], memory: Memory) -> Contained:
    """Give each edit the versions of those that its copy provably contains.

    It contains an earlier copy where every cell that was edited there is edited here too, and either some
    edit stands unchanged or more cells are edited. Where the same cells hold nothing but other texts, nobody
    can tell which of the two was written later; so that is asked.
    """
    edits: dict[str, dict[_Place, Cell]] = {}
    for copy in copies:
        for register in copy.row.hand_edited:
            for book, cell in _edits(copy, register):
                edits.setdefault(book, {})[copy.row.roster, copy.stands, register] = cell
    seen: dict[_Place, Version] = {}
    changes = []
    for book, own in edits.items():
        lineage = memory.copies(book).standing(stands)
        for earlier in _earlier(lineage, own):
            for place, cell in earlier.items():
                if place in own and set(cell.values) != set(own[place].values):
                    seen[place] = seen.get(place, Version()).joined(cell.version)
        if change := _change(lineage, own):
            changes.append(change)
    states = {
        number: state
        for number, copy in enumerate(copies)
        if (state := _having_seen(copy, seen)) is not copy.state
    }
    return Contained(states, tuple(changes))


def _edits(copy: Copy, register: str) -> Iterable[tuple[str, Cell]]:
    """The pairs that were typed into the book, in the frame of the row that stands."""
    by_book: dict[str, set[Pair]] = {}
    for pair in copy.state.cell(register).pairs:
        book, mark, _ = pair.by.partition(_OF_A_BOOK)
        if mark and not pair.part:
            by_book.setdefault(book, set()).add(pair.in_row(copy.stands, was=copy.state.id))
    return ((book, Cell(frozenset(pairs))) for book, pairs in by_book.items())


def _earlier(lineage: Lineage, own: Mapping[_Place, Cell]) -> Iterable[Mapping[_Place, Cell]]:
    """The earlier copies that this one contains, each with its edits."""
    for edits in _by_delivery(lineage).values():
        if not edits.keys() <= own.keys():
            continue
        if len(edits) < len(own) or any(cell.values == own[place].values for place, cell in edits.items()):
            yield edits


def _by_delivery(lineage: Lineage) -> dict[int, dict[_Place, Cell]]:
    found: dict[int, dict[_Place, Cell]] = {}
    for row in lineage.rows.values():
        for saying in row.sayings:
            for register, cell in saying.cells.items():
                found.setdefault(saying.delivery, {})[row.roster, row.row, register] = cell
    return found


def _having_seen(copy: Copy, seen: Mapping[_Place, Version]) -> RowState:
    """The row, its edits made on top of those that the copy contains."""
    altered = {}
    for register in copy.row.hand_edited:
        version = seen.get((copy.row.roster, copy.stands, register))
        if version is None:
            continue
        pairs = (pair.in_row(copy.stands, was=copy.state.id) for pair in copy.state.cell(register).pairs)
        altered[register] = Cell(frozenset(_on_top(pair, version) for pair in pairs))
    if not altered:
        return copy.state
    return copy.state.in_row(copy.stands).with_cells(altered)


def _on_top(pair: Pair, seen: Version) -> Pair:
    if _OF_A_BOOK not in pair.by:
        return pair
    name, number = pair.write
    if seen.number_of(name) >= number:
        # The same text again, after another one had taken its place: a write of its own.
        number = seen.number_of(name) + 1
    return Pair(pair.value, pair.version.joined(seen, Version.of({name: number})), pair.by)


def _change(lineage: Lineage, own: Mapping[_Place, Cell]) -> LineageChange | None:
    """What is to be remembered of the copy; None where one just like it came before."""
    values = {place: cell.values for place, cell in own.items()}
    known = (
        {place: cell.values for place, cell in edits.items()} for edits in _by_delivery(lineage).values()
    )
    if values in known:
        return None
    number = lineage.deliveries + 1
    cells: dict[tuple[str, RowId], dict[str, Cell]] = {}
    for (roster, row, register), cell in own.items():
        cells.setdefault((roster, row), {})[register] = cell
    rows = []
    for (roster, row), told in cells.items():
        rows.append(lineage.row(roster, row).with_saying(number, told))
    return LineageChange(lineage, tuple(rows))
