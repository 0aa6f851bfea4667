"""Rows that meet although somebody said that they are not the same: each goes its own way again.

What each hand wrote is marked with the id of the row it was written under (`Pair.part`). So a joined row can
be taken apart into its *parts* at any time and put together anew, and what comes out follows from the union
of all that is known: from nothing else, and in whatever order the books came.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations

from msgspec import Struct

from roster_desktop.records import (
    Cell,
    Pair,
    RowId,
    RowSplit,
    RowState,
    Said,
    Tie,
    is_sameness,
    names_of,
    ties_of,
)
from roster_desktop.records.keys import keys_of
from roster_desktop.schema.catalog import Catalog

Edge = tuple[RowId, RowId]
Apart = frozenset[frozenset[RowId]]
"""Pairs of row ids of which somebody said that they are not the same."""


class Group(Struct, frozen=True):
    """Rows of one meeting that are one row: those this file has, and those the book brings, each with the
    place of the delivered row it came from."""

    known: tuple[RowState, ...]
    brought: tuple[tuple[int, RowState], ...]
    splits: tuple[RowSplit, ...] = ()
    """What must come apart in this file before; told once for the whole meeting."""


def divided(
    catalog: Catalog, known: Sequence[RowState], brought: Sequence[tuple[int, RowState]]
) -> tuple[Group, ...]:
    """The rows that met, in groups of those that are one; usually all of them are."""
    states = (*known, *(state for _, state in brought))
    ties = _ties_among(states)
    if not any(tie.said is Said.APART for tie in ties):
        return (Group(tuple(known), tuple(brought)),)
    classes = _classes_of(catalog, states, ties)
    held = {state.id: parts_by_class(state, classes) for state in known}
    came = [(place, parts_by_class(state, classes)) for place, state in brought]
    splits = tuple(_split(row, parts) for row, parts in held.items() if len(parts) > 1)
    groups = [
        Group(
            tuple(parts[one] for parts in held.values() if one in parts),
            tuple((place, parts[one]) for place, parts in came if one in parts),
        )
        for one in sorted(set(classes.values()))
    ]
    told = [group for group in groups if group.brought or len(group.known) > 1]
    first = told[0] if told else groups[0]
    return (Group(first.known, first.brought, splits), *(told[1:] if told else ()))


def _classes_of(catalog: Catalog, states: Sequence[RowState], ties: Sequence[Tie]) -> Mapping[RowId, RowId]:
    """Row id → the smallest id of the row that it belongs to.

    What was joined stays joined, unless somebody said otherwise. Natural keys join only where no word against
    it stands among all that they would join: who looks like two people that are not the same is not guessed.
    """
    sets = _Classes(frozenset(frozenset((tie.one, tie.other)) for tie in ties if tie.said is Said.APART))
    names = {name for state in states for name in names_of(state)}
    edges = {_edge(tie.one, tie.other) for tie in ties if tie.said is Said.SAME}
    claims = {_edge(state.id, alias) for state in states for alias in state.aliases}
    for one, other in sorted(edges | claims):
        sets.join(one, other)
    for together in _by_key(catalog, states, sets):
        sets.join_all(together)
    return {name: sets.root(name) for name in sorted(names)}


def parts_by_class(state: RowState, classes: Mapping[RowId, RowId]) -> dict[RowId, RowState]:
    """Smallest id of a class → what of the row belongs to it. Names without any word go without saying."""
    parts: dict[RowId, list[RowState]] = {}
    atoms = _atoms(state)
    for name in sorted(names_of(state)):
        parts.setdefault(classes[name], []).append(atoms.get(name) or RowState(name, state.roster))
    joined = {one: reduce(RowState.merged, found) for one, found in parts.items()}
    return {one: part for one, part in joined.items() if part.cells}


def part_of(state: RowState, names: Collection[RowId]) -> RowState | None:
    """What of the row was written under these ids, as a row of its own; None where nothing was."""
    found = [part for name, part in sorted(_atoms(state).items()) if name in names]
    return reduce(RowState.merged, found) if found else None


def _atoms(state: RowState) -> dict[RowId, RowState]:
    """Id → the words written under it, as a row of that id alone."""
    cells: dict[RowId, dict[str, set[Pair]]] = {}
    for register, cell in state.cells.items():
        for pair in cell.pairs:
            part = RowId(pair.part)
            name = part if part in state.aliases else state.id
            own = pair.in_row(name, was=state.id) if name != state.id else pair
            cells.setdefault(name, {}).setdefault(register, set()).add(own)
    return {
        name: RowState(name, state.roster, {key: Cell(frozenset(pairs)) for key, pairs in found.items()})
        for name, found in cells.items()
    }


def _ties_among(states: Sequence[RowState]) -> tuple[Tie, ...]:
    """What stands of all that was said about these rows and each other: a later word beats what it had seen,
    wherever that was written."""
    names = {name for state in states for name in names_of(state)}
    # Almost every row meets itself alone, and almost none carries such a word: nobody else pays for it.
    if len(names) < 2 or not any(is_sameness(key) for state in states for key in state.cells):
        return ()
    together = reduce(RowState.merged, (_ties_alone(state) for state in states))
    return tuple(tie for tie in ties_of(together) if tie.one != tie.other and {tie.one, tie.other} <= names)


def _ties_alone(state: RowState) -> RowState:
    said = {key: cell for key, cell in state.cells.items() if is_sameness(key)}
    return RowState(state.id, state.roster, said, state.aliases)


def _by_key(catalog: Catalog, states: Sequence[RowState], sets: _Classes) -> Iterator[list[RowId]]:
    """Classes that natural keys would make one, where nothing speaks against any two of them."""
    holders: dict[object, set[RowId]] = {}
    for state in states:
        for one, part in parts_by_class(state, {name: sets.root(name) for name in names_of(state)}).items():
            for key in keys_of(catalog, part):
                holders.setdefault(key, set()).add(one)
    reach = _Classes(frozenset())
    for found in holders.values():
        reach.join_all(sorted(found))
    components: dict[RowId, list[RowId]] = {}
    for one in sorted({one for found in holders.values() for one in found}):
        components.setdefault(reach.root(one), []).append(one)
    for component in components.values():
        if all(sets.may_join(one, other) for one, other in combinations(component, 2)):
            yield component


def _split(row: RowId, parts: Mapping[RowId, RowState]) -> RowSplit:
    ordered = sorted(parts.values(), key=lambda part: part.id)
    kept = next((part for part in ordered if part.id == row), RowState(row, ordered[0].roster))
    return RowSplit(kept, tuple(part for part in ordered if part.id != row))


def _edge(one: RowId, other: RowId) -> Edge:
    return (one, other) if one <= other else (other, one)


class _Classes:
    """Ids in classes that never hold two of which somebody said that they are apart."""

    def __init__(self, apart: Apart) -> None:
        self._members: dict[RowId, frozenset[RowId]] = {}
        self._apart = apart

    def root(self, name: RowId) -> RowId:
        return min(self._members.setdefault(name, frozenset({name})))

    def may_join(self, one: RowId, other: RowId) -> bool:
        left, right = self._of(one), self._of(other)
        return not any(len(pair & left) == 1 and len(pair & right) == 1 for pair in self._apart)

    def join(self, one: RowId, other: RowId) -> None:
        """Make them one class, unless that would bring together what is apart."""
        if not self.may_join(one, other):
            return
        both = self._of(one) | self._of(other)
        self._members.update(dict.fromkeys(both, both))

    def join_all(self, names: Sequence[RowId]) -> None:
        for name in names:
            self.join(names[0], name)

    def _of(self, name: RowId) -> frozenset[RowId]:
        return self._members.setdefault(name, frozenset({name}))
