"""Rows in sight are looked over in turns of the window, of which none takes long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from PySide6.QtCore import QObject

from roster_desktop.records import RowId, Standing
from roster_desktop.workspace import Row
from ui.models import CellMark, Mark
from ui.models.looking_over import LookingOver
from ui.models.row_pages import ShownRow

WRONG = {"name": CellMark(Mark.ERROR)}


class Marks:
    """Rules that find one thing wrong in the rows that are named."""

    def __init__(self, turns: list[str], *wrong: str) -> None:
        self._turns = turns
        self._wrong = wrong

    def of(self, rows: Sequence[Row]) -> Mapping[RowId, Mapping[str, CellMark]]:
        self._turns.append(f"look at {len(rows)}")
        return {row.id: WRONG if row.id in self._wrong else {} for row in rows}


@pytest.fixture
def turns() -> list[str]:
    """What the window did, one after the other."""
    return []


def rows_of(count: int) -> list[ShownRow]:
    rows = (Row(RowId(f"r{place}"), "folk", {}, {}, (), Standing.LISTED, "", "", 0) for place in range(count))
    return [ShownRow(row, lambda _row: {}) for row in rows]


def looking(turns: list[str], marks: Marks, pages: int, parent: QObject) -> LookingOver:
    """One that finds so many pages beside those in sight."""
    left = [True] * pages

    def read_on() -> bool:
        if left:
            turns.append("read on")
        return bool(left) and left.pop()

    over = LookingOver(marks, lambda: False, read_on, parent)  # type: ignore[arg-type]
    over.known.connect(lambda: turns.append("draw"))
    return over


def test_what_is_likely_to_be_next_is_read_then_rows_are_looked_over_a_few_at_a_time_then_drawn(qtbot, turns):
    parent = QObject()
    over = looking(turns, Marks(turns, "r9"), 2, parent)

    drawn = [over.marks_drawn(shown) for shown in rows_of(12)]
    qtbot.waitUntil(lambda: "draw" in turns)

    assert drawn == [{}] * 12
    assert turns == ["read on", "read on", "look at 8", "look at 3", "draw"]


def test_rows_in_which_nothing_is_found_are_not_drawn_again(qtbot, turns):
    parent = QObject()
    over = looking(turns, Marks(turns), 0, parent)

    for shown in rows_of(5):
        over.marks_drawn(shown)
    qtbot.wait(50)

    assert turns == ["look at 4"]


def test_rows_that_somebody_else_looked_over_meanwhile_are_drawn_with_what_was_found(qtbot, turns):
    parent = QObject()
    over = looking(turns, Marks(turns), 0, parent)

    rows = rows_of(3)
    for shown in rows:
        over.marks_drawn(shown)
    rows[2].take(WRONG)
    qtbot.waitUntil(lambda: "draw" in turns)

    assert turns == ["look at 1", "draw"]
