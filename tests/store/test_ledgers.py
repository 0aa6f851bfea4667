"""Ledgers beside the rosters: kept, undone and told like rows, and no part of what is sent or compared."""

from __future__ import annotations

from pathlib import Path

from roster_desktop.records import Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.workspace import Query, Workspace

TOWNSHIP = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
TASK = {"year": "2026", "village": "白石村", "indicator": "转移就业", "target": "120"}


def test_a_typed_target_is_kept_changed_and_taken_back(tmp_path: Path):
    with Workspace.create(tmp_path / "t.roster", CATALOG, TOWNSHIP, "王站长") as workspace:
        row = add_row(workspace, "target", TASK).row
        write_cells(workspace, "target", RowId(row or ""), {"target": "150"})
        workspace.undo()

        [kept] = workspace.rows("target", workspace.row_ids(Query("target")))

    assert {key: kept.values[key] for key in TASK} == TASK


def test_a_ledger_is_not_among_the_rosters_that_are_counted_and_compared(tmp_path: Path):
    with Workspace.create(tmp_path / "t.roster", CATALOG, TOWNSHIP, "王站长") as workspace:
        add_row(workspace, "target", TASK)

        assert set(workspace.counts()) == {roster.key for roster in CATALOG.rosters}
        assert workspace.count_unchecked() == 0
        assert workspace.doctor().ok
