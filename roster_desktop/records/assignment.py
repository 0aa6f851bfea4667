"""The one-to-one choice between two lists that is best as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

_MOST_EXACT = 80
"""Beyond so many the exact choice would take too long; the best pair first is nearly as good."""

Edges = Mapping[tuple[int, int], int]
"""(one, other) → what it is worth to join them; a pair that is not named must not be joined."""


def best_assignment(edges: Edges) -> list[tuple[int, int]]:
    """The pairs with the greatest sum; as many as can be, each one and each other at most once."""
    ones = sorted({one for one, _ in edges})
    others = sorted({other for _, other in edges})
    if len(edges) == 1:
        return list(edges)
    if max(len(ones), len(others), 1) > _MOST_EXACT:
        return _best_first(edges)
    return _exact(edges, ones, others)


def _best_first(edges: Edges) -> list[tuple[int, int]]:
    used_ones: set[int] = set()
    used_others: set[int] = set()
    chosen: list[tuple[int, int]] = []
    for one, other in sorted(edges, key=lambda pair: (-edges[pair], pair)):
        if one not in used_ones and other not in used_others:
            used_ones.add(one)
            used_others.add(other)
            chosen.append((one, other))
    return chosen


def _exact(edges: Edges, ones: Sequence[int], others: Sequence[int]) -> list[tuple[int, int]]:
    """The Hungarian method with potentials, on a square of costs;
    an unnamed pair costs more than all others together."""
    size = max(len(ones), len(others))
    most = 1 + max(edges.values(), default=0)

    def cost(row: int, column: int) -> int:
        if row >= len(ones) or column >= len(others):
            return most * (size + 1)
        weight = edges.get((ones[row], others[column]))
        return most * (size + 1) if weight is None else most - weight

    chosen = [
        (ones[row], others[column])
        for column, row in enumerate(_cheapest(size, cost))
        if row < len(ones) and column < len(others)
    ]
    return [pair for pair in chosen if pair in edges]


def _cheapest(size: int, cost: Callable[[int, int], int]) -> list[int]:
    """Column → row of the cheapest perfect choice."""
    row_potential = [0] * (size + 1)
    column_potential = [0] * (size + 1)
    row_of = [size] * (size + 1)
    for row in range(size):
        row_of[size] = row
        column = size
        slack: list[float] = [float("inf")] * size
        came_from = [size] * size
        done = [False] * (size + 1)
        while row_of[column] != size:
            done[column] = True
            at, step, following = row_of[column], float("inf"), size
            for other in range(size):
                if done[other]:
                    continue
                reduced = cost(at, other) - row_potential[at] - column_potential[other]
                if reduced < slack[other]:
                    slack[other], came_from[other] = reduced, column
                if slack[other] < step:
                    step, following = slack[other], other
            for other in range(size + 1):
                if done[other]:
                    row_potential[row_of[other]] += int(step)
                    column_potential[other] -= int(step)
                elif other < size:
                    slack[other] -= step
            column = following
        while column != size:
            before = came_from[column]
            row_of[column] = row_of[before]
            column = before
    return row_of[:size]
