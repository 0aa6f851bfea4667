"""What is worked out once stays true: the cut-off day, and that the file's pages are whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roster_desktop.records import ChangeSet, Level, Occasion, RowAdded, Unit, new_row_id
from roster_desktop.store import sqlite
from roster_desktop.workspace import Workspace
from tests.builders import TOY

UNIT = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")


def test_a_cutoff_day_that_is_set_is_told_at_once(tmp_path: Path):
    with Workspace.create(tmp_path / "some.roster", TOY, UNIT, "刘会计") as workspace:
        told = [workspace.cutoff]
        for day in (date(2026, 1, 31), None):
            workspace.set_cutoff(day)
            told.append(workspace.cutoff)

        assert told == [workspace.today(), date(2026, 1, 31), workspace.today()]


def test_pages_that_were_looked_over_beside_other_work_are_not_looked_over_at_the_first_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    looks = []
    complaint = sqlite.quick_complaint
    monkeypatch.setattr(sqlite, "quick_complaint", lambda asked: looks.append(1) or complaint(asked))
    Workspace.create(tmp_path / "some.roster", TOY, UNIT, "刘会计").close()
    looks.clear()
    with Workspace.open(tmp_path / "some.roster", TOY) as workspace:
        workspace.prove()
        added = RowAdded(TOY.people, new_row_id(), {TOY.person_roster.columns[0].key: "甲"})
        workspace.apply(ChangeSet("新增", Occasion.TYPED, (added,)))

        assert looks == [1]
