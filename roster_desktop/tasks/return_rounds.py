"""Return workbooks for every village that is to hear of something, handed over like submissions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roster_desktop.progress import Progress, Silence
from roster_desktop.records import Area, RowId
from roster_desktop.schema import Role
from roster_desktop.tasks.asking import our_questions
from roster_desktop.tasks.outbox import Round, deliver_waiting, outbox_of, put_in, set_folder_for
from roster_desktop.tasks.periods import edited_areas
from roster_desktop.tasks.returning import (
    suggested_return_name,
    villages_to_return_to,
    write_return_book,
)
from roster_desktop.workspace import RETURN, Workspace


def villages_to_hear(workspace: Workspace) -> tuple[Area, ...]:
    """The villages (in a county: the townships) about whose people a conflict is open or something was asked,
    or something was altered or decided here that their own workbooks do not know of (T08)."""
    rows: dict[str, dict[RowId, None]] = {}
    for _, roster, row, _ in workspace.conflict_places():
        rows.setdefault(roster, {})[row] = None
    for question in our_questions(workspace):
        rows.setdefault(question.roster, {})[question.row] = None
    asked = {area for roster, ids in rows.items() for area in _areas(workspace, roster, list(ids))}
    told = asked | edited_areas(workspace)
    known = villages_to_return_to(workspace)
    # A county sends back to its townships; they pass on what is for their villages.
    receivers = [area for area in known if not area.village] or list(known)
    return tuple(area for area in receivers if any(area.contains(one) for one in told))


def return_to(
    workspace: Workspace, areas: Sequence[Area], folder: Path, progress: Progress | None = None
) -> Round:
    """Write a return workbook for each, and hand over what can be now; the rest waits for its folder."""
    watch = progress or Silence()
    set_folder_for(workspace, folder, RETURN)
    place = outbox_of(workspace)
    place.mkdir(parents=True, exist_ok=True)
    for done, area in enumerate(areas):
        watch.report(done, len(areas), f"退回件 {area.name}")
        target = place / suggested_return_name(workspace, area)
        target.unlink(missing_ok=True)
        put_in(workspace, write_return_book(workspace, target, area).path, area.name)
    return deliver_waiting(workspace, watch)


def _areas(workspace: Workspace, key: str, ids: Sequence[RowId]) -> set[Area]:
    roster = workspace.catalog.roster(key)
    return {
        Area(roster.text_of(Role.TOWNSHIP, row.values), roster.text_of(Role.VILLAGE, row.values))
        for row in workspace.rows(key, ids)
    }
