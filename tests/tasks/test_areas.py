"""The villages of a township and the townships of a county: how many people, and who sent something when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.records import Area, ChangeSet, Level, Occasion, RowAdded, Unit, new_row_id
from roster_desktop.tasks.areas import AreaFacts, area_facts, findings_by_area
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.workspace import DeliveryRecord, Query, Workspace
from tests.builders import TOY, toy_job, toy_person

COUNTY = Unit(Level.COUNTY, "安平县", county="安平县")
TOWNSHIP = Unit(Level.TOWNSHIP, "清水镇", township="清水镇", county="安平县")
LISTED = Unit(Level.TOWNSHIP, "龙亭镇", "610723103000", "龙亭镇", "洋县")


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "county.roster", TOY, COUNTY, "李主任") as workspace:
        yield workspace


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "township.roster", TOY, TOWNSHIP, "李主任") as workspace:
        yield workspace


def came_in(workspace: Workspace, unit: str, at: str, *people: dict[str, str]) -> None:
    """A workbook of this unit with these people."""
    rows = tuple(RowAdded("folk", new_row_id(), cells) for cells in people)
    record = DeliveryRecord(f"{unit}{at}", at, f"{unit}.xlsx", unit, 1, at)
    workspace.apply(ChangeSet(f"合并 {unit}", Occasion.MERGED, rows, f"{unit}.xlsx"), delivery=record)


def villager(township: str, village: str, sequence: int) -> dict[str, str]:
    return toy_person(f"张{sequence}", sequence, township=township, village=village)


def told(facts: AreaFacts) -> dict[str, tuple[int, str]]:
    return {one.name: (one.people, one.submitted_at) for one in facts.inside}


def test_each_village_of_a_township_has_its_people_and_its_last_workbook(township):
    came_in(township, "河湾村", "2026-06-01 09:00:00", villager("清水镇", "河湾村", 1))
    came_in(township, "河湾村", "2026-06-03 09:00:00", villager("清水镇", "河湾村", 2))
    came_in(township, "", "2026-06-04 09:00:00", villager("清水镇", "上坪村", 3))

    facts = area_facts(township)
    assert told(facts) == {"河湾村": (2, "2026-06-03 09:00:00"), "上坪村": (1, "")}
    assert (facts.name, facts.people, facts.submitted) == ("清水镇", 3, 1)


def test_rows_that_do_not_name_the_township_count_in_its_own_file(township):
    came_in(
        township, "河湾村", "2026-06-01 09:00:00",
        villager("清水镇", "河湾村", 1), villager("", "河湾村", 2),
    )  # fmt: skip

    assert told(area_facts(township)) == {"河湾村": (2, "2026-06-01 09:00:00")}
    assert township.count(Query("folk", village="河湾村")) == 2


def test_a_list_made_by_hand_may_write_the_township_before_the_village(township):
    came_in(township, "清水镇河湾村", "2026-06-01 09:00:00", villager("清水镇", "河湾村", 1))

    assert told(area_facts(township)) == {"河湾村": (1, "2026-06-01 09:00:00")}


def test_villages_that_sent_nothing_yet_are_listed_too(tmp_path):
    with Workspace.create(tmp_path / "listed.roster", TOY, LISTED, "李主任") as workspace:
        names = told(area_facts(workspace))

    assert names["杜村"] == (0, "")
    assert len(names) > 5


def test_an_undone_workbook_was_not_sent(township):
    came_in(township, "河湾村", "2026-06-01 09:00:00", villager("清水镇", "河湾村", 1))
    came_in(township, "河湾村", "2026-06-03 09:00:00", villager("清水镇", "河湾村", 2))
    township.undo()

    assert told(area_facts(township)) == {"河湾村": (1, "2026-06-01 09:00:00")}


@pytest.fixture
def namesakes(county: Workspace) -> Workspace:
    """Two townships have a 河湾村; 清水镇's sent its own workbook, 白云镇's came with the township's."""
    came_in(
        county, "河湾村", "2026-06-01 09:00:00",
        villager("清水镇", "河湾村", 1), villager("清水镇", "河湾村", 2),
    )  # fmt: skip
    came_in(
        county, "白云镇", "2026-06-02 09:00:00",
        villager("白云镇", "河湾村", 3), villager("白云镇", "东沟村", 4),
    )  # fmt: skip
    return county


def test_villages_of_one_name_are_told_apart_by_their_township(namesakes):
    clear_water, white_cloud = area_facts(namesakes).inside

    assert told(clear_water) == {"河湾村": (2, "2026-06-01 09:00:00")}
    assert told(white_cloud) == {"河湾村": (1, "2026-06-02 09:00:00"), "东沟村": (1, "2026-06-02 09:00:00")}
    assert (clear_water.people, clear_water.submitted_at) == (2, "")
    assert (white_cloud.people, white_cloud.submitted_at) == (2, "2026-06-02 09:00:00")


def test_a_query_narrows_to_the_village_of_one_township(namesakes):
    for sequence, name in ((1, "清水镇"), (3, "白云镇")):
        job = RowAdded("work", new_row_id(), toy_job(f"张{sequence}", sequence, township=name))
        namesakes.apply(ChangeSet("新增", Occasion.TYPED, (job,)))

    def found(roster: str, **area: str) -> int:
        return namesakes.count(Query(roster, **area))

    assert found("folk", village="河湾村") == 3
    assert found("folk", township="白云镇") == 2
    assert found("folk", township="清水镇", village="河湾村") == 2
    assert found("work", township="白云镇", village="河湾村") == 1


def test_a_workbook_that_changed_nothing_is_of_no_village_while_two_bear_its_name(namesakes):
    came_in(namesakes, "河湾村", "2026-06-09 09:00:00")
    came_in(namesakes, "东沟村", "2026-06-09 09:00:00")

    last = {one.area: one.submitted_at for top in area_facts(namesakes).inside for one in top.inside}
    assert last[Area("清水镇", "河湾村")] == "2026-06-01 09:00:00"
    assert last[Area("白云镇", "东沟村")] == "2026-06-09 09:00:00"


def test_households_are_counted_village_by_village(namesakes):
    area = Area("清水镇", "河湾村")
    extra = villager("清水镇", "河湾村", 9) | {"household": "7"}
    came_in(namesakes, "河湾村", "2026-06-09 09:00:00", extra)

    assert namesakes.households(area) == 1
    assert namesakes.households(Area("白云镇")) == 0
    assert namesakes.households() == 1


def test_findings_are_unknown_before_the_first_comparison_and_then_counted_by_village(namesakes):
    before = findings_by_area(namesakes)
    came_in(
        namesakes, "河湾村", "2026-06-09 09:00:00", villager("清水镇", "河湾村", 9) | {"id_number": "6107"}
    )
    bring_up_to_date(namesakes)
    counted = findings_by_area(namesakes)

    assert before is None
    assert counted is not None
    assert counted[Area("清水镇", "河湾村")] > counted.get(Area("白云镇", "河湾村"), 0)
