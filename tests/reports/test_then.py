"""Facts of an earlier day are those that a report made on that day would have had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster_desktop.records import RowId
from roster_desktop.reports import REPORT_BY_KEY, Facts
from roster_desktop.tasks.report_facts import Moment, gather_facts
from roster_desktop.tasks.typing import remove_row, restore_row, write_cells
from roster_desktop.workspace import Query, Workspace
from tests.reports.township import made, person, row


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with made(tmp_path) as workspace:
        yield workspace


def figures(facts: Facts) -> list[tuple[object, ...]]:
    [table] = REPORT_BY_KEY["employment"].compute(facts)
    return sorted(line.cells for line in table.lines)


def test_a_job_that_ended_since_was_open_then(workspace):
    number = person(workspace, "李明", 1)
    job = row(workspace, "transfer", "李明", number, work_type="转移就业", started_on="2025-05")
    then = Moment(workspace.journal, date(2025, 6, 1))
    before = figures(gather_facts(workspace))

    write_cells(workspace, "transfer", RowId(job), {"ended_on": "2025-05-20"})

    assert figures(gather_facts(workspace)) != before
    assert figures(gather_facts(workspace, then=then)) == before


@given(deeds=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), max_size=12), stop=st.integers(0, 12))
@settings(max_examples=25)
def test_every_earlier_moment_is_found_again(tmp_path_factory, deeds, stop):
    with made(tmp_path_factory.mktemp("then")) as workspace:
        numbers = [person(workspace, name, at) for at, name in enumerate(["甲某", "乙某", "丙某", "丁某"], 1)]
        then, told = Moment(0, workspace.cutoff), None
        for step, (deed, who) in enumerate(deeds):
            if step == stop:
                then, told = Moment(workspace.journal, workspace.cutoff), figures(gather_facts(workspace))
            _do(workspace, deed, who, numbers)
        if told is not None:
            assert figures(gather_facts(workspace, then=then)) == told


def _do(workspace: Workspace, deed: int, who: int, numbers: list[str]) -> None:
    listed = workspace.row_ids(Query("person"))
    removed = workspace.row_ids(Query("person", removed=True))
    if deed == 0:
        started = (workspace.cutoff - timedelta(days=30 * who)).isoformat()
        row(workspace, "transfer", "某", numbers[who], work_type="转移就业", started_on=started)
    elif deed == 1 and listed:
        remove_row(workspace, "person", listed[who % len(listed)], "迁出")
    elif deed == 2 and removed:
        restore_row(workspace, "person", removed[who % len(removed)])
    elif deed == 3 and listed:
        write_cells(workspace, "person", listed[who % len(listed)], {"employment_intent": "有转移就业意愿"})
    elif deed == 4:
        workspace.undo()
