"""Answering a question: the fact that settles what two people wrote without knowing of each other."""

from __future__ import annotations

from roster_desktop.records import (
    LISTED,
    REMOVAL_KEY,
    CellsWritten,
    Change,
    RowId,
    RowRemoved,
    RowRestored,
    Value,
)
from roster_desktop.schema.roster import Roster


def decided(roster: Roster, row: RowId, register: str, value: Value) -> Change:
    """The fact that this value stands: one of those in question, or a third one typed in.

    Applied, it has seen all of them, so it beats them in every file that had not decided otherwise meanwhile.
    """
    if register != REMOVAL_KEY:
        columns = roster.register_by_key[register].columns
        return CellsWritten(roster.key, row, dict(zip(columns, value, strict=True)))
    if value == LISTED:
        return RowRestored(roster.key, row)
    reason, on = value
    return RowRemoved(roster.key, row, reason, on)
