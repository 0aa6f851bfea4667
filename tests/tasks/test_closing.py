"""A period is closed only when every error and warning is corrected or explained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from roster_desktop.checks import Level as Severity
from roster_desktop.records import Level, RowId, Unit
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks import typing
from roster_desktop.tasks.check import check_file
from roster_desktop.tasks.closing import account, is_of_period
from roster_desktop.tasks.explaining import explain, withdraw
from roster_desktop.tasks.export import export_submission
from roster_desktop.wording import Refusal, verifying
from roster_desktop.workspace import Workspace
from tests.builders import id_number

VILLAGE = Unit(Level.VILLAGE, "白石村", township="龙亭镇", county="洋县")
SOUND = {
    "relation": "户主", "ethnicity": "汉族", "education": "初中", "health": "健康", "labour_capacity": "普通劳动力",
    "household_type": "脱贫户", "relocated": "否", "employment_status": "农业就业", "phone": "13800001234",
}  # fmt: skip


@pytest.fixture
def village(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "village.roster", CATALOG, VILLAGE, "刘会计") as workspace:
        on(workspace, 2)
        yield workspace


def on(workspace: Workspace, month: int) -> None:
    """Let it be the 10th of this month of 2025."""
    workspace.today = lambda: date(2025, month, 10)
    workspace.clock = lambda: datetime(2025, month, 10, 9, 30)


def add(workspace: Workspace, name: str, sequence: int, **cells: str) -> RowId:
    number = id_number(birth="19850101", sequence=sequence)
    texts = {"name": name, "head_name": name, "id_number": number, **SOUND, **cells}
    row = typing.add_row(workspace, "person", texts).row
    assert row is not None
    return row


def rules(workspace: Workspace, **said: str) -> list[str]:
    return [one.rule for one in account(workspace, said=said).open]


def test_a_sound_file_may_be_closed(village):
    add(village, "张三", 1)

    assert account(village).is_settled
    account(village).require_settled()


def test_a_warning_hinders_until_it_is_corrected(village):
    row = add(village, "张三", 1, phone="")
    assert rules(village) == ["A13"]

    typing.write_cells(village, "person", row, {"phone": "13800001235"})

    assert account(village).is_settled


def test_a_warning_that_is_explained_hinders_no_more_and_is_told_with_its_reason(village):
    add(village, "张三", 1, phone="")
    [warning] = account(village).open

    explain(village, [warning], "本人没有电话")

    told = account(village)
    assert told.is_settled
    [kept] = told.explained
    assert (kept.finding.rule, kept.why.reason, kept.why.who, kept.why.on) == (
        "A13", "本人没有电话", "刘会计", "2025-02-10",
    )  # fmt: skip
    withdraw(village, [kept.finding])
    assert rules(village) == ["A13"]


def test_an_explanation_counts_only_while_its_facts_are_the_same(village):
    row = add(village, "张三", 1, phone="1380000")
    explain(village, account(village).open, "他这样报的")
    assert account(village).is_settled

    typing.write_cells(village, "person", row, {"phone": "1380001"})

    assert rules(village) == ["A14"]


def test_errors_come_first_and_the_refusal_counts_them_and_names_the_first(village):
    add(village, "张三", 1, phone="")
    add(village, "李四", 2, relation="")

    with pytest.raises(Refusal) as refused:
        account(village).require_settled()

    levels = [one.level for one in account(village).open]
    assert levels == sorted(levels, key=list(Severity).index)
    assert refused.value.message.code == verifying.NOT_TO_BE_CLOSED.code
    assert "1 处错误、1 处预警" in str(refused.value)
    assert account(village).open[0].message in str(refused.value)


def test_a_notice_hinders_nothing(village):
    add(village, "张三", 1)
    add(village, "李四", 2)

    assert [one.rule for one in check_file(village).findings] == ["B18"]
    assert account(village).is_settled


def test_a_warning_about_the_period_is_explained_in_closing(village, tmp_path):
    rows = [
        add(village, name, at, phone=f"1380000123{at}")
        for at, name in enumerate(("张三", "李四", "王五"), start=1)
    ]
    export_submission(village, tmp_path / "一月.xlsx")
    on(village, 3)
    typing.remove_row(village, "person", rows[0], "死亡")
    [jump] = account(village).open
    assert (jump.rule, is_of_period(jump)) == ("T02", True)

    assert rules(village, **{jump.basis: " "}) == ["T02"]
    told = account(village, said={jump.basis: "张三去世，其余未变"})

    assert told.is_settled
    assert [(one.finding.rule, one.why.reason) for one in told.explained] == [("T02", "张三去世，其余未变")]
    assert rules(village) == ["T02"]


def test_what_is_found_in_a_row_is_never_explained_in_closing(village):
    add(village, "张三", 1, phone="")
    [warning] = account(village).open

    assert rules(village, **{warning.basis: "本人没有电话"}) == ["A13"]
