"""What three million people in one file take, beside a county: run by hand.

Of them only name, number and telephone are known, for so much fits on a disk of today: opening, an edit and
the first rows of a search (`searching`) are measured. The rest of a province is told on paper (`paper`).
"""

from __future__ import annotations

from collections.abc import Iterator

from roster_desktop.rosters import CATALOG
from roster_desktop.workspace import Query, Workspace
from tests.bench import files, growth
from tests.bench.table import Measured

_RUNS = 5


def measure() -> Iterator[Measured]:
    """A line for opening and one for an edit."""
    county, names = (_asked(size) for size in ("county", "names"))
    for what, seconds in names.items():
        yield Measured(
            f"3 million people in one file: {what}", seconds, county[what],
            files.NAMES / files.PEOPLE["county"], "a county, target: the times of its people", _RUNS,
        )  # fmt: skip


def _asked(size: str) -> growth.Seconds:
    with files.copied(size) as path:
        found = {"open the file, first rows": growth.median_of(lambda: growth.first_page(path), _RUNS)}
        with Workspace.open(path, CATALOG) as workspace:
            ids = workspace.first_ids(Query(CATALOG.people), _RUNS + 1)
            # The first change of a file waits until its pages were looked over.
            found["the first edit, with a look at all pages"] = growth.timed(growth.edit(workspace, ids[0]))
            edits = [growth.timed(growth.edit(workspace, row)) for row in ids[1:]]
            found["save an edit"] = sorted(edits)[len(edits) // 2]
    return found
