"""Targets of a year: what stayed the same since last year need not be typed again."""

from __future__ import annotations

from roster_desktop.records import Change, ChangeSet, Occasion, RowAdded, new_row_id
from roster_desktop.reports import TARGET
from roster_desktop.workspace import Applied, Query, Row, Workspace

_OF_THE_YEAR = ("typed_actual", "due_on")
"""Columns that speak of one year alone: what was reached, and until which day."""
_SAME = ("township", "village", "indicator")


def targets_to_copy(workspace: Workspace, year: int) -> list[Row]:
    """Last year's targets that this year does not have yet."""
    known = {_what(row) for row in _targets(workspace, year)}
    return [row for row in _targets(workspace, year - 1) if _what(row) not in known]


def copy_targets(workspace: Workspace, year: int) -> Applied:
    """Give this year the targets that last year had and it has not; one step of the history."""
    changes: tuple[Change, ...] = tuple(
        RowAdded(TARGET, new_row_id(), _of_year(workspace, row, year))
        for row in targets_to_copy(workspace, year)
    )
    if not changes:
        return Applied(0)
    label = f"把{year - 1}年的 {len(changes)} 条目标抄到{year}年"
    return workspace.apply(ChangeSet(label, Occasion.TYPED, changes))


def _targets(workspace: Workspace, year: int) -> list[Row]:
    ids = workspace.row_ids(Query(TARGET, where={"year": (str(year),)}))
    return workspace.rows(TARGET, ids)


def _what(row: Row) -> tuple[str, ...]:
    return tuple(row.stored.get(key, "") for key in _SAME)


def _of_year(workspace: Workspace, row: Row, year: int) -> dict[str, str]:
    columns = workspace.catalog.roster(TARGET).column_by_key
    kept = {key: row.stored.get(key, "") for key in columns if key not in _OF_THE_YEAR}
    return {**{key: text for key, text in kept.items() if text}, "year": str(year)}
