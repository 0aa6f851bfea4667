"""How a click on a column's header orders the rows anew."""

from __future__ import annotations

Order = tuple[tuple[str, bool], ...]
"""(column, whether downwards), the first one first; () as the rows were entered."""


def clicked(order: Order, key: str) -> Order:
    """By this column alone: first upwards, then downwards, then as the rows were entered."""
    match dict(order).get(key):
        case None:
            return ((key, False),)
        case False:
            return ((key, True),)
    return ()


def clicked_further(order: Order, key: str) -> Order:
    """By this column too, after those that order them already: upwards, then downwards, then no longer."""
    match dict(order).get(key):
        case None:
            return (*order, (key, False))
        case False:
            return tuple((one, one == key or down) for one, down in order)
    return tuple(one for one in order if one[0] != key)
