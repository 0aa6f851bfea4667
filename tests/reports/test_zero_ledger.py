"""《“零就业”家庭清零台账》: who came onto the list and who left it when, and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from roster_desktop.records import RowId
from roster_desktop.reports import REPORT_BY_KEY
from roster_desktop.tasks.explaining import explain
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.reporting import computed
from roster_desktop.tasks.typing import add_row, remove_row, write_cells
from roster_desktop.workspace import FindingQuery, Query, Workspace
from tests.reports.township import at, made, person, row

FIRST, LATER, LAST = datetime(2025, 3, 20, 9), datetime(2025, 5, 20, 9), datetime(2025, 6, 4, 9)
WILLING = {"employment_intent": "有转移就业意愿"}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        at(workspace, FIRST)
        yield workspace


def ledger(workspace: Workspace) -> dict[str, dict[str, object]]:
    """Head of household → what the ledger says, head by head."""
    table = computed(workspace, REPORT_BY_KEY["zero"]).tables[0]
    heads = [head.text for head in table.heads]
    return {str(line.cells[4]): dict(zip(heads, line.cells, strict=True)) for line in table.lines}


def test_a_household_is_cleared_when_somebody_works_and_it_is_said_who_and_where(workspace):
    number = person(workspace, "李明", 1, **WILLING)
    at(workspace, LATER)
    row(
        workspace,
        "transfer",
        "李明",
        number,
        work_type="转移就业",
        started_on="2025-05-20",
        employer="北山砖厂",
    )
    at(workspace, LAST)

    told = ledger(workspace)["李明"]

    assert told["列入日期"] == "不晚于2025-03-31"
    assert (told["状态"], told["退出日期"], told["退出原因"]) == ("已清零", "2025-05-25", "有人就业")
    assert told["就业人员"] == "李明：北山砖厂"


def test_who_loses_work_comes_onto_the_list_and_stays_there(workspace):
    number = person(workspace, "李明", 1, **WILLING)
    job = row(workspace, "transfer", "李明", number, work_type="转移就业", started_on="2025-01")
    at(workspace, LATER)
    write_cells(workspace, "transfer", RowId(job), {"ended_on": "2025-05-19"})
    at(workspace, LAST)

    told = ledger(workspace)["李明"]

    assert (told["列入日期"], told["状态"], told["退出日期"]) == ("2025-05-25", "在册", "")


def test_a_household_that_is_gone_or_no_longer_wants_work_left_without_work(workspace):
    person(workspace, "李明", 1, **WILLING)
    person(workspace, "王芳", 2, **WILLING)
    at(workspace, LATER)
    first, second = workspace.row_ids(Query("person"))
    remove_row(workspace, "person", first, "迁出")
    write_cells(workspace, "person", second, {"employment_intent": "无就业创业意愿"})
    at(workspace, LAST)

    told = ledger(workspace)

    assert (told["李明"]["状态"], told["李明"]["退出原因"]) == ("已退出", "户已不在册")
    assert (told["王芳"]["状态"], told["王芳"]["退出原因"]) == ("已退出", "不再有就业创业意愿")


def test_a_household_that_was_given_a_number_is_the_same_one(workspace):
    person(workspace, "李明", 1, household_number="", **WILLING)
    at(workspace, LATER)
    write_cells(workspace, "person", workspace.row_ids(Query("person"))[0], {"household_number": "H77"})
    at(workspace, LAST)

    told = ledger(workspace)

    assert len(told) == 1
    assert (told["李明"]["户编号"], told["李明"]["列入日期"]) == ("H77", "不晚于2025-03-31")


def test_a_household_that_comes_back_begins_a_line_of_its_own(workspace):
    number = person(workspace, "李明", 1, **WILLING)
    at(workspace, datetime(2025, 4, 10, 9))
    job = row(workspace, "transfer", "李明", number, work_type="转移就业", started_on="2025-04-01")
    at(workspace, LATER)
    write_cells(workspace, "transfer", RowId(job), {"ended_on": "2025-05-19"})
    at(workspace, LAST)

    table = computed(workspace, REPORT_BY_KEY["zero"]).tables[0]

    assert [(line.cells[7], line.cells[8], line.cells[10]) for line in table.lines] == [
        ("2025-05-25", "在册", ""), ("不晚于2025-03-31", "已清零", "2025-04-30"),
    ]  # fmt: skip


def test_the_measure_is_the_problems_or_else_what_was_said_of_the_finding(workspace):
    person(workspace, "李明", 1, **WILLING)
    person(workspace, "王芳", 2, **WILLING)
    bring_up_to_date(workspace)
    explain(workspace, workspace.findings(FindingQuery(rule="H01")), "已介绍到镇上保洁")
    first = workspace.row_ids(Query("person"))[0]
    problem = {
        "source": "比对发现", "found_on": "2025-03-20", "content": "零就业", "responsible_unit": "白石村",
        "due_on": "2025-06-30", "rule": "H01", "about": first, "measure": "推荐到社区工厂",
    }  # fmt: skip
    add_row(workspace, "problem", problem)

    told = ledger(workspace)

    assert told["李明"]["帮扶措施"] == "推荐到社区工厂"
    assert told["王芳"]["帮扶措施"] == "已介绍到镇上保洁"
