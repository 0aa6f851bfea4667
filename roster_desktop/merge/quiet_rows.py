"""Rows of a workbook that say nothing new: most of every month's book. They need no planning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from roster_desktop.merge.joining import Known
from roster_desktop.records import RowId, RowState
from roster_desktop.schema.roster import Roster


def quiet_rows(
    roster: Roster, brought: Sequence[tuple[RowState, bool]], known: Known
) -> Mapping[RowId, RowState]:
    """The rows as the file holds them, by their ids, to which the book adds nothing, whatever else it brings.
    `brought`: each row with its versions, and whether somebody typed it or into it.

    Such a row meets only itself: by an id that nobody else has, and by a key that no other row of the file
    has. Where another row of the book meets it all the same, it takes part in that meeting.
    """
    times = Counter(state.id for state, _ in brought)
    asked = {
        state.id: state
        for state, is_typed in brought
        if not is_typed and state.plain is not None and not state.aliases and times[state.id] == 1
    }
    if not asked:
        return {}
    quiet = {
        row: here
        for row, here in known.states_by_id(roster.key, asked).items()
        if here.id == row and not here.aliases and here.plain is not None and _adds_nothing(asked[row], here)
    }
    for row in tuple(known.twins(roster.key, tuple(quiet))):
        del quiet[row]
    return quiet


def _adds_nothing(state: RowState, here: RowState) -> bool:
    return state.cells == here.cells or here.merged(state).cells == here.cells
