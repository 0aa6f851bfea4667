"""The labour force in numbers: who counts, who works, and that nothing is counted from memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from roster_desktop.records import Area, Level, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.labour_counts import Census, LabourCounts
from roster_desktop.tasks.policies import day_in, set_policy
from roster_desktop.tasks.typing import add_row, write_cells
from roster_desktop.workspace import Workspace
from tests.builders import id_number

TOWNSHIP = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
PERSON = {
    "township": "龙亭镇", "village": "白石村", "household_number": "H1", "head_name": "李明",
    "labour_capacity": "普通劳动力", "employment_status": "未就业创业",
}  # fmt: skip


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "t.roster", CATALOG, TOWNSHIP, "刘会计") as workspace:
        workspace.today = lambda: date(2025, 6, 1)
        yield workspace


def person(workspace: Workspace, name: str, at: int, **more: str) -> str:
    number = id_number(birth=more.pop("birth", "19800101"), sequence=at)
    return add_row(workspace, "person", PERSON | {"name": name, "id_number": number} | more).row


def job(workspace: Workspace, name: str, at: int, **more: str) -> None:
    add_row(workspace, "transfer", {
        "township": "龙亭镇", "village": "白石村", "name": name,
        "id_number": id_number(birth="19800101", sequence=at), "started_on": "2025-03",
    } | more)  # fmt: skip


def test_who_can_work_and_is_of_age_is_a_labourer_and_who_has_open_work_works(workspace):
    person(workspace, "李明", 1)
    job(workspace, "李明", 1)
    person(workspace, "王芳", 2)
    job(workspace, "王芳", 2, ended_on="2025-04")
    person(workspace, "李小", 3, birth="20150101")
    person(workspace, "李老", 4, labour_capacity="丧失劳动力")
    person(workspace, "王强", 5, household_number="H2", head_name="王强", employment_status="灵活就业")

    counts = Census(workspace).count()

    assert counts == LabourCounts(people=5, labourers=3, employed=2, households=2)
    assert counts.share == "66.7%"


def test_of_whom_the_rows_tell_nothing_nobody_guesses(workspace):
    person(workspace, "李明", 1, labour_capacity="")

    assert Census(workspace).count() == LabourCounts(1, 0, 0, 0, unknown=1)
    assert Census(workspace).count().share == ""


def test_an_edit_and_a_policy_are_seen_at_the_next_count(workspace):
    row = person(workspace, "李明", 1, birth="19640501")
    census = Census(workspace)
    before = census.count()
    set_policy(workspace, "P_AGE_MAX_M", 62, day_in("2020-01-01"))
    by_policy = census.count()
    write_cells(workspace, "person", row, {"labour_capacity": "丧失劳动力"})

    assert [one.labourers for one in (before, by_policy, census.count())] == [0, 1, 0]


def test_one_village_is_counted_by_itself(workspace):
    person(workspace, "李明", 1)
    person(workspace, "王强", 2, village="柳树村", household_number="H9")
    census = Census(workspace)

    assert census.count().labourers == 2
    assert census.count(Area(village="柳树村")).labourers == 1


def test_people_are_counted_a_few_at_a_time_and_nobody_twice(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
):
    for at in range(1, 8):
        person(workspace, f"李{at}", at)
        job(workspace, f"李{at}", at)
    add_row(workspace, "person", PERSON | {"name": "王五"})
    at_once = Census(workspace).count()

    monkeypatch.setattr("roster_desktop.tasks.labour_counts._AT_ONCE", 3)

    assert Census(workspace).count() == at_once
    assert (at_once.people, at_once.employed) == (8, 7)


def test_whom_nothing_changed_is_judged_once_and_whom_something_changed_anew(workspace: Workspace):
    rows = [person(workspace, f"李{at}", at) for at in (1, 2)]
    census = Census(workspace)
    census.count()
    write_cells(workspace, "person", rows[0], {"labour_capacity": "丧失劳动力"})

    counts = census.count()

    assert (counts.people, counts.labourers) == (2, 1)
    assert len(census._verdicts) == 3
