"""Whether every figure of every report agrees with the second way on a whole county, and how long each report
takes: run by hand, not by the tests.

    python -m tests.bench.second_way

Builds a county of 22,198 people in 16,754 households once, with a smaller one in it in which everything
stands that is hard to count, in a folder of the system's temporary place.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

from roster_desktop.records import ChangeSet, Level, Occasion, RowAdded, RowId, Unit, new_row_id
from roster_desktop.reports import REPORTS, ReportTable
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.entitling import with_entitlements
from roster_desktop.tasks.findings import bring_up_to_date
from roster_desktop.tasks.report_facts import gather_facts
from roster_desktop.workspace import Workspace
from tests.planted.clean import HOUSEHOLDS, PEOPLE, settle
from tests.planted.homes import County
from tests.reports.second_way.agreement import answers_of, base_of, differences
from tests.reports.second_way.synthetic import DAY, Synthetic

_FOLDER = "roster-bench-second-way"
_STEP = 5000


def build(path: Path) -> None:
    """The county's file; it gets its name when it is whole."""
    county, hard = County(), Synthetic(8)
    settle(county, PEOPLE, HOUSEHOLDS)
    hard.settle()
    rows = [
        *(RowAdded(line.roster, RowId(line.row), {key: text for key, text in line.cells.items() if text})
          for home in county.homes for line in home.lines),
        *(RowAdded(roster, new_row_id(), cells) for roster, cells in hard.rows),
    ]  # fmt: skip
    unfinished = path.with_name(f"unfinished-{path.name}")
    unfinished.unlink(missing_ok=True)
    with Workspace.create(
        unfinished, CATALOG, Unit(Level.COUNTY, "洋县", county="洋县"), "测试"
    ) as workspace:
        workspace.today = lambda: DAY
        for place in range(0, len(rows), _STEP):
            workspace.apply(ChangeSet("录入", Occasion.TYPED, tuple(rows[place : place + _STEP])))
        bring_up_to_date(workspace)
    unfinished.rename(path)


def main() -> int:
    """Build what is missing, compare, and print a line a report."""
    folder = Path(tempfile.gettempdir()) / _FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / "county.roster"
    if not path.exists():
        print(f"building {path}", file=sys.stderr)
        build(path)
    start = perf_counter()
    second = answers_of(base_of(path, DAY, folder), DAY)
    print(f"{'second way':24}{perf_counter() - start:10.2f} s")
    with Workspace.open(path, CATALOG) as workspace:
        workspace.today = lambda: DAY
        start = process_time()
        facts = with_entitlements(workspace.catalog, gather_facts(workspace))
        print(f"{'gathering':24}{process_time() - start:10.2f} s CPU, {len(facts.people):,} people")
    agree = True
    for report in REPORTS:
        if report.compute:
            start = process_time()
            tables = report.compute(facts)
            taken = process_time() - start
            differing = sum(_told(table, second[table.key]) for table in tables if table.key in second)
            agree = agree and not differing
            verdict = "agrees" if not differing else f"{differing} lines differ"
            lines = sum(len(one.lines) for one in tables)
            print(f"{report.key:24}{taken:10.2f} s CPU, {lines:7,} lines, {verdict}")
    return 0 if agree else 1


def _told(table: ReportTable, lines: list[tuple[object, ...]]) -> int:
    first, other = differences(table, lines)
    for told, where in ((first, "program"), (other, "second way")):
        for line in told[:3]:
            print(f"    {table.key}: only the {where}: {line}")
    return len(first) + len(other)


if __name__ == "__main__":
    sys.exit(main())
