"""Findings become problems once, are closed out when a person says so, and are told to villages on slips."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from roster_desktop.records import RowId
from roster_desktop.reports.pages import Words
from roster_desktop.reports.problem_slip import slip_pages, slip_tables
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.content_codes import codes_of_book
from roster_desktop.tasks.explaining import explain
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.problems import (
    close_out,
    findings_of,
    make_problems,
    mended_problems,
    problems_by_source,
    problems_to_mend,
    source_of,
    write_slips,
)
from roster_desktop.tasks.report_sheets import code_of_table
from roster_desktop.tasks.typing import remove_row, write_cells
from roster_desktop.wording import reporting
from roster_desktop.workspace import Query, StoredFinding, Workspace
from tests.reports.township import made
from tests.tasks.test_accounts import sound
from tests.workspace.toy import refused


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        yield workspace


def without_phone(workspace: Workspace, *names: str, village: str = "白石村") -> list[RowId]:
    start = len(workspace.row_ids(Query("person"))) + 1
    rows = [
        sound(workspace, name, start + place, phone="", village=village) for place, name in enumerate(names)
    ]
    bring_up_to_date(workspace)
    return rows


def found(workspace: Workspace, rule: str = "A13", village: str = "") -> list[StoredFinding]:
    bring_up_to_date(workspace)
    return findings_of(workspace, rule, village)


def problems(workspace: Workspace, *keys: str) -> list[tuple[str, ...]]:
    rows = workspace.rows("problem", workspace.row_ids(Query("problem")))
    return [tuple(row.values.get(key, "") for key in keys) for row in rows]


def test_a_finding_becomes_a_problem_with_all_that_is_known_of_it(workspace):
    [row] = without_phone(workspace, "张三")
    make_problems(workspace, found(workspace))

    [told] = problems(
        workspace, "number", "source", "found_on", "village", "content", "responsible_unit", "due_on",
        "state", "rule", "about",
    )  # fmt: skip
    assert told == (
        "2025-06-001", "比对发现", "2025-06-01", "白石村", "张三 没有联系电话。", "白石村", "2025-07-01", "整改中",
        "A13", row,
    )  # fmt: skip


def test_a_whole_rule_becomes_problems_in_one_step_and_none_of_them_twice(workspace):
    without_phone(workspace, "张三", "李四")
    make_problems(workspace, found(workspace))
    without_phone(workspace, "王五")
    again = make_problems(workspace, found(workspace))

    assert len(again.rows) == 1
    assert problems(workspace, "number") == [("2025-06-001",), ("2025-06-002",), ("2025-06-003",)]
    assert make_problems(workspace, found(workspace)).batch == 0
    workspace.undo()
    assert len(problems(workspace, "number")) == 2


def test_only_the_findings_of_the_village_become_problems(workspace):
    without_phone(workspace, "张三")
    without_phone(workspace, "李四", village="四合村")
    make_problems(workspace, found(workspace, "", "四合村"), due="2025-06-15")

    assert problems(workspace, "village", "due_on") == [("四合村", "2025-06-15")]


def test_a_number_is_not_given_twice_even_when_its_problem_was_removed(workspace):
    without_phone(workspace, "张三")
    make_problems(workspace, found(workspace))
    [row] = workspace.row_ids(Query("problem"))
    remove_row(workspace, "problem", row, "重复")
    make_problems(workspace, found(workspace))

    assert problems(workspace, "number") == [("2025-06-002",)]


def test_a_mended_problem_is_offered_to_be_closed_out_and_not_closed_out_by_itself(workspace):
    [row] = without_phone(workspace, "张三")
    make_problems(workspace, found(workspace))
    assert mended_problems(workspace) == []
    write_cells(workspace, "person", row, {"phone": "13800001111"})
    bring_up_to_date(workspace)

    [mended] = mended_problems(workspace)
    assert problems(workspace, "state", "closed_on") == [("整改中", "")]
    close_out(workspace, [mended.id])
    assert problems(workspace, "state", "closed_on") == [("已销号", "2025-06-01")]
    assert mended_problems(workspace) == []


def test_a_finding_that_was_only_explained_still_stands(workspace):
    without_phone(workspace, "张三")
    told = found(workspace)
    make_problems(workspace, told)
    explain(workspace, told, "本人没有电话")
    bring_up_to_date(workspace)

    assert mended_problems(workspace) == []


def test_a_finding_that_comes_again_after_closing_out_is_a_new_problem(workspace):
    [row] = without_phone(workspace, "张三")
    [finding] = found(workspace)
    make_problems(workspace, [finding])
    close_out(workspace, [workspace.row_ids(Query("problem"))[0]])
    make_problems(workspace, found(workspace))

    assert problems(workspace, "state") == [("已销号",), ("整改中",)]
    assert problems_by_source(workspace)[source_of(finding)].values["about"] == row


def test_a_slip_tells_each_village_its_problems_and_has_a_part_to_sign(workspace, tmp_path):
    without_phone(workspace, "张三", "李四")
    without_phone(workspace, "王五", village="四合村")
    make_problems(workspace, found(workspace))

    assert {name: len(those) for name, those in problems_to_mend(workspace).items()} == {
        "四合村": 1,
        "白石村": 2,
    }
    assert write_slips(workspace, tmp_path / "交办单.xlsx") == 3
    book = CalamineWorkbook.from_path(str(tmp_path / "交办单.xlsx"))
    assert book.sheet_names == [
        "四合村问题交办单",
        "四合村问题交办单回执",
        "白石村问题交办单",
        "白石村问题交办单回执",
    ]
    texts = [cell for row in book.get_sheet_by_name("白石村问题交办单").to_python() for cell in row]
    assert {"2025-06-001", "张三 没有联系电话。", "2025-07-01", "白石村"} <= set(texts)
    write_slips(workspace, tmp_path / "交办单.pdf", "白石村")
    assert (tmp_path / "交办单.pdf").read_bytes().startswith(b"%PDF")


def test_slip_and_receipt_carry_at_their_foot_the_codes_of_the_workbook(workspace, tmp_path):
    without_phone(workspace, "张三")
    make_problems(workspace, found(workspace))
    write_slips(workspace, tmp_path / "交办单.xlsx")
    book = codes_of_book(CATALOG, tmp_path / "交办单.xlsx")[:2]
    [those] = problems_to_mend(workspace).values()
    tables = slip_tables("龙亭镇", "白石村", those, workspace.today())

    pages = slip_pages(tables, [code_of_table(table) for table in tables])

    told = [{line for mark in page.marks if isinstance(mark, Words) for line in mark.lines} for page in pages]
    assert [one.code.told in texts for one, texts in zip(book, told, strict=True)] == [True, True]


def test_a_village_without_problems_gets_no_slip(workspace, tmp_path):
    with refused(reporting.NO_PROBLEMS):
        write_slips(workspace, tmp_path / "交办单.pdf", "白石村")
    assert list(tmp_path.glob("*.pdf")) == []
