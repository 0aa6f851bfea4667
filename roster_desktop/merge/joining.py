"""Which rows are one: by row id or alias, else by natural key, until nothing changes any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Protocol

from msgspec import Struct

from roster_desktop.merge.duplicates import with_duplicates_marked
from roster_desktop.records import RowId, RowState
from roster_desktop.records.keys import key_part, keys_of
from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.pairing import PairingKey
from roster_desktop.schema.roster import Values


class Known(Protocol):
    """The receiving file, as far as merging reads it. Removed rows are among its rows."""

    def states_by_id(self, roster: str, ids: Collection[RowId]) -> Mapping[RowId, RowState]:
        """Asked id → the row that bears it, also as an alias; unknown ids are absent."""

    def marks(self, roster: str, ids: Collection[RowId]) -> Mapping[RowId, str]:
        """Id → the mark (`row_mark`) of the row that stands under it; unknown ids are absent."""

    def states_by_key(
        self, roster: str, keys: Collection[PairingKey]
    ) -> Mapping[PairingKey, Sequence[RowState]]:
        """Asked key → every row with it; keys of no row may be absent."""

    def twins(self, roster: str, rows: Collection[RowId]) -> Collection[RowId]:
        """Those of these rows, none of which waits for a decision, whose natural key another row has, too."""

    def visible(self, state: RowState) -> Values:
        """The texts of a row as this file shows them."""


class AskedOnce:
    """The same file while one workbook is planned: what was asked by an id is not asked again."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._asked: dict[str, dict[RowId, RowState | None]] = {}
        self.marks = known.marks
        self.states_by_key = known.states_by_key
        self.twins = known.twins
        self.visible = known.visible

    def states_by_id(self, roster: str, ids: Collection[RowId]) -> Mapping[RowId, RowState]:
        """Asked id → the row that bears it."""
        asked = self._asked.setdefault(roster, {})
        new = [row for row in ids if row not in asked] if asked else ids
        if new:
            found = self._known.states_by_id(roster, new)
            asked.update(dict.fromkeys(new))
            asked.update(found)
            if new is ids:
                return found
        return {row: state for row in ids if (state := asked[row])}


class Meeting(Struct, frozen=True):
    """Rows that are one: those this file has, and those the book brings (places in what it brought)."""

    known: tuple[RowState, ...]
    brought: tuple[int, ...]


def meetings(catalog: Catalog, roster: str, brought: Sequence[RowState], known: Known) -> tuple[Meeting, ...]:
    """Every row that the book touches, with all that it meets, in the order of the book.

    Every key that a touched row has joins all rows with that key, of the file and of the book,
    removed ones too: someone typed anew after a removal becomes a question, never a vanished person.
    Which rows end up together depends on the set of books only.
    Rows of this file that share a key stay apart until a book touches that key.
    """
    sets = _DisjointSets()
    known_by_id = _met_by_id(sets, roster, brought, known)
    _meet_by_key(sets, catalog, brought, known_by_id, known)
    places: dict[object, list[int]] = {}
    for place, state in enumerate(brought):
        places.setdefault(sets.find(state.id), []).append(place)
    members: dict[object, list[RowState]] = {}
    for state in known_by_id.values():
        members.setdefault(sets.find(state.id), []).append(state)
    return tuple(Meeting(tuple(members.get(one, ())), tuple(found)) for one, found in places.items())


def known_part(catalog: Catalog, meeting: Meeting) -> RowState | None:
    """What this file holds of the row, its own duplicates marked; None where it holds nothing."""
    if not meeting.known:
        return None
    return together(with_duplicates_marked(catalog, meeting.known))


def together(states: Iterable[RowState]) -> RowState:
    """All these rows as the one row that they are."""
    return reduce(RowState.merged, states)


class _DisjointSets:
    """Row ids and natural keys, in sets of those that mean one row."""

    def __init__(self) -> None:
        self._parent: dict[object, object] = {}

    def find(self, item: object) -> object:
        """The one that stands for the whole set."""
        path = []
        while (parent := self._parent.setdefault(item, item)) != item:
            path.append(item)
            item = parent
        for passed in path:
            self._parent[passed] = item
        return item

    def join(self, one: object, other: object) -> None:
        self._parent[self.find(other)] = self.find(one)


def _met_by_id(
    sets: _DisjointSets, roster: str, brought: Sequence[RowState], known: Known
) -> dict[RowId, RowState]:
    asked = dict.fromkeys(row for state in brought for row in (state.id, *state.aliases))
    found = {state.id: state for state in known.states_by_id(roster, asked).values()}
    for state in (*brought, *found.values()):
        for alias in state.aliases:
            sets.join(state.id, alias)
    return found


def _meet_by_key(
    sets: _DisjointSets,
    catalog: Catalog,
    brought: Sequence[RowState],
    known_by_id: dict[RowId, RowState],
    known: Known,
) -> None:
    if not brought:
        return
    fresh: set[PairingKey] = set()
    for state in _touched(sets, catalog, (*brought, *known_by_id.values())):
        for key in keys_of(catalog, state):
            sets.join(state.id, key)
            fresh.add(key)
    seen = set(fresh)
    while fresh:
        found = known.states_by_key(brought[0].roster, fresh)
        fresh = set()
        for key, states in found.items():
            for state in states:
                sets.join(state.id, key)
                if state.id in known_by_id:
                    continue
                known_by_id[state.id] = state
                keys = keys_of(catalog, state)
                for name in (*state.aliases, *keys):
                    sets.join(state.id, name)
                fresh |= keys - seen
        seen |= fresh


def _touched(sets: _DisjointSets, catalog: Catalog, states: Iterable[RowState]) -> Iterator[RowState]:
    """Rows that met by id, each as far as its keys follow from it: a corrected number or name joins nothing
    more."""
    groups: dict[object, list[RowState]] = {}
    for state in states:
        groups.setdefault(sets.find(state.id), []).append(state)
    for group in groups.values():
        # Its keys are asked next, which look at nothing else; so only what is joined is cut down before.
        yield group[0] if len(group) == 1 else together(key_part(catalog, state) for state in group)
