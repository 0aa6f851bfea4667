"""A closing that is killed at any line leaves the whole closing or none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster_desktop.records import Period, Span
from roster_desktop.rosters import CATALOG
from roster_desktop.store import periods
from roster_desktop.tasks import accounts
from roster_desktop.tasks.reporting import reports_for
from roster_desktop.workspace import FiguresKind, FiguresRecord, Workspace, accounting
from tests.reports.township import made, person
from tests.store.killed import killed_at, lines_of, needs_fork
from tests.trust.tally import Tally, so_many

YEAR = Period(Span.YEAR, 2025, 1)
MODULES = (periods, accounting)


def township(folder: Path) -> Path:
    with made(folder) as workspace:
        person(workspace, "张三", 1)
        accounts.open_period(workspace, YEAR)
        return workspace.path


def keep(path: Path) -> None:
    """Keep a closing of three reports, as closing does once it has computed."""
    with Workspace.open(path, CATALOG) as workspace:
        record = FiguresRecord(
            0, YEAR.key, FiguresKind.CLOSED, "2025-06-01", "", "王站长", workspace.journal, "", "[]"
        )
        workspace.keep_figures(record, {one.key: "[]" for one in reports_for(workspace)[:3]})


@needs_fork
def test_wherever_closing_is_killed_the_period_is_closed_whole_or_not_at_all(tmp_path, tally: Tally):
    lines = lines_of(lambda: keep(township(tmp_path)), MODULES)[:: so_many(quick=3, long=1)]
    tally.count("R2", len(lines))
    outcomes = set()
    for number, line in enumerate(lines):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = township(folder)
        killed_at(line, lambda path=path: keep(path), MODULES)
        with Workspace.open(path, CATALOG) as workspace:
            kept = workspace.figures()
            assert workspace.doctor().ok
            assert [len(workspace.figures_texts(one.number)) for one in kept] in ([], [3])
            outcomes.add(bool(kept))

    assert False in outcomes


@pytest.mark.parametrize("many", [1, 2])
def test_what_was_kept_is_there_when_the_file_is_opened_again(tmp_path, many):
    path = township(tmp_path)
    keep(path)
    for _ in range(many):
        with Workspace.open(path, CATALOG) as workspace:
            assert [one.kind for one in workspace.figures(YEAR.key)] == [FiguresKind.CLOSED]
