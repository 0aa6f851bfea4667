"""Last year's targets are copied, not typed again."""

from __future__ import annotations

from roster_desktop.tasks.targets import copy_targets, targets_to_copy
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Query
from tests.reports.township import made

TASK = {"village": "白石村", "indicator": "转移就业", "target": "120", "responsible": "王站长"}


def test_last_years_targets_come_over_once_without_what_was_of_that_year(tmp_path):
    with made(tmp_path) as workspace:
        add_row(workspace, "target", {**TASK, "year": "2024", "due_on": "2024-12-20", "typed_actual": "118"})
        add_row(workspace, "target", {**TASK, "year": "2024", "indicator": "创业培训"})
        add_row(workspace, "target", {**TASK, "year": "2025", "indicator": "创业培训", "target": "9"})
        copy_targets(workspace, 2025)

        rows = workspace.rows("target", workspace.row_ids(Query("target", where={"year": ("2025",)})))
        told = {row.values["indicator"]: row.values for row in rows}
        assert {key: told["转移就业"][key] for key in TASK} == TASK
        assert "due_on" not in told["转移就业"]
        assert "typed_actual" not in told["转移就业"]
        assert told["创业培训"]["target"] == "9"
        assert targets_to_copy(workspace, 2025) == []
        assert copy_targets(workspace, 2025).batch == 0
