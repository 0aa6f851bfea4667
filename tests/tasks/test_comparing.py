"""Comparing a file with itself: who joined, who left and why, what was changed between two points."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from roster_desktop.records import Level, Manifest, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.tasks.comparing import (
    Became,
    RowDifference,
    compare,
    last_submission,
    point_after,
    point_before,
)
from roster_desktop.wording import comparing
from roster_desktop.workspace import Workspace
from tests.builders import id_number
from tests.workspace.toy import refused

VILLAGE = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "village.roster", CATALOG, VILLAGE, "刘会计") as workspace:
        on(workspace, 1)
        yield workspace


def on(village: Workspace, day: int) -> None:
    """Let it be this day of March 2025."""
    village.today = lambda: date(2025, 3, day)
    village.clock = lambda: datetime(2025, 3, day, 9, 30)


def listed(village: Workspace, name: str, sequence: int = 1, **cells: str) -> RowId:
    told = {"name": name, "id_number": id_number(sequence=sequence), "village": "白石村", **cells}
    row = typing.add_row(village, "person", told).row
    assert row is not None
    return row


def told(rows: tuple[RowDifference, ...]) -> list[tuple[str, str, str, list[tuple[str, str, str]]]]:
    return [
        (
            one.became.value,
            one.name,
            one.reason,
            [(cell.column, cell.before, cell.after) for cell in one.cells],
        )
        for one in rows
    ]


def test_who_joined_left_and_was_changed_is_told(village):
    ann, bob = listed(village, "张三"), listed(village, "李四", 2)
    start = village.journal
    listed(village, "王五", 3)
    typing.remove_row(village, "person", bob, "重复登记")
    typing.write_cells(village, "person", ann, {"education": "初中", "remark": "在家"})

    assert told(compare(village, start).rows) == [
        ("joined", "王五", "", []),
        ("left", "李四", "重复登记", []),
        ("changed", "张三", "", [("education", "", "初中"), ("remark", "", "在家")]),
    ]


def test_only_the_first_and_the_last_text_count(village):
    ann = listed(village, "张三", remark="一")
    start = village.journal
    for text in ("二", "三"):
        typing.write_cells(village, "person", ann, {"remark": text})
    end = village.journal
    typing.write_cells(village, "person", ann, {"remark": "四"})

    assert told(compare(village, start, end).rows) == [("changed", "张三", "", [("remark", "一", "三")])]


def test_what_was_done_and_taken_back_is_no_difference(village):
    ann = listed(village, "张三")
    start = village.journal
    typing.write_cells(village, "person", ann, {"remark": "在家"})
    village.undo()
    listed(village, "王五", 3)
    village.undo()
    typing.remove_row(village, "person", ann, "迁出")
    typing.restore_row(village, "person", ann)

    assert compare(village, start).rows == ()


def test_a_row_that_came_and_went_in_between_is_not_told(village):
    start = village.journal
    bob = listed(village, "李四")
    typing.remove_row(village, "person", bob, "填错")

    assert compare(village, start).rows == ()


@pytest.mark.parametrize(
    ("before", "after", "became", "reason"),
    [
        ("正常", "死亡", Became.LEFT, "死亡"),
        ("正常", "服刑", Became.CHANGED, ""),
        ("迁出", "死亡", Became.CHANGED, ""),
        ("迁出", "正常", Became.JOINED, ""),
    ],
)
def test_who_died_or_moved_away_has_left_though_the_row_stays(village, before, after, became, reason):
    ann = listed(village, "张三", population_status=before)
    start = village.journal
    typing.write_cells(village, "person", ann, {"population_status": after})

    [one] = compare(village, start).rows
    assert (one.became, one.reason) == (became, reason)


def test_a_job_that_is_gone_after_an_undo_left_without_a_reason(village):
    job = {"name": "张三", "id_number": id_number(), "village": "白石村", "started_on": "2025-01"}
    typing.add_row(village, "transfer", job)
    start = village.journal
    village.undo()

    assert told(compare(village, start).rows) == [("left", "张三", "", [])]


def test_the_history_is_read_from_the_beginning_of_one_day_to_the_end_of_another(village):
    for day in (1, 2, 3):
        on(village, day)
        listed(village, f"某{day}", day)

    def names(first: int, last: int) -> list[str]:
        start, end = (point_before(village, date(2025, 3, first)), point_after(village, date(2025, 3, last)))
        return [one.name for one in compare(village, start, end).rows]

    assert names(1, 3) == ["某1", "某2", "某3"]
    assert names(2, 2) == ["某2"]
    assert names(4, 9) == []


def test_since_the_last_workbook_left(village):
    with refused(comparing.NEVER_SENT):
        last_submission(village)

    listed(village, "张三")
    manifest = Manifest(
        format=1, book="b1", writer=village.writer, unit=village.unit, operator="刘会计", period="2025-03",
        program="0", sequence=1, written_at="", catalog="", salt="",
    )  # fmt: skip
    village.record_export(manifest, "报送.xlsx", "hash", "", rows=0)
    listed(village, "李四", 2)

    assert [one.name for one in compare(village, last_submission(village)).rows] == ["李四"]


def test_the_rows_of_a_person_are_told_together(village):
    start = village.journal
    listed(village, "张三")
    listed(village, "李四", 2)
    job = {"name": "张三", "id_number": id_number(), "village": "白石村", "started_on": "2025-01"}
    typing.add_row(village, "transfer", job)
    found = compare(village, start)

    assert [(key[1], [one.roster for one in rows]) for key, rows in found.by_person().items()] == [
        ("张三", ["person", "transfer"]),
        ("李四", ["person"]),
    ]
    assert (found.count(Became.JOINED), found.count(Became.JOINED, "transfer")) == (3, 1)
