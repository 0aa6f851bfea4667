"""Which jobs, trainings or posts of two rows' people are one and the same: each meets at most one, and the
choice
is the best as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roster_desktop.records.assignment import best_assignment
from roster_desktop.schema.pairing import folded_text
from roster_desktop.schema.roster import Roster, Values

_ENOUGH = 70
_SAME = 100
_SAME_MONTH = 80
_PARTLY = 85
_BLANK = 40
_LIKE = 75


@dataclass(frozen=True, slots=True)
class Twins:
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
    return _SAME_MONTH if one.startswith(other) or other.startswith(one) else 0


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
