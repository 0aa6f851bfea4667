"""Blocks of cells: one step of the history, nothing destroyed unasked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.records import Level, RowId, Unit
from roster_desktop.tasks import typing
from roster_desktop.tasks.blocks import Alteration, RowBlock, apply_block, plan_block
from roster_desktop.workspace import Query, Workspace
from tests.builders import TOY, id_number, toy_person

VILLAGE = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "toy.roster", TOY, VILLAGE, "刘会计") as workspace:
        yield workspace


def add(village: Workspace, name: str, sequence: int, **cells: str) -> RowId:
    row = typing.add_row(village, "folk", toy_person(name, sequence, **cells)).row
    assert row is not None
    return row


def values(village: Workspace, row: RowId) -> dict[str, str]:
    found = village.row("folk", row)
    assert found is not None
    return found.values


def test_a_block_over_kept_rows_and_beyond_is_one_step(village):
    first = add(village, "张三", 1)
    plan = plan_block(
        village, "folk",
        [
            RowBlock(first, {"phone": "13800001111"}),
            RowBlock(None, {"name": "李四", "id_number": id_number(sequence=2)}),
            RowBlock(None, {"name": "", "id_number": ""}),
        ],
        "粘贴",
    )  # fmt: skip
    apply_block(village, plan)
    after = [village.row("folk", row).values["name"] for row in village.row_ids(Query("folk"))]
    village.undo()

    assert (plan.cells, plan.added, plan.filled) == (1, 1, ())
    assert after == ["张三", "李四"]
    assert len(village.row_ids(Query("folk"))) == 1
    assert "phone" not in values(village, first)


def test_new_rows_get_what_every_new_row_gets(village):
    plan = plan_block(village, "folk", [RowBlock(None, {"name": "李四"})], "粘贴")
    apply_block(village, plan)
    [row] = village.row_ids(Query("folk"))

    assert (values(village, row)["village"], values(village, row)["standing"]) == ("河湾村", "正常")


def test_filled_cells_that_would_change_are_named_and_equal_ones_are_not(village):
    row = add(village, "张三", 1, phone="13800001111", remark="旧")
    plan = plan_block(village, "folk", [RowBlock(row, {"phone": "138 0000 1111", "remark": "新"})], "粘贴")

    assert plan.filled == (Alteration(row, "张三", "remark", "旧", "新"),)
    assert plan.cells == 1


def test_cells_that_follow_from_others_are_left_alone_with_a_word(village):
    row = add(village, "张三", 1)
    plan = plan_block(village, "folk", [RowBlock(row, {"sex": "女", "age": "7"})], "粘贴")

    assert plan.is_empty
    assert plan.derived == ("性别", "年龄")


def test_a_masked_number_never_takes_the_place_of_a_real_one(village):
    row = add(village, "张三", 1, phone="13800001111")
    masked = {"id_number": "6107••••12", "phone": "138****1111"}
    plan = plan_block(village, "folk", [RowBlock(row, masked)], "粘贴")

    assert plan.is_empty
    assert plan.masked == ("身份证号", "电话")


def test_an_unreadable_text_is_kept_as_it_was_pasted(village):
    row = add(village, "张三", 1)
    apply_block(village, plan_block(village, "folk", [RowBlock(row, {"phone": "大概138"})], "粘贴"))

    assert values(village, row)["phone"] == "大概138"


def test_a_pasted_number_of_a_known_person_brings_the_name(village):
    add(village, "张三", 1, phone="13800001111")
    apply_block(village, plan_block(village, "work", [RowBlock(None, {"id_number": id_number()})], "粘贴"))
    [row] = village.row_ids(Query("work"))

    assert village.row("work", row).values["name"] == "张三"


def test_a_row_removed_meanwhile_is_passed_over(village):
    row = add(village, "张三", 1)
    typing.remove_row(village, "folk", row, "迁出")

    assert plan_block(village, "folk", [RowBlock(row, {"remark": "新"})], "粘贴").is_empty


def test_a_long_block_says_of_each_row_what_a_short_one_says_of_it(village):
    people = [toy_person(f"王{at}", at, phone=f"138 0000 00{at:02}") for at in range(10, 70)]
    plan = plan_block(village, "folk", [RowBlock(None, cells) for cells in people], "粘贴")
    alone = [plan_block(village, "folk", [RowBlock(None, cells)], "粘贴") for cells in people]

    assert plan.added == 60
    assert [change.values for change in plan.change_set.changes] == [
        change.values for one in alone for change in one.change_set.changes
    ]
    assert plan.change_set.changes[0].values["phone"] == "13800000010"
