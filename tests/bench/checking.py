"""What all checks over a county take, beside one plain pass over its cells; and an edit's check: run by hand.

The pass reads every row with the bare driver and looks at each cell once (`text.strip()`); ours reads the
same rows, checks every cell, person, household and roster, and writes down what it found and with whom each
row was checked. Twice: once with everything told and written anew, and the check before thrown away; and once
as on the day after, when who belongs together is told and found to be the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from roster_desktop.checks import RULEBOOK, Known
from roster_desktop.progress import Silence
from roster_desktop.rosters import CATALOG
from roster_desktop.store.driver import dbapi
from roster_desktop.store.roster_tables import tables_of
from roster_desktop.tasks.changed_check import checked_anew
from roster_desktop.tasks.findings import bring_up_to_date, ground_of
from roster_desktop.tasks.looking import Look
from roster_desktop.tasks.notebook import FileNotebook
from roster_desktop.tasks.typing import write_cells
from roster_desktop.tasks.whole_check import check_everything
from roster_desktop.workspace import Query, Run, Workspace
from tests.bench import files
from tests.bench.table import Measured
from tests.builders import id_number

RUNS, EDITS = 5, 40
_TARGET, _EDIT = 25.0, 0.005
_PASS = "one plain Python pass over all cells"


def measure() -> Iterator[Measured]:
    """The whole county, and one edit in it."""
    passes: list[float] = []

    def pass_over() -> None:
        passes.append(plain_pass(files.roster_file("county")))

    with files.copied("county") as path:
        anew = everything(path, RUNS, is_anew=True, beside=pass_over)
        again = everything(path, RUNS, beside=pass_over)
    yield Measured(
        "all checks over a county", median(anew), median(passes), _TARGET, _PASS, RUNS,
        note="seconds of the processor; everything told and written anew",
    )  # fmt: skip
    yield Measured(
        "the same on the day after", median(again), median(passes), _TARGET, _PASS, RUNS,
        note="seconds of the processor; who belongs together is as before",
    )  # fmt: skip
    with files.copied("county") as path:
        edits = edited(path)
    yield Measured("an edit checks again", median(edits), _EDIT, 1.0, "what is allowed", EDITS)


def everything(
    path: Path, runs: int, *, is_anew: bool = False, beside: Callable[[], None] | None = None
) -> list[float]:
    """Seconds of the processor that checking the whole file took, each time; `is_anew`: who belongs together
    is written down as if it had been otherwise before; `beside`: takes turns with it."""
    taken = []
    with Workspace.open(path, CATALOG) as workspace:
        bring_up_to_date(workspace)
        made_by = workspace.checked_by
        for _ in range(runs):
            look = Look(workspace.catalog, ground_of(workspace), RULEBOOK, Known())
            started = process_time()
            run = workspace.begin_run()
            notebook = FileNotebook(workspace, Run(run.number, run.number) if is_anew else run)
            check_everything(workspace, look, notebook, Silence())
            workspace.put_in_force(notebook.run, made_by, workspace.journal)
            taken.append(process_time() - started)
            if beside:
                beside()
    return taken


def plain_pass(path: Path) -> float:
    """Seconds of the processor that looking once at every cell takes."""
    started = process_time()
    filled = 0
    with closing(dbapi.connect(path)) as file:
        for table in tables_of(CATALOG).tables:
            names = ", ".join(f'"{column.key}"' for column in table.roster.columns)
            for line in file.execute(f"SELECT {names} FROM {table.name}"):
                for text in line:
                    if text.strip():
                        filled += 1
    assert filled
    return process_time() - started


def edited(path: Path, edits: int = EDITS) -> list[float]:
    """Seconds from an edit being saved to its findings being known."""
    known = Known()
    taken = []
    with Workspace.open(path, CATALOG) as workspace:
        bring_up_to_date(workspace)
        ids = workspace.row_ids(Query(CATALOG.people))
        for place, row in enumerate(ids[:: max(1, len(ids) // edits)][:edits]):
            write_cells(workspace, CATALOG.people, row, {"id_number": id_number(sequence=place + 1)})
            look = Look(CATALOG, ground_of(workspace), RULEBOOK, known)
            started = perf_counter()
            with workspace.one_look():
                run, journal, altered = workspace.waiting_rows(size=1)
                checked_anew(workspace, look, run, journal, altered)
            taken.append(perf_counter() - started)
            bring_up_to_date(workspace)
    return taken
