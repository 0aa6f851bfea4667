"""Which jobs, trainings or posts of two rows' people are one and the same: each meets at most one, and the
choice is the best as a whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.records import Lineage, LineageRow, RowId, RowState, column_texts, keys_of
from roster_desktop.records.assignment import best_assignment
from roster_desktop.schema.catalog import Catalog
from roster_desktop.schema.pairing import PairingKey, folded_text
from roster_desktop.schema.roster import Roster, Values

_OF_A_PERSON = 5
"""How much of a pairing key tells the person; the rest tells his rows apart."""
_ENOUGH = 70
_SAME = 100
_SAME_MONTH = 80
_PARTLY = 85
_BLANK = 40
_LIKE = 75


class Twins(Struct, frozen=True):
    """Places of two rows that are, or may be, one."""

    one: int
    other: int
    is_sure: bool
    """Whether everything that tells rows of the roster apart is the same."""


def twin_rows(roster: Roster, ones: Sequence[Values], others: Sequence[Values]) -> tuple[Twins, ...]:
    """The best one-to-one choice over start, employer, course, post. Rosters with one row a person have
    none."""
    if not roster.told_apart_by:
        return ()
    edges = {
        (here, there): score
        for here, one in enumerate(ones)
        for there, other in enumerate(others)
        if (score := likeness(roster, one, other)) >= _ENOUGH
    }
    return tuple(
        Twins(here, there, edges[here, there] == _SAME) for here, there in sorted(best_assignment(edges))
    )


def with_twins_ids(catalog: Catalog, lineage: Lineage, states: Sequence[RowState]) -> list[RowState]:
    """The typed rows; a job whose start or employer is written otherwise than its sender wrote it before is
    the one of that person which the list no longer has, where that is nearly the same."""
    roster = catalog.roster(lineage.roster)
    if not roster.told_apart_by or not lineage.rows:
        return list(states)
    said = {row: _last_said(known) for (_, row), known in lineage.rows.items()}
    keys = [keys_of(catalog, state) for state in states]
    typed = {state.id for state in states}
    told = frozenset(key for of in keys for key in of)
    gone, known_keys = _by_person(catalog, said, typed, told)
    new: dict[PairingKey, list[int]] = defaultdict(list)
    for place, (state, of) in enumerate(zip(states, keys, strict=True)):
        if len(of) == 1 and state.id not in said and known_keys.isdisjoint(of):
            new[next(iter(of))[:_OF_A_PERSON]].append(place)
    found = list(states)
    for person, places in new.items():
        rows = gone.get(person, [])
        ones = [_texts(roster, states[place]) for place in places]
        for twins in twin_rows(roster, ones, [_texts(roster, said[row]) for row in rows]):
            place = places[twins.one]
            found[place] = replace(states[place], id=rows[twins.other])
    return found


def _by_person(
    catalog: Catalog, said: Mapping[RowId, RowState], typed: Collection[RowId], told: frozenset[PairingKey]
) -> tuple[dict[PairingKey, list[RowId]], frozenset[PairingKey]]:
    """Person → rows that the sender had listed and the list at hand has not; and all keys that they had."""
    gone: dict[PairingKey, list[RowId]] = defaultdict(list)
    known: set[PairingKey] = set()
    for row, state in said.items():
        keys = keys_of(catalog, state)
        known |= keys
        if row not in typed and keys and told.isdisjoint(keys):
            gone[next(iter(keys))[:_OF_A_PERSON]].append(row)
    return gone, frozenset(known)


def _last_said(known: LineageRow) -> RowState:
    last = {register: cell for one in known.sayings for register, cell in one.cells.items()}
    return RowState(known.row, known.roster, last)


def _texts(roster: Roster, state: RowState) -> Values:
    return column_texts(roster, {key: cell.values[0] for key, cell in state.cells.items() if cell})


def likeness(roster: Roster, one: Values, other: Values) -> int:
    """From 0 (another one) to 100 (the same in everything that tells rows apart)."""
    start, *texts = roster.told_apart_by
    points = [_of_days(one.get(start, ""), other.get(start, ""))]
    points += [_of_texts(one.get(key, ""), other.get(key, "")) for key in texts]
    return 0 if 0 in points else sum(points) // len(points)


def _of_days(one: str, other: str) -> int:
    if not one or not other:
        return _BLANK
    if one == other:
        return _SAME
    # A spreadsheet that took 2019.10 for a number shows 2019.1: only a person knows which month it was.
    is_october_lost = one[:5] == other[:5] and {one[5:], other[5:]} == {"01", "10"}
    return _SAME_MONTH if is_october_lost or one.startswith(other) or other.startswith(one) else 0


def _of_texts(one: str, other: str) -> int:
    first, second = folded_text(one), folded_text(other)
    if not first or not second:
        return _BLANK
    if first == second:
        return _SAME
    if first in second or second in first:
        return _PARTLY
    # Only differing texts need it.
    from rapidfuzz.fuzz import ratio

    like = int(ratio(first, second))
    return like if like >= _LIKE else 0
