"""How long comparing a large township takes, as a whole and after an edit: run by hand, not by the tests.

    python -m tests.bench.comparing

Takes the files that `tests.bench.opening` builds (run that first).
Says milliseconds a row for checking everything, the most memory that took,
and the milliseconds from an edit to its findings, without and with writing them down.
"""

from __future__ import annotations

import resource
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from roster_desktop.checks import RULEBOOK, Known, check_row
from roster_desktop.rosters import CATALOG
from roster_desktop.tasks.changed_check import checked_anew
from roster_desktop.tasks.findings import bring_up_to_date, ground_of
from roster_desktop.tasks.looking import Look
from roster_desktop.tasks.typing import write_cells
from roster_desktop.workspace import Query, Workspace
from tests.bench.opening import FOLDER
from tests.builders import id_number

_EDITS = 40


def main() -> int:
    """Measure on a copy and print."""
    path = Path(tempfile.gettempdir()) / FOLDER / "township.roster"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copy(path, copy)
        with Workspace.open(copy, CATALOG) as workspace:
            _measure(workspace)
    return 0


def _measure(workspace: Workspace) -> None:
    ids = workspace.row_ids(Query(CATALOG.people))
    rows = workspace.rows(CATALOG.people, ids[:1000])
    people = CATALOG.roster(CATALOG.people)
    start = process_time()
    for row in rows:
        check_row(people, row.stored, row=row.id, on=workspace.cutoff)
    print(f"own cells        {(process_time() - start) * 1000 / len(rows):8.2f} ms a row")
    start, began = process_time(), perf_counter()
    checked = bring_up_to_date(workspace)
    taken = (process_time() - start) * 1000 / checked.rows
    print(f"everything       {taken:8.2f} ms a row, {checked.rows} rows")
    print(f"                 {perf_counter() - began:8.1f} s by the clock")
    print(f"memory           {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    looking, keeping = [], []
    for place, row in enumerate(ids[:: len(ids) // _EDITS][:_EDITS]):
        write_cells(workspace, CATALOG.people, row, {"id_number": id_number(sequence=place + 1)})
        look = Look(CATALOG, ground_of(workspace), RULEBOOK, _KNOWN)
        start = perf_counter()
        with workspace.one_look():
            run, journal, altered = workspace.waiting_rows(size=1)
            checked_anew(workspace, look, run, journal, altered)
        looking.append((perf_counter() - start) * 1000)
        start = perf_counter()
        bring_up_to_date(workspace)
        keeping.append((perf_counter() - start) * 1000)
    print(f"an edit          {median(looking):8.1f} ms, with writing {median(keeping):.1f} ms")


_KNOWN = Known()

if __name__ == "__main__":
    sys.exit(main())
