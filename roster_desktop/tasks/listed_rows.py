"""The rows that rosters list, with what follows from their cells, as they stood at one moment."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from roster_desktop.progress import Progress
from roster_desktop.records import Standing
from roster_desktop.schema import Column, Roster
from roster_desktop.workbook.report_sheet import SheetFigure
from roster_desktop.workspace import Workspace

_PAGE = 500


def listed_rows(
    workspace: Workspace, rosters: Sequence[Roster], progress: Progress
) -> dict[str, list[dict[str, str]]]:
    """Roster → its rows; removed ones are left out. Read again where somebody typed meanwhile."""
    while True:
        journal = workspace.journal
        found: dict[str, list[dict[str, str]]] = {}
        for place, roster in enumerate(rosters):
            progress.report(place, len(rosters), f"读取{roster.short_title}")
            found[roster.key] = _rows_of(workspace, roster)
        if workspace.journal == journal:
            return found


def figure_of(column: Column, text: str) -> SheetFigure:
    """What a sheet shows of the text: a number where it is one; what cannot be read stays as it was typed."""
    value = column.kind.parse(text) if column.kind.is_numeric else None
    if isinstance(value, int | Decimal):
        return value if isinstance(value, int) or value % 1 else int(value)
    return text or None


def _rows_of(workspace: Workspace, roster: Roster) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    read = 0
    while page := workspace.states(roster.key, after=read, limit=_PAGE):
        read += len(page)
        rows += [
            roster.with_derived(workspace.visible(state), workspace.cutoff)
            for state in page
            if state.standing is not Standing.REMOVED
        ]
    return rows
