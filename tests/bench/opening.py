"""How much longer a large township takes than a village to open and to ask: run by hand, not by the tests.

    python -m tests.bench.opening

Builds a village of 60 and a township of 22,000 people once, in a folder of the system's temporary place,
and says for both how many milliseconds it takes to open the file, to count rows and households, to fetch the
first page, to find and to sort, and how many times the village's time the township takes.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from time import perf_counter

from roster_desktop.records import ChangeSet, Level, Occasion, RowAdded, new_row_id
from roster_desktop.rosters import CATALOG
from roster_desktop.sample import make_township
from roster_desktop.workspace import Query, Workspace

FOLDER = "roster-bench-opening"
_SIZES = {Level.VILLAGE: (1, 60), Level.TOWNSHIP: (11, 2000)}
"""Villages, and people in each."""
_PAGE = 200
_TIMES = 5


def build(path: Path, level: Level) -> None:
    """A file of this level with every sample row; it gets its name when it is whole."""
    villages, people = _SIZES[level]
    sample = make_township(villages=villages, people=people)
    unit = sample.unit if level is Level.TOWNSHIP else sample.villages[0].unit
    unfinished = path.with_name(f"unfinished-{path.name}")
    unfinished.unlink(missing_ok=True)
    with Workspace.create(unfinished, CATALOG, unit, "测试") as workspace:
        for village in sample.villages:
            rows = tuple(
                RowAdded(roster, new_row_id(), cells)
                for roster, all_ in village.rows.items()
                for cells in all_
            )
            workspace.apply(ChangeSet(village.unit.name, Occasion.TYPED, rows))
    unfinished.rename(path)


def measured(path: Path) -> Mapping[str, float]:
    """Operation → the median of its milliseconds, each time on a file opened anew."""
    runs = [_run(path) for _ in range(_TIMES)]
    return {what: median(run[what] for run in runs) for what in runs[0]}


def main() -> int:
    """Build what is missing, measure, and print the table."""
    folder = Path(tempfile.gettempdir()) / FOLDER
    folder.mkdir(exist_ok=True)
    found: dict[Level, Mapping[str, float]] = {}
    for level in _SIZES:
        path = folder / f"{level.value}.roster"
        if not path.exists():
            print(f"building {path}", file=sys.stderr)
            build(path, level)
        found[level] = measured(path)
    village, township = found[Level.VILLAGE], found[Level.TOWNSHIP]
    print(f"{'':12}{'village ms':>12}{'township ms':>13}{'ratio':>9}")
    for what in village:
        print(f"{what:12}{village[what]:12.1f}{township[what]:13.1f}{township[what] / village[what]:9.1f}")
    return 0


def _run(path: Path) -> dict[str, float]:
    taken: dict[str, float] = {}
    start = perf_counter()
    with Workspace.open(path, CATALOG) as workspace:
        taken["open"] = (perf_counter() - start) * 1000
        for what, step in _steps(workspace).items():
            start = perf_counter()
            step()
            taken[what] = (perf_counter() - start) * 1000
    taken["all"] = sum(taken.values())
    return taken


def _steps(workspace: Workspace) -> dict[str, Callable[[], object]]:
    people = CATALOG.people

    def first_page() -> object:
        return workspace.rows(people, workspace.row_ids(Query(people))[:_PAGE])

    return {
        "counts": workspace.counts,
        "households": workspace.households,
        "first page": first_page,
        "find": lambda: workspace.row_ids(Query(people, find="王")),
        "sort": lambda: workspace.row_ids(Query(people, order=(("age", True),))),
    }


if __name__ == "__main__":
    sys.exit(main())
