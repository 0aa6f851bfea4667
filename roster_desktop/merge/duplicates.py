"""Two rows of one person in one file, one of them taken out: its clerk knew both, so nobody need be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from roster_desktop.records import (
    LISTED,
    REMOVAL_KEY,
    Cell,
    RowState,
    Standing,
    apart_pairs,
    names_of,
)
from roster_desktop.records.keys import keys_of
from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.pairing import PairingKey


def with_duplicates_marked(catalog: Catalog, states: Iterable[RowState]) -> tuple[RowState, ...]:
    """The rows of one holding (a book, or the receiving file),
    the removals beside a kept row of its key marked.

    Rows of one key become one row when books meet.
    Then the removal of a duplicate would seem to contradict its twin, which stays listed: "removed here,
    still edited there", though one clerk did both on purpose. So such a removal is marked (`Pair.beside`): it
    takes its own part's words out and asks nothing.

    Why this keeps the order laws: the mark follows from one holding alone, before it meets anything,
    and a marked removal beats the same removal unmarked. So each holding is a fixed set of pairs,
    and merging stays their union. The same removal may come marked in one book and bare in a later one,
    whose clerk has meanwhile removed the twin as well; then the twin's removal comes too,
    and both together remove the person. Where two copies of a file each kept what the other took out,
    only marked removals are left: that is asked, never a vanished person. A row of which somebody said
    that it is another person's is no twin.
    """
    rows = tuple(states)
    keys_by_row: dict[int, frozenset[PairingKey]] = {}
    for place, state in enumerate(rows):
        if state.standing is Standing.REMOVED:
            keys_by_row[place] = keys_of(catalog, state)
    if not keys_by_row:
        return rows
    kept: dict[PairingKey, list[RowState]] = {}
    for place, state in enumerate(rows):
        if place not in keys_by_row:
            for key in keys_of(catalog, state):
                kept.setdefault(key, []).append(state)
    return tuple(_marked(state, keys_by_row, kept, place) for place, state in enumerate(rows))


def _marked(
    state: RowState,
    removed: Mapping[int, frozenset[PairingKey]],
    kept: Mapping[PairingKey, list[RowState]],
    place: int,
) -> RowState:
    twins = [twin for key in removed.get(place, frozenset()) for twin in kept.get(key, ())]
    if not any(_may_be_one(state, twin) for twin in twins):
        return state
    pairs = (pair if pair.value == LISTED else pair.beside() for pair in state.cell(REMOVAL_KEY).pairs)
    return state.with_cells({REMOVAL_KEY: Cell(frozenset(pairs))})


def _may_be_one(one: RowState, other: RowState) -> bool:
    apart = apart_pairs((one, other))
    return not any(pair & names_of(one) and pair & names_of(other) for pair in apart)
