"""What the lines of a page ask while one types in them."""

from __future__ import annotations

from collections.abc import Callable

from ui.bridge.desk import Desk
from ui.editors import Surroundings


def surroundings_in(desk: Desk, roster: str, above: Callable[[str], str] = lambda _key: "") -> Surroundings:
    """Of the rows of this roster. `above`: column key → what stands in the row above."""
    before = desk.typed_before
    return Surroundings(desk.workspace.today, before.texts_of(roster), above, before.expected_of(roster))
