"""Reporting periods of real files: a village beside its last workbook, a township beside its villages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path

import pytest

from roster_desktop.records import (
    Area,
    ChangeSet,
    Level,
    Manifest,
    Occasion,
    RowAdded,
    RowId,
    Unit,
    new_row_id,
)
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.tasks.check import check_file
from roster_desktop.tasks.export import period_of, suggested_file_name
from roster_desktop.tasks.periods import period_findings
from roster_desktop.tasks.return_rounds import villages_to_hear
from roster_desktop.workspace import DeliveryRecord, Workspace
from tests.builders import id_number

VILLAGE = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
TOWNSHIP = Unit(Level.TOWNSHIP, "龙亭镇", township="龙亭镇", county="洋县")
NUMBERS = count(1)


def opened(path: Path, unit: Unit) -> Workspace:
    workspace = Workspace.create(path, CATALOG, unit, "刘会计")
    on(workspace, 2, 10)
    return workspace


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "village.roster", VILLAGE) as workspace:
        yield workspace


@pytest.fixture
def township(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "township.roster", TOWNSHIP) as workspace:
        yield workspace


def on(workspace: Workspace, month: int, day: int) -> None:
    """Let it be this day of 2025."""
    workspace.today = lambda: date(2025, month, day)
    workspace.clock = lambda: datetime(2025, month, day, 9, 30)


def people(names: str, village: str = "白石村") -> tuple[RowAdded, ...]:
    return tuple(
        RowAdded("person", new_row_id(), {
            "name": name, "id_number": id_number(sequence=at), "township": "龙亭镇", "village": village,
        })
        for at, name in enumerate(names.split(), start=1)
    )  # fmt: skip


def typed(workspace: Workspace, names: str) -> list[RowId]:
    rows = people(names)
    workspace.apply(ChangeSet("录入", Occasion.TYPED, rows))
    return [row.row for row in rows]


def sent(workspace: Workspace) -> None:
    number = workspace.next_sequence()
    manifest = Manifest(
        format=1, book=f"b{number}", writer=workspace.writer, unit=workspace.unit, operator="刘会计", period="",
        program="0", sequence=number, written_at="", catalog="", salt="",
    )  # fmt: skip
    workspace.record_export(manifest, f"{number}.xlsx", f"hash{number}", "", rows=0)


def came(township: Workspace, names: str = "", village: str = "白石村") -> list[RowId]:
    rows = people(names, village)
    record = DeliveryRecord(f"content{next(NUMBERS)}", "book", "报送.xlsx", village, 1, township.now())
    change_set = ChangeSet(f"合并 {village} 的报送", Occasion.MERGED, rows, workbook="报送.xlsx")
    township.apply(change_set, delivery=record)
    return [row.row for row in rows]


def told(workspace: Workspace) -> list[tuple[str, str]]:
    return [(one.rule, one.message) for one in period_findings(workspace)]


def test_a_village_that_never_sent_anything_is_not_compared(village):
    typed(village, "张三 李四")

    assert told(village) == []


def test_in_the_same_period_a_village_is_not_compared_with_itself(village):
    typed(village, "张三 李四")
    sent(village)
    on(village, 2, 25)
    typing.remove_row(village, "person", typed(village, "王五")[0], "填错")

    assert told(village) == []


def test_who_was_removed_with_a_reason_is_not_missing(village):
    first, *_ = typed(village, "张三 李四 王五 赵六 钱七 孙八")
    sent(village)
    on(village, 3, 1)
    typing.remove_row(village, "person", first, "迁出")

    assert told(village) == []


def test_who_went_with_a_step_that_was_taken_back_is_missing(village):
    typed(village, "张三 李四 王五 赵六")
    typed(village, "钱七")
    sent(village)
    on(village, 3, 1)
    village.undo()

    assert told(village) == [("T01", "钱七 上期在册，本期没有了，请选原因（返乡/退岗/死亡/迁出/漏填）。")]


def test_a_village_of_which_a_fifth_and_more_is_new_is_asked(village):
    typed(village, "张三 李四 王五 赵六 钱七")
    sent(village)
    on(village, 2, 26)
    typed(village, "甲")
    one_more = told(village)
    typed(village, "乙")

    assert one_more == []
    assert told(village) == [("T02", "白石村 本期7人，上期5人，变化较大，请确认没有漏交。")]


def test_three_workbooks_of_three_periods_with_the_same_in_them_are_noticed(village):
    typed(village, "张三")
    for month in (2, 3, 4):
        on(village, month, 10)
        sent(village)
    same = told(village)
    on(village, 5, 10)

    assert same == [("T03", "白石村 连续三期数据没变化，请核实是否真的更新。")]
    assert told(village) == []


def test_a_village_that_sends_again_in_one_period_is_noticed_by_the_township(township):
    came(township, "张三")
    came(township, "李四")
    again = told(township)
    on(township, 2, 26)

    assert again == [("T05", "白石村 本期第2次报送，已按格合并。")]
    assert "T05" not in {rule for rule, _ in told(township)}


def test_a_whole_check_tells_what_is_said_of_the_period_too(village):
    typed(village, "张三 李四 王五 赵六 钱七")
    sent(village)
    on(village, 5, 10)
    village.undo()

    told = {finding.rule for finding in check_file(village).findings}

    assert {finding.rule for finding in period_findings(village)} <= told
    assert "T01" in told


def test_a_village_that_has_not_reported_when_it_was_due_is_noticed(township):
    came(township, "张三")
    came(township, "李四", "柳山村")
    on(township, 3, 10)
    came(township, "王五", "柳山村")
    on(township, 3, 25)
    in_time = [one for one in told(township) if one[0] == "T07"]
    on(township, 3, 26)
    late = [one for one in told(township) if one[0] == "T07"]
    came(township, "赵六")

    assert in_time == []
    assert late == [("T07", "白石村 还没报 2025年3月 数据，已过截止时间。")]
    assert [one for one in told(township) if one[0] == "T07"] == []


def test_a_township_to_which_nobody_reports_yet_waits_for_nobody(township):
    typed(township, "张三")
    on(township, 3, 26)

    assert told(township) == []


def test_villages_are_compared_with_the_end_of_the_period_before(township):
    came(township, "张三 李四 王五")
    came(township, "甲 乙 丙 丁 戊", "柳山村")
    on(township, 3, 10)
    came(township, "赵六 钱七")
    came(township, "己", "柳山村")

    assert told(township) == [("T02", "白石村 本期5人，上期3人，变化较大，请确认没有漏交。")]


def test_villages_that_bring_nothing_new_for_three_periods_are_noticed(township):
    came(township, "张三")
    for month in (3, 4):
        on(township, month, 10)
        before = told(township)
        came(township)

    assert [rule for rule, _ in before if rule == "T03"] == []
    assert told(township) == [("T03", "白石村 连续三期数据没变化，请核实是否真的更新。")]


def test_what_the_township_edited_is_to_be_returned(township):
    [ann] = came(township, "张三")
    typing.write_cells(township, "person", ann, {"phone": "13900000000"})
    edited = told(township)
    on(township, 2, 11)
    sent(township)
    on(township, 2, 12)
    came(township, "李四")

    assert edited == [("T08", "镇里改过 张三 的“联系电话”，请退回村里确认。")]
    assert "T08" in {rule for rule, _ in told(township)}


def test_who_is_to_hear_what_the_township_decided_is_sent_a_workbook_though_nothing_is_asked(township):
    [ann] = came(township, "张三")
    came(township, "己", "柳山村")
    before = villages_to_hear(township)
    typing.write_cells(township, "person", ann, {"phone": "13900000000"})

    assert before == ()
    assert [area.village for area in villages_to_hear(township)] == ["白石村"]


def test_what_the_township_wrote_and_took_back_need_not_return(township):
    [ann] = came(township, "张三")
    typing.write_cells(township, "person", ann, {"phone": "13900000000"})
    typing.write_cells(township, "person", ann, {"phone": ""})
    typing.write_cells(township, "person", ann, {"remark": "在家"})
    township.undo()

    assert told(township) == []


def test_people_whom_the_township_keeps_itself_return_to_nobody(township):
    [ann] = typed(township, "张三")
    typing.write_cells(township, "person", ann, {"phone": "13900000000"})

    assert told(township) == []


def test_what_is_said_of_nobody_in_particular_has_no_row(township):
    came(township, "张三")
    came(township, "李四")

    assert [one.row for one in period_findings(township)] == [""]


def test_of_one_village_only_its_own_notices_are_told(township):
    came(township, "张三")
    came(township, "李四")
    assert [finding.rule for finding in period_findings(township)].count("T05") == 1

    here = period_findings(township, Area(village="白石村"))
    elsewhere = period_findings(township, Area(village="三合村"))

    assert "T05" in {finding.rule for finding in here}
    assert "T05" not in {finding.rule for finding in elsewhere}


@pytest.mark.parametrize(
    ("day", "period", "name"), [(25, "2025-02", "2025年02月"), (26, "2025-03", "2025年03月")]
)
def test_a_workbook_is_named_after_the_month_that_is_reported_on_its_day(village, day, period, name):
    on(village, 2, day)

    assert period_of(village) == period
    assert f"_{name}_" in suggested_file_name(village)
