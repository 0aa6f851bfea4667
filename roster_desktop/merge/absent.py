"""Rows that a workbook no longer has: no removal, but asked once, until they are there again."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from roster_desktop.records import (
    Absence,
    Lineage,
    LineageRow,
    RowId,
    RowState,
    Standing,
)

_SMALL = 20
"""Rows of a list of which half may be gone and it is still the whole list."""


class Gone(Struct, frozen=True):
    """What a workbook's missing rows come to."""

    rows: tuple[LineageRow, ...] = ()
    """Those whose absence is otherwise than before."""
    asked: tuple[RowId, ...] = ()
    """Those about which somebody is asked from now on."""


def gone(
    lineage: Lineage,
    missing: Iterable[tuple[str, RowId]],
    present: Container[RowId],
    states: Mapping[RowId, RowState],
    *,
    file: str,
) -> Gone:
    """Who is asked about, and about whom nobody need be asked any more. `states`: the missing rows as the
    file holds them; a row that is not listed is not missed."""
    rows: list[LineageRow] = []
    asked: list[RowId] = []
    for roster, row in missing:
        state = states.get(row)
        if state is None or state.standing is Standing.REMOVED or state.id in present:
            continue
        known = lineage.row(roster, state.id)
        if known.absence is None:
            rows.append(replace(known, absence=Absence.WAITING, absent_in=file))
            asked.append(state.id)
    back = [row for row in lineage.rows.values() if row.absence and row.row in present]
    rows += [replace(row, absence=None, absent_in="") for row in back]
    return Gone(tuple(rows), tuple(asked))


def is_whole(*, missing: int, there: int) -> bool:
    """Whether a handmade list shows so many of its lineage's rows that the others are missed, rather than
    being a part of the list."""
    return missing < there if missing + there < _SMALL else 3 * missing <= there
