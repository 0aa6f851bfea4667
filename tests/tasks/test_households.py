"""Households: who belongs together, what is written once for all, a new head, leaving and joining."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.records import Area, Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.households import (
    change_head,
    household,
    households,
    join_households,
    members_of,
    split_household,
    write_facts,
)
from roster_desktop.tasks.typing import add_row
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from tests.builders import id_number

PEOPLE = CATALOG.people


@pytest.fixture
def workspace(tmp_path: Path):
    unit = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
    with Workspace.create(tmp_path / "v.roster", CATALOG, unit, "刘会计") as opened:
        yield opened


def person(
    workspace: Workspace, name: str, number: str, relation: str, head: str = "李明", **cells: str
) -> RowId:
    told = {
        "village": "白石村", "household_number": "H1", "head_name": head, "relation": relation, "name": name,
        "id_number": number, **cells,
    }  # fmt: skip
    row = add_row(workspace, PEOPLE, told).row
    assert row
    return row


@pytest.fixture
def family(workspace: Workspace) -> dict[str, RowId]:
    """李明, his wife, his son, and the son's job."""
    rows = {
        "李明": person(
            workspace, "李明", id_number(birth="19600101"), "户主", household_type="脱贫户", relocated="是"
        ),
        "王芳": person(
            workspace, "王芳", id_number(birth="19620101", sequence=2), "配偶", household_type="脱贫户"
        ),
        "李强": person(
            workspace, "李强", id_number(birth="19850101", sequence=3), "之子", household_type="监测对象"
        ),
    }
    job = add_row(
        workspace, "transfer", {"name": "李强", "id_number": id_number(birth="19850101", sequence=3)}
    ).row
    assert job
    return rows | {"务工": job}


def texts(workspace: Workspace, row: RowId, *keys: str, roster: str = PEOPLE) -> tuple[str, ...]:
    found = workspace.row(roster, row)
    assert found
    return tuple(found.stored.get(key, "") for key in keys)


def test_members_are_one_household_by_number_head_or_name(workspace):
    a = person(workspace, "甲", id_number(sequence=11), "户主")
    b = person(workspace, "乙", id_number(sequence=12), "配偶")
    head = id_number(sequence=21)
    c = person(workspace, "丙", head, "户主", household_number="", head="丙", head_id_number=head)
    d = person(
        workspace, "丁", id_number(sequence=22), "之子", household_number="", head="丙", head_id_number=head
    )
    e = person(workspace, "戊", id_number(sequence=31), "户主", household_number="", head="戊")

    assert [line.members for line in households(workspace)] == [(a, b), (c, d), (e,)]
    assert members_of(workspace, d) == (c, d)
    assert households(workspace, Area(village="别村")) == []


def test_the_card_shows_what_all_say_and_where_they_differ(workspace, family):
    home = household(workspace, members_of(workspace, family["王芳"]))

    assert home.head.row.id == family["李明"]
    assert home.differing["household_type"] == ("脱贫户", "监测对象")
    assert home.differing["relocated"] == ("", "是")
    assert home.facts["resettlement_site"] == ""
    assert [row.id for row in home.members[2].others["transfer"]] == [family["务工"]]


def test_facts_of_the_household_are_written_for_all_members_and_undone_as_one_step(workspace, family):
    members = members_of(workspace, family["李明"])

    write_facts(workspace, members, {"household_type": "脱贫户", "helper_name": "周敏"})

    assert {texts(workspace, row, "household_type", "helper_name") for row in members} == {("脱贫户", "周敏")}
    assert workspace.undo().label == "修改 李明 户的户类型、帮扶责任人"
    assert texts(workspace, family["李强"], "household_type", "helper_name") == ("监测对象", "")


def test_a_personal_column_is_not_written_for_all(workspace, family):
    with pytest.raises(Refusal, match="phone"):
        write_facts(workspace, members_of(workspace, family["李明"]), {"phone": "13900000000"})


def test_a_new_head_stands_in_every_row_of_the_household(workspace, family):
    relations = {family["李明"]: "之父", family["王芳"]: "之母"}

    change_head(workspace, members_of(workspace, family["李明"]), family["李强"], relations)

    number = id_number(birth="19850101", sequence=3)
    told = [
        texts(workspace, family[name], "head_name", "head_id_number", "relation")
        for name in ("李明", "王芳", "李强")
    ]
    assert told == [("李强", number, "之父"), ("李强", number, "之母"), ("李强", number, "户主")]
    assert texts(workspace, family["务工"], "head_name", roster="transfer") == ("李强",)


def test_nobody_is_left_without_a_relation_to_the_new_head(workspace, family):
    with pytest.raises(Refusal, match="王芳"):
        change_head(
            workspace, members_of(workspace, family["李明"]), family["李强"], {family["李明"]: "之父"}
        )
    assert texts(workspace, family["李明"], "relation") == ("户主",)


def test_members_who_leave_are_a_household_of_their_own(workspace, family):
    members = members_of(workspace, family["李明"])

    split_household(workspace, members, [family["李强"]], family["李强"], "H2", {})

    assert members_of(workspace, family["李强"]) == (family["李强"],)
    assert texts(workspace, family["李强"], "household_number", "relation") == ("H2", "户主")
    assert members_of(workspace, family["李明"]) == (family["李明"], family["王芳"])
    assert workspace.undo_label() == "分户：李强 从 李明 户分出"


def test_the_head_does_not_leave_and_nobody_leaves_nobody_behind(workspace, family):
    members = members_of(workspace, family["李明"])

    with pytest.raises(Refusal, match="户主 李明"):
        split_household(workspace, members, [family["李明"]], family["李明"], "H2", {})
    with pytest.raises(Refusal, match="留下一个人"):
        split_household(workspace, members, list(members), family["李强"], "H2", {})


def test_two_households_become_one_under_the_head_of_the_first(workspace, family):
    other = person(workspace, "李老", id_number(birth="19400101"), "户主", head="李老", household_number="H9")
    members = members_of(workspace, family["李明"])
    write_facts(workspace, members, {"household_type": "脱贫户"})

    join_households(workspace, members, (other,), {other: "之父"})

    assert set(members_of(workspace, other)) == {*members, other}
    assert texts(workspace, other, "head_name", "relation", "household_number", "household_type") == (
        "李明", "之父", "H1", "脱贫户",
    )  # fmt: skip
