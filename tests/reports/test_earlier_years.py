"""What is told of a year that is over is told as of its end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from roster_desktop.reports import REPORT_BY_KEY
from roster_desktop.tasks.reporting import computed
from roster_desktop.tasks.typing import add_row
from roster_desktop.workspace import Workspace
from tests.reports.township import made, person, row


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        yield workspace


def reached(workspace: Workspace, indicator: str, year: str) -> object:
    target = {"year": year, "indicator": indicator, "target": "10", "responsible_unit": "人社局"}
    add_row(workspace, "target", target)
    [line] = computed(workspace, REPORT_BY_KEY["targets"]).tables[0].lines
    return line.cells[6]


@pytest.mark.parametrize(
    ("year", "counted"),
    [("2023", 0), ("2024", 1), ("2025", 1), ("2026", None)],
)
def test_a_business_counts_from_the_year_in_which_it_began(workspace, year, counted):
    number = person(workspace, "李明", 1)
    row(workspace, "business", "李明", number, started_on="2024-03-01", status="正常经营")

    assert reached(workspace, "自主创业", year) == counted


@pytest.mark.parametrize(("year", "counted"), [("2023", 0), ("2024", 1), ("2025", 0)])
def test_a_job_counts_for_the_year_in_which_it_was_held(workspace, year, counted):
    number = person(workspace, "李明", 1)
    row(
        workspace, "transfer", "李明", number, work_type="转移就业", started_on="2024-02-01", ended_on="2024-09-30"
    )  # fmt: skip

    assert reached(workspace, "转移就业", year) == counted
