"""What a cell said before, and putting one of its earlier texts back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.records import CellsWritten, ChangeSet, Level, Occasion, RowId, Unit
from roster_desktop.tasks import typing
from roster_desktop.tasks.earlier import earlier_texts, put_back
from roster_desktop.wording import Refusal
from roster_desktop.workspace import Workspace
from tests.builders import TOY, toy_person


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    unit = Unit(Level.VILLAGE, "河湾村", "", "清水镇", "安平县")
    with Workspace.create(tmp_path / "village.roster", TOY, unit, "刘会计") as workspace:
        yield workspace


def added(village: Workspace, **cells: str) -> RowId:
    row = typing.add_row(village, "folk", toy_person(**cells)).row
    assert row is not None
    return row


def texts(village: Workspace, row: RowId, column: str) -> list[tuple[str, str, str]]:
    return [(one.text, one.who, one.workbook) for one in earlier_texts(village, "folk", row, column)]


def test_every_text_of_the_cell_is_told_newest_first_with_who_wrote_it(village):
    row = added(village)
    typing.write_cells(village, "folk", row, {"remark": "独居"})
    village.operator = "王主任"
    typing.write_cells(village, "folk", row, {"phone": "13900000000"})
    written = CellsWritten("folk", row, {"remark": "迁出"})
    village.apply(ChangeSet("导入 送来.xlsx", Occasion.IMPORTED, (written,), "送来.xlsx"))

    assert texts(village, row, "remark") == [
        ("迁出", "王主任", "送来.xlsx"),
        ("独居", "刘会计", ""),
        ("", "刘会计", ""),
    ]


def test_a_cell_that_nobody_wrote_has_no_earlier_texts(village):
    row = added(village)

    assert earlier_texts(village, "folk", row, "remark") == ()


def test_an_earlier_text_put_back_is_one_step_that_can_be_taken_back(village):
    row = added(village, remark="独居")
    typing.write_cells(village, "folk", row, {"remark": "迁出"})
    before = village.journal
    put_back(village, "folk", row, "remark", "独居")
    restored = village.row("folk", row).values["remark"]
    label = village.undo_label()
    village.undo()

    assert (restored, label) == ("独居", "把 张三 的备注恢复成以前的内容")
    assert village.row("folk", row).values["remark"] == "迁出"
    assert village.journal == before + 2


def test_what_was_typed_unreadably_comes_back_as_it_was_typed(village):
    row = added(village, phone="大概139开头")
    typing.write_cells(village, "folk", row, {"phone": "13900000000"})
    put_back(village, "folk", row, "phone", earlier_texts(village, "folk", row, "phone")[-1].text)

    assert village.row("folk", row).values["phone"] == "大概139开头"


def test_a_removed_row_takes_nothing_back(village):
    row = added(village, remark="独居")
    typing.write_cells(village, "folk", row, {"remark": "迁出"})
    typing.remove_row(village, "folk", row, "迁出")

    with pytest.raises(Refusal):
        put_back(village, "folk", row, "remark", "独居")
