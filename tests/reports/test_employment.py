"""就业创业统计: who is counted in which column, and a workbook that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from roster_desktop.reports import REPORT_BY_KEY
from roster_desktop.reports.pages import letters_wide
from roster_desktop.tasks.reporting import computed, write_report
from roster_desktop.workspace import Workspace
from tests.reports.township import made, person, row

EMPLOYMENT = REPORT_BY_KEY["employment"]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        yield workspace


def counted(workspace: Workspace) -> dict[str, object]:
    """Head → figure of 白石村."""
    [table] = computed(workspace, EMPLOYMENT).tables
    [line] = [line for line in table.lines if line.cells[1] == "白石村"]
    return dict(zip([head.text for head in table.heads], line.cells, strict=True))


@pytest.mark.parametrize(
    ("started", "ended", "is_counted"),
    [
        ("2025-05-20", "", 1),
        ("2025-02-01", "2025-04-30", 1),
        ("2025-02-02", "2025-04-30", 0),
        ("2024-06-01", "2024-12-31", 0),
        ("2025-06-02", "", 0),
    ],
)
def test_a_job_counts_while_open_or_ended_this_year_after_three_months(workspace, started, ended, is_counted):
    number = person(workspace, "李明", 1)
    row(workspace, "transfer", "李明", number, work_type="转移就业", started_on=started, ended_on=ended)

    assert counted(workspace)["转移就业"] == is_counted


@pytest.mark.parametrize(
    ("started", "ended", "is_counted"),
    [("2025-05-31", "", 1), ("2024-07-01", "2024-12-31", 1), ("2024-07-02", "2024-12-31", 0)],
)
def test_a_business_counts_while_running_or_after_six_months(workspace, started, ended, is_counted):
    number = person(workspace, "李明", 1)
    status = "注销" if ended else "正常经营"
    row(workspace, "business", "李明", number, started_on=started, ended_on=ended, status=status)

    assert counted(workspace)["自主创业"] == is_counted


def test_two_jobs_and_a_post_are_one_person(workspace):
    number = person(workspace, "李明", 1)
    row(workspace, "transfer", "李明", number, work_type="转移就业", started_on="2025-01")
    row(workspace, "transfer", "李明", number, work_type="转移就业", started_on="2024-01")
    row(workspace, "post", "李明", number, started_on="2025-01")

    assert counted(workspace)["转移就业"] == 1


def test_who_is_no_labourer_counts_for_the_household_only(workspace):
    number = person(workspace, "李老", 1, birth="19500101")
    row(workspace, "transfer", "李老", number, work_type="转移就业", started_on="2025-01")

    found = counted(workspace)
    assert (found["劳动力数"], found["转移就业"]) == (0, 0)
    assert (found["总户数"], found["有劳动力户数"], found["至少一人就业户数"]) == (1, 0, 1)


@pytest.mark.parametrize("report", ["employment", "posts"])
def test_no_head_is_broken_within_its_words(workspace, report):
    heads = computed(workspace, REPORT_BY_KEY[report]).tables[0].heads
    words = [(word, head.width) for head in heads for word in (head.text, head.group)]

    assert [word for word, width in words if 2 * letters_wide(word) >= width] == []


def test_the_workbook_holds_numbers_and_a_total_that_carries_its_value(workspace, tmp_path):
    number = person(workspace, "李明", 1)
    row(workspace, "transfer", "李明", number, work_type="转移就业", started_on="2025-01")
    person(workspace, "王芳", 2, village="四合村")
    made = computed(workspace, EMPLOYMENT)

    write_report(made, tmp_path / "就业.xlsx")

    read = CalamineWorkbook.from_path(tmp_path / "就业.xlsx").get_sheet_by_index(0).to_python()
    [total] = [line for line in read if line[0] == "合计"]
    assert total[2] == 2
    sheet = openpyxl.load_workbook(tmp_path / "就业.xlsx").worksheets[0]
    [cells] = [cells for cells in sheet.iter_rows() if cells[0].value == "合计"]
    assert str(cells[2].value).startswith("=SUM(C")
    assert any("劳动力按政策年龄" in str(line[0]) for line in read)
