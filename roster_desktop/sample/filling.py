"""Roster files with the people of a sample in them."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.progress import Silence, Steps
from roster_desktop.records import ChangeSet, Occasion, RowAdded, new_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.sample.township import SampleVillage
from roster_desktop.workspace import Workspace

_LABEL = "录入示例花名册"


def fill_village(folder: Path, village: SampleVillage, step: Steps | None = None) -> Path:
    """A new file of the village in this folder, with all its rows, closed again."""
    step = step or Steps(Silence(), 2, _LABEL)
    path = folder / f"{village.unit.name}.roster"
    step.next()
    workspace = Workspace.create(path, CATALOG, village.unit, f"{village.unit.name}信息员")
    try:
        step.next()
        changes = tuple(
            RowAdded(roster, new_row_id(), values) for roster, rows in village.rows.items() for values in rows
        )
        workspace.apply(ChangeSet(_LABEL, Occasion.TYPED, changes))
    finally:
        workspace.close()
    return path
